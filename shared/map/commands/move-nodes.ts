import type { ElementRef } from '../document/entities.ts';
import type { MapView } from '../document/projection.ts';
import { defineCommand, type Planned, planned } from './command.ts';
import { labelOfAll } from './element-label.ts';
import { type FieldTarget, planFields } from './plan-fields.ts';

export type Point = { readonly x: number; readonly y: number };

/** Where a node is to stand: its upper left corner, in canvas pixels. */
export type Move = { readonly id: string; readonly position: Point };

const refOf = ({ id }: Move): ElementRef => ({ type: 'node', id });

/** A move as a change of fields. */
const moveTarget = (move: Move): FieldTarget => ({
  ref: refOf(move),
  values: [{ key: 'position', value: move.position }],
});

/** The plan that moves nodes, said in other words than a change of fields. */
export function planMoves(view: MapView, moves: readonly Move[], what: string): Planned {
  const plan = planFields(view, moves.map(moveTarget));
  if (!plan.ok) return plan;
  return planned({
    edits: plan.edits,
    line: { subject: labelOfAll(view, moves.map(refOf)), what },
  });
}

/** Puts nodes elsewhere on the canvas, on drop or by the arrow keys. */
export const moveNodes = defineCommand({
  name: 'move-nodes',
  title: 'Move nodes',
  plan(view, { moves }: { readonly moves: readonly Move[] }) {
    const plan = planMoves(view, moves, 'moved');
    return plan.ok ? { ...plan, mergeKey: `move ${moves.map(({ id }) => id).join(' ')}` } : plan;
  },
});
