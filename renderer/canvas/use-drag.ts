import { type NodeChange, type NodePositionChange, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { laneAt, plotAt } from '#shared/diagram/lanes.ts';
import type { CanvasEdits, Moved } from './canvas-edits.ts';
import { type DragStore, NO_GUIDES } from './drag-shown.ts';
import { cardSize } from './drawing.ts';
import type { FlowNode, HopEdge } from './flow-elements.ts';
import { type Box, boxAround, type Guide, guidesOf, snap } from './guides.ts';
import { heldOn, NONE, NOWHERE, withMoved } from './moved-cards.ts';
import type { useDrawing } from './use-drawing.ts';

/** How near a neighbour's line draws, in pixels of the screen. */
const REACH = 6;
/** How long the lines are shown after a step by an arrow key, in ms. */
const SHOWN_MS = 900;

/**
 * Cards while they are being moved: on the grid, on the lines of their neighbours, over a place. Their
 * steps go straight to the drawing library, past the canvas: drawn with it, a step took longer than a
 * frame.
 * @param shown what is shown of it besides the cards
 * @param nodes the cards where the map has them
 */
export function useDrag(
  shown: DragStore,
  nodes: FlowNode[],
  {
    drawing,
    drawingNow,
    tellLater,
  }: Pick<ReturnType<typeof useDrawing>, 'drawing' | 'drawingNow' | 'tellLater'>,
  edits: CanvasEdits,
) {
  const store = useStoreApi<FlowNode, HopEdge>();
  const elsewhere = useRef(NOWHERE);
  const viewBefore = useRef<readonly number[]>([]);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    // The library was just given the cards as they are drawn: those under the pointer stay there.
    const held = heldOn(elsewhere.current, drawing.map);
    if (held.size > 0)
      store.getState().setNodes(withMoved(nodes, held, shown.getState().alone?.id));
    else if (shown.getState().alone) shown.setState({ alone: undefined });
  }, [nodes, drawing.map, store, shown]);
  /** Puts the picture of a card somewhere past the drawing library. */
  const movePicture = (id: string, at: Point | undefined): void => {
    const { domNode } = store.getState();
    const card = domNode?.querySelector<HTMLElement>(
      `.react-flow__node[data-id="${CSS.escape(id)}"]`,
    );
    if (at && card) card.style.transform = `translate(${at.x}px,${at.y}px)`;
  };
  const place = (): void => {
    const { alone } = shown.getState();
    const held = heldOn(elsewhere.current, drawing.map);
    store.getState().setNodes(withMoved(nodes, held, alone?.id));
    // The library leaves out what it takes to be there.
    if (alone) movePicture(alone.id, held.get(alone.id) ?? drawing.positions.get(alone.id));
  };
  /**
   * Shows what is moved where the pointer has it. The drawing library is told of all steps of several
   * cards, which it frames; of one card only of the first and of those at which the view moves along.
   */
  const follow = ([first, ...others]: readonly Moved[], guides: readonly Guide[]): void => {
    const { alone: before } = shown.getState();
    const { transform } = store.getState();
    const alone = others.length > 0 ? undefined : first;
    const isTold = alone?.id === before?.id && viewBefore.current === transform;
    viewBefore.current = transform;
    shown.setState({ alone, guides });
    if (alone && isTold) movePicture(alone.id, alone.position);
    else place();
  };

  /** The cards in view besides those that are moved. */
  const neighbours = (ids: ReadonlySet<string>): Box[] => {
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const boxes: Box[] = [];
    for (const [id, at] of drawing.positions) {
      const [left, top] = [at.x * zoom + x, at.y * zoom + y];
      const isInView =
        left > -cardSize.width && top > -cardSize.height && left < width && top < height;
      if (isInView && !ids.has(id)) boxes.push({ ...at, ...cardSize });
    }
    return boxes;
  };
  const showGuides = (guides: readonly Guide[]): void => {
    const isNone = guides.length === 0 && shown.getState().guides.length === 0;
    if (!isNone) shown.setState({ guides });
  };
  const over = ({ x, y }: Point): void => {
    const lane = laneAt(drawing.lanes, y);
    const plot = lane && plotAt(lane, x)?.place;
    const { target } = shown.getState();
    if (target?.band === lane?.band.key && target?.plot === plot) return;
    shown.setState({ target: lane && { band: lane.band.key, plot } });
  };
  const leave = (): void => shown.setState({ target: undefined });

  /** Takes a step of the pointer; what is moved comes to stand on a line, all by the same way. */
  const change = (changes: readonly NodeChange<FlowNode>[]): void => {
    const moves = changes.filter(
      (item): item is NodePositionChange & { position: Point } =>
        item.type === 'position' && item.dragging === true && item.position !== undefined,
    );
    const box = boxAround(moves.map(({ position }) => ({ ...position, ...cardSize })));
    // An end that is not followed by `stop` is that of a move that was broken off.
    if (changes.some((item) => item.type === 'position' && item.dragging === false))
      queueMicrotask(() => settle([]));
    if (box === undefined) return;
    const { transform } = store.getState();
    const ids = new Set(moves.map(({ id }) => id));
    const { by, guides } = snap(box, neighbours(ids), REACH / transform[2]);
    const moved = moves.map(({ id, position: { x, y } }) => ({
      id,
      position: { x: x + by.x, y: y + by.y },
    }));
    const moving = new Map(moved.map(({ id, position }) => [id, position]));
    elsewhere.current = { ...elsewhere.current, moving };
    follow(moved, guides);
    over({ x: box.x + by.x + CARD_WIDTH / 2, y: box.y + by.y + CARD_HEIGHT / 2 });
  };
  /** Ends the move; where nothing is changed by it the cards go back to where the map has them. */
  const settle = (far: readonly Moved[]): void => {
    if (elsewhere.current.moving.size === 0) return;
    const before = heldOn({ ...elsewhere.current, moving: NONE }, drawing.map);
    shown.setState({ target: undefined, guides: NO_GUIDES });
    const tell =
      far.length > 0 ? edits.drop(far, drawing.lanes, drawingNow().positions) : undefined;
    const moved = tell ? far.map(({ id, position }) => [id, position] as const) : [];
    elsewhere.current = { moving: NONE, dropped: new Map([...before, ...moved]), on: drawing.map };
    place();
    if (tell) tellLater(tell);
    else shown.setState({ alone: undefined });
  };
  /** Puts what was dragged where it is shown, which may be drawn to a line. */
  const stop = (): void => {
    const moved = [...elsewhere.current.moving].map(([id, position]) => ({ id, position }));
    settle(
      moved.filter(({ id, position }) => {
        const before = drawing.positions.get(id);
        return before?.x !== position.x || before.y !== position.y;
      }),
    );
  };
  /** Shows for a moment which lines the chosen cards share with others. */
  const showLines = (ids: readonly string[], by: Point): void => {
    const moved = ids.flatMap((id) => {
      const at = drawing.positions.get(id);
      return at === undefined ? [] : [{ x: at.x + by.x, y: at.y + by.y, ...cardSize }];
    });
    const box = boxAround(moved);
    showGuides(box === undefined ? NO_GUIDES : guidesOf(box, neighbours(new Set(ids))));
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => showGuides(NO_GUIDES), SHOWN_MS);
  };
  return { over, leave, change, stop, showLines };
}
