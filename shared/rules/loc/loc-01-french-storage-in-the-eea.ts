import { defineRule } from '#shared/evaluate/rule.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { FRENCH_CERTIFICATES_RENEWED, statuteOf } from '#shared/evaluate/statute.ts';

export const loc01 = defineRule({
  id: 'LOC-01',
  title: 'French hosted health data stored outside the EEA',
  regime: ['FR-HDS'],
  effective: { from: '2024-11-16', until: null },
  severity: {
    violation: `a host keeps it outside the EEA, from ${FRENCH_CERTIFICATES_RENEWED}`,
    question: `the same between 2024-11-16 and ${FRENCH_CERTIFICATES_RENEWED}, when it hung on the certificate`,
  },
  cites: [
    {
      text: 'Code de la santé publique, L.1111-8, R.1111-9-1; Décret 2026-209',
      url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006072665',
      tier: 3,
      verified: true,
    },
    {
      text: 'Référentiel HDS v2 (arrêté of 2024-04-26)',
      url: 'https://www.insideprivacy.com/health-privacy/france-publishes-updated-certification-standard-for-the-hosting-of-health-data/',
      tier: 3,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'vendor.role',
    'node.persistence',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
  ],
  check: (facts) => checkStatute(facts, statuteOf('LOC-01')),
  remedies: [
    'Move the store, its replicas and its backups to an EEA region of a certified host',
    'Host it yourself as controller (with counsel)',
  ],
  counsel:
    'Whether the vendor is a host in the sense of the Code, whether its activity is certified, and the exact day on which the decree took effect.',
  falsePositives:
    'A controller that hosts its own data is outside the law; so may be data collected outside France.',
});
