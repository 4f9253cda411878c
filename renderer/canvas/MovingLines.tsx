import { useStoreApi } from '@xyflow/react';
import { useContext, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Point } from '#shared/diagram/card-size.ts';
import { curvePath, hopCurve } from '#shared/diagram/hop-curve.ts';
import { HEAD } from './arrow-head.ts';
import type { Moved } from './canvas-edits.ts';
import { MovingContext } from './canvas-gestures.ts';
import type { DragStore } from './drag-shown.ts';
import type { FlowNode, HopEdge } from './flow-elements.ts';
import type { Guide } from './guides.ts';
import { labelPlace } from './label-place.ts';

type Flow = ReturnType<ReturnType<typeof useStoreApi<FlowNode, HopEdge>>['getState']>;

/** How the line of a hop is drawn. */
type Look = {
  readonly colour: string;
  readonly width: number;
  readonly dashes: readonly number[];
  readonly head: string;
};

/** The hops of the card that alone is moved, and the lines that what is moved shares with its neighbours. */
export function MovingLines() {
  const drag = useContext(MovingContext);
  const isShown = useStore(drag, ({ alone, guides }) => alone !== undefined || guides.length > 0);
  return isShown ? <Paper drag={drag} /> : null;
}

/**
 * A bitmap as large as the view, since all on it changes at each step of the pointer: elements would
 * have the browser lay out, paint and layer the whole canvas anew. The labels of the hops are moved
 * along.
 */
function Paper({ drag }: { readonly drag: DragStore }) {
  const store = useStoreApi<FlowNode, HopEdge>();
  const paper = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { current } = paper;
    const context = current?.getContext('2d');
    if (!current || !context) return undefined;
    const paintHops = hopPainter();
    const { color } = getComputedStyle(current);
    let before: readonly unknown[] = [];
    const paint = (): void => {
      const [{ alone, guides }, flow] = [drag.getState(), store.getState()];
      const { nodes, edges, width, height, transform } = flow;
      const now = [alone, guides, nodes, edges, width, height, transform];
      if (now.every((item, place) => item === before[place])) return;
      before = now;
      const dense = window.devicePixelRatio;
      const [across, down] = [Math.round(width * dense), Math.round(height * dense)];
      if (current.width !== across) current.width = across;
      if (current.height !== down) current.height = down;
      context.resetTransform();
      context.clearRect(0, 0, across, down);
      const [x, y, zoom] = transform;
      context.setTransform(zoom * dense, 0, 0, zoom * dense, x * dense, y * dense);
      if (alone) paintHops(context, alone, flow);
      paintGuides(context, guides, color);
    };
    paint();
    const stops = [drag.subscribe(paint), store.subscribe(paint)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [store, drag]);
  return <canvas ref={paper} className="moving-lines" aria-hidden="true" />;
}

/** Makes what paints hops; what it finds out about one it keeps. */
function hopPainter() {
  const outline = new Path2D(HEAD.outline);
  const looks = new Map<string, Look>();
  const labels = new Map<string, HTMLElement | null>();
  return (context: CanvasRenderingContext2D, alone: Moved, flow: Flow): void => {
    const { edges, nodeLookup, domNode } = flow;
    const placeOf = (id: string): Point | undefined =>
      id === alone.id ? alone.position : nodeLookup.get(id)?.internals.positionAbsolute;
    for (const { id, source, target, data } of edges) {
      if (source !== alone.id && target !== alone.id) continue;
      const look = looks.get(id) ?? lookOf(domNode, id);
      if (look) looks.set(id, look);
      if (labels.get(id)?.isConnected !== true) labels.set(id, labelOf(domNode, id));
      const [from, to] = [placeOf(source), placeOf(target)];
      if (!from || !to || !data || !look) continue;
      const curve = hopCurve(from, to, data.line.docks);
      const [start, out, into, end] = curve;
      context.strokeStyle = look.colour;
      context.lineWidth = look.width;
      context.setLineDash([...look.dashes]);
      context.stroke(new Path2D(curvePath(curve)));
      context.fillStyle = look.head;
      paintHead(context, outline, into, end);
      if (data.line.isTwoWay) paintHead(context, outline, out, start);
      labels.get(id)?.style.setProperty('transform', labelPlace(curve, data.line.labelAt));
    }
  };
}

/** The head at the end of a line, in the direction from another point to it. */
function paintHead(
  context: CanvasRenderingContext2D,
  outline: Path2D,
  from: Point,
  end: Point,
): void {
  context.save();
  context.translate(end.x, end.y);
  context.rotate(Math.atan2(end.y - from.y, end.x - from.x));
  context.scale(HEAD.size / HEAD.square, HEAD.size / HEAD.square);
  context.translate(-HEAD.tip.x, -HEAD.tip.y);
  context.fill(outline);
  context.restore();
}

/** As the style sheet has the line of a hop, which is in the page without its way. */
function lookOf(flow: HTMLElement | null, hop: string): Look | undefined {
  const line = flow?.querySelector(`.react-flow__edge[data-id="${CSS.escape(hop)}"] .hop-line`);
  const head = line?.getAttribute('marker-end')?.match(/#([\w-]+)/)?.[1];
  const arrow = head === undefined ? null : document.getElementById(head);
  if (!line || !arrow) return undefined;
  const style = getComputedStyle(line);
  return {
    colour: style.stroke,
    width: Number.parseFloat(style.strokeWidth),
    dashes: style.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? [],
    head: getComputedStyle(arrow).fill,
  };
}

const labelOf = (flow: HTMLElement | null, hop: string): HTMLElement | null =>
  flow?.querySelector<HTMLElement>(
    `.hop-label[data-moving="true"][data-hop="${CSS.escape(hop)}"]`,
  ) ?? null;

/** So far guides reach beyond the cards that they join, in canvas pixels. */
const BEYOND = 12;

function paintGuides(
  context: CanvasRenderingContext2D,
  guides: readonly Guide[],
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([]);
  for (const { axis, at, from, to } of guides) {
    // The middle of a line one pixel wide.
    const [across, start, end] = [at + 0.5, from - BEYOND, to + BEYOND];
    context.beginPath();
    if (axis === 'x') {
      context.moveTo(across, start);
      context.lineTo(across, end);
    } else {
      context.moveTo(start, across);
      context.lineTo(end, across);
    }
    context.stroke();
  }
}
