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
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9] as const;
const CELL = 200;

/** What lies where, so that only neighbours are compared. */
class BoxIndex {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of keysOf(box)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [box]);
      else cell.push(box);
    }
  }

  isFree(box: Box): boolean {
    return keysOf(box).every((key) => !this.#cells.get(key)?.some((other) => touches(box, other)));
  }
}

function keysOf({ x, y, width, height }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1)
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1)
      keys.push(`${column} ${row}`);
  return keys;
}

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Where on its curve each label stands so that it covers no card and no other label; one that finds
 * no room is absent.
 * @param cards the upper left corners of all cards
 */
export function placeLabels(
  hops: readonly Labelled[],
  cards: Iterable<Point>,
): ReadonlyMap<string, number> {
  const taken = new BoxIndex();
  for (const { x, y } of cards) taken.add({ x, y, width: CARD_WIDTH, height: CARD_HEIGHT });
  const shares = new Map<string, number>();
  for (const { id, curve, label } of hops) {
    const width = label.length * LETTER + FRAME;
    for (const share of SHARES) {
      const { x, y } = pointAt(curve, share);
      const box = { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      shares.set(id, share);
      break;
    }
  }
  return shares;
}
