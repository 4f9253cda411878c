import type { Band } from './band.ts';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';
import { frontier } from './frontier.ts';
import type { PlotPlace } from './plot-place.ts';
import { SLOT, SlotGrid } from './slot-grid.ts';

/** Something that stands in a band; its position is that of its upper left corner, in pixels. */
export type LaneItem = {
  readonly id: string;
  readonly band: Band;
  /** The part of the band; absent = anywhere in it. */
  readonly plot?: PlotPlace | undefined;
  readonly position?: Point;
  /** So far from the left it stands, if there is room, where it has no position. */
  readonly near?: number;
};

/** A part of a band as it is drawn, from `left` to `right`; the outer ones have no outer end. */
export type Plot = PlotPlace & { readonly left: number; readonly right: number };

/** A band as it is drawn: from `top` down to `bottom`, in canvas pixels. */
export type Lane = {
  readonly band: Band;
  readonly top: number;
  readonly bottom: number;
  /** Its parts from left to right; empty where all that stands there is in one. */
  readonly plots: readonly Plot[];
};

export type LaneLayout = {
  readonly lanes: readonly Lane[];
  /** Where each item is drawn: where it was put, unless that is the land of another place. */
  readonly positions: ReadonlyMap<string, Point>;
};

/** Between cards and the frontier, in canvas pixels. */
export const LANE_MARGIN = 40;
const MIN_HEIGHT = CARD_HEIGHT + 2 * LANE_MARGIN;
/** Between cards and the frontier of two plots. */
export const PLOT_MARGIN = 28;
const MIN_WIDTH = CARD_WIDTH + 2 * PLOT_MARGIN;
/** A band without a single place on the canvas is laid out in so many columns. */
const COLUMNS = 5;
/** A part of such a band is laid out in so many rows. */
const ROWS = 3;

const DOWN = { size: CARD_HEIGHT, margin: LANE_MARGIN } as const;
const ACROSS = { size: CARD_WIDTH, margin: PLOT_MARGIN } as const;

type Part = {
  readonly plot: PlotPlace | undefined;
  readonly items: LaneItem[];
  readonly middles: number[];
};
type Group = {
  readonly band: Band;
  readonly items: LaneItem[];
  readonly middles: number[];
  readonly parts: readonly Part[];
};

/**
 * Divides the canvas into bands, bands into plots side by side, and puts everything into its own.
 * Both follow the middle of what stands in them; a frontier runs where it leaves the fewest items on
 * foreign land. Those, and what has no position, take free slots, so that nothing else moves.
 * @param items in any order; the same items give the same layout
 */
export function layoutLanes(items: readonly LaneItem[]): LaneLayout {
  const groups = groupsOf(items);
  const lanes: Lane[] = [];
  const positions = new Map<string, Point>();
  let top: number | undefined;
  for (const [index, group] of groups.entries()) {
    const { middles } = group;
    top ??= (middles[0] ?? CARD_HEIGHT / 2) - CARD_HEIGHT / 2 - LANE_MARGIN;
    const next = groups[index + 1]?.middles ?? [];
    const wanted =
      middles.length === 0
        ? top
        : next.length > 0
          ? frontier(middles, next, top + MIN_HEIGHT, DOWN)
          : (middles.at(-1) ?? 0) + CARD_HEIGHT / 2 + LANE_MARGIN;
    const settled = Math.max(wanted, top + MIN_HEIGHT);
    const isLast = index === groups.length - 1;
    const lane = fill(group, { top, bottom: settled, isLast }, positions);
    lanes.push(lane);
    top = lane.bottom;
  }
  return { lanes, positions };
}

/** The band at a height; beyond the ends, the nearest. Undefined where there is none. */
export const laneAt = (lanes: readonly Lane[], y: number): Lane | undefined =>
  lanes.find(({ bottom }) => y < bottom) ?? lanes.at(-1);

/** The part of a band at a place on its way; undefined where the band has none. */
export const plotAt = ({ plots }: Lane, x: number): Plot | undefined =>
  plots.find(({ right }) => x < right) ?? plots.at(-1);

/** The items by band, from top to bottom; bands without any position come last, by title. */
function groupsOf(items: readonly LaneItem[]): Group[] {
  const inOrder = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byBand = Map.groupBy(inOrder, ({ band }) => band.key);
  const groups = [...byBand.values()].flatMap((members): Group[] => {
    const band = members[0]?.band;
    const middles = middlesOf(members, 'y', CARD_HEIGHT);
    return band === undefined ? [] : [{ band, items: members, middles, parts: partsOf(members) }];
  });
  return groups.toSorted(
    (a, b) =>
      compareMedians(a.middles, b.middles) ||
      (a.band.key === '' ? 1 : 0) - (b.band.key === '' ? 1 : 0) ||
      (a.band.key < b.band.key ? -1 : 1),
  );
}

/** The items of a band by plot, from left to right; the country at large is first without positions. */
function partsOf(items: readonly LaneItem[]): Part[] {
  const byPlot = Map.groupBy(items, ({ plot }) => plot?.place ?? '');
  const parts = [...byPlot.values()].map((members): Part => ({
    plot: members[0]?.plot,
    items: members,
    middles: middlesOf(members, 'x', CARD_WIDTH),
  }));
  return parts.toSorted(
    (a, b) =>
      compareMedians(a.middles, b.middles) ||
      ((a.plot?.place ?? '') < (b.plot?.place ?? '') ? 1 : -1),
  );
}

function middlesOf(items: readonly LaneItem[], axis: 'x' | 'y', size: number): number[] {
  return items
    .flatMap(({ position }) => (position ? [position[axis] + size / 2] : []))
    .toSorted((a, b) => a - b);
}

const median = (middles: readonly number[]): number =>
  middles[Math.floor(middles.length / 2)] ?? Infinity;

function compareMedians(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [median(a), median(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

type Strip = { readonly top: number; readonly bottom: number; readonly isLast: boolean };

/** Puts the items of a band between its frontiers. */
function fill(group: Group, strip: Strip, positions: Map<string, Point>): Lane {
  const { band, parts } = group;
  const { top, bottom } = strip;
  const isWhole = parts.length < 2 || parts.some(({ plot }) => plot === undefined);
  if (isWhole) return { band, top, bottom: fillWhole(group, strip, positions), plots: [] };
  const rows = Math.min(ROWS, Math.max(...parts.map(({ items }) => items.length)));
  const least = group.middles.length > 0 ? 0 : top + 2 * LANE_MARGIN + rows * SLOT.y - SLOT.gap;
  const floor = Math.max(bottom, least);
  const plots: Plot[] = [];
  let left = Math.min(0, (parts[0]?.middles[0] ?? 0) - CARD_WIDTH / 2 - PLOT_MARGIN);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const right = next === undefined ? Infinity : fenceOf(part, next, left);
    const land = { left, right, isFirst: index === 0, top, bottom: floor };
    const reach = fillPart(part, land, positions);
    const end = next === undefined ? Infinity : Math.max(right, reach + PLOT_MARGIN);
    if (part.plot) plots.push({ ...part.plot, left, right: end });
    left = end;
  }
  return { band, top, bottom: floor, plots };
}

function fenceOf(part: Part, next: Part, left: number): number {
  if (part.middles.length === 0) return left + MIN_WIDTH;
  const least = left + MIN_WIDTH;
  const wanted =
    next.middles.length > 0
      ? frontier(part.middles, next.middles, least, ACROSS)
      : (part.middles.at(-1) ?? 0) + CARD_WIDTH / 2 + PLOT_MARGIN;
  return Math.max(wanted, least);
}

type Land = {
  readonly left: number;
  readonly right: number;
  readonly isFirst: boolean;
  readonly top: number;
  readonly bottom: number;
};

/** Puts the items of a plot between its fences; gives how far right it reaches. */
function fillPart(
  { items }: Part,
  { left, right, isFirst, top, bottom }: Land,
  positions: Map<string, Point>,
): number {
  const start = Math.max(left + PLOT_MARGIN, isFirst ? LANE_MARGIN : left + PLOT_MARGIN);
  const isHome = ({ x, y }: Point): boolean => {
    const [across, down] = [x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2];
    return (isFirst || across > left) && across < right && down > top && down < bottom;
  };
  let reach = start;
  const homeless: LaneItem[] = [];
  const settled: Point[] = [];
  for (const item of items)
    if (item.position && isHome(item.position)) {
      positions.set(item.id, item.position);
      settled.push(item.position);
      reach = Math.max(reach, item.position.x + CARD_WIDTH);
    } else homeless.push(item);
  // Without anybody to look for a slot, which are taken need not be known.
  if (homeless.length === 0) return reach;
  const grid = new SlotGrid(top + LANE_MARGIN, bottom, undefined, start);
  for (const position of settled) grid.occupy(position);
  for (const { id, position, near } of homeless) {
    const x = position?.x ?? near;
    const slot = grid.takeFree(x !== undefined && x > left && x < right ? x : undefined);
    positions.set(id, slot);
    reach = Math.max(reach, slot.x + CARD_WIDTH);
  }
  return reach;
}

/**
 * Puts the items of a band without plots between its frontiers; gives how far down it reaches. Where
 * others follow that have a position it grows to the right, since it would push them down.
 */
function fillWhole(
  { items, middles }: Group,
  { top, bottom, isLast }: Strip,
  positions: Map<string, Point>,
): number {
  const homeless: LaneItem[] = [];
  const settled: Point[] = [];
  for (const item of items) {
    const middle = (item.position?.y ?? Number.NaN) + CARD_HEIGHT / 2;
    if (item.position && middle > top && middle < bottom) {
      positions.set(item.id, item.position);
      settled.push(item.position);
    } else homeless.push(item);
  }
  if (homeless.length === 0) return bottom;
  const canGrowDown = isLast || middles.length === 0;
  const grid = new SlotGrid(top + LANE_MARGIN, bottom, canGrowDown ? COLUMNS : undefined);
  for (const position of settled) grid.occupy(position);
  let lowest = bottom;
  for (const item of homeless) {
    const slot = grid.takeFree(item.position?.x ?? item.near);
    positions.set(item.id, slot);
    lowest = Math.max(lowest, slot.y + CARD_HEIGHT + LANE_MARGIN);
  }
  return lowest;
}
