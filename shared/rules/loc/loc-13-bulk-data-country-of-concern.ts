import { checkBulkAccess } from '#shared/evaluate/bulk-recipient.ts';
import { defineRule } from '#shared/evaluate/rule.ts';

const PART_202 = 'https://www.ecfr.gov/current/title-28/chapter-I/part-202';

export const loc13 = defineRule({
  id: 'LOC-13',
  title: 'Bulk US health data accessible from a country of concern',
  regime: ['US-DOJ'],
  effective: { from: '2025-04-08', until: null },
  severity: {
    violation:
      'more US persons than the threshold, in whatever form, and a place, support or vendor of a country of concern',
    question:
      'the same at a vendor that meets the CISA security requirements, or of which it is not known, without genomic or omic data and brokerage',
  },
  cites: [
    {
      text: '28 CFR 202.205 and 202.206: thresholds; anonymised, de-identified and encrypted data count',
      url: PART_202,
      tier: 1,
      verified: true,
    },
    {
      text: "28 CFR 202.303: bulk human 'omic data prohibited",
      url: PART_202,
      tier: 1,
      verified: true,
    },
    {
      text: '28 CFR 202.401 and 202.601: CISA security requirements; countries of concern',
      url: PART_202,
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'cohort.usPersons',
    'cohort.people',
    'cohort.dataClasses',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'vendor.support',
    'vendor.country',
    'vendor.concernOwnership',
    'vendor.cisaControls',
    'hop.purpose',
  ],
  check: checkBulkAccess,
  remedies: [
    'Move the system, and give support, outside countries of concern',
    'Take a vendor without ties to a country of concern',
    'Have the vendor meet the CISA security requirements, with evidence',
  ],
  counsel:
    'Who is a covered person, which exemptions apply, whether access is knowing, and whether the evidence for the CISA requirements is enough.',
  falsePositives:
    'Exemptions exist, for example for regulated clinical research. Whether Venezuela is still listed was not verified.',
});
