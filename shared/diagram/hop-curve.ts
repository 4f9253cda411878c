import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';

/** A hop as a cubic curve from the edge of one card to the edge of another, in canvas pixels. */
export type HopCurve = readonly [start: Point, out: Point, into: Point, end: Point];

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How far from the middle of its side a hop leaves one card and reaches the other, in pixels. */
export type Docks = { readonly out: number; readonly into: number };

const LEAST_BEND = 36;

/** The sides at which a hop leaves one card and reaches the other, by their upper left corners. */
export function sidesOf(from: Point, to: Point): readonly [out: Side, into: Side] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) >= CARD_WIDTH * 0.8 || Math.abs(dy) < CARD_HEIGHT)
    return dx < 0 ? ['left', 'right'] : ['right', 'left'];
  return dy < 0 ? ['top', 'bottom'] : ['bottom', 'top'];
}

const isLevel = (side: Side): boolean => side === 'left' || side === 'right';

function dockAt({ x, y }: Point, side: Side, shift: number): Point {
  if (isLevel(side))
    return { x: side === 'right' ? x + CARD_WIDTH : x, y: y + CARD_HEIGHT / 2 + shift };
  return { x: x + CARD_WIDTH / 2 + shift, y: side === 'bottom' ? y + CARD_HEIGHT : y };
}

/** The curve between two cards, by their upper left corners. */
export function hopCurve(from: Point, to: Point, docks: Docks): HopCurve {
  const [out, into] = sidesOf(from, to);
  const [start, end] = [dockAt(from, out, docks.out), dockAt(to, into, docks.into)];
  if (isLevel(out)) {
    const way = out === 'right' ? 1 : -1;
    const bend = way * Math.max(LEAST_BEND, Math.abs(end.x - start.x) / 2);
    return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
  }
  const way = out === 'bottom' ? 1 : -1;
  const bend = way * Math.max(LEAST_BEND, Math.abs(end.y - start.y) / 2);
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}

/** The point of a curve at a share of its way, 0 to 1. */
export function pointAt([start, out, into, end]: HopCurve, share: number): Point {
  const rest = 1 - share;
  const [a, b] = [rest * rest * rest, 3 * rest * rest * share];
  const [c, d] = [3 * rest * share * share, share * share * share];
  return {
    x: a * start.x + b * out.x + c * into.x + d * end.x,
    y: a * start.y + b * out.y + c * into.y + d * end.y,
  };
}

/** The curve in the words of SVG. */
export const curvePath = ([start, out, into, end]: HopCurve): string =>
  `M${start.x},${start.y} C${out.x},${out.y} ${into.x},${into.y} ${end.x},${end.y}`;
