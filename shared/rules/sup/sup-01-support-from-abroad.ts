import { standingOf } from '#shared/evaluate/access-standing.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import { mayBeOpened, placedHoldings } from '#shared/evaluate/copies.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { entityName } from '#shared/evaluate/node-facts.ts';
import type { NodeFacts, SupportUse } from '#shared/evaluate/node-facts.ts';
import { homeName, isAtHome } from '#shared/evaluate/placement.ts';
import { dropSupport } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import {
  missingSupport,
  missingSupportCountry,
  missingSupporter,
  supportFacts,
} from '#shared/evaluate/support-access.ts';
import { placeInSentence } from '#shared/geography/place.ts';

export const sup01 = defineRule({
  id: 'SUP-01',
  title: 'PHI can be opened from abroad',
  regime: ['EU-GDPR', 'UK-GDPR', 'US-HIPAA', 'project'],
  effective: { from: null, until: null },
  severity: {
    violation: 'under the GDPR or UK law, and no transfer channel covers the access',
    risk: 'a vendor opens it from outside the home of the patients, with a channel or where none is asked for',
    question: 'people of the own organisation open it from there',
  },
  cites: [
    {
      text: 'EDPB Guidelines 05/2021: remote access from a third country can be a transfer',
      url: 'https://armingaud-avocat.fr/en/guidelines-05-2021-on-the-interplay-between-the-application-of-article-3-and-the-provisions-on-international-transfers-as-per-chapter-v-of-the-gdpr/',
      tier: 3,
      verified: true,
    },
    { text: 'baseline (policy): support from where the patients are', tier: 1, verified: true },
  ],
  reads: [
    'cohort.care',
    'cohort.controller',
    'node.support',
    'vendor.support',
    'vendor.agreements',
    'vendor.dpf',
  ],
  *check(facts) {
    for (const { cohort, holding } of placedHoldings(facts).filter(mayBeOpened)) {
      const { node } = holding;
      const worst = cohort.gdpr === true || cohort.uk === true ? 'violation' : 'risk';
      if (!node.support) yield lacks({ ...missingSupport(node), ifNo: worst });
      for (const support of node.support ?? []) {
        const { place, by } = support;
        if (place && isAtHome(facts, cohort, place) !== false) continue;
        if (!place) yield lacks({ ...missingSupportCountry(node, support), ifNo: worst });
        else if (!by) yield lacks({ ...missingSupporter(node, support), ifNo: worst });
        else yield* judge(facts, cohort, node, support);
      }
    }
  },
  remedies: [
    'Have support given from where the patients are',
    'Sign the transfer instrument that the access needs',
  ],
  counsel: 'Whether access on a shared screen, without a copy, is a transfer.',
  falsePositives: 'Support that can only reach systems in which the PHI is encrypted for others.',
});

function* judge(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  support: SupportUse,
): Generator<Outcome> {
  const { failed, isUndecided, missing } = standingOf(facts, cohort, node, support);
  for (const fact of missing) yield lacks({ ...fact, ifNo: 'violation' });
  if (isUndecided) return;
  const { by, place } = support;
  const isOwn = by === 'self';
  const who = isOwn ? 'People of the own organisation' : entityName(by);
  const tail = failed ? 'without a valid transfer channel' : `outside ${homeName(cohort)}`;
  yield found({
    severity: failed ? 'violation' : isOwn ? 'question' : 'risk',
    subject: node.subject,
    pathTo: support.hop,
    cohort: cohort.cohort.id,
    scope: cohort.generalScope,
    message: `${who} can open PHI at ${node.node.name} from ${place && placeInSentence(place)}, ${tail}`,
    because: [
      ...supportFacts(support),
      { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
      ...(failed?.steps.flatMap((step) => step.because) ?? []),
    ],
    remedies: dropSupport(
      node,
      homeName(cohort),
      (other) => !other.place || isAtHome(facts, cohort, other.place) !== false,
    ),
  });
}
