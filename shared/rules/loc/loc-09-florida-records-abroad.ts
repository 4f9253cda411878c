import { defineRule } from '#shared/evaluate/rule.ts';
import { accessFromOutside } from '#shared/evaluate/statute-access.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { statuteOf } from '#shared/evaluate/statute.ts';

export const loc09 = defineRule({
  id: 'LOC-09',
  title: "Florida provider's patient data stored outside the US, its territories and Canada",
  regime: ['US-FL'],
  effective: { from: '2023-07-01', until: null },
  severity: {
    violation: 'a store, a replica or a backup lies outside',
    question: 'it is stored inside and can only be opened from outside',
  },
  cites: [
    {
      text: 'Fla. Stat. 408.051(3)',
      url: 'http://leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=0400-0499/0408/Sections/0408.051.html',
      tier: 1,
      verified: true,
    },
    {
      text: 'Analysis of SB 264 (2023): storage offshore',
      url: 'https://natlawreview.com/article/florida-imposes-ban-offshoring-storage-medical-information',
      tier: 3,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.providerLicences',
    'cohort.certifiedEhr',
    'node.persistence',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'vendor.support',
  ],
  *check(facts) {
    yield* checkStatute(facts, statuteOf('LOC-09'));
    yield* accessFromOutside(facts, statuteOf('LOC-09'));
  },
  remedies: [
    'Keep the store, its replicas and its backups in the US, its territories or Canada',
    'Switch off replication across regions',
    'Give support from inside only',
  ],
  counsel:
    'Whether offshore access to records stored inside is caught, and what "continental United States" means for Alaska and Hawaii.',
  falsePositives:
    'The law binds the licensed provider who uses certified EHR technology; a vendor without such a customer is outside it.',
});
