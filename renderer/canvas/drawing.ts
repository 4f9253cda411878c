import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { docksOf } from '#shared/diagram/docks.ts';
import { type Ghost, ghostsOf } from '#shared/diagram/ghosts.ts';
import { type Docks, hopCurve } from '#shared/diagram/hop-curve.ts';
import { type Labelled, placeLabels } from '#shared/diagram/label-places.ts';
import { laneItems } from '#shared/diagram/lane-items.ts';
import { type Lane, layoutLanes } from '#shared/diagram/lanes.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { twoWayOf } from '#shared/map/defaults.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** A hop, drawn or derived, as a line between two cards. */
export type Line = {
  readonly id: string;
  /** Of the hop; a subprocessor's is drawn once for each node. */
  readonly hop: string;
  readonly from: string;
  readonly to: string;
  readonly isTwoWay: boolean;
  readonly isDerived: boolean;
  /** Where it leaves one card and reaches the other. */
  readonly docks: Docks;
  /** Empty until the words of the map are known. */
  readonly label: string;
  /** Where on its way the label stands; undefined where it has no room. */
  readonly labelAt: number | undefined;
};

/** Where everything of a map stands; what hops say is added by `labelled`. */
export type Drawing = {
  readonly lanes: readonly Lane[];
  readonly positions: ReadonlyMap<string, Point>;
  readonly ghosts: readonly Ghost[];
  readonly lines: readonly Line[];
};

export const cardSize = { width: CARD_WIDTH, height: CARD_HEIGHT } as const;

const NO_DOCKS: Docks = { out: 0, into: 0 };

/**
 * Where the bands, cards and hops of a map stand.
 * @param proposed positions to be shown instead of those of the map
 */
export function drawingOf(
  map: DomicileMap,
  nodes: readonly NodeFacts[],
  proposed?: ReadonlyMap<string, Point>,
): Drawing {
  const ghosts = ghostsOf({ map, nodes });
  const items = laneItems(map, ghosts).map((item) => {
    const position = proposed?.get(item.id);
    return position === undefined ? item : { ...item, position };
  });
  const { lanes, positions } = layoutLanes(items);
  const joined = [...drawnLines(map), ...derivedLines(ghosts)];
  const docks = docksOf(joined, positions);
  const lines = joined.map((line): Line => {
    const own = docks.get(line.id) ?? NO_DOCKS;
    return { ...line, docks: own, labelAt: undefined };
  });
  return { lanes, positions, ghosts, lines };
}

type Joined = Omit<Line, 'docks' | 'labelAt'>;

function drawnLines(map: DomicileMap): Joined[] {
  const kindOf = new Map(map.nodes.map(({ id, kind }) => [id, kind]));
  return map.hops.flatMap((hop): Joined[] => {
    const [from, to] = [kindOf.get(hop.from), kindOf.get(hop.to)];
    if (from === undefined || to === undefined) return [];
    const isTwoWay = twoWayOf(hop, from, to).value === true;
    const ends = { from: hop.from, to: hop.to };
    return [{ id: hop.id, hop: hop.id, ...ends, label: '', isTwoWay, isDerived: false }];
  });
}

const derivedLines = (ghosts: readonly Ghost[]): Joined[] =>
  ghosts.flatMap(({ id, reads, detail }) =>
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

/** Where on its way each label stands so that it covers no card and no other, by line. */
export function labelPlaces(
  { lines, positions }: Drawing,
  labels: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const curves = lines.flatMap((line): Labelled[] => {
    const label = labels.get(line.hop) ?? line.label;
    const [start, end] = [positions.get(line.from), positions.get(line.to)];
    if (start === undefined || end === undefined || label === '') return [];
    return [{ id: line.id, label, curve: hopCurve(start, end, line.docks) }];
  });
  return placeLabels(curves, positions.values());
}

/** The lines with what they say. */
export const labelled = (
  { lines }: Drawing,
  labels: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, number>,
): Line[] =>
  lines.map((line) => ({
    ...line,
    label: labels.get(line.hop) ?? line.label,
    labelAt: places.get(line.id),
  }));
