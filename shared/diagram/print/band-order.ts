import type { Band } from '../band.ts';
import type { PrintGraph, PrintItem } from './print-items.ts';
import { compareText } from '../../map/compare-text.ts';

/** What stands at one place of a band. */
export type PlaceGroup = { readonly place: string; readonly items: readonly PrintItem[] };
export type BandGroup = { readonly band: Band; readonly places: readonly PlaceGroup[] };

/** Groups by a text, each group's items in the order given. */
function groups<T>(items: readonly T[], text: (item: T) => string): [string, T[]][] {
  return [...Map.groupBy(items, text)];
}

/**
 * The cards by band and place, so that what has most hops to another stands next to it: the largest
 * band first, then always the one with most hops to those before; what is not placed comes last.
 */
export function bandsInOrder({ items, links }: PrintGraph): BandGroup[] {
  const bandOf = items.map(({ band }) => band.key);
  const placeOf = items.map(({ band, place }) => `${band.key}\n${place}`);
  const joins = { band: joined(links, bandOf), place: joined(links, placeOf) };
  const bands = chain(
    groups(items, ({ band }) => band.key),
    joins.band,
    ([key, group]) => (key === '' ? -1 : group.filter(({ isGhost }) => !isGhost).length),
  );
  return bands.flatMap(([, group]): BandGroup[] => {
    const [first] = group;
    if (first === undefined) return [];
    const places = chain(
      groups(group, ({ band, place }) => `${band.key}\n${place}`),
      joins.place,
      ([, inPlace]) => inPlace.length,
    );
    return [
      {
        band: first.band,
        places: places.map(([, inPlace]) => ({
          place: inPlace[0]?.place ?? '',
          items: neighboursTogether(inPlace, links),
        })),
      },
    ];
  });
}

/** How many hops join two groups. */
function joined(links: PrintGraph['links'], groupOf: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of links)
    for (const [a, b] of [
      [groupOf[from], groupOf[to]],
      [groupOf[to], groupOf[from]],
    ]) {
      if (a === b) continue;
      const key = `${a}\n\n${b}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

function chain<T>(
  all: readonly [string, T][],
  joins: ReadonlyMap<string, number>,
  size: (group: [string, T]) => number,
): [string, T][] {
  const rest = all.toSorted((a, b) => size(b) - size(a) || compareText(a[0], b[0]));
  const pull = new Map<string, number>();
  const ordered: [string, T][] = [];
  while (rest.length > 0) {
    let best = 0;
    for (const [at, group] of rest.entries())
      if (size(group) >= 0 && (pull.get(group[0]) ?? 0) > (pull.get(rest[best]?.[0] ?? '') ?? 0))
        best = at;
    const [next] = rest.splice(best, 1);
    if (next === undefined) break;
    ordered.push(next);
    for (const [key] of rest)
      pull.set(key, (pull.get(key) ?? 0) + (joins.get(`${next[0]}\n\n${key}`) ?? 0));
  }
  return ordered;
}

/** Cards in an order in which those with hops between them are near each other. */
function neighboursTogether(items: readonly PrintItem[], links: PrintGraph['links']): PrintItem[] {
  const within = new Map(items.map((item) => [item.index, item]));
  const neighbours = new Map<number, PrintItem[]>();
  const add = (at: number, other: PrintItem | undefined): void => {
    if (other === undefined || !within.has(at)) return;
    const list = neighbours.get(at);
    if (list === undefined) neighbours.set(at, [other]);
    else list.push(other);
  };
  for (const { from, to } of links) {
    add(from, within.get(to));
    add(to, within.get(from));
  }
  const ordered = new Set<PrintItem>();
  for (const start of items.toSorted((a, b) => a.depth - b.depth || a.index - b.index)) {
    const queue = [start];
    for (const item of queue) {
      if (ordered.has(item)) continue;
      ordered.add(item);
      queue.push(...(neighbours.get(item.index) ?? []).filter((next) => !ordered.has(next)));
    }
  }
  return [...ordered];
}
