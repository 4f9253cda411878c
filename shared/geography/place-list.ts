import { type Place, resolvePlace } from './place.ts';
import { type Containment, groups, type ListEntry, matchEntry } from './place-match.ts';

export type PlaceListResult =
  | { ok: true; entries: readonly ListEntry[] }
  | { ok: false; problems: readonly { index: number; problem: string }[] };

type EntryResult = { ok: true; entry: ListEntry } | { ok: false; problem: string };

const groupPrefix = 'group:';

/**
 * Reads a list of places: place strings and `group:EU`, `group:EEA`, `group:US-AND-TERRITORIES`,
 * `group:GDPR-ADEQUATE`. A problem is one line, with the position of its entry.
 */
export function parsePlaceList(texts: readonly string[]): PlaceListResult {
  const entries: ListEntry[] = [];
  const problems: { index: number; problem: string }[] = [];
  for (const [index, text] of texts.entries()) {
    const result = readEntry(text);
    if (result.ok) entries.push(result.entry);
    else problems.push({ index, problem: result.problem });
  }
  return problems.length === 0 ? { ok: true, entries } : { ok: false, problems };
}

/**
 * Whether a place lies wholly in a list of allowed places on the day `asOf`. An empty list allows
 * nothing, and a place that may be anywhere is in no list. Throws on a list that does not parse.
 */
export function within(place: Place, list: readonly string[], asOf: string): Containment {
  const { entries, within: byDay } = readList(list);
  const answers = byDay.get(asOf) ?? new Map<string, Containment>();
  if (answers.size === 0) byDay.set(asOf, answers);
  const known = answers.get(place.raw);
  if (known !== undefined) return known;
  const answer = isIn(place, entries, asOf);
  if (answers.size >= cacheLimit) answers.clear();
  answers.set(place.raw, answer);
  return answer;
}

function isIn(place: Place, entries: readonly ListEntry[], asOf: string): Containment {
  if (place.countries === 'anywhere') return 'no';
  let answer: Containment = 'yes';
  for (const country of place.countries) {
    const allowed = anyOf(entries, (entry) => matchEntry({ country, place }, entry, asOf));
    if (allowed === 'no') return 'no';
    if (allowed === 'unknown') answer = 'unknown';
  }
  return answer;
}

/**
 * Whether a place lies partly in a list of prohibited places on the day `asOf`. A place that may be
 * anywhere is in every list that is not empty. Throws on a list that does not parse.
 */
export function intersects(place: Place, list: readonly string[], asOf: string): Containment {
  const { entries } = readList(list);
  const { countries } = place;
  if (countries === 'anywhere') return entries.length > 0 ? 'yes' : 'no';
  return anyOf(entries, (entry) =>
    anyOf(countries, (country) => matchEntry({ country, place }, entry, asOf)),
  );
}

function anyOf<T>(items: readonly T[], ask: (item: T) => Containment): Containment {
  let answer: Containment = 'no';
  for (const item of items) {
    const one = ask(item);
    if (one === 'yes') return 'yes';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** A list as entries, with what was answered of it, by day and place text. */
type ReadList = {
  readonly entries: readonly ListEntry[];
  readonly within: Map<string, Map<string, Containment>>;
};

const lists = new WeakMap<readonly string[], ReadList>();

/** Lists are those of laws and policies: the same few, asked about at every node of a map. */
function readList(list: readonly string[]): ReadList {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const result = parsePlaceList(list);
  if (!result.ok) {
    throw new Error(`list of places: ${result.problems.map(({ problem }) => problem).join('; ')}`);
  }
  const made: ReadList = { entries: result.entries, within: new Map() };
  lists.set(list, made);
  return made;
}

/** As for places: rules ask for the same few entries at every node of a map. */
const cacheLimit = 4096;
const cache = new Map<string, EntryResult>();

function readEntry(raw: string): EntryResult {
  const known = cache.get(raw);
  if (known !== undefined) return known;
  const result = parseEntry(raw);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(raw, result);
  return result;
}

function parseEntry(raw: string): EntryResult {
  if (!raw.toLowerCase().startsWith(groupPrefix)) {
    const result = resolvePlace(raw);
    return result.ok ? { ok: true, entry: { kind: 'place', raw, place: result.place } } : result;
  }
  const name = raw.slice(groupPrefix.length).toUpperCase();
  const group = groups.find((candidate) => candidate === name);
  if (group !== undefined) return { ok: true, entry: { kind: 'group', raw, group } };
  const known = groups.map((candidate) => groupPrefix + candidate).join(', ');
  return { ok: false, problem: `${raw} is not a group of places, known: ${known}` };
}
