import { countryInSentence } from '#shared/geography/countries.ts';
import { within } from '#shared/geography/place-list.ts';
import type { Place } from '#shared/geography/place.ts';
import type { MapFacts } from './map-facts.ts';
import { persistenceFact } from './node-facts.ts';
import { dropSupport } from './relocation.ts';
import { found, lacks } from './rule.ts';
import type { Outcome } from './rule.ts';
import type { Statute } from './statute.ts';
import { missingSupport, missingSupportCountry, supportFacts } from './support-access.ts';

/**
 * Support access from outside a statute's list to what is stored inside: where the law speaks of
 * storage, whether that is caught is for counsel.
 */
export function* accessFromOutside(facts: MapFacts, law: Statute): Generator<Outcome> {
  const isInside = (place: Place): boolean => within(place, law.list, facts.asOf) !== 'no';
  for (const cohort of facts.evaluated) {
    const applies = law.appliesTo(facts, cohort);
    if (applies.value === false) continue;
    for (const { node } of facts.holdings(cohort, law.scope)) {
      if (node.isExempt || !node.stores) continue;
      if (node.places.some(({ place }) => place && !isInside(place))) continue;
      const outside = node.support?.filter(({ place }) => !place || !isInside(place));
      if (outside?.length === 0) continue;
      if (applies.missing) {
        yield lacks({ ...applies.missing, ifNo: 'question' });
        continue;
      }
      if (!outside) yield lacks({ ...missingSupport(node), ifNo: 'question' });
      for (const support of outside ?? []) {
        if (!support.place) {
          yield lacks({ ...missingSupportCountry(node, support), ifNo: 'question' });
          continue;
        }
        yield found({
          severity: 'question',
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: law.scope,
          pathTo: support.hop,
          message: `PHI at ${node.node.name} is kept inside and can be opened from ${countryInSentence(support.entry.country ?? '')}, outside ${law.listName}`,
          because: [persistenceFact(node), ...supportFacts(support), ...applies.because],
          remedies: dropSupport(node, law.listName, ({ place }) => !place || isInside(place)),
        });
      }
    }
  }
}
