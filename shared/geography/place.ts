import { countryInSentence, countryName, isCountry } from './countries.ts';
import { explainPlace } from './place-problem.ts';
import { findRegion, findWideRegion } from './regions.ts';
import { countryPart, isSubdivision, ownCountryCode, subdivisionName } from './subdivisions.ts';

/** A place that a map names, resolved. Codes are lower case for clouds, capitals for ISO. */
export type Place = {
  /** The text it was read from, unchanged. */
  raw: string;
  kind: 'region' | 'wide' | 'country' | 'subdivision';
  /** ISO 3166-1 codes. More than one, or `anywhere`, only for a wide region. */
  countries: readonly string[] | 'anywhere';
  /** ISO 3166-2 code, where known. */
  subdivision?: string;
  provider?: string;
  code?: string;
  /** A separate EU-operated partition or an EU site of an EU provider: a label, never proof of compliance. */
  sovereign: boolean;
  /** The place string of the region that the provider replicates to by default. */
  pairedRegion?: string;
  /** False where the catalogue row was not read in a published source. */
  verified: boolean;
};

export type PlaceResult = { ok: true; place: Place } | { ok: false; problem: string };

/** Enough for every place in use; more is a program that feeds random text, and must not fill the memory. */
const cacheLimit = 4096;
const cache = new Map<string, PlaceResult>();

/**
 * Resolves a place string: `aws:eu-west-3`, `gcp:eu`, `iso:FR`, `iso:US-TX`, in any case.
 * `unknown` is not a place. A problem is one line that names the nearest codes.
 * Cached, so that a place costs one look-up however often a map names it.
 */
export function resolvePlace(text: string): PlaceResult {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const place = read(text);
  const result: PlaceResult =
    place === undefined ? { ok: false, problem: explainPlace(text) } : { ok: true, place };
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(text, result);
  return result;
}

function read(text: string): Place | undefined {
  const lower = text.toLowerCase();
  return lower.startsWith('iso:') ? readIso(text) : readRegion(text, lower);
}

function readRegion(raw: string, lower: string): Place | undefined {
  const region = findRegion(lower);
  if (region !== undefined) {
    const { provider, code, country, subdivision, sovereign, verified } = region;
    const pair = region.pairedRegion === undefined ? '' : `${provider}:${region.pairedRegion}`;
    return {
      raw,
      kind: 'region',
      countries: [country],
      ...(subdivision === undefined ? {} : { subdivision }),
      provider,
      code,
      sovereign,
      // azure:swedencentral names a pair that is not open to customers and not in the catalogue.
      ...(findRegion(pair) === undefined ? {} : { pairedRegion: pair }),
      verified,
    };
  }
  const wide = findWideRegion(lower);
  if (wide === undefined) return undefined;
  const { provider, code, countries, verified } = wide;
  return { raw, kind: 'wide', countries, provider, code, sovereign: false, verified };
}

function readIso(raw: string): Place | undefined {
  const code = raw.slice('iso:'.length).toUpperCase();
  const known = { raw, sovereign: false, verified: true };
  if (isCountry(code)) return { ...known, kind: 'country', countries: [code] };
  if (!isSubdivision(code)) return undefined;
  return { ...known, kind: 'subdivision', countries: [lawCountry(code)], subdivision: code };
}

/** The country whose law holds: its own code for a territory, but the United States for theirs. */
function lawCountry(subdivision: string): string {
  const parent = countryPart(subdivision);
  return parent === 'US' ? parent : (ownCountryCode(subdivision) ?? parent);
}

/** How a place is shown: `Paris (aws eu-west-3)`, `Texas, United States`, `anywhere (aws global)`. */
export function placeLabel(place: Place): string {
  const { provider, code, subdivision, countries } = place;
  if (provider !== undefined && code !== undefined) {
    const at = `${provider}:${code}`;
    const name = findRegion(at)?.city ?? findWideRegion(at)?.name ?? code;
    return `${name} (${provider} ${code})`;
  }
  if (subdivision !== undefined) {
    return `${subdivisionName(subdivision)}, ${countryName(countryPart(subdivision))}`;
  }
  return countries === 'anywhere' ? countries : countries.map(countryName).join(', ');
}

/** A place as it stands within a sentence: "Paris (aws eu-west-3)", "the United States". */
export function placeInSentence(place: Place): string {
  const isWhole = place.kind === 'country' && place.countries !== 'anywhere';
  const [country] = isWhole ? place.countries : [];
  return country === undefined ? placeLabel(place) : countryInSentence(country);
}
