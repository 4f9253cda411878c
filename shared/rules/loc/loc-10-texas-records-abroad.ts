import { defineRule } from '#shared/evaluate/rule.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { statuteOf } from '#shared/evaluate/statute.ts';

export const loc10 = defineRule({
  id: 'LOC-10',
  title: 'Texas electronic health records stored outside the US and its territories',
  regime: ['US-TX'],
  effective: { from: '2026-01-01', until: null },
  severity: {
    violation: 'clinical or diagnostic classes are stored outside',
    question:
      'only classes are stored outside of which it is disputed whether they are health records, such as recordings and transcripts',
  },
  cites: [
    {
      text: 'Tex. Health & Safety Code 183.002(a), SB 1188 (2025)',
      url: 'https://capitol.texas.gov/tlodocs/89R/billtext/html/SB01188F.htm',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.providerLicences',
    'cohort.dataClasses',
    'node.persistence',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
  ],
  check: (facts) => checkStatute(facts, statuteOf('LOC-10')),
  remedies: [
    'Keep the store, its replicas and its backups in the US or a US territory',
    'Switch off replication across regions',
  ],
  counsel:
    'How far "electronic health record" reaches (recordings, transcripts), whether offshore access is caught, and providers from elsewhere who treat Texans.',
  falsePositives:
    'Some facilities, nursing facilities among them, are outside the definition of a covered entity. The date of 2026-01-01 is from law-firm summaries.',
});
