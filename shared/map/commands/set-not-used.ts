import type { NodeKind } from '../schema/vocabulary.ts';
import { defineCommand } from './command.ts';
import { planMapFields } from './plan-map-fields.ts';

/** States which kinds of system the team does not have. */
export const setNotUsed = defineCommand({
  name: 'set-not-used',
  title: 'State what is not used',
  plan: (view, { kinds }: { readonly kinds: readonly NodeKind[] }) =>
    planMapFields(view, { set: { notUsed: [...kinds] } }),
});
