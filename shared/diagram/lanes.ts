import type { Band } from './band.ts';
import { CARD_HEIGHT, type Point } from './card-size.ts';
import { SlotGrid } from './slot-grid.ts';

/** Something that stands in a band; its position is that of its upper left corner, in pixels. */
export type LaneItem = { readonly id: string; readonly band: Band; readonly position?: Point };

/** A band as it is drawn: from `top` down to `bottom`, in canvas pixels. */
export type Lane = { readonly band: Band; readonly top: number; readonly bottom: number };

export type LaneLayout = {
  readonly lanes: readonly Lane[];
  /** Where each item is drawn: where it was put, unless that lies in the land of another band. */
  readonly positions: ReadonlyMap<string, Point>;
};

/** Between cards and the frontier, in canvas pixels. */
const MARGIN = 40;
const MIN_HEIGHT = CARD_HEIGHT + 2 * MARGIN;
/** A band without a single place on the canvas is laid out in so many columns. */
const COLUMNS = 5;

type Group = { readonly band: Band; readonly items: LaneItem[]; readonly middles: number[] };

/**
 * Divides the canvas into bands, and puts everything into its own. Bands follow the middle of what
 * stands in them; a frontier runs where it leaves the fewest items on foreign land. Those, and what
 * has no position, take free slots of their band, so that nothing else moves.
 * @param items in any order; the same items give the same layout
 */
export function layoutLanes(items: readonly LaneItem[]): LaneLayout {
  const groups = groupsOf(items);
  const lanes: Lane[] = [];
  const positions = new Map<string, Point>();
  let top: number | undefined;
  for (const [index, group] of groups.entries()) {
    const tops = group.middles.map((middle) => middle - CARD_HEIGHT / 2);
    top ??= (tops[0] ?? 0) - MARGIN;
    const next = groups[index + 1]?.middles ?? [];
    const wanted =
      tops.length === 0
        ? top
        : next.length > 0
          ? frontier(group.middles, next, top + MIN_HEIGHT)
          : (tops.at(-1) ?? 0) + CARD_HEIGHT + MARGIN;
    const settled = Math.max(wanted, top + MIN_HEIGHT);
    const bottom = fill(group, top, settled, positions);
    lanes.push({ band: group.band, top, bottom });
    top = bottom;
  }
  return { lanes, positions };
}

/** The band at a height; beyond the ends, the nearest. Undefined where there is none. */
export const laneAt = (lanes: readonly Lane[], y: number): Lane | undefined =>
  lanes.find(({ bottom }) => y < bottom) ?? lanes.at(-1);

/** The items by band, from top to bottom; bands without any position come last, by title. */
function groupsOf(items: readonly LaneItem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = groups.get(item.band.key) ?? { band: item.band, items: [], middles: [] };
    groups.set(item.band.key, group);
    group.items.push(item);
    if (item.position) group.middles.push(item.position.y + CARD_HEIGHT / 2);
  }
  for (const { middles } of groups.values()) middles.sort((a, b) => a - b);
  const median = ({ middles }: Group): number =>
    middles[Math.floor(middles.length / 2)] ?? Number.POSITIVE_INFINITY;
  return [...groups.values()].toSorted((a, b) => {
    const [first, second] = [median(a), median(b)];
    if (first !== second) return first < second ? -1 : 1;
    if ((a.band.key === '') !== (b.band.key === '')) return a.band.key === '' ? 1 : -1;
    return a.band.key < b.band.key ? -1 : 1;
  });
}

/**
 * Where the frontier between two bands runs: the height that leaves the fewest of them on the wrong
 * side, closely above the lower band so that moving within the upper one does not move it.
 */
function frontier(upper: readonly number[], lower: readonly number[], least: number): number {
  const heights = [...new Set([...upper, ...lower])].toSorted((a, b) => a - b);
  let best = { misfits: upper.length + lower.length + 1, above: least, below: Infinity };
  let [above, below] = [0, 0];
  for (const [index, height] of heights.entries()) {
    while ((upper[above] ?? Infinity) <= height) above += 1;
    while ((lower[below] ?? Infinity) <= height) below += 1;
    const misfits = upper.length - above + below;
    if (misfits < best.misfits)
      best = { misfits, above: height, below: heights[index + 1] ?? Infinity };
  }
  const [floor, ceiling] = [best.above + CARD_HEIGHT / 2, best.below - CARD_HEIGHT / 2];
  if (ceiling === Infinity) return floor + MARGIN;
  return floor >= ceiling ? (floor + ceiling) / 2 : Math.max(ceiling - MARGIN, floor);
}

/** Puts the items of a band between its frontiers; gives how far down it reaches. */
function fill(
  { items, middles }: Group,
  top: number,
  bottom: number,
  positions: Map<string, Point>,
): number {
  const grid = new SlotGrid(top + MARGIN, bottom, middles.length > 0 ? undefined : COLUMNS);
  const homeless: LaneItem[] = [];
  for (const item of items) {
    const middle = (item.position?.y ?? Number.NaN) + CARD_HEIGHT / 2;
    if (item.position && middle > top && middle < bottom) {
      positions.set(item.id, item.position);
      grid.occupy(item.position);
    } else homeless.push(item);
  }
  let lowest = bottom;
  for (const item of homeless) {
    const slot = grid.takeFree(item.position?.x);
    positions.set(item.id, slot);
    lowest = Math.max(lowest, slot.y + CARD_HEIGHT + MARGIN);
  }
  return lowest;
}
