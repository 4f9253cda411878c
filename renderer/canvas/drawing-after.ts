import type { Point } from '#shared/diagram/card-size.ts';
import { docksAfterMove, docksOf } from '#shared/diagram/docks.ts';
import { type Ghost, ghostsOf } from '#shared/diagram/ghosts.ts';
import type { Docks } from '#shared/diagram/hop-curve.ts';
import { laneItems } from '#shared/diagram/lane-items.ts';
import { type LaneItem, type LaneLayout, layoutLanes } from '#shared/diagram/lanes.ts';
import { type NodeFacts, readNodes } from '#shared/evaluate/node-facts.ts';
import { twoWayOf } from '#shared/map/defaults.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { Drawing, Line } from './drawing.ts';

/** A drawing with what the next one can take over from it. */
export type Drawn = Drawing & {
  readonly map: DomicileMap;
  /** What is known of each node of the map, one for one. */
  readonly nodes: readonly NodeFacts[];
  /** What stands in the bands for each node of the map, one for one. */
  readonly own: readonly LaneItem[];
  /** All that stands in the bands, where it is shown. */
  readonly items: readonly LaneItem[];
  readonly docks: ReadonlyMap<string, Docks>;
};

const NO_DOCKS: Docks = { out: 0, into: 0 };

/**
 * Where the bands, cards and hops of a map stand. An edit changes few of them: all that it leaves alone
 * are the objects of the drawing before, and most of them are not worked out again.
 * @param before the drawing of any map; it decides what is kept, not what is drawn
 * @param proposed positions to be shown instead of those of the map
 */
export function drawingAfter(
  before: Drawn | undefined,
  map: DomicileMap,
  proposed?: ReadonlyMap<string, Point>,
): Drawn {
  const { nodes, own, edited } = nodesAfter(before, map);
  const isAlike = before !== undefined && haveSameHops(before, map, edited);
  const ghosts = isAlike ? before.ghosts : ghostsOf({ map, nodes });
  const all = [...own, ...laneItems({ ...map, nodes: [] }, ghosts)];
  const items = proposed === undefined ? all : all.map((item) => withPosition(item, proposed));
  const { lanes, positions } = layoutAfter(before, items);
  if (isAlike && positions === before.positions)
    return { ...before, map, nodes, own, items, lanes, positions };
  const joined = isAlike ? before.lines : [...drawnLines(map), ...derivedLines(ghosts)];
  const docks = isAlike
    ? docksAfterMove(before.docks, joined, positions, movedSince(before.positions, positions))
    : docksOf(joined, positions);
  const lines = joined.map((line): Line => {
    const its = docks.get(line.id) ?? NO_DOCKS;
    return line.docks === its ? line : { ...line, docks: its };
  });
  return { map, nodes, own, items, lanes, positions, ghosts, lines, docks };
}

function withPosition(item: LaneItem, proposed: ReadonlyMap<string, Point>): LaneItem {
  const position = proposed.get(item.id);
  return position === undefined ? item : { ...item, position };
}

/** What is known of the nodes, and what stands in the bands for each. */
type Nodes = Pick<Drawn, 'nodes' | 'own'> & {
  /** Which of them are not those of before, by their places; undefined = others altogether. */
  readonly edited: readonly number[] | undefined;
};

function nodesAfter(before: Drawn | undefined, map: DomicileMap): Nodes {
  const isAnother =
    before?.map.vendors !== map.vendors || before.map.nodes.length !== map.nodes.length;
  if (isAnother) return { nodes: readNodes(map), own: laneItems(map, []), edited: undefined };
  const edited = [...map.nodes.keys()].filter(
    (place) => map.nodes[place] !== before.map.nodes[place],
  );
  if (edited.length === 0) return { nodes: before.nodes, own: before.own, edited };
  const fresh = { ...map, nodes: edited.flatMap((place) => map.nodes[place] ?? []) };
  const [nodes, own] = [[...before.nodes], [...before.own]];
  for (const facts of readNodes(fresh)) {
    const index = edited[facts.index];
    if (index !== undefined) nodes[index] = { ...facts, index };
  }
  for (const [index, item] of laneItems(fresh, []).entries()) {
    const place = edited[index];
    if (place !== undefined) own[place] = item;
  }
  return { nodes, own, edited };
}

/** Whether the same hops are drawn and derived: no end, kind of an end or reader is another. */
function haveSameHops(before: Drawn, map: DomicileMap, edited: Nodes['edited']): boolean {
  if (edited === undefined || before.map.hops !== map.hops) return false;
  return edited.every((place) => {
    const [was, is] = [before.map.nodes[place], map.nodes[place]];
    if (was === undefined || is === undefined || was.id !== is.id) return false;
    return was.kind === is.kind && was.vendor === is.vendor && sameJson(was.support, is.support);
  });
}

/** The layout before where everything stands in the same band, part and position. */
function layoutAfter(before: Drawn | undefined, items: readonly LaneItem[]): LaneLayout {
  if (before?.items.length !== items.length) return layoutLanes(items);
  if (items.every((item, index) => sameJson(item, before.items[index]))) return before;
  const { lanes, positions } = layoutLanes(items);
  return { lanes: sameJson(lanes, before.lanes) ? before.lanes : lanes, positions };
}

function movedSince(
  before: ReadonlyMap<string, Point>,
  after: ReadonlyMap<string, Point>,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [id, { x, y }] of after) {
    const was = before.get(id);
    if (was?.x !== x || was.y !== y) moved.add(id);
  }
  return moved;
}

function drawnLines(map: DomicileMap): Line[] {
  const kindOf = new Map(map.nodes.map(({ id, kind }) => [id, kind]));
  return map.hops.flatMap((hop): Line[] => {
    const [from, to] = [kindOf.get(hop.from), kindOf.get(hop.to)];
    if (from === undefined || to === undefined) return [];
    const isTwoWay = twoWayOf(hop, from, to).value === true;
    const ends = { from: hop.from, to: hop.to };
    return [{ ...BARE, id: hop.id, hop: hop.id, ...ends, isTwoWay }];
  });
}

const derivedLines = (ghosts: readonly Ghost[]): Line[] =>
  ghosts.flatMap(({ id, reads, detail }) =>
    reads.map((from) => ({
      ...BARE,
      id: reads.length === 1 ? id : `${id} ${from}`,
      hop: id,
      from,
      to: id,
      label: detail,
      isDerived: true,
    })),
  );

const BARE = {
  docks: NO_DOCKS,
  label: '',
  labelAt: undefined,
  isNumberOnly: false,
  isTwoWay: false,
  isDerived: false,
} as const;
