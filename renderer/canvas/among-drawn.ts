import type { Point } from '#shared/diagram/card-size.ts';
import { type LaneItem, layoutLanes } from '#shared/diagram/lanes.ts';
import { keepNodes } from '#shared/map/commands/keep-nodes.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import type { DomicileMap, MapNode } from '#shared/map/model.ts';
import type { Session } from '../app/session.ts';
import { drawingAfter } from './drawing-after.ts';

type Positions = ReadonlyMap<string, Point>;
type Standing = {
  /** Where all were drawn before the edit, by node, in canvas pixels; absent = to be worked out. */
  readonly drawn?: Positions;
  /** Those that the edit puts somewhere itself. */
  readonly besides?: ReadonlySet<string>;
};

/**
 * Makes an edit of what stands where, as one step of undo. Nodes that are drawn elsewhere than the map
 * has them are there from then on: what is put among them would move them on. One that is said to be in
 * another place goes there, to where there is room, above or below where it was.
 */
export function amongDrawn(session: Session, edit: () => void, standing: Standing = {}): void {
  const { mapView, run, beginGroup, endGroup } = session.getState();
  const before = mapView.map;
  beginGroup();
  edit();
  if (isRestood(before, mapView.map)) {
    const moves = movesOf(before, mapView.map, standing);
    if (moves.length > 0) run(keepNodes, { moves });
  }
  endGroup();
}

/** Whether a node is new, gone, in another place or at another position. */
function isRestood({ nodes: before }: DomicileMap, { nodes: after }: DomicileMap): boolean {
  return (
    before.length !== after.length ||
    after.some((node, index) => {
      const was = before[index];
      return was !== node && (was?.id !== node.id || isElsewhere(was, node));
    })
  );
}

const isElsewhere = (was: MapNode, is: MapNode): boolean =>
  was.place !== is.place || !sameJson(was.position, is.position);

/** Where nodes stay that were there before, and where those are drawn that went to another place. */
function movesOf(before: DomicileMap, after: DomicileMap, { drawn, besides }: Standing) {
  const stood = drawn ?? drawingAfter(undefined, before).positions;
  const placeBefore = new Map(before.nodes.map(({ id, place }) => [id, place]));
  const free = after.nodes.filter(({ id }) => placeBefore.has(id) && besides?.has(id) !== true);
  const gone = free.filter(({ id, place }) => placeBefore.get(id) !== place);
  const stay = free.filter(({ id, place }) => placeBefore.get(id) === place);
  const moves = stay.flatMap((node) => moveTo(node, stood.get(node.id)));
  if (gone.length === 0) return moves;
  const kept = new Map(moves.map(({ id, position }) => [id, position]));
  const goneIds = new Set(gone.map(({ id }) => id));
  const settled = after.nodes.map((node): MapNode => {
    const { position, ...bare } = node;
    if (goneIds.has(node.id)) return bare;
    const at = kept.get(node.id) ?? position;
    return at === undefined ? bare : { ...bare, position: at };
  });
  const { items } = drawingAfter(undefined, { ...after, nodes: settled });
  const { positions } = layoutLanes(
    items.map((item) => (goneIds.has(item.id) ? withNear(item, stood.get(item.id)) : item)),
  );
  return [...moves, ...gone.flatMap((node) => moveTo(node, positions.get(node.id)))];
}

const withNear = (item: LaneItem, at: Point | undefined): LaneItem =>
  at === undefined ? item : { ...item, near: at.x };

/** Where a node would be drawn that has neither place nor position, in canvas pixels. */
export function roomOnMap(map: DomicileMap): Point | undefined {
  const fresh: MapNode = { id: LAST_ID, name: '', kind: 'other' };
  return drawingAfter(undefined, { ...map, nodes: [...map.nodes, fresh] }).positions.get(LAST_ID);
}

/** After all ids of nodes, so that it takes no slot of theirs. */
const LAST_ID = '~';

const moveTo = ({ id, position: told }: MapNode, at: Point | undefined) =>
  at === undefined || (told?.x === at.x && told.y === at.y)
    ? []
    : [{ id, position: { x: Math.round(at.x), y: Math.round(at.y) } }];
