import { defineCommand } from './command.ts';
import { type Move, planMoves } from './move-nodes.ts';

/** Takes over the positions that a layout has worked out. */
export const arrangeNodes = defineCommand({
  name: 'arrange-nodes',
  title: 'Arrange automatically',
  plan: (view, { moves }: { readonly moves: readonly Move[] }) =>
    planMoves(view, moves, 'arranged automatically'),
});
