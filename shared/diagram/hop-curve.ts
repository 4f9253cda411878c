import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';

/** A hop as a cubic curve from the edge of one card to the edge of another, in canvas pixels. */
export type HopCurve = readonly [start: Point, out: Point, into: Point, end: Point];

/** Between hops that join the same two cards, in canvas pixels. */
const APART = 26;
const LEAST_BEND = 36;

/**
 * The curve between two cards, by their upper left corners.
 * @param place of the hop among those between the same two cards, around 0: -0.5 and 0.5 for two
 */
export function hopCurve(from: Point, to: Point, place: number): HopCurve {
  const shift = place * APART;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isLevel = Math.abs(dx) >= CARD_WIDTH * 0.8 || Math.abs(dy) < CARD_HEIGHT;
  if (isLevel) {
    const way = dx < 0 ? -1 : 1;
    const start = { x: from.x + (way > 0 ? CARD_WIDTH : 0), y: from.y + CARD_HEIGHT / 2 + shift };
    const end = { x: to.x + (way > 0 ? 0 : CARD_WIDTH), y: to.y + CARD_HEIGHT / 2 + shift };
    const bend = way * Math.max(LEAST_BEND, Math.abs(end.x - start.x) / 2);
    return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
  }
  const way = dy < 0 ? -1 : 1;
  const start = { x: from.x + CARD_WIDTH / 2 + shift, y: from.y + (way > 0 ? CARD_HEIGHT : 0) };
  const end = { x: to.x + CARD_WIDTH / 2 + shift, y: to.y + (way > 0 ? 0 : CARD_HEIGHT) };
  const bend = way * Math.max(LEAST_BEND, Math.abs(end.y - start.y) / 2);
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}

/** The point of a curve at a share of its way, 0 to 1. */
export function pointAt([start, out, into, end]: HopCurve, share: number): Point {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3] as const;
  const along = (axis: 'x' | 'y'): number =>
    weights[0] * start[axis] +
    weights[1] * out[axis] +
    weights[2] * into[axis] +
    weights[3] * end[axis];
  return { x: along('x'), y: along('y') };
}

/** The curve in the words of SVG. */
export const curvePath = ([start, out, into, end]: HopCurve): string =>
  `M${start.x},${start.y} C${out.x},${out.y} ${into.x},${into.y} ${end.x},${end.y}`;
