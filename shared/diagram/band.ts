import { countryName } from '#shared/geography/countries.ts';
import { placeLabel, resolvePlace } from '#shared/geography/place.ts';

/** A strip of land of the drawing: a country, a region wider than one, or what has no known place. */
export type Band = {
  /** `FR`, `azure:europe`, or `''` where the place is not known. */
  readonly key: string;
  readonly title: string;
  /** ISO 3166-1 code, for flag and law; absent for a wide region and for what is not placed. */
  readonly country?: string;
};

export const notPlaced: Band = { key: '', title: 'Not placed' };

/** The band of a country. */
export const bandOfCountry = (country: string): Band => ({
  key: country,
  title: countryName(country),
  country,
});

/** The band of a place such as `aws:eu-west-3`; what is not known or cannot be read is not placed. */
export function bandOfPlace(place: string | undefined): Band {
  const answer = place === undefined || place === 'unknown' ? undefined : resolvePlace(place);
  if (answer?.ok !== true) return notPlaced;
  const { countries } = answer.place;
  const [country] = countries === 'anywhere' ? [] : countries;
  if (country !== undefined && countries.length === 1) return bandOfCountry(country);
  return { key: answer.place.raw.toLowerCase(), title: placeLabel(answer.place) };
}
