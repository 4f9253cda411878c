import { defineCommand, refuse } from './command.ts';
import { type Move, planMoves } from './move-nodes.ts';

/** A node as it is drawn, in canvas pixels. */
export type NodeBox = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Edge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Where nodes stand once one edge of each, or its centre line, is on the same line. */
export function aligned(boxes: readonly NodeBox[], edge: Edge): Move[] {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const positionOf = ({ x, y, width, height }: NodeBox) => {
    switch (edge) {
      case 'left':
        return { x: left, y };
      case 'center':
        return { x: (left + right - width) / 2, y };
      case 'right':
        return { x: right - width, y };
      case 'top':
        return { x, y: top };
      case 'middle':
        return { x, y: (top + bottom - height) / 2 };
      case 'bottom':
        return { x, y: bottom - height };
    }
  };
  return boxes.map((box) => ({ id: box.id, position: positionOf(box) }));
}

/** So few can stand on different lines. */
export const LEAST_ALIGNED = 2;

/** Brings nodes onto one line. */
export const alignNodes = defineCommand({
  name: 'align-nodes',
  title: 'Align nodes',
  plan(view, { boxes, edge }: { readonly boxes: readonly NodeBox[]; readonly edge: Edge }) {
    if (boxes.length < LEAST_ALIGNED) return refuse({ code: 'too-few', needed: LEAST_ALIGNED });
    return planMoves(view, aligned(boxes, edge), `aligned, ${edge}`);
  },
});
