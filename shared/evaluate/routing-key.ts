import type { MapFacts } from './map-facts.ts';

/** What says little of the law that holds for a patient. */
const WEAK: ReadonlySet<string> = new Set(['nationality', 'travel-location', 'ip-address']);

/** What patients are routed by, where it is known and none of it tells which law holds for them. */
export function weakRoutingKey({ map }: MapFacts): readonly string[] | undefined {
  const basis = map.routing?.basis;
  return basis && basis.length > 0 && basis.every((key) => WEAK.has(key)) ? basis : undefined;
}
