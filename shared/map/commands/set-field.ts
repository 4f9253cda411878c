import type { EntityRef } from '../document/entities.ts';
import { defineCommand } from './command.ts';
import { planFields } from './plan-fields.ts';

export type SetFieldArgs = {
  readonly refs: readonly EntityRef[];
  /** As the field table has it, such as `atRest.keys.custody`. */
  readonly path: string;
  /** Undefined = not known: the field is taken out. */
  readonly value: unknown;
};

/**
 * Sets one field, whose path and value are known only when it runs, of entities of any kind: what an
 * editor drawn from the field table needs. Path and value are checked against the format.
 */
export const setField = defineCommand({
  name: 'set-field',
  title: 'Change a field',
  plan: (view, { refs, path, value }: SetFieldArgs) =>
    planFields(
      view,
      refs.map((ref) => ({ ref, values: [{ key: path, value }] })),
    ),
});
