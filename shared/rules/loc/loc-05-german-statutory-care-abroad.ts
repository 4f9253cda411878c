import { defineRule } from '#shared/evaluate/rule.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { statuteOf } from '#shared/evaluate/statute.ts';

export const loc05 = defineRule({
  id: 'LOC-05',
  title: 'German statutory-care data processed outside the allowed states',
  regime: ['DE-393'],
  effective: { from: '2024-07-01', until: null },
  severity: {
    violation: 'a vendor processes it outside the EEA, Switzerland and adequate countries',
    question: 'the same in the US at a vendor on the active Data Privacy Framework list',
  },
  cites: [
    {
      text: 'SGB V, § 393(2)',
      url: 'https://www.gesetze-im-internet.de/sgb_5/__393.html',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.statutoryCare',
    'node.vendor',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'vendor.dpf.status',
    'vendor.dpf.covers',
  ],
  check: (facts) => checkStatute(facts, statuteOf('LOC-05')),
  remedies: [
    'Move it to a region in Germany or elsewhere in the EEA',
    'Take a vendor that processes in the EEA, in Switzerland or in an adequate country',
  ],
  counsel:
    'Whether the service is cloud computing in the sense of the law, and whether certification under the Data Privacy Framework counts as an adequacy decision for it.',
  falsePositives:
    'Care that is paid privately may be outside the law, and so may a service that is no cloud computing.',
});
