import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';

/** From one slot to the next: a card, and room for a label between two, in canvas pixels. */
const STEP = { x: CARD_WIDTH + 84, y: CARD_HEIGHT + 44 } as const;
const LEFT = 60;
const CLOSE = 16;

/** A slot with the gap to the next one below, in canvas pixels. */
export const SLOT = { ...STEP, gap: STEP.y - CARD_HEIGHT } as const;

/** The slots of a band in which cards can be put, and which are taken. */
export class SlotGrid {
  readonly #top: number;
  readonly #rows: number;
  readonly #columns: number | undefined;
  readonly #left: number;
  readonly #taken = new Set<string>();
  readonly #next = new Map<number, number>();

  /**
   * @param top of the first row, in canvas pixels
   * @param bottom of the band
   * @param columns the most there may be: then it grows down; undefined: it grows to the right
   * @param left of the first column
   */
  constructor(top: number, bottom: number, columns: number | undefined, left = LEFT) {
    this.#top = top;
    this.#left = left;
    this.#columns = columns;
    this.#rows =
      columns === undefined ? Math.max(1, Math.floor((bottom - top + 4) / STEP.y)) : Infinity;
  }

  /** Marks every slot that a card at a position touches, or comes closer to than looks right. */
  occupy({ x, y }: Point): void {
    const [across, down] = [x - this.#left, y - this.#top];
    const columns = [
      Math.floor((across - CARD_WIDTH - CLOSE) / STEP.x) + 1,
      (across + CARD_WIDTH + CLOSE) / STEP.x,
    ];
    const rows = [
      Math.floor((down - CARD_HEIGHT - CLOSE) / STEP.y) + 1,
      (down + CARD_HEIGHT + CLOSE) / STEP.y,
    ];
    for (let column = columns[0] ?? 0; column < (columns[1] ?? 0); column += 1)
      for (let row = rows[0] ?? 0; row < (rows[1] ?? 0); row += 1)
        this.#taken.add(`${column} ${row}`);
  }

  /** Takes the first free slot from a column on, row by row within the band; `x` in canvas pixels. */
  takeFree(x: number | undefined): Point {
    const start = Math.max(0, Math.round(((x ?? this.#left) - this.#left) / STEP.x));
    for (let place = this.#next.get(start) ?? 0; ; place += 1) {
      const [column, row] =
        this.#columns === undefined
          ? [start + Math.floor(place / this.#rows), place % this.#rows]
          : [start + (place % this.#columns), Math.floor(place / this.#columns)];
      const key = `${column} ${row}`;
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      this.#next.set(start, place + 1);
      return { x: this.#left + column * STEP.x, y: this.#top + row * STEP.y };
    }
  }
}
