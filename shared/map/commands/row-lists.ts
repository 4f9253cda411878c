import type { Edit } from '../document/edit.ts';
import type { DocumentElement, ElementType } from '../document/entities.ts';
import type { HistoryLine } from '../document/history-line.ts';
import type { MapView } from '../document/projection.ts';
import { type Planned, planned } from './command.ts';
import { labelOf } from './element-label.ts';
import { fieldEdit } from './field-edits.ts';
import { fieldText, writtenAt } from './value-text.ts';

type Rows<V> = Extract<V, readonly object[]>;

/** The fields of an element that are lists of rows, such as `agreements` of a vendor. */
type RowList<E extends ElementType> = {
  [K in keyof DocumentElement<E> & string]-?: [Rows<DocumentElement<E>[K]>] extends [never]
    ? never
    : K;
}[keyof DocumentElement<E> & string];

/** A list of rows in an element. */
export type RowTarget = {
  [E in 'node' | 'vendor']: { readonly type: E; readonly id: string; readonly list: RowList<E> };
}['node' | 'vendor'];

/** The fields of a row; which there are, and what they take, is checked when the command runs. */
export type RowFields = Readonly<Record<string, unknown>>;

/** The rows that are written; none where the list is not known. */
export function rowsAt(view: MapView, target: RowTarget): readonly unknown[] {
  const rows = writtenAt(view, target, target.list);
  return Array.isArray(rows) ? rows : [];
}

/** The plan that writes a list of rows whole. */
export function planRows(
  view: MapView,
  target: RowTarget,
  rows: readonly unknown[],
  done: 'added' | 'changed' | 'removed',
): Planned {
  const ref = { type: target.type, id: target.id };
  const answer = fieldEdit(view, ref, [{ key: target.list, value: rows }]);
  if (!answer.ok) return answer;
  const edits: Edit[] = [answer.edit];
  const line: HistoryLine = {
    subject: labelOf(view, ref),
    what: `${fieldText(target.type, target.list)}, one ${done}`,
  };
  return planned({ edits, line });
}
