import { departureFound, departures, missingPlace } from '#shared/evaluate/quebec.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

export const trf11 = defineRule({
  id: 'TRF-11',
  title: 'Data leaves Quebec without a privacy impact assessment',
  regime: ['CA-QC'],
  effective: { from: '2023-09-22', until: null },
  severity: {
    violation:
      'PHI of patients treated in Quebec is outside the province, Ontario included, and no assessment exists',
  },
  cites: [
    {
      text: 'Act respecting the protection of personal information in the private sector, P-39.1, s. 17',
      url: 'https://legisquebec.gouv.qc.ca/en/version/cs/P-39.1?code=se%3A17&history=20240930',
      tier: 1,
      verified: true,
    },
    {
      text: 'Act respecting access to documents held by public bodies, A-2.1, s. 70.1',
      url: 'https://legisquebec.gouv.qc.ca/en/version/cs/A-2.1?code=se%3A70_1&history=20241115',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'hop.transfer.pia',
    'vendor.assessments',
  ],
  *check(facts) {
    for (const departure of departures(facts)) {
      const { assessment } = departure;
      if (assessment.exists === true) continue;
      // What would show that there is one is missing exactly where that is not known.
      const missing = missingPlace(departure) ?? assessment.missing;
      if (missing) yield lacks({ ...missing, ifNo: 'violation', unlocks: ['TRF-12'] });
      else yield departureFound(departure, facts.asOf, 'without a privacy impact assessment');
    }
  },
  remedies: [
    'Make a privacy impact assessment before PHI leaves Quebec',
    'Move the system to a region in Quebec, such as Montreal',
  ],
  counsel:
    'Which of the two acts applies, and whether the act on health and social services information (R-22.1) asks for more.',
  falsePositives: 'An assessment may exist that is not recorded here.',
});
