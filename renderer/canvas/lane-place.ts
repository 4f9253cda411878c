import { bandOfPlace } from '#shared/diagram/band.ts';
import type { Lane, Plot } from '#shared/diagram/lanes.ts';
import { plotOfPlace } from '#shared/diagram/plot-place.ts';
import { resolvePlace } from '#shared/geography/place.ts';
import type { DomicileMap, MapNode } from '#shared/map/model.ts';

/** Whether a place lies in a lane, and in the part of it that is meant where it has parts. */
export function isInLane(place: string | undefined, { band }: Lane, plot?: Plot): boolean {
  if (bandOfPlace(place).key !== band.key) return false;
  return plot === undefined || plotOfPlace(place)?.place === plot.place;
}

/**
 * The place that a node has in a lane: that of the part it is in, else the region there of its own
 * provider that the map uses most, else the country; undefined where the lane is that of what is
 * not placed.
 */
export function placeInLane(
  { band }: Lane,
  plot: Plot | undefined,
  node: Pick<MapNode, 'place'> | undefined,
  map: DomicileMap,
): string | undefined {
  if (plot !== undefined) return plot.place;
  if (band.country === undefined) return band.key === '' ? undefined : band.key;
  const provider = providerOf(node?.place);
  const uses = new Map<string, number>();
  if (provider !== undefined)
    for (const { place } of map.nodes)
      if (
        place !== undefined &&
        providerOf(place) === provider &&
        bandOfPlace(place).key === band.key
      )
        uses.set(place, (uses.get(place) ?? 0) + 1);
  const [most] = [...uses].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most?.[0] ?? `iso:${band.country}`;
}

function providerOf(place: string | undefined): string | undefined {
  const answer = place === undefined ? undefined : resolvePlace(place);
  return answer?.ok === true ? answer.place.provider : undefined;
}
