import { defineCommand, planned } from './command.ts';
import type { Point } from './move-nodes.ts';
import { planFields } from './plan-fields.ts';

export type PlaceArgs = {
  /** The nodes that were dropped, and where, if they moved. */
  readonly nodes: readonly { readonly id: string; readonly position?: Point }[];
  /** The place of the lane, such as `aws:eu-west-3`; undefined = the lane of what is not known. */
  readonly place: string | undefined;
};

/** Drops nodes into a lane: they stand there, and that is where they are. */
export const placeNodes = defineCommand({
  name: 'place-nodes',
  title: 'Set the place of nodes',
  plan(view, { nodes, place }: PlaceArgs) {
    const placed = nodes.map(({ id }) => ({
      ref: { type: 'node', id } as const,
      values: [{ key: 'place', value: place }],
    }));
    const moved = nodes.map(({ id, position }) => ({
      ref: { type: 'node', id } as const,
      values: position === undefined ? [] : [{ key: 'position', value: position }],
    }));
    const plan = planFields(view, placed);
    const moves = planFields(view, moved);
    if (!plan.ok || !moves.ok) return plan.ok ? moves : plan;
    return planned({ edits: [...plan.edits, ...moves.edits], line: plan.line });
  },
});
