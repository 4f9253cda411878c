import { handedTo, lawApplies } from '#shared/evaluate/contract.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';
import { judgeSubprocessor, missingOfList } from '#shared/evaluate/subprocessor.ts';

export const trf15 = defineRule({
  id: 'TRF-15',
  title: "A vendor's onward subprocessor breaks the channel",
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: {
    violation:
      'a subprocessor outside the EEA and adequate countries has no transfer mechanism that stands',
  },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Arts 28(4) and 44',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
    {
      text: 'baseline (policy): lists of subprocessors are read every 12 months',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.country',
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.support',
    'vendor.role',
    'vendor.subprocessors',
    'vendor.subprocessors.country',
    'vendor.subprocessors.mechanism',
    'vendor.subprocessorsListed',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      const applies = lawApplies(facts, cohort, 'gdpr');
      if (applies.value === false) continue;
      for (const { vendor, subject, uses } of handedTo(facts, cohort, 'gdpr')) {
        const { subprocessors = [] } = vendor;
        const judged = subprocessors.map((item) => judgeSubprocessor(facts, vendor, item));
        const ofList = missingOfList(vendor, facts.asOf);
        const asks = [
          ...judged.flatMap(({ missing }) => missing ?? []),
          ...(ofList ? [ofList] : []),
        ];
        const broken = judged.filter(({ wrong }) => wrong !== undefined);
        if (applies.missing) {
          if (asks.length + broken.length > 0)
            yield lacks({ ...applies.missing, ifNo: 'violation' });
          continue;
        }
        for (const missing of asks) yield lacks({ ...missing, ifNo: 'violation' });
        for (const { item, wrong = '', because, hop } of broken)
          for (const { node } of uses)
            yield found({
              severity: 'violation',
              subject,
              elements: [node.subject, hop],
              pathTo: hop,
              cohort: cohort.cohort.id,
              scope: 'gdpr',
              message: `${vendor.name} passes PHI on to ${item.name} ${wrong}`,
              because: [...applies.because, ...because],
              remedies: [
                setField(
                  `Exclude ${item.name}`,
                  subject,
                  'subprocessors',
                  subprocessors.filter((other) => other !== item),
                ),
              ],
            });
      }
    }
  },
  remedies: [
    'Have the subprocessor excluded',
    'Have the vendor sign standard contractual clauses with it, and see the proof',
    'Take a vendor without subprocessors abroad',
  ],
  counsel: 'Whether the vendor passed its obligations on, and who may object to a subprocessor.',
  falsePositives: 'A subprocessor may see no PHI of yours.',
});
