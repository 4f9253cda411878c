import type { Point } from '#shared/diagram/card-size.ts';

export type Box = Point & { readonly width: number; readonly height: number };

/** A line that edges or middles share: across at a height, or down at a place, from end to end. */
export type Guide = {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type Snapped = {
  /** By how much to move what is dragged. */
  readonly by: Point;
  readonly guides: readonly Guide[];
};

/** Cards stand on a grid of so many pixels where no neighbour draws them to its line. */
export const GRID = 8;

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

const linesOf = (start: number, size: number): readonly number[] => [
  start,
  start + size / 2,
  start + size,
];

type Match = { readonly by: number; readonly at: number };

/**
 * Draws a box that is being moved to the lines of its neighbours, else to the grid.
 * @param tolerance how far a neighbour's line reaches, in canvas pixels
 */
export function snap(moving: Box, others: readonly Box[], tolerance: number): Snapped {
  const x = nearest(moving, others, 'x', tolerance);
  const y = nearest(moving, others, 'y', tolerance);
  const by = {
    x: x?.by ?? onGrid(moving.x) - moving.x,
    y: y?.by ?? onGrid(moving.y) - moving.y,
  };
  const moved = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  return { by, guides: guidesOf(moved, others) };
}

/** The lines that a box shares with its neighbours. */
export function guidesOf(box: Box, others: readonly Box[]): Guide[] {
  return (['x', 'y'] as const).flatMap((axis): Guide[] => {
    const match = nearest(box, others, axis, 0);
    if (match === undefined) return [];
    const [size, along, length] = sides(axis);
    const sharing = [
      box,
      ...others.filter((other) => linesOf(other[axis], other[size]).includes(match.at)),
    ];
    return [
      {
        axis,
        at: match.at,
        from: Math.min(...sharing.map((item) => item[along])),
        to: Math.max(...sharing.map((item) => item[along] + item[length])),
      },
    ];
  });
}

const sides = (axis: 'x' | 'y') =>
  axis === 'x' ? (['width', 'y', 'height'] as const) : (['height', 'x', 'width'] as const);

/** The nearest line of a neighbour that a line of the same sort of the box can take. */
function nearest(
  box: Box,
  others: readonly Box[],
  axis: 'x' | 'y',
  tolerance: number,
): Match | undefined {
  const [size] = sides(axis);
  const own = linesOf(box[axis], box[size]);
  let best: Match | undefined;
  for (const other of others)
    for (const [index, at] of linesOf(other[axis], other[size]).entries()) {
      const by = at - (own[index] ?? at);
      if (Math.abs(by) > tolerance || (best !== undefined && Math.abs(best.by) <= Math.abs(by)))
        continue;
      best = { by, at };
    }
  return best;
}

/** The smallest box around several; undefined for none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
