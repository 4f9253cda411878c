import { defineRule } from '#shared/evaluate/rule.ts';
import { judgeTransfers } from '#shared/evaluate/transfer-findings.ts';

export const trf05 = defineRule({
  id: 'TRF-05',
  title: 'Routine flow on an Art 49 derogation',
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: {
    violation: 'a continuous or batch hop relies on a derogation',
    question: 'a one-off or occasional hop relies on a derogation',
  },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Art 49 and recital 111',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'organisation.country',
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.place',
    'hop.frequency',
    'hop.transfer.mechanism',
    'hop.transfer.fallback',
  ],
  check: (facts) =>
    judgeTransfers(facts, 'gdpr', ({ walk, flow }) => {
      if (!flow || flow.hop.transfer?.mechanism !== 'art-49') return undefined;
      // Without a channel, only a fallback that is not decided can be missing.
      if (walk.missing) return { ifNo: 'violation', missing: walk.missing };
      if (walk.outcome !== 'art-49') return undefined;
      const { frequency } = flow.hop;
      if (frequency === 'continuous' || frequency === 'batch')
        return { severity: 'violation', wrong: 'on an Art 49 derogation, as a routine flow' };
      if (frequency === 'one-off' || frequency === 'occasional')
        return { severity: 'question', wrong: 'on an Art 49 derogation' };
      const question = `How often does PHI go to ${flow.target.node.name}?`;
      return {
        ifNo: 'violation',
        missing: { subject: flow.subject, field: 'frequency', question },
      };
    }),
  remedies: [
    'Sign standard contractual clauses and make a transfer impact assessment',
    'Keep the system in an EEA region',
  ],
  counsel: 'Whether the derogation is met, and whether the transfer is occasional.',
  falsePositives: 'An adequacy decision may cover the recipient, so that no derogation is needed.',
});
