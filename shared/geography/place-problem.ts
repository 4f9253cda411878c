import { distance } from 'fastest-levenshtein';
import { countryCodeOf, countryCodes, isCountry } from './countries.ts';
import { catalogueCodes, findRegion, findWideRegion, isProvider, providers } from './regions.ts';
import { isSubdivision, subdivisionCodes } from './subdivisions.ts';

/** Codes that people write although ISO 3166-1 has another one. */
const notIso: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };
const providerNames: Readonly<Record<string, string>> = {
  amazon: 'aws',
  google: 'gcp',
  microsoft: 'azure',
  oracle: 'oci',
  ovhcloud: 'ovh',
  scaleway: 'scw',
};
const shown = 3;
/** Edits up to which a code without its prefix still counts as mistyped: `foo` is not `uk`. */
const typingSlip = 1;
/** Text is echoed into terminals and dialogs: a stranger's file must not flood them. */
const echoed = 80;

/** One line that says why `text` is no place, with the nearest codes. Call it only for text that did not resolve. */
export function explainPlace(text: string): string {
  const what = echo(text);
  if (text.trim() === '') return 'a place is empty: write a code such as aws:eu-west-3 or iso:FR';
  if (text.length > echoed) return `${what} is not a place: no code is that long`;
  const trimmed = what.trim();
  const colon = trimmed.indexOf(':');
  if (colon < 0) return `${what} ${withoutPrefix(trimmed)}`;
  const prefix = trimmed.slice(0, colon).trim().toLowerCase();
  const code = trimmed.slice(colon + 1).trim();
  if (prefix === 'iso') return `${what} ${badIso(code.toUpperCase())}`;
  if (prefix === 'group') return `${what} is a group: groups stand only in lists of places`;
  if (isProvider(prefix)) return `${what} ${badRegion(prefix, code.toLowerCase())}`;
  const meant = providerNames[prefix];
  if (meant !== undefined) return `${what} has an unknown prefix, did you mean ${meant}:${code}?`;
  return `${what} has an unknown prefix: use ${providers.join(', ')} or iso`;
}

/** The text on one line: control characters in a stranger's file must not reach a terminal. */
function echo(text: string): string {
  const short = text.length > echoed ? `${text.slice(0, echoed)}…` : text;
  return short.replaceAll(/\p{C}/gu, '\uFFFD');
}

function withoutPrefix(text: string): string {
  const lower = text.toLowerCase();
  if (lower === 'unknown') return 'means that the place is not known, so it is no place';
  const upper = text.toUpperCase();
  const iso =
    isCountry(upper) || isSubdivision(upper) ? upper : (notIso[upper] ?? countryCodeOf(text));
  if (iso !== undefined) return `has no prefix, did you mean iso:${iso}?`;
  const exact = catalogueCodes.filter((place) => bare(place) === lower);
  const close = catalogueCodes.filter((place) => distance(bare(place), lower) <= typingSlip);
  const meant = exact.length > 0 ? exact : nearest(`:${lower}`, close);
  if (meant.length > 0) return `has no prefix, did you mean ${meant.join(' or ')}?`;
  return 'is not a place: write a code such as aws:eu-west-3 or iso:FR';
}

/** A place string without its provider. */
function bare(place: string): string {
  return place.slice(place.indexOf(':') + 1);
}

function badRegion(provider: string, code: string): string {
  const place = `${provider}:${code}`;
  if (findRegion(place) ?? findWideRegion(place)) return `has spaces in it, did you mean ${place}?`;
  const same = catalogueCodes.filter((candidate) => candidate.startsWith(`${provider}:`));
  const elsewhere = catalogueCodes.filter((candidate) => candidate.endsWith(`:${code}`));
  const near = [...elsewhere, ...nearest(place, same)].slice(0, shown);
  return `is not in the region catalogue, nearest: ${near.join(', ')}`;
}

function badIso(code: string): string {
  if (isCountry(code) || isSubdivision(code)) return `has spaces in it, did you mean iso:${code}?`;
  if (code === 'EU') return 'is not a country: name one, or write group:EU in a list of places';
  const meant = notIso[code];
  if (meant !== undefined) return `is not an ISO 3166 code, did you mean iso:${meant}?`;
  const country = code.slice(0, 2);
  const known = isCountry(country) && code.charAt(2) === '-' ? subdivisionCodes(country) : [];
  const near = nearest(code, known.length > 0 ? known : countryCodes);
  return `is not an ISO 3166 code, nearest: ${near.map((c) => `iso:${c}`).join(', ')}`;
}

/** The closest candidates by edits; a tie goes to the one that sorts last, as eu-west-3 is nearer to eu-west-9. */
function nearest(text: string, candidates: readonly string[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, edits: distance(text, candidate) }))
    .toSorted((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, shown)
    .map(({ candidate }) => candidate);
}
