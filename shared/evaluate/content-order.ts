import type { DomicileMap, Hop, MapNode, Vendor } from '../map/model.ts';
import { namesIn, wordsOf } from './content-words.ts';
import type { NameOf } from './content-words.ts';
import { compareText } from '../map/compare-text.ts';

type Keyed<T, K> = { readonly item: T; readonly key: K };

/** By a short key, and where that is the same by all that an element says: never by its id. */
function inOrder<T, K>(
  items: readonly T[],
  nameOf: NameOf,
  keyOf: (item: T) => K,
  compareKeys: (a: K, b: K) => number,
): readonly T[] {
  if (items.length < 2) return items;
  const words = new Map<T, string>();
  const wordsFor = (item: T): string => {
    const cached = words.get(item) ?? wordsOf(item, nameOf);
    words.set(item, cached);
    return cached;
  };
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  const isAfter = (a: Keyed<T, K>, b: Keyed<T, K>): number =>
    compareKeys(a.key, b.key) || compareText(wordsFor(a.item), wordsFor(b.item));
  // What is in order already stays the list that it is: caches by vendor then hold over evaluations.
  if (keyed.every((item, at) => at === 0 || isAfter(keyed[at - 1] ?? item, item) <= 0))
    return items;
  return keyed.toSorted(isAfter).map(({ item }) => item);
}

const byName = <T extends { readonly name: string }>(items: readonly T[], nameOf: NameOf) =>
  inOrder(items, nameOf, ({ name }) => name, compareText);

const entries = <T>(list: readonly T[], nameOf: NameOf) =>
  inOrder(
    list,
    nameOf,
    () => '',
    () => 0,
  );

const texts = <T extends string>(list: readonly T[]): readonly T[] => list.toSorted(compareText);

function nodeInOrder(node: MapNode, nameOf: NameOf): MapNode {
  const { failover, replicas, support, backup } = node;
  const kept = backup === 'none' ? undefined : backup;
  const lists = [failover, replicas, support, kept?.places];
  // Most nodes have no list of two: they stay the objects that they are.
  if (lists.every((list) => (list?.length ?? 0) < 2)) return node;
  return {
    ...node,
    ...(failover ? { failover: texts(failover) } : {}),
    ...(replicas ? { replicas: texts(replicas) } : {}),
    ...(support ? { support: entries(support, nameOf) } : {}),
    ...(kept?.places ? { backup: { ...kept, places: texts(kept.places) } } : {}),
  };
}

const VENDOR_LISTS = [
  'agreements',
  'certifications',
  'subprocessors',
  'assessments',
  'support',
] as const;

function vendorInOrder(vendor: Vendor, nameOf: NameOf): Vendor {
  const ordered = VENDOR_LISTS.flatMap((field) => {
    const list: readonly unknown[] | undefined = vendor[field];
    const sorted = list && entries(list, nameOf);
    return sorted === list ? [] : [[field, sorted] as const];
  });
  return ordered.length === 0 ? vendor : { ...vendor, ...Object.fromEntries(ordered) };
}

/** Where each node's name stands among the names; nodes of one name share a rank. */
function ranksOf(sorted: readonly MapNode[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [at, { id, name }] of sorted.entries()) {
    if (name !== sorted[at - 1]?.name) rank = at;
    ranks.set(id, rank);
  }
  return ranks;
}

function hopsInOrder(
  hops: readonly Hop[],
  nodes: readonly MapNode[],
  nameOf: NameOf,
): readonly Hop[] {
  const ranks = ranksOf(nodes);
  return inOrder(
    hops.map(payloadInOrder),
    nameOf,
    ({ name = '', from, to }) => ({ name, from: ranks.get(from) ?? -1, to: ranks.get(to) ?? -1 }),
    (a, b) => compareText(a.name, b.name) || a.from - b.from || a.to - b.to,
  );
}

const payloadInOrder = (hop: Hop): Hop =>
  hop.payload && hop.payload.length > 1 ? { ...hop, payload: texts(hop.payload) } : hop;

/**
 * The map with every list that rules go through in an order that hangs on what it says, so that
 * neither ids nor the order of a list decide anything: of two elements that say the same, either may
 * come first.
 */
export function inContentOrder(map: DomicileMap): DomicileMap {
  const nameOf = namesIn(map);
  const nodes = byName(map.nodes, nameOf).map((node) => nodeInOrder(node, nameOf));
  return {
    ...map,
    cohorts: byName(map.cohorts, nameOf),
    vendors: byName(map.vendors, nameOf).map((vendor) => vendorInOrder(vendor, nameOf)),
    nodes,
    hops: hopsInOrder(map.hops, nodes, nameOf),
    policies: {
      matrix: entries(map.policies.matrix, nameOf),
      postures: byName(map.policies.postures, nameOf),
    },
    acceptances: entries(map.acceptances, nameOf),
  };
}
