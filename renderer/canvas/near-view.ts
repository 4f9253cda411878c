import type { Point } from '#shared/diagram/card-size.ts';
import { cardSize } from './drawing.ts';
import type { Room, View } from './first-view.ts';
import type { FlowNode, HopEdge } from './flow-elements.ts';

/** The ends of a part of the canvas, in canvas pixels. */
type Part = readonly [left: number, top: number, right: number, bottom: number];

/** So far beyond the view it reaches, and in such steps it follows it, in pixels of the screen. */
const MARGIN = 240;
const STEP = 320;

/** The part of the canvas around a view; it stays the same while the view moves a little. */
export function partAround({ x, y, zoom }: View, { width, height }: Room): Part {
  const down = (value: number): number => (Math.floor((value - MARGIN) / STEP) * STEP) / zoom;
  const up = (value: number): number => (Math.ceil((value + MARGIN) / STEP) * STEP) / zoom;
  return [down(-x), down(-y), up(width - x), up(height - y)];
}

/**
 * The cards and hops of which something may lie in a part of the canvas, with the cards at both ends
 * of each such hop and all that are chosen; the lists themselves where that is all of them.
 */
export function nearTo(
  part: Part,
  nodes: FlowNode[],
  edges: HopEdge[],
  positions: ReadonlyMap<string, Point>,
): { readonly nodes: FlowNode[]; readonly edges: HopEdge[] } {
  const ends = new Set<string>();
  const lines = edges.filter(({ source, target }) => {
    const [from, to] = [positions.get(source), positions.get(target)];
    if (from === undefined || to === undefined || !isNear(part, from, to)) return false;
    ends.add(source).add(target);
    return true;
  });
  const cards = nodes.filter(
    ({ id, position, selected }) =>
      selected === true || ends.has(id) || isNear(part, position, position),
  );
  return {
    nodes: cards.length === nodes.length ? nodes : cards,
    edges: lines.length === edges.length ? edges : lines,
  };
}

/** Whether the box around two cards touches a part. */
const isNear = ([left, top, right, bottom]: Part, from: Point, to: Point): boolean =>
  Math.min(from.x, to.x) <= right &&
  Math.max(from.x, to.x) + cardSize.width >= left &&
  Math.min(from.y, to.y) <= bottom &&
  Math.max(from.y, to.y) + cardSize.height >= top;
