import type { Block, Cell } from './print-grid.ts';
import type { PrintLink } from './print-items.ts';

/** The other end of a hop at a cell, and whether the hop leaves the cell. */
type Tie = { readonly other: Cell; readonly isOut: boolean };

const SWEEPS = 8;
/** A step to the next row is shorter than one to the next column; against the reading direction costs. */
const COLUMN = 1;
const ROW = 0.7;
const BACK = 0.35;
const SAME_COLUMN = 0.4;
/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;

/** Exchanges cells within their blocks as long as that makes hops shorter. */
export function shortenHops(
  cells: readonly Cell[],
  blocks: readonly Block[],
  links: readonly PrintLink[],
): void {
  const ties = tiesOf(cells, links);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let hasChanged = false;
    for (const block of blocks) hasChanged = shortenBlock(block, ties) || hasChanged;
    if (!hasChanged) return;
  }
}

function tiesOf(cells: readonly Cell[], links: readonly PrintLink[]): Map<Cell, Tie[]> {
  const ties = new Map<Cell, Tie[]>(cells.map((cell) => [cell, []]));
  const heads = new Map<number, Cell>();
  const tie = (source: Cell, target: Cell): void => {
    ties.get(source)?.push({ other: target, isOut: true });
    ties.get(target)?.push({ other: source, isOut: false });
  };
  for (const cell of cells) {
    const head = heads.get(cell.item.index);
    if (head === undefined) {
      heads.set(cell.item.index, cell);
      continue;
    }
    // The rest of a card's stubs belongs next to it: as strong as two hops.
    tie(head, cell);
    tie(head, cell);
  }
  for (const { from, to } of links) {
    const [source, target] = [heads.get(from), heads.get(to)];
    if (source && target && source !== target) tie(source, target);
  }
  return ties;
}

type Occupant = { readonly cell: Cell; readonly ties: readonly Tie[] };

/** One pass over all pairs of spots of a block; whether anything moved. */
function shortenBlock(block: Block, ties: ReadonlyMap<Cell, Tie[]>): boolean {
  const { row, column, columns, cells } = block;
  const spotOf = (cell: Cell): number => (cell.row - row) * columns + cell.column - column;
  const taken: (Occupant | undefined)[] = Array.from({ length: block.rows * columns });
  for (const cell of cells) taken[spotOf(cell)] = { cell, ties: ties.get(cell) ?? [] };
  let hasChanged = false;
  for (const cell of cells) {
    const home = spotOf(cell);
    hasChanged = moveFrom(home, taken, block) || hasChanged;
  }
  return hasChanged;
}

function moveFrom(home: number, taken: (Occupant | undefined)[], block: Block): boolean {
  let hasChanged = false;
  let at = home;
  for (let spot = 0; spot < taken.length; spot += 1) {
    const [one, other] = [taken[at], taken[spot]];
    if (spot === at || one === undefined) continue;
    const before = costOf(one) + costOf(other);
    put(one, spot, block);
    put(other, at, block);
    if (costOf(one) + costOf(other) < before - LEAST_GAIN) {
      taken[spot] = one;
      taken[at] = other;
      at = spot;
      hasChanged = true;
    } else {
      put(one, at, block);
      put(other, spot, block);
    }
  }
  return hasChanged;
}

function put(occupant: Occupant | undefined, spot: number, { row, column, columns }: Block): void {
  if (occupant === undefined) return;
  occupant.cell.row = row + Math.floor(spot / columns);
  occupant.cell.column = column + (spot % columns);
}

function costOf(occupant: Occupant | undefined): number {
  if (occupant === undefined) return 0;
  const { cell, ties } = occupant;
  let sum = 0;
  for (const { other, isOut } of ties) {
    const step = isOut ? other.column - cell.column : cell.column - other.column;
    sum += Math.abs(step) * COLUMN + Math.abs(other.row - cell.row) * ROW;
    if (step < 0) sum += BACK;
    else if (step === 0) sum += SAME_COLUMN;
  }
  return sum;
}
