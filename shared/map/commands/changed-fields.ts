import type { Edit } from '../document/edit.ts';
import type { ElementRef } from '../document/entities.ts';
import { flatFields } from '../document/flat-fields.ts';
import { flattenField } from '../document/flat-map.ts';

/** The edit that makes one element into another, top field by top field; none where they are one. */
export function changedFields(ref: ElementRef, before: object, after: object): Edit[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const values = new Map<string, unknown>(Object.entries(after));
  const changed = flatFields(ref.type).filter(({ name }) => old.get(name) !== values.get(name));
  if (changed.length === 0) return [];
  const set = changed.flatMap((field) => flattenField(field, values.get(field.name)));
  const kept = new Set(set.map(([key]) => key));
  const clear = changed.map(({ key }) => key).filter((key) => !kept.has(key));
  return [{ kind: 'write', ref, clear, set }];
}
