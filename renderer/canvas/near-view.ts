import type { Point } from '#shared/diagram/card-size.ts';
import { cardSize, type Drawing, type Line } from './drawing.ts';
import type { Room, View } from './first-view.ts';

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
 * The hops of which something may lie in a part of the canvas, and the cards that do, those at both ends
 * of each such hop, and those that are chosen, so that they can be let go of.
 */
export function nearTo(
  part: Part,
  { lines, positions }: Pick<Drawing, 'lines' | 'positions'>,
  chosen: ReadonlySet<string>,
): { readonly cards: ReadonlySet<string>; readonly lines: readonly Line[] } {
  const cards = new Set<string>();
  for (const [id, at] of positions) if (chosen.has(id) || isNear(part, at, at)) cards.add(id);
  const near = lines.filter(({ from, to }) => {
    const [start, end] = [positions.get(from), positions.get(to)];
    if (start === undefined || end === undefined || !isNear(part, start, end)) return false;
    cards.add(from).add(to);
    return true;
  });
  return { cards, lines: near };
}

/** Whether the box around two cards touches a part. */
const isNear = ([left, top, right, bottom]: Part, from: Point, to: Point): boolean =>
  Math.min(from.x, to.x) <= right &&
  Math.max(from.x, to.x) + cardSize.width >= left &&
  Math.min(from.y, to.y) <= bottom &&
  Math.max(from.y, to.y) + cardSize.height >= top;
