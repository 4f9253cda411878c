import type { DomicileMap } from '#shared/map/model.ts';

/** Lists of elements with an id, by what a reference to them is called. */
type Ids = ReadonlyMap<string, string>;

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Which field of which element refers to which list. */
const REFERENCES: Readonly<Record<string, 'nodes' | 'vendors' | 'cohorts'>> = {
  from: 'nodes',
  to: 'nodes',
  entry: 'nodes',
  vendor: 'vendors',
  by: 'vendors',
  processors: 'vendors',
  cohorts: 'cohorts',
};

const LISTS = ['cohorts', 'vendors', 'nodes', 'hops'] as const;

/**
 * The same drawing under other ids and in another order: every id renamed, every list and every
 * object's keys shuffled. `original` gives the old id of a new one, also within derived hops.
 */
export function scrambleMap(
  map: DomicileMap,
  seed: number,
): { map: DomicileMap; original: (id: string) => string } {
  const random = randomFrom(seed);
  const renamed = new Map<string, Ids>();
  const back = new Map<string, string>([['renamed-map', map.id]]);
  for (const list of LISTS) {
    const numbers = shuffled([...map[list].keys()], random);
    const ids = new Map(
      map[list].map((element, index) => [element.id, `${list.slice(0, 1)}${numbers[index] ?? 0}x`]),
    );
    renamed.set(list, ids);
    for (const [old, next] of ids) back.set(next, old);
  }
  const ownId = (path: readonly string[], id: string): string =>
    path.length === 1 ? 'renamed-map' : (renamed.get(path[0] ?? '')?.get(id) ?? id);
  const subjectId = (type: unknown, id: string): string =>
    renamed.get(`${String(type)}s`)?.get(id) ?? (type === 'map' ? 'renamed-map' : id);

  function walk(value: unknown, path: readonly string[]): unknown {
    if (Array.isArray(value)) return shuffled(value, random).map((item) => walk(item, path));
    if (typeof value === 'object' && value !== null) {
      const isSubject = path.at(-1) === 'subject' && 'type' in value && 'id' in value;
      const entries = Object.entries(value).map(([key, item]) => {
        if (key === 'id' && typeof item === 'string')
          return [key, isSubject ? subjectId(value.type, item) : ownId([...path, key], item)];
        return [key, walk(item, [...path, key])];
      });
      return Object.fromEntries(shuffled(entries, random));
    }
    const list = REFERENCES[path.at(-1) ?? ''];
    const isElement = path.length > 1 && path[0] !== 'acceptances' && path[0] !== 'decisions';
    const isCohortList = path.at(-1) === 'cohorts' && path.length > 1;
    if (typeof value !== 'string' || !list || !(isElement || isCohortList)) return value;
    return renamed.get(list)?.get(value) ?? value;
  }

  const scrambled = walk(map, []);
  assertMap(scrambled);
  return {
    map: scrambled,
    original: (id) =>
      id
        .split('/')
        .map((piece) => back.get(piece) ?? piece)
        .join('/'),
  };
}

/** Renaming and shuffling keep the shape. */
function assertMap(value: unknown): asserts value is DomicileMap {
  if (typeof value !== 'object' || value === null || !('nodes' in value)) throw new Error('no map');
}
