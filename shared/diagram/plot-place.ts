import { countryInSentence } from '#shared/geography/countries.ts';
import { placeLabel, resolvePlace } from '#shared/geography/place.ts';

/** A part of a country's band: a cloud region, a state or province, or the country at large. */
export type PlotPlace = {
  /** The place that a node has there: `aws:eu-west-3`, `iso:US-TX`, `iso:FR`. */
  readonly place: string;
  readonly title: string;
};

/** The part of its country in which a place lies; undefined where it is not within one country. */
export function plotOfPlace(place: string | undefined): PlotPlace | undefined {
  const answer = place === undefined || place === 'unknown' ? undefined : resolvePlace(place);
  if (answer?.ok !== true) return undefined;
  const { kind, provider, code, subdivision, countries } = answer.place;
  const [country] = countries === 'anywhere' ? [] : countries;
  if (country === undefined || countries.length !== 1) return undefined;
  if (kind === 'region' && provider !== undefined && code !== undefined)
    return { place: `${provider}:${code}`, title: placeLabel(answer.place) };
  if (subdivision !== undefined)
    return { place: `iso:${subdivision}`, title: placeLabel(answer.place).split(',')[0] ?? '' };
  return plotOfCountry(country);
}

/** The part of a band for what names its country only. */
export const plotOfCountry = (country: string): PlotPlace => ({
  place: `iso:${country}`,
  title: `Elsewhere in ${countryInSentence(country)}`,
});
