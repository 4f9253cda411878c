import { distance } from 'fastest-levenshtein';

/** Longer texts are no misspelt names, and comparing them takes time by the square. */
const LONGEST = 64;

/** Words that people use for a key of this format. The key is offered only where it exists. */
const OTHER_WORDS = new Map([
  ['region', 'place'],
  ['location', 'place'],
  ['country', 'place'],
  ['type', 'kind'],
  ['label', 'name'],
  ['title', 'name'],
  ['provider', 'vendor'],
  ['source', 'from'],
  ['target', 'to'],
  ['protocol', 'carrier'],
  ['data', 'carries'],
  ['classes', 'dataClasses'],
]);

export type Nearest = {
  name: string;
  /** Whether it is so near that it was probably meant. */
  isNear: boolean;
};

/** The name of a list that a text is nearest to; undefined for an empty list or a long text. */
export function nearestName(text: string, names: Iterable<string>): Nearest | undefined {
  if (text.length > LONGEST) return undefined;
  const lower = text.toLowerCase();
  let best: { name: string; edits: number } | undefined;
  for (const name of names) {
    const edits = distance(lower, name.toLowerCase());
    if (best === undefined || edits < best.edits || (edits === best.edits && name < best.name))
      best = { name, edits };
  }
  if (best === undefined) return undefined;
  return { name: best.name, isNear: best.edits <= closeEnough(text) };
}

/** One slip for each three letters, and at least one: `kidn` is `kind`, `xy` is not `to`. */
const closeEnough = (text: string): number => Math.max(1, Math.round(text.length / 3));

/** The key of an object that a text is nearest to, other words for it counted in. */
export function nearestKey(text: string, keys: ReadonlySet<string>): Nearest | undefined {
  const words = [...OTHER_WORDS].filter(([word, key]) => keys.has(key) && !keys.has(word));
  const meant = new Map([...words, ...[...keys].map((key): [string, string] => [key, key])]);
  const nearest = nearestName(text, meant.keys());
  if (nearest === undefined) return undefined;
  return { name: meant.get(nearest.name) ?? nearest.name, isNear: nearest.isNear };
}
