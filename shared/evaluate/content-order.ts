import type { DomicileMap } from '../map/model.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By name, then by everything else but the id, so that neither ids nor the order of a list decide. */
function byContent<T extends { readonly id: string; readonly name?: string | undefined }>(
  items: readonly T[],
): T[] {
  const words = (item: T): string =>
    JSON.stringify(Object.entries({ ...item, id: '' }).toSorted(([a], [b]) => compare(a, b)));
  return items.toSorted(
    (a, b) =>
      compare(a.name ?? '', b.name ?? '') || compare(words(a), words(b)) || compare(a.id, b.id),
  );
}

/**
 * The map with the lists that rules go through in an order that hangs on what they say. Hops stay as
 * they are: what is found on them is ordered when findings are built.
 */
export const inContentOrder = (map: DomicileMap): DomicileMap => ({
  ...map,
  cohorts: byContent(map.cohorts),
  vendors: byContent(map.vendors),
  nodes: byContent(map.nodes),
  policies: {
    matrix: byContent(map.policies.matrix),
    postures: byContent(map.policies.postures),
  },
});
