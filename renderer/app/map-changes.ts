import type { DomicileMap } from '#shared/map/model.ts';

const LISTS = ['cohorts', 'vendors', 'nodes', 'hops', 'acceptances', 'decisions'] as const;
type ListName = (typeof LISTS)[number];

/** What changed in one list: entries by their place in it, and how long it is now. */
type ListChange = {
  readonly length: number;
  readonly entries: readonly (readonly [index: number, entry: unknown])[];
};

/** What differs between two projections of a map, small enough to be copied to a worker. */
export type MapChanges = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Partial<Record<ListName, ListChange>>>;
};

const isList = (key: string): key is ListName => LISTS.some((name) => name === key);

/**
 * What to send so that a holder of `before` has `after`. Entries are compared by identity, which the
 * projection keeps for what did not change: a local edit is one entry, however large the map is.
 */
export function mapChanges(before: DomicileMap | undefined, after: DomicileMap): MapChanges {
  const fields: Record<string, unknown> = {};
  const lists: Partial<Record<ListName, ListChange>> = {};
  const known = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(after)) {
    if (before !== undefined && known.get(key) === value) continue;
    if (isList(key)) lists[key] = listChange(before?.[key] ?? [], after[key]);
    else fields[key] = value;
  }
  // A field that is gone has to be said, since absent means unchanged here.
  for (const key of known.keys()) if (!Object.hasOwn(after, key)) fields[key] = undefined;
  return { fields, lists };
}

function listChange(before: readonly unknown[], after: readonly unknown[]): ListChange {
  const entries = after.flatMap((entry, index): [number, unknown][] =>
    before[index] === entry ? [] : [[index, entry]],
  );
  return { length: after.length, entries };
}

/** The map that `after` was, for a holder of `before`. Neither argument is changed. */
export function applyMapChanges(before: DomicileMap | undefined, changes: MapChanges): DomicileMap;
export function applyMapChanges(before: object | undefined, changes: MapChanges): unknown {
  const map = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(changes.fields))
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  for (const [key, change] of Object.entries(changes.lists)) {
    const held = map.get(key);
    const list: unknown[] = Array.isArray(held) ? held.slice(0, change.length) : [];
    for (const [index, entry] of change.entries) list[index] = entry;
    map.set(key, list);
  }
  return Object.fromEntries(map);
}
