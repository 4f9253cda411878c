import { inContentOrder } from '#shared/evaluate/content-order.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';

/**
 * The number of each drawn hop on paper, by the hop's id: from 1, in an order that hangs on what the
 * map says, so that neither renamed ids nor reordered lists change a number.
 */
export function hopNumbers({ map }: Pick<MapFacts, 'map'>): ReadonlyMap<string, number> {
  return new Map(inContentOrder(map).hops.map(({ id }, index) => [id, index + 1]));
}
