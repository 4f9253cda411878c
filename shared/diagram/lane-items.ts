import type { DomicileMap } from '#shared/map/model.ts';
import { bandOfPlace } from './band.ts';
import type { Ghost } from './ghosts.ts';
import type { LaneItem } from './lanes.ts';
import { plotOfCountry, plotOfPlace } from './plot-place.ts';

/** What stands in the bands of a map: its nodes and those who read without being drawn. */
export function laneItems(map: DomicileMap, ghosts: readonly Ghost[]): LaneItem[] {
  const nodes = map.nodes.map(({ id, place, position }): LaneItem => ({
    id,
    band: bandOfPlace(place),
    plot: plotOfPlace(place),
    ...(position === undefined ? {} : { position }),
  }));
  const readers = ghosts.map(({ id, band }): LaneItem => ({
    id,
    band,
    plot: band.country === undefined ? undefined : plotOfCountry(band.country),
  }));
  return [...nodes, ...readers];
}
