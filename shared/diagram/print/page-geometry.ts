import type { Point } from '../card-size.ts';
import type { Cell, Grid } from './print-grid.ts';
import type { PrintLink } from './print-items.ts';
import { measures } from './print-measures.ts';
import { type Route, type RouteEnd, type Routes, slotKey } from './print-routes.ts';

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A card where it is drawn, or the rest of its stubs; stubs begin below `box`. */
export type DrawnCell = { readonly cell: Cell; readonly box: Box; readonly area: Box };
export type DrawnLine = { readonly link: PrintLink; readonly points: readonly Point[] };

/** A page with everything at its place, in points from its upper left corner. */
export type PageGeometry = {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly DrawnCell[];
  readonly lines: readonly DrawnLine[];
  /** The ground of each band, its head included, in the order of the grid's bands. */
  readonly bands: readonly Box[];
  /** The head of each block, in the order of the grid's blocks; none where the place goes without saying. */
  readonly placeHeads: readonly (Box | undefined)[];
};

const { card, cardHeight, clear, track, slot, stub, bandHead, placeHead } = measures;
/** Cards are spread over the page, but not further than this. */
const MOST_SPREAD = 36;

/** Whether the places of a band are named: where there are several. */
const namesPlaces = (grid: Grid, row: number): boolean =>
  grid.bands.some(
    ({ group, row: first, rows }) => row >= first && row < first + rows && group.places.length > 1,
  );

/** The width that the gutters and columns of a page need. */
export function neededWidth(grid: Grid, routes: Routes): number {
  return gutterWidths(grid, routes).reduce((sum, width) => sum + width, grid.columns * card);
}

function gutterWidths({ columns }: Grid, { gutterTracks }: Routes): number[] {
  return gutterTracks.map((tracks, gutter) => {
    const least = gutter === 0 || gutter === columns ? measures.side : measures.gutter;
    return tracks === 0 ? least : Math.max(least, 2 * clear + (tracks - 1) * track);
  });
}

/** Puts everything of a page at its place. @param width of the page, in points */
export function geometryOf(grid: Grid, routes: Routes, width: number): PageGeometry {
  const xs = columnPlaces(grid, routes, width);
  const heights = cellHeights(grid, routes);
  const ys = rowPlaces(grid, routes, heights);
  const cells = grid.cells.map((cell): DrawnCell => {
    const [x, y] = [xs.columns[cell.column] ?? 0, ys.rows[cell.row] ?? 0];
    const height = heights.get(cell) ?? cardHeight;
    const box = { x, y, width: card, height };
    return { cell, box, area: { ...box, height: height + cell.stubs.length * stub } };
  });
  const placed = new Map(cells.map((drawn) => [drawn.cell, drawn]));
  return {
    width,
    height: ys.bottom,
    cells,
    lines: routes.routes.map((route) => ({
      link: route.link,
      points: pointsOf(route, routes, placed, xs.gutters, ys.channels),
    })),
    bands: ys.bands.map(({ top, bottom }) => ({ x: 0, y: top, width, height: bottom - top })),
    placeHeads: grid.blocks.map(({ row, column, columns }) => {
      if (!namesPlaces(grid, row)) return undefined;
      const x = xs.columns[column] ?? 0;
      const last = xs.columns[Math.min(column + columns, grid.columns) - 1] ?? x;
      return { x, y: (ys.rows[row] ?? 0) - placeHead, width: last + card - x, height: placeHead };
    }),
  };
}

function columnPlaces(grid: Grid, routes: Routes, width: number) {
  const widths = gutterWidths(grid, routes);
  const spare = width - neededWidth(grid, routes);
  const extra = Math.min(MOST_SPREAD, Math.max(0, spare / Math.max(1, grid.columns - 1)));
  const gutters: { readonly x: number; readonly width: number }[] = [];
  const columns: number[] = [];
  let x = 0;
  for (const [gutter, least] of widths.entries()) {
    const wide = least + (gutter === 0 || gutter === grid.columns ? 0 : extra);
    gutters.push({ x, width: wide });
    columns.push(x + wide);
    x += wide + card;
  }
  return { gutters, columns };
}

/** From a card's upper edge to its slot, where so many share the side. */
function slotOffset(at: number, count: number): number {
  const step = count > slot.most ? slot.many : slot.few;
  return Math.max(measures.inset + 2, cardHeight / 2 - ((count - 1) * step) / 2) + at * step;
}

/** A card is as high as its hops need. */
function cellHeights(grid: Grid, { routes, slots }: Routes): Map<Cell, number> {
  const heights = new Map<Cell, number>(
    grid.cells.map((cell) => [cell, cell.isRest ? measures.stub : cardHeight]),
  );
  for (const { from, to } of routes)
    for (const end of [from, to]) {
      const least = endOffset(end, slots) + measures.inset + 2;
      if (least > (heights.get(end.cell) ?? 0)) heights.set(end.cell, least);
    }
  return heights;
}

const endOffset = ({ cell, gutter, slot: at }: RouteEnd, slots: Routes['slots']): number =>
  slotOffset(at, slots.get(slotKey(cell.row, gutter)) ?? 1);

function rowPlaces(grid: Grid, { channelTracks }: Routes, heights: ReadonlyMap<Cell, number>) {
  const rows: number[] = [];
  const channels: { readonly y: number; readonly height: number }[] = [];
  const bands: { top: number; bottom: number }[] = [];
  const tallest = Array.from({ length: grid.rows }, () => 0);
  for (const cell of grid.cells) {
    const height = (heights.get(cell) ?? 0) + cell.stubs.length * stub;
    tallest[cell.row] = Math.max(tallest[cell.row] ?? 0, height);
  }
  let y = 0;
  for (let row = 0; row <= grid.rows; row += 1) {
    if (row === grid.rows || grid.bands.some((band) => band.row === row)) {
      if (row > 0 && row < grid.rows) y += measures.row / 2;
      const open = bands.at(-1);
      if (open && row < grid.rows) open.bottom = y;
      if (row < grid.rows) {
        bands.push({ top: y, bottom: y });
        y += bandHead;
      }
    }
    const tracks = channelTracks[row] ?? 0;
    const height = tracks === 0 ? measures.row : 2 * clear + (tracks - 1) * track;
    const isPlain = tracks === 0 && grid.bands.some((band) => band.row === row);
    channels.push({ y, height });
    y += isPlain ? measures.row / 3 : height;
    if (row === grid.rows) break;
    if (namesPlaces(grid, row) && grid.blocks.some((block) => block.row === row)) y += placeHead;
    rows.push(y);
    y += tallest[row] ?? 0;
  }
  const last = bands.at(-1);
  if (last) last.bottom = y;
  return { rows, channels, bands, bottom: y };
}

function pointsOf(
  { from, to, channel, isStraight, tracks }: Route,
  routes: Routes,
  placed: ReadonlyMap<Cell, DrawnCell>,
  gutters: readonly { readonly x: number; readonly width: number }[],
  channels: readonly { readonly y: number; readonly height: number }[],
): Point[] {
  const port = (end: RouteEnd): Point => {
    const box = placed.get(end.cell)?.box;
    const x = box ? (end.gutter > end.cell.column ? box.x + box.width : box.x) : 0;
    return { x, y: (box?.y ?? 0) + endOffset(end, routes.slots) };
  };
  const [start, end] = [port(from), port(to)];
  if (isStraight) return [start, end];
  const upright = (gutter: number, at: number): number => {
    const { x = 0, width = 0 } = gutters[gutter] ?? {};
    const all = (routes.gutterTracks[gutter] ?? 1) - 1;
    return x + width / 2 + (at - all / 2) * track;
  };
  const first = upright(from.gutter, tracks.from);
  if (channel === undefined) return [start, { x: first, y: start.y }, { x: first, y: end.y }, end];
  const { y = 0, height = 0 } = channels[channel] ?? {};
  const all = (routes.channelTracks[channel] ?? 1) - 1;
  const level = y + height / 2 + (tracks.channel - all / 2) * track;
  const second = upright(to.gutter, tracks.to);
  return [
    start,
    { x: first, y: start.y },
    { x: first, y: level },
    { x: second, y: level },
    { x: second, y: end.y },
    end,
  ];
}
