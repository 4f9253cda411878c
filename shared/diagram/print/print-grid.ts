import type { BandGroup } from './band-order.ts';
import type { PrintItem, PrintLink } from './print-items.ts';
import { shortenHops } from './shorten-hops.ts';

/** A hop that ends in a stub at a card. */
export type Stub = { readonly link: PrintLink; readonly isOut: boolean };

/** What stands in one cell of the grid: a card, or the rest of its stubs. */
export type Cell = {
  readonly item: PrintItem;
  readonly stubs: readonly Stub[];
  readonly isRest: boolean;
  row: number;
  column: number;
};

/** Neighbouring columns of neighbouring rows that belong to one place. */
export type Block = {
  readonly place: string;
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
};

export type Grid = {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly Cell[];
  /** The cell of each card, by the index of its item. */
  readonly cellOf: ReadonlyMap<number, Cell>;
  readonly bands: readonly { readonly group: BandGroup; readonly row: number; rows: number }[];
  readonly blocks: readonly Block[];
};

/** So many stubs stand below one card; more continue in the next cell. */
const STUBS_OF_CELL = 10;

/** Puts the cards of a page into rows and columns, band by band, with short hops. */
export function gridOf(
  bands: readonly BandGroup[],
  columns: number,
  links: readonly PrintLink[],
  stubs: ReadonlyMap<number, readonly Stub[]>,
): Grid {
  const cells: Cell[] = [];
  const blocks: Block[] = [];
  const placed: { group: BandGroup; row: number; rows: number }[] = [];
  let row = 0;
  for (const group of bands) {
    const first = row;
    let column = 0;
    for (const { place, items } of group.places) {
      const own = items.flatMap((item) => cellsOf(item, stubs.get(item.index) ?? []));
      const isWide = own.length > columns;
      if (column > 0 && column + own.length > columns) [row, column] = [row + 1, 0];
      const block = isWide
        ? { place, row, rows: Math.ceil(own.length / columns), column: 0, columns }
        : { place, row, rows: 1, column, columns: own.length };
      fill(own, block);
      cells.push(...own);
      blocks.push({ ...block, cells: own });
      if (isWide) row += block.rows;
      else column += own.length;
    }
    if (column > 0) row += 1;
    placed.push({ group, row: first, rows: row - first });
  }
  shortenHops(cells, blocks, links);
  const cellOf = new Map(
    cells.filter(({ isRest }) => !isRest).map((cell) => [cell.item.index, cell]),
  );
  return { columns, rows: row, cells, cellOf, bands: placed, blocks };
}

function cellsOf(item: PrintItem, stubs: readonly Stub[]): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at === 0 || at < stubs.length; at += STUBS_OF_CELL)
    cells.push({
      item,
      stubs: stubs.slice(at, at + STUBS_OF_CELL),
      isRest: at > 0,
      row: 0,
      column: 0,
    });
  return cells;
}

/** Fills a block column by column, so that what PHI reaches first stands on the left. */
function fill(cells: readonly Cell[], { row, rows, column }: Omit<Block, 'cells'>): void {
  const byDepth = cells.toSorted((a, b) => a.item.depth - b.item.depth);
  for (const [at, cell] of byDepth.entries()) {
    cell.row = row + (at % rows);
    cell.column = column + Math.floor(at / rows);
  }
}
