import type { NodeBox } from './align-nodes.ts';
import { defineCommand, refuse } from './command.ts';
import { type Move, planMoves } from './move-nodes.ts';

export type Axis = 'horizontal' | 'vertical';

/**
 * Where nodes stand once the gaps between them are the same. The two at the ends stay; where the
 * nodes need more room than there is between these, the gaps are negative and they overlap alike.
 */
export function distributed(boxes: readonly NodeBox[], axis: Axis): Move[] {
  const start = axis === 'horizontal' ? 'x' : 'y';
  const size = axis === 'horizontal' ? 'width' : 'height';
  const sorted = boxes.toSorted((a, b) => a[start] - b[start]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const taken = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[start] + last[size] - first[start] - taken) / (sorted.length - 1);
  let next = first[start];
  return sorted.map((box) => {
    const position = { x: box.x, y: box.y, [start]: next };
    next += box[size] + gap;
    return { id: box.id, position };
  });
}

/** So few have two gaps. */
export const LEAST_DISTRIBUTED = 3;

/** Makes the gaps between nodes the same. */
export const distributeNodes = defineCommand({
  name: 'distribute-nodes',
  title: 'Distribute nodes',
  plan(view, { boxes, axis }: { readonly boxes: readonly NodeBox[]; readonly axis: Axis }) {
    if (boxes.length < LEAST_DISTRIBUTED)
      return refuse({ code: 'too-few', needed: LEAST_DISTRIBUTED });
    return planMoves(view, distributed(boxes, axis), `distributed, ${axis}`);
  },
});
