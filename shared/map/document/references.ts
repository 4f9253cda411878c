import type { ReferenceTarget } from '../schema/meta.ts';
import { type Field, type Structure, structureOf } from '../structure.ts';
import { type ElementType, elementSchemas } from './entities.ts';
import { isPlainObject } from './plain-json.ts';

/** A reference that an element makes: to what, and from which of its top fields. */
export type Reference = {
  readonly target: ReferenceTarget;
  readonly id: string;
  readonly field: string;
};

/** Gives the id to write in the place of a reference, or undefined where nothing can stand there. */
export type Rewrite = (reference: Reference) => string | undefined;

/** The references in an element, each as often as it is made. "self" and "unknown" are none. */
export function referencesOf(type: ElementType, element: object): Reference[] {
  const found: Reference[] = [];
  rewriteReferences(type, element, (reference) => {
    found.push(reference);
    return reference.id;
  });
  return found;
}

/**
 * An element with its references rewritten. A reference for which nothing stands goes: from a list,
 * which stays a list, so that "only these cohorts" never turns into "all"; a single one becomes not
 * known; of a required one (the end of a hop) the element goes, and the result is undefined. The
 * very same object comes back where no reference changes.
 */
export function rewriteReferences<T extends object>(
  type: ElementType,
  element: T,
  rewrite: Rewrite,
): T | undefined;
export function rewriteReferences(type: ElementType, element: object, rewrite: Rewrite): unknown {
  const structure = structureOf(elementSchemas[type]);
  return isReferring(structure) ? rewriteParts(element, structure, rewrite, undefined) : element;
}

const referring = new WeakMap<Structure, boolean>();

/** Whether anything inside a structure refers to an element. */
function isReferring(structure: Structure): boolean {
  const before = referring.get(structure);
  if (before !== undefined) return before;
  const answer =
    structure.kind === 'list'
      ? isReferring(structure.item)
      : structure.kind === 'object' &&
        [...structure.fields.values()].some(
          (field) => field.meta?.target !== undefined || isReferring(field.structure),
        );
  referring.set(structure, answer);
  return answer;
}

const GONE = Symbol('nothing can stand here');

function rewriteParts(
  value: unknown,
  structure: Structure,
  rewrite: Rewrite,
  top: string | undefined,
): unknown {
  if (structure.kind === 'list' && Array.isArray(value)) {
    const entries = value.map((entry) => rewriteParts(entry, structure.item, rewrite, top));
    const isSame = entries.every((entry, index) => entry === value[index]);
    return isSame ? value : entries.filter((entry) => entry !== undefined);
  }
  if (structure.kind !== 'object' || !isPlainObject(value)) return value;
  let parts: Map<string, unknown> | undefined;
  for (const [key, entry] of Object.entries(value)) {
    const field = structure.fields.get(key);
    if (field === undefined) continue;
    const after = rewriteField(entry, field, rewrite, top ?? key);
    if (after === entry) continue;
    if (after === GONE && !field.optional) return undefined;
    parts ??= new Map(Object.entries(value));
    if (after === GONE) parts.delete(key);
    else parts.set(key, after);
  }
  return parts === undefined ? value : Object.fromEntries(parts);
}

function rewriteField(value: unknown, field: Field, rewrite: Rewrite, top: string): unknown {
  const target = field.meta?.target;
  if (target === undefined)
    return isReferring(field.structure)
      ? rewriteParts(value, field.structure, rewrite, top)
      : value;
  const one = (id: unknown): unknown =>
    typeof id !== 'string' || (target === 'vendor' && id === 'self')
      ? id
      : (rewrite({ target, id, field: top }) ?? GONE);
  if (!Array.isArray(value)) return value === 'unknown' && field.optional ? value : one(value);
  const ids = value.map(one);
  return ids.every((id, index) => id === value[index]) ? value : ids.filter((id) => id !== GONE);
}
