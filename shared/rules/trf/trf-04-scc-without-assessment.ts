import { defineRule } from '#shared/evaluate/rule.ts';
import { isRelianceOnDpf, judgeTransfers } from '#shared/evaluate/transfer-findings.ts';

export const trf04 = defineRule({
  id: 'TRF-04',
  title: 'SCC or BCR without a current transfer impact assessment',
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: {
    violation: 'the instrument is in force, no assessment exists, and no other channel holds',
    risk: 'the instrument is the channel and its assessment is older than 12 months',
  },
  cites: [
    {
      text: 'Commission Implementing Decision (EU) 2021/914, clause 14; Schrems II, C-311/18',
      url: 'https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj',
      tier: 1,
      verified: false,
    },
    { text: 'baseline (policy): assessments are renewed every 12 months', tier: 1, verified: true },
  ],
  reads: [
    'organisation.country',
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.place',
    'node.support',
    'hop.transfer',
    'vendor.agreements',
    'vendor.agreements.tia',
    'vendor.assessments',
  ],
  check: (facts) =>
    judgeTransfers(facts, 'gdpr', (transfer) => {
      const { outcome, steps, missing, channel } = transfer.walk;
      if (outcome === 'undecided' && missing) {
        const isNear = steps.some((step) => step.isWithoutAssessment ?? step.lacksAssessment);
        return isNear ? { ifNo: 'violation', missing } : undefined;
      }
      if (outcome === 'without-assessment' && !isRelianceOnDpf(transfer))
        return {
          severity: 'violation',
          wrong: 'on a signed instrument without a transfer impact assessment',
        };
      return channel?.isAssessmentOld
        ? {
            severity: 'risk',
            wrong: 'on a transfer impact assessment that is older than 12 months',
          }
        : undefined;
    }),
  remedies: [
    'Make a transfer impact assessment and record its day',
    'Add measures of your own, such as keys that only you hold',
    'Move the system to an EEA region',
  ],
  counsel: 'What the assessment must look at, and whether its measures suffice.',
  falsePositives: 'An assessment may exist that is not recorded here.',
});
