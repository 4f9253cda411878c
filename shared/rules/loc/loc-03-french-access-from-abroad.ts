import { countryInSentence } from '#shared/geography/countries.ts';
import { accessCause } from '#shared/evaluate/causes.ts';
import { accessFromAbroad, needsOfAccess } from '#shared/evaluate/french-access.ts';
import { hostedInFrance } from '#shared/evaluate/french-hosting.ts';
import { dropSupport } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { hostedByProcessor } from '#shared/evaluate/statute.ts';
import {
  missingSupport,
  missingSupportCountry,
  missingSupporter,
  supportFacts,
} from '#shared/evaluate/support-access.ts';

/** Six months after the decree was published. Sources differ on the day between the two. */
const CERTAIN_FROM = '2026-09-27';

export const loc03 = defineRule({
  id: 'LOC-03',
  title: 'Non-EEA access to French hosted data without channel, contract clause and map',
  regime: ['FR-HDS'],
  effective: { from: '2026-03-27', until: null },
  severity: {
    violation: `one of the three is known to be missing, from ${CERTAIN_FROM}`,
    question: `the same between 2026-03-27 and ${CERTAIN_FROM}: sources differ on the first day`,
  },
  cites: [
    {
      text: 'Code de la santé publique, R.1111-11; Décret 2026-209',
      url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006072665',
      tier: 3,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'node.persistence',
    'node.support',
    'vendor.support',
    'vendor.role',
    'vendor.dpf',
    'vendor.agreements',
    'vendor.hdsMap',
  ],
  *check(facts) {
    const ifNo = facts.asOf < CERTAIN_FROM ? 'question' : 'violation';
    for (const { cohort, node } of hostedInFrance(facts)) {
      const host = node.runBy;
      const { abroad, nowhere } = accessFromAbroad(facts, cohort, node);
      if (node.support && abroad.length === 0 && nowhere.length === 0) continue;
      const hosted = hostedByProcessor(facts, node);
      if (hosted.missing) yield lacks({ ...hosted.missing, ifNo });
      if (hosted.value !== true || typeof host !== 'object') continue;
      if (!node.support) yield lacks({ ...missingSupport(node), ifNo });
      for (const support of nowhere) yield lacks({ ...missingSupportCountry(node, support), ifNo });
      for (const { transfer, support } of abroad) {
        if (!support.by) {
          yield lacks({ ...missingSupporter(node, support), ifNo });
          continue;
        }
        const needs = needsOfAccess(host, transfer, facts.asOf);
        const broken = needs.filter(({ isMet }) => isMet === false);
        const missing = needs.find((need) => need.missing)?.missing;
        if (broken.length === 0 && missing) yield lacks({ ...missing, ifNo });
        if (broken.length === 0) continue;
        yield found({
          severity: ifNo,
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: 'gdpr',
          pathTo: support.hop,
          message: `PHI at ${node.node.name} can be opened from ${countryInSentence(support.entry.country ?? '')} without ${broken.map(({ words }) => words).join(' and ')}`,
          because: [
            ...supportFacts(support),
            ...hosted.because,
            ...broken.flatMap((need) => need.because),
          ],
          remedies: dropSupport(
            node,
            'the EEA',
            (item) => !abroad.some((outside) => outside.support === item),
          ),
          cause: accessCause(support.hop.id),
        });
      }
    }
  },
  remedies: [
    'Have support given from inside the EEA only',
    'Put access from third countries and its safeguards into the hosting contract',
    'Ask the host to publish its map of third-country access, and link it',
    'Sign standard contractual clauses with whoever looks, and make a transfer impact assessment',
  ],
  counsel:
    'The exact day on which the decree took effect, the form of the map, and whether the clause in the contract is enough.',
  falsePositives:
    'Access by your own people is not that of the host; where data can only be seen encrypted, counsel may judge otherwise.',
});
