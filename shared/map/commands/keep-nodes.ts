import { defineCommand } from './command.ts';
import { type Move, planMoves } from './move-nodes.ts';

/** Takes over where nodes are drawn whose own position is on the land of another place, or not told. */
export const keepNodes = defineCommand({
  name: 'keep-nodes',
  title: 'Keep nodes where they are drawn',
  plan(view, { moves }: { readonly moves: readonly Move[] }) {
    const plan = planMoves(view, moves, 'position taken from the drawing');
    return plan.ok ? { ...plan, line: { ...plan.line, isAside: true } } : plan;
  },
});
