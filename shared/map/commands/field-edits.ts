import { z } from 'zod';
import type { Edit } from '../document/edit.ts';
import type { ElementType, EntityRef, EntityType } from '../document/entities.ts';
import { type FlatField, flatFieldAt, isFlatKey } from '../document/flat-fields.ts';
import { type FlatEntry, flattenField } from '../document/flat-map.ts';
import { isPlainJson, isSafeKey, jsonCopy } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { referencesOf } from '../document/references.ts';
import type { HistoryLine } from '../document/history-line.ts';
import { labelOf } from './element-label.ts';
import type { CommandProblem } from './problem.ts';
import { fieldText, stepsOf, valueText, writtenAt } from './value-text.ts';

/** What is to become of one field. Undefined = not known: the key is taken out. */
export type FieldValue = { readonly key: string; readonly value: unknown };

export type FieldEdit =
  | { readonly ok: true; readonly edit: Edit }
  | { readonly ok: false; readonly problem: CommandProblem };

const refused = (problem: CommandProblem): FieldEdit => ({ ok: false, problem });

/**
 * The edit that sets fields of an entity, each checked against the format and against the map: a
 * value that does not fit, a required field cleared or a reference to nothing is refused.
 */
export function fieldEdit(view: MapView, ref: EntityRef, values: readonly FieldValue[]): FieldEdit {
  if (ref.type !== 'map' && !view.has(ref))
    return refused({ code: 'no-such-element', element: ref });
  const clear: string[] = [];
  const set: FlatEntry[] = [];
  for (const { key, value: given } of values) {
    const field = flatFieldAt(ref.type, key);
    if (field === undefined || !isFlatKey(ref.type, key) || !isSafeArea(ref.type, key))
      return refused({ code: 'no-such-field', field: key });
    const value = jsonCopy(given);
    const problem =
      value === undefined ? clearProblem(field) : valueProblem(view, ref.type, field, key, value);
    if (problem !== undefined) return refused(problem);
    clear.push(key, ...displacedBy(view, ref, key, value));
    set.push(...(isArea(field, key) ? [[key, value] as const] : flattenField(field, value)));
  }
  return { ok: true, edit: { kind: 'write', ref, clear: replaced(clear, set), set } };
}

/** A key that is set again, and is no group, need not be cleared. */
function replaced(clear: readonly string[], set: readonly FlatEntry[]): string[] {
  const kept = new Set(set.map(([key]) => key));
  return clear.filter((key) => !kept.has(key));
}

const isArea = (field: FlatField, key: string): boolean =>
  field.kind === 'record' && field.key !== key;

const isSafeArea = (type: EntityType, key: string): boolean =>
  stepsOf(type, key).every((step) => isSafeKey(step));

const clearProblem = ({ isRequired, key }: FlatField): CommandProblem | undefined =>
  isRequired ? { code: 'required-field', field: key } : undefined;

function valueProblem(
  view: MapView,
  type: EntityType,
  field: FlatField,
  key: string,
  value: unknown,
): CommandProblem | undefined {
  const schema = isArea(field, key) ? (field.areaSchema ?? field.schema) : field.schema;
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return wrongValue(key, parsed.error.issues);
  if (!isPlainJson(value))
    return { code: 'wrong-value', field: key, expected: 'expected whole characters' };
  return type === 'map' ? undefined : danglingProblem(view, type, { [key]: value });
}

/** What the schema says of a value that does not fit, with the place inside of it. */
export function wrongValue(key: string, issues: readonly z.core.$ZodIssue[]): CommandProblem {
  const [issue] = issues;
  const path = [key, ...(issue?.path ?? [])].filter((step) => step !== '').map(String);
  return {
    code: 'wrong-value',
    field: path.join('.'),
    expected: issue?.message ?? 'expected another value',
  };
}

/** The first reference, in an element or in some of its fields, to what is neither shown nor made. */
export function danglingProblem(
  view: MapView,
  type: ElementType,
  element: object,
  isMade: (ref: EntityRef) => boolean = () => false,
): CommandProblem | undefined {
  const missing = referencesOf(type, element).find(({ target, id }) => {
    const ref = { type: target, id };
    return !view.has(ref) && !isMade(ref);
  });
  return missing && { code: 'dangling-reference', field: missing.field, id: missing.id };
}

/** A residency row is about a class or a group: saying one takes the other back. */
function displacedBy(view: MapView, ref: EntityRef, key: string, value: unknown): string[] {
  if (ref.type !== 'matrixRow' || value === undefined || value === 'unknown') return [];
  const other = key === 'dataClass' ? 'group' : key === 'group' ? 'dataClass' : undefined;
  return other === undefined || writtenAt(view, ref, other) === undefined ? [] : [other];
}

/** The line of a change of fields of one entity. */
export function fieldLine(
  view: MapView,
  ref: EntityRef,
  values: readonly FieldValue[],
): HistoryLine {
  const subject = labelOf(view, ref);
  const [first] = values;
  if (first === undefined || values.length > 1)
    return { subject, what: listed(values.map(({ key }) => fieldText(ref.type, key))) };
  return {
    subject,
    what: fieldText(ref.type, first.key),
    from: valueText(view, ref.type, first.key, writtenAt(view, ref, first.key)),
    to: valueText(view, ref.type, first.key, first.value),
  };
}

const LISTED = 3;

/** `place, retention and 2 more` */
function listed(names: readonly string[]): string {
  const rest = names.length - LISTED;
  const shown = names.slice(0, LISTED).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
