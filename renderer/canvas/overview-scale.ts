import type { Point } from '#shared/diagram/card-size.ts';
import { cardSize, type Drawing } from './drawing.ts';
import { boxAround } from './guides.ts';

export type OverviewScale = {
  /** Pixels of the overview for one of the canvas. */
  readonly factor: number;
  readonly toPaper: (at: Point) => Point;
  readonly toMap: (at: Point) => Point;
};

const MARGIN = 6;

/** How the whole drawing lies on a small paper. */
export function overviewScale(
  { positions }: Pick<Drawing, 'positions'>,
  paper: { readonly width: number; readonly height: number },
): OverviewScale {
  const cards = [...positions.values()].map((at) => ({ ...at, ...cardSize }));
  const { x, y, width, height } = boxAround(cards) ?? { x: 0, y: 0, width: 1000, height: 600 };
  const factor = Math.min(
    (paper.width - 2 * MARGIN) / width,
    (paper.height - 2 * MARGIN) / height,
    0.15,
  );
  const left = (paper.width - width * factor) / 2;
  const top = (paper.height - height * factor) / 2;
  return {
    factor,
    toPaper: (at) => ({ x: left + (at.x - x) * factor, y: top + (at.y - y) * factor }),
    toMap: (at) => ({ x: x + (at.x - left) / factor, y: y + (at.y - top) / factor }),
  };
}
