import { type Band, bandOfPlace } from '#shared/diagram/band.ts';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { type Ghost, ghostsOf } from '#shared/diagram/ghosts.ts';
import { hopCurve } from '#shared/diagram/hop-curve.ts';
import { hopLabel, type RequiredContracts } from '#shared/diagram/hop-label.ts';
import { type Labelled, placeLabels } from '#shared/diagram/label-places.ts';
import { type Lane, layoutLanes } from '#shared/diagram/lanes.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { twoWayOf } from '#shared/map/defaults.ts';

/** A hop, drawn or derived, as a line between two cards. */
export type Line = {
  readonly id: string;
  /** Of the hop; a subprocessor's is drawn once for each node. */
  readonly hop: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isTwoWay: boolean;
  readonly isDerived: boolean;
  /** Among the hops between the same two cards, around 0. */
  readonly place: number;
  /** Where on its way the label stands; undefined where it has no room. */
  readonly labelAt: number | undefined;
};

export type Drawing = {
  readonly lanes: readonly Lane[];
  readonly positions: ReadonlyMap<string, Point>;
  readonly ghosts: readonly Ghost[];
  readonly lines: readonly Line[];
};

export const cardSize = { width: CARD_WIDTH, height: CARD_HEIGHT } as const;

/** All that is drawn of a map besides what its cards say. */
export function drawingOf(
  map: DomicileMap,
  nodes: readonly NodeFacts[],
  facts: MapFacts,
  required: RequiredContracts,
): Drawing {
  const ghosts = ghostsOf({ map, nodes });
  const { lanes, positions } = layoutLanes([
    ...map.nodes.map(({ id, place, position }): { id: string; band: Band; position?: Point } => ({
      id,
      band: bandOfPlace(place),
      ...(position === undefined ? {} : { position }),
    })),
    ...ghosts.map(({ id, band }) => ({ id, band })),
  ]);
  const kindOf = new Map(map.nodes.map(({ id, kind }) => [id, kind]));
  const drawn = map.hops.flatMap((hop) => {
    const [from, to] = [kindOf.get(hop.from), kindOf.get(hop.to)];
    if (from === undefined || to === undefined) return [];
    const label = hopLabel(facts, hop, required);
    const isTwoWay = twoWayOf(hop, from, to).value === true;
    return [
      { id: hop.id, hop: hop.id, from: hop.from, to: hop.to, label, isTwoWay, isDerived: false },
    ];
  });
  const derived = ghosts.flatMap(({ id, reads, detail }) =>
    reads.map((from) => ({
      id: reads.length === 1 ? id : `${id} ${from}`,
      hop: id,
      from,
      to: id,
      label: detail,
      isTwoWay: false,
      isDerived: true,
    })),
  );
  const pairs = Map.groupBy([...drawn, ...derived], ({ from, to }) =>
    [from, to].toSorted().join(' '),
  );
  const lines: Omit<Line, 'labelAt'>[] = [];
  const curves: Labelled[] = [];
  for (const pair of pairs.values())
    for (const [index, line] of pair.entries()) {
      const place = index - (pair.length - 1) / 2;
      const [from, to] = [positions.get(line.from), positions.get(line.to)];
      lines.push({ ...line, place });
      if (from && to)
        curves.push({ id: line.id, label: line.label, curve: hopCurve(from, to, place) });
    }
  const shares = placeLabels(curves, positions.values());
  return {
    lanes,
    positions,
    ghosts,
    lines: lines.map((line) => ({ ...line, labelAt: shares.get(line.id) })),
  };
}
