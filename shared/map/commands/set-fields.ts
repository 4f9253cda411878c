import type { EntityRef, EntityType } from '../document/entities.ts';
import type { FlatFields, FlatKey } from '../document/flat-key.ts';
import { defineCommand } from './command.ts';
import { planFields } from './plan-fields.ts';

/** The same fields for entities of one kind: values to set, and keys that become not known. */
export type FieldChange<E extends EntityType = EntityType> = {
  [K in E]: {
    readonly type: K;
    readonly ids: readonly string[];
    readonly set?: FlatFields<K>;
    readonly clear?: readonly FlatKey<K>[];
  };
}[E];

/** Sets fields of one or several elements in one step; "none" and "unknown" are values like others. */
export const setFields = defineCommand({
  name: 'set-fields',
  title: 'Change fields',
  plan: (view, { changes }: { readonly changes: readonly FieldChange[] }) =>
    planFields(
      view,
      changes.flatMap(({ type, ids, set = {}, clear = [] }) => {
        const values = [
          ...Object.entries(set).map(([key, value]) => ({ key, value })),
          ...clear.map((key) => ({ key, value: undefined })),
        ];
        return ids.map((id) => ({ ref: { type, id } satisfies EntityRef, values }));
      }),
    ),
});
