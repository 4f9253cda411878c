import { defineRule } from '#shared/evaluate/rule.ts';
import { isRelianceOnDpf, judgeTransfers } from '#shared/evaluate/transfer-findings.ts';

export const trf02 = defineRule({
  id: 'TRF-02',
  title: 'Relying on the DPF for a recipient that is not actively certified',
  regime: ['EU-DPF'],
  effective: { from: '2023-07-10', until: null },
  severity: {
    violation:
      'a hop relies on the DPF, the recipient is not actively certified for patient data, and no fallback holds',
  },
  cites: [
    {
      text: 'Commission Implementing Decision (EU) 2023/1795',
      url: 'https://eur-lex.europa.eu/eli/dec_impl/2023/1795/oj',
      tier: 1,
      verified: false,
    },
    { text: 'baseline (policy): the list is looked up every 90 days', tier: 1, verified: true },
  ],
  reads: [
    'organisation.country',
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.place',
    'hop.transfer.mechanism',
    'hop.transfer.fallback',
    'vendor.dpf.status',
    'vendor.dpf.checked',
    'vendor.dpf.covers',
  ],
  check: (facts) =>
    judgeTransfers(facts, 'gdpr', (transfer) => {
      const { walk, flow } = transfer;
      if (flow?.hop.transfer?.mechanism !== 'dpf') return undefined;
      if (walk.outcome === 'undecided' && walk.missing)
        return { ifNo: 'violation', missing: walk.missing };
      if (walk.outcome === 'channel' || !isRelianceOnDpf(transfer)) return undefined;
      return {
        severity: 'violation',
        wrong: 'on the Data Privacy Framework, under which it is not certified for patient data',
        also: [walk.outcome === 'none' ? 'TRF-01' : 'TRF-04'],
      };
    }),
  remedies: [
    'Look the recipient up on the list of participants and record what it says',
    'Sign standard contractual clauses and make a transfer impact assessment',
    'Move the system to an EEA region',
  ],
  counsel:
    'Whether the recipient still applies the Principles to what it received while certified.',
  falsePositives: 'A certification of a parent company may cover the recipient.',
});
