import {
  applyNodeChanges,
  type NodeChange,
  type NodePositionChange,
  useStoreApi,
} from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { laneAt, plotAt } from '#shared/diagram/lanes.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import { cardSize, type Drawing } from './drawing.ts';
import type { FlowNode } from './flow-elements.ts';
import { type Box, boxAround, type Guide, guidesOf, snap } from './guides.ts';
import type { Target } from './LaneGround.tsx';

/** How near a neighbour's line draws, in pixels of the screen. */
const REACH = 6;
/** How long the lines are shown after a step by an arrow key, in ms. */
const SHOWN_MS = 900;
const NO_GUIDES: readonly Guide[] = [];

/** The cards as they are now, those that are being moved still where the pointer has them. */
function withMoving(nodes: FlowNode[], before: readonly FlowNode[]): FlowNode[] {
  const moving = new Map(
    before.flatMap((node) => (node.dragging === true ? [[node.id, node]] : [])),
  );
  if (moving.size === 0) return nodes;
  return nodes.map((node) => {
    const held = moving.get(node.id);
    return held === undefined ? node : { ...node, position: held.position, dragging: true };
  });
}

/** Cards while they are being moved: on the grid, on the lines of their neighbours, over a place. */
export function useDrag(nodes: FlowNode[], drawing: Drawing, edits: CanvasEdits) {
  const store = useStoreApi();
  const [drawn, setDrawn] = useState<FlowNode[]>(nodes);
  const [shown, setShown] = useState(nodes);
  const [target, setTarget] = useState<Target>();
  const [guides, setGuides] = useState(NO_GUIDES);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  if (shown !== nodes) {
    setShown(nodes);
    setDrawn((before) => withMoving(nodes, before));
  }

  /** The cards in view besides those that are moved. */
  const neighbours = (moving: ReadonlySet<string>): Box[] => {
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const boxes: Box[] = [];
    for (const [id, at] of drawing.positions) {
      const [left, top] = [at.x * zoom + x, at.y * zoom + y];
      const isInView =
        left > -cardSize.width && top > -cardSize.height && left < width && top < height;
      if (isInView && !moving.has(id)) boxes.push({ ...at, ...cardSize });
    }
    return boxes;
  };
  const over = ({ x, y }: Point): void => {
    const lane = laneAt(drawing.lanes, y);
    const plot = lane && plotAt(lane, x)?.place;
    setTarget((before) =>
      before?.band === lane?.band.key && before?.plot === plot
        ? before
        : lane && { band: lane.band.key, plot },
    );
  };
  /** Changes of position, all by the same way, so that what is moved comes to stand on a line. */
  const snapped = (changes: readonly NodeChange<FlowNode>[]): NodeChange<FlowNode>[] => {
    const moves = changes.filter(
      (change): change is NodePositionChange & { position: Point } =>
        change.type === 'position' && change.dragging === true && change.position !== undefined,
    );
    const box = boxAround(moves.map(({ position }) => ({ ...position, ...cardSize })));
    if (box === undefined) return [...changes];
    const ids = new Set(moves.map(({ id }) => id));
    const [, , zoom] = store.getState().transform;
    const { by, guides: lines } = snap(box, neighbours(ids), REACH / zoom);
    setGuides(lines);
    over({ x: box.x + by.x + CARD_WIDTH / 2, y: box.y + by.y + CARD_HEIGHT / 2 });
    return changes.map((change) =>
      change.type === 'position' && ids.has(change.id) && change.position !== undefined
        ? { ...change, position: { x: change.position.x + by.x, y: change.position.y + by.y } }
        : change,
    );
  };
  const change = (changes: NodeChange<FlowNode>[]): void => {
    const kept = snapped(changes.filter(({ type }) => type === 'position'));
    if (kept.length > 0) setDrawn((before) => applyNodeChanges(kept, before));
  };
  /** Puts what was dragged where it is shown, which may be drawn to a line. */
  const stop = (moved: readonly FlowNode[]): void => {
    setTarget(undefined);
    setGuides(NO_GUIDES);
    const ids = new Set(moved.map(({ id }) => id));
    const dropped = drawn.filter(({ id, type }) => type === 'card' && ids.has(id));
    const far = dropped.filter(({ id, position }) => {
      const before = drawing.positions.get(id);
      return before?.x !== position.x || before.y !== position.y;
    });
    if (far.length > 0) edits.drop(far, drawing.lanes);
  };
  /** Shows for a moment which lines the chosen cards share with others. */
  const showGuides = (ids: readonly string[], by: Point): void => {
    const moved = ids.flatMap((id) => {
      const at = drawing.positions.get(id);
      return at === undefined ? [] : [{ x: at.x + by.x, y: at.y + by.y, ...cardSize }];
    });
    const box = boxAround(moved);
    setGuides(box === undefined ? NO_GUIDES : guidesOf(box, neighbours(new Set(ids))));
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setGuides(NO_GUIDES), SHOWN_MS);
  };
  const leave = (): void => setTarget(undefined);
  return { drawn, target, guides, over, leave, change, stop, showGuides };
}
