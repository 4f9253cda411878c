import type { Point } from '../card-size.ts';
import type { Box, PageGeometry } from './page-geometry.ts';
import { measures } from './print-measures.ts';
import { textWidth } from './text-width.ts';

/** From the ends of a hop, so that its arrows stay seen, and from one try to the next, in points. */
const FROM_END = 6;
const STEP = 3;

/** The box of a hop's number around a point: as high as a circle, wider for three digits. */
export function numberBox({ x, y }: Point, number: number): Box {
  const height = 2 * measures.number;
  const width = Math.max(height, textWidth(String(number), measures.smallSize) + 4.5);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

const touches = (a: Box, b: Box, apart: number): boolean =>
  a.x < b.x + b.width + apart &&
  b.x < a.x + a.width + apart &&
  a.y < b.y + b.height + apart &&
  b.y < a.y + a.height + apart;

type Piece = { readonly line: number; readonly box: Box };

/**
 * Where on its line the number of each hop stands, by the index of its link: never on a card, a head
 * or another number, and off the lines of other hops where that can be. One without room is absent.
 * @param heads boxes of text that must stay free
 */
export function placeNumbers(
  { cells, lines }: PageGeometry,
  heads: readonly Box[],
): ReadonlyMap<number, Point> {
  const taken = [...cells.map(({ area }) => area), ...heads];
  const pieces = lines.flatMap(({ link, points }) =>
    segments(points).map(([a, b]): Piece => ({ line: link.index, box: boxOf(a, b) })),
  );
  const places = new Map<number, Point>();
  for (const { link, points } of lines) {
    if (link.number === undefined) continue;
    let best: { readonly at: Point; readonly cost: number } | undefined;
    for (const { at, cost } of tries(points)) {
      if (best && best.cost <= cost) continue;
      const box = numberBox(at, link.number);
      if (taken.some((other) => touches(box, other, 1))) continue;
      let sum = cost;
      for (const piece of pieces)
        if (touches(box, piece.box, 0) && piece.line !== link.index) sum += 100;
      if (best === undefined || sum < best.cost) best = { at, cost: sum };
    }
    if (best === undefined) continue;
    places.set(link.index, best.at);
    taken.push(numberBox(best.at, link.number));
  }
  return places;
}

function segments(points: readonly Point[]): [Point, Point][] {
  return points.slice(1).flatMap((point, index): [Point, Point][] => {
    const before = points[index];
    return before ? [[before, point]] : [];
  });
}

const boxOf = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const lengthOf = ([a, b]: [Point, Point]): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** Points along a line with what speaks against each: best is the middle of its longest piece. */
function* tries(points: readonly Point[]): Generator<{ at: Point; cost: number }> {
  const all = segments(points);
  const longest = Math.max(...all.map(lengthOf));
  for (const [index, piece] of all.entries()) {
    const [a, b] = piece;
    const length = lengthOf(piece);
    const first = index === 0 ? FROM_END + measures.number : 0;
    const last = length - (index === all.length - 1 ? FROM_END + measures.number : 0);
    const middle = (first + last) / 2;
    for (let off = 0; middle - off >= first; off += STEP)
      for (const way of off === 0 ? [middle] : [middle - off, middle + off]) {
        const share = length === 0 ? 0 : way / length;
        yield {
          at: { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share },
          cost: (off + longest - length) / (longest + 1),
        };
      }
  }
}
