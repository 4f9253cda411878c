import { countryInSentence, countryName, isCountry } from './countries.ts';
import { placeLabel, resolvePlace } from './place.ts';
import { countryPart, isSubdivision, subdivisionName } from './subdivisions.ts';

/** What is shown of a place: its words, and the flag where it lies in one country. */
export type PlaceWords = { readonly words: string; readonly country?: string };

const GROUPS: Readonly<Record<string, string>> = {
  'group:EU': 'European Union',
  'group:EEA': 'European Economic Area',
  'group:US-AND-TERRITORIES': 'United States and territories',
  'group:GDPR-ADEQUATE': 'EEA and adequate countries',
};

/** A place, a group or `unknown` in words. */
export function placeWords(text: string): PlaceWords {
  const group = GROUPS[text];
  if (group !== undefined) return { words: group };
  if (text === 'unknown') return { words: 'a place not known' };
  const answer = resolvePlace(text);
  if (!answer.ok) return { words: text };
  const { place } = answer;
  const country = place.countries === 'anywhere' ? undefined : place.countries[0];
  const isOne = place.countries !== 'anywhere' && place.countries.length === 1;
  const words = placeLabel(place);
  return isOne && country !== undefined ? { words, country } : { words };
}

/** A country or subdivision code without prefix, such as `US-TX`, in words. */
export function jurisdictionWords(code: string): PlaceWords {
  if (isCountry(code)) return { words: countryName(code), country: code };
  if (!isSubdivision(code)) return { words: code };
  const country = countryPart(code);
  return { words: `${subdivisionName(code)}, ${countryName(country)}`, country };
}

/** The same as it stands within a sentence: `the United States`, `Texas, United States`. */
export const jurisdictionInSentence = (code: string): string =>
  isCountry(code) ? countryInSentence(code) : jurisdictionWords(code).words;

/** The lists that may be named in allowed and prohibited places. */
export const placeGroups: readonly { readonly value: string; readonly words: string }[] =
  Object.entries(GROUPS).map(([value, words]) => ({ value, words }));
