import type { Edit } from '../document/edit.ts';
import { type EntityRef, refKey } from '../document/entities.ts';
import type { HistoryLine } from '../document/history-line.ts';
import { sameJson } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { type Planned, planned, refuse } from './command.ts';
import { labelOfAll } from './element-label.ts';
import { fieldEdit, fieldLine, type FieldValue } from './field-edits.ts';
import { fieldText, valueText } from './value-text.ts';

/** Fields of one entity that are to be set together. */
export type FieldTarget = { readonly ref: EntityRef; readonly values: readonly FieldValue[] };

/** The plan that sets fields of one or several entities. */
export function planFields(view: MapView, targets: readonly FieldTarget[]): Planned {
  if (targets.length === 0) return refuse({ code: 'too-few', needed: 1 });
  const edits: Edit[] = [];
  for (const { ref, values } of targets) {
    const answer = fieldEdit(view, ref, values);
    if (!answer.ok) return answer;
    edits.push(answer.edit);
  }
  const mergeKey = targets
    .map(({ ref, values }) => `${refKey(ref)} ${values.map(({ key }) => key).join(' ')}`)
    .join(', ');
  return planned({ edits, line: linesOf(view, targets), mergeKey: `fields ${mergeKey}` });
}

function linesOf(view: MapView, targets: readonly FieldTarget[]): HistoryLine {
  const [first] = targets;
  if (first === undefined) throw new Error('there is something to set');
  if (targets.length === 1) return fieldLine(view, first.ref, first.values);
  const subject = labelOfAll(
    view,
    targets.map(({ ref }) => ref),
  );
  const [field] = first.values;
  const isOne = targets.every(
    ({ values }) =>
      values.length === 1 &&
      values[0]?.key === field?.key &&
      sameJson(values[0]?.value, field?.value),
  );
  if (!isOne || field === undefined) return { subject, what: 'changed' };
  const { type } = first.ref;
  const value = valueText(view, type, field.key, field.value);
  return { subject, what: `${fieldText(type, field.key)} → ${value}` };
}
