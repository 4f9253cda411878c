import { defineCommand, refuse } from './command.ts';
import { planRows, rowsAt, type RowTarget } from './row-lists.ts';

export type RemoveRowArgs = {
  readonly target: RowTarget;
  /** From 0. */
  readonly row: number;
};

/** Takes a row out of a list of an element. The last one out leaves "there are none". */
export const removeRow = defineCommand({
  name: 'remove-row',
  title: 'Remove a row',
  plan(view, { target, row }: RemoveRowArgs) {
    const rows = rowsAt(view, target);
    if (rows[row] === undefined) return refuse({ code: 'no-such-row', field: target.list, row });
    return planRows(view, target, rows.toSpliced(row, 1), 'removed');
  },
});
