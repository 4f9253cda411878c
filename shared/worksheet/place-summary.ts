import { countryInSentence, countryName } from '#shared/geography/countries.ts';
import { placeLabel } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { compareText } from '#shared/map/compare-text.ts';

/** `a`, `a and b`, `a, b and c`. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** The city or country of a place, without the provider's code: `Paris`. */
const cityOf = (place: Place): string => {
  const label = placeLabel(place).replace(/ \([^()]*\)$/u, '');
  return place.kind === 'subdivision' ? (label.split(', ')[0] ?? label) : label;
};

/** Places in as few words as can be: cities, or countries where no city is known. */
export function shortPlaces(places: readonly (Place | undefined)[]): string {
  const known = new Set(places.flatMap((place) => (place ? [cityOf(place)] : [])));
  const isOpen = places.includes(undefined);
  return [...[...known].toSorted(), ...(isOpen ? ['not known'] : [])].join(', ');
}

/**
 * Places by country within a sentence: `France (Paris), the United States (Oregon, Virginia) and
 * places not known`.
 * @param places undefined where one is not known
 */
export function placesWords(places: readonly (Place | undefined)[]): string {
  const byCountry = new Map<string, Set<string>>();
  const others = new Set<string>();
  let unknown = 0;
  for (const place of places) {
    if (!place) unknown += 1;
    else if (place.countries === 'anywhere' || place.countries.length !== 1)
      others.add(cityOf(place));
    else {
      const [country = ''] = place.countries;
      const cities = byCountry.get(country) ?? new Set();
      byCountry.set(country, cities);
      const city = cityOf(place);
      if (place.kind !== 'country' && city !== countryName(country)) cities.add(city);
    }
  }
  const known = [...byCountry]
    .map(([country, cities]) => ({ country, cities: [...cities].toSorted() }))
    .toSorted((a, b) => compareText(countryName(a.country), countryName(b.country)))
    .map(({ country, cities }) => {
      const name = countryInSentence(country);
      return cities.length === 0 ? name : `${name} (${cities.join(', ')})`;
    });
  const missing = unknown === 0 ? [] : [unknown === 1 ? 'a place not known' : 'places not known'];
  return listWords([...known, ...[...others].toSorted(), ...missing]);
}
