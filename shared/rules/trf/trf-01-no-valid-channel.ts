import { defineRule } from '#shared/evaluate/rule.ts';
import {
  askForReaders,
  isRelianceOnDpf,
  judgeTransfers,
} from '#shared/evaluate/transfer-findings.ts';

export const trf01 = defineRule({
  id: 'TRF-01',
  title: 'PHI leaves the EEA with no valid channel',
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: { violation: 'every step of the transfer walk is known to fail' },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Arts 44, 45, 46 and 49',
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
    'node.service',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'hop.transfer',
    'vendor.dpf',
    'vendor.agreements',
    'vendor.assessments',
  ],
  *check(facts) {
    yield* askForReaders(facts, 'gdpr');
    yield* judgeTransfers(facts, 'gdpr', (transfer) => {
      const { walk, flow } = transfer;
      const isDerogation = flow?.hop.transfer?.mechanism === 'art-49';
      if (walk.missing && walk.outcome === 'undecided' && !isDerogation)
        return { ifNo: 'violation', missing: walk.missing };
      return walk.outcome === 'none' && !isRelianceOnDpf(transfer)
        ? { severity: 'violation', wrong: 'without a valid transfer channel' }
        : undefined;
    });
  },
  remedies: [
    'Move the system to an EEA region',
    'Sign standard contractual clauses and make a transfer impact assessment',
    'Take a vendor in an adequate country, or one certified under the DPF',
    'De-identify before it leaves',
  ],
  counsel:
    'Who is controller and who processor, whether Art 3(2) applies, and whether mere transit is a transfer.',
  falsePositives:
    'A recipient that is itself subject to the GDPR may need another instrument. A hop that names a mechanism is judged by that one alone, even where an adequacy decision would do.',
});
