import { defineRule } from '#shared/evaluate/rule.ts';
import { askForReaders, judgeTransfers } from '#shared/evaluate/transfer-findings.ts';

export const trf09 = defineRule({
  id: 'TRF-09',
  title: 'UK data leaves the UK without approval regulations, IDTA or Addendum',
  regime: ['UK-GDPR'],
  effective: { from: '2020-12-31', until: null },
  severity: {
    violation:
      'the recipient is not in a country on the UK list, not in the UK Extension, and no UK instrument with a risk assessment is in force',
  },
  cites: [
    {
      text: 'UK GDPR, Arts 44A to 46; Data (Use and Access) Act 2025',
      url: 'https://www.burges-salmon.com/articles/102mh1d/the-data-use-and-access-act-2025-key-implications-for-businesses-as-the-new-in',
      tier: 3,
      verified: true,
    },
    {
      text: 'UK adequacy regulations, with the UK Extension to the DPF (SI 2023/1028)',
      url: 'https://handleygill.co.uk/uk-adequacy-regulations',
      tier: 3,
      verified: true,
    },
    { text: 'baseline (policy): the list is looked up every 90 days', tier: 1, verified: true },
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
    yield* askForReaders(facts, 'uk');
    yield* judgeTransfers(facts, 'uk', ({ walk: { outcome, missing } }) => {
      if (outcome === 'channel') return undefined;
      if (outcome === 'undecided') return missing && { ifNo: 'violation', missing };
      const wrong =
        outcome === 'without-assessment'
          ? 'on a UK instrument without a transfer risk assessment'
          : 'without approval regulations or a UK transfer instrument';
      return { severity: 'violation', wrong };
    });
  },
  remedies: [
    'Move the system to a UK or EEA region',
    'Sign the IDTA or the UK Addendum and make a transfer risk assessment',
    'Take a vendor that has joined the UK Extension',
  ],
  counsel: 'The transfer risk assessment, and terms of NHS contracts that go further.',
  falsePositives: 'A derogation for a single transfer (Art 49) is not looked at.',
});
