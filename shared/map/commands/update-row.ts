import { isPlainObject } from '../document/plain-json.ts';
import { defineCommand, refuse } from './command.ts';
import { planRows, type RowFields, rowsAt, type RowTarget } from './row-lists.ts';

export type UpdateRowArgs = {
  readonly target: RowTarget;
  /** From 0. */
  readonly row: number;
  /** What to set; undefined = not known, the key is taken out. */
  readonly fields: RowFields;
};

/** Sets fields of one row of a list of an element. */
export const updateRow = defineCommand({
  name: 'update-row',
  title: 'Change a row',
  plan(view, { target, row, fields }: UpdateRowArgs) {
    const rows = rowsAt(view, target);
    const before = rows[row];
    if (!isPlainObject(before)) return refuse({ code: 'no-such-row', field: target.list, row });
    const plan = planRows(view, target, rows.with(row, { ...before, ...fields }), 'changed');
    const keys = Object.keys(fields).join(' ');
    const mergeKey = `row ${target.type} ${target.id} ${target.list} ${row} ${keys}`;
    return plan.ok ? { ...plan, mergeKey } : plan;
  },
});
