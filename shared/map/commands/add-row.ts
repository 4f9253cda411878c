import { defineCommand } from './command.ts';
import { planRows, type RowFields, rowsAt, type RowTarget } from './row-lists.ts';

export type AddRowArgs = { readonly target: RowTarget; readonly row: RowFields };

/**
 * Adds a row to a list of an element: an agreement, a subprocessor, somebody who gives support. A
 * list that was not known has this one row then, and is complete.
 */
export const addRow = defineCommand({
  name: 'add-row',
  title: 'Add a row',
  plan: (view, { target, row }: AddRowArgs) =>
    planRows(view, target, [...rowsAt(view, target), row], 'added'),
});
