import {
  encryptionOf,
  environmentOf,
  persistenceOf,
  pinnedOf,
  planeOf,
  twoWayOf,
  vendorOf,
} from '#shared/map/defaults.ts';
import type { DomicileMap, Hop, MapNode } from '#shared/map/model.ts';

/** What the format takes for a field of a node where nothing is said; undefined = nothing. */
export function assumedOfNode(node: MapNode, path: string): unknown {
  switch (path) {
    case 'persistence':
      return persistenceOf(node).value;
    case 'plane':
      return planeOf(node).value;
    case 'environment':
      return environmentOf(node).value;
    case 'vendor':
      return vendorOf(node).value;
    case 'pinned':
      return pinnedOf(node).value;
    default:
      return undefined;
  }
}

/** What the format takes for a field of a hop where nothing is said. */
export function assumedOfHop(hop: Hop, path: string, map: DomicileMap): unknown {
  if (path === 'encryption') return encryptionOf(hop).value;
  if (path !== 'twoWay') return undefined;
  const from = map.nodes.find(({ id }) => id === hop.from);
  const to = map.nodes.find(({ id }) => id === hop.to);
  return from && to ? twoWayOf(hop, from.kind, to.kind).value : undefined;
}
