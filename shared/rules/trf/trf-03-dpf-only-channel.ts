import { defineRule } from '#shared/evaluate/rule.ts';
import { judgeTransfers } from '#shared/evaluate/transfer-findings.ts';

export const trf03 = defineRule({
  id: 'TRF-03',
  title: 'DPF is the only channel, with no SCC or BCR to fall back on',
  regime: ['EU-DPF'],
  effective: { from: '2023-07-10', until: null },
  severity: {
    risk: 'PHI goes out under the DPF, and neither SCC nor BCR holds as the next channel',
  },
  cites: [
    {
      text: 'Latombe v Commission, T-553/23, dismissed 2025-09-03; appeal C-703/25 P (OJ C/2025/6610)',
      url: 'https://eur-lex.europa.eu/eli/C/2025/6610/oj/eng',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.country',
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.place',
    'node.support',
    'hop.transfer.mechanism',
    'hop.transfer.fallback',
    'vendor.dpf',
    'vendor.agreements',
    'vendor.assessments',
  ],
  check: (facts) =>
    judgeTransfers(facts, 'gdpr', ({ walk }) => {
      if (walk.channel?.name !== 'dpf') return undefined;
      if (walk.missing) return { ifNo: 'risk', missing: walk.missing };
      return walk.fallback === 'fails'
        ? { severity: 'risk', wrong: 'on the Data Privacy Framework alone' }
        : undefined;
    }),
  remedies: [
    'Sign standard contractual clauses that wait in reserve, and make a transfer impact assessment',
    'Plan an EEA region to fall back on',
  ],
  counsel: 'Whether to rely on the framework at all while the appeal is pending.',
  falsePositives: 'Another channel may be in place that is not drawn.',
});
