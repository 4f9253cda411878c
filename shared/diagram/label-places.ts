import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';
import { type HopCurve, pointAt } from './hop-curve.ts';

export type Labelled = { readonly id: string; readonly curve: HopCurve; readonly label: string };

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** At the size of small text: the widest letters of a label on average, and its frame, in pixels. */
const LETTER = 5.7;
const FRAME = 14;
const LABEL_HEIGHT = 20;
/** So far labels stay off cards. */
const CLEAR = 4;
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9] as const;
const CELL = 200;

/** Columns in a row of cells: more than any drawing has, few enough for numbers to stay exact. */
const COLUMNS = 2 ** 24;

/** What lies where, so that only neighbours are compared. */
class BoxIndex {
  // By number, since texts made for each box took most of the time of a large map.
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    const { left, right, top, bottom } = cellsOf(box);
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const cell = this.#cells.get(row * COLUMNS + column);
        if (cell === undefined) this.#cells.set(row * COLUMNS + column, [box]);
        else cell.push(box);
      }
  }

  isFree(box: Box): boolean {
    const { left, right, top, bottom } = cellsOf(box);
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        for (const other of this.#cells.get(row * COLUMNS + column) ?? NONE)
          if (touches(box, other)) return false;
    return true;
  }
}

const NONE: readonly Box[] = [];

/** The first and last column and row of cells that a box touches. */
const cellsOf = ({ x, y, width, height }: Box) => ({
  left: Math.floor(x / CELL),
  right: Math.floor((x + width) / CELL),
  top: Math.floor(y / CELL),
  bottom: Math.floor((y + height) / CELL),
});

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Where on its curve each label stands so that it covers no card and no other label; one that finds
 * no room is absent.
 * @param cards the upper left corners of all cards
 * @param size how many times as large as small text the labels are
 */
export function placeLabels(
  hops: Iterable<Labelled>,
  cards: Iterable<Point>,
  size = 1,
): ReadonlyMap<string, number> {
  const placing = placingLabels(hops, cards, size);
  for (;;) {
    const step = placing.next();
    if (step.done === true) return step.value;
  }
}

/** `placeLabels` in steps: a large map takes longer than a frame, and who shows it may stop between. */
export function* placingLabels(
  hops: Iterable<Labelled>,
  cards: Iterable<Point>,
  size = 1,
): Generator<undefined, ReadonlyMap<string, number>> {
  const taken = new BoxIndex();
  for (const { x, y } of cards) {
    taken.add({
      x: x - CLEAR,
      y: y - CLEAR,
      width: CARD_WIDTH + 2 * CLEAR,
      height: CARD_HEIGHT + 2 * CLEAR,
    });
    yield;
  }
  const shares = new Map<string, number>();
  for (const { id, curve, label } of hops) {
    const width = (label.length * LETTER + FRAME) * size;
    const height = LABEL_HEIGHT * size;
    for (const share of SHARES) {
      const { x, y } = pointAt(curve, share);
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      shares.set(id, share);
      break;
    }
    yield;
  }
  return shares;
}
