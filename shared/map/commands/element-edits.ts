import { z } from 'zod';
import type { Edit } from '../document/edit.ts';
import { type ElementRef, type ElementType, elementSchemas, refKey } from '../document/entities.ts';
import { flatten } from '../document/flat-map.ts';
import { isPlainJson, isPlainObject, jsonCopy } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { MAX_ELEMENTS } from '../read/read-map.ts';
import type { CommandContext } from './command.ts';
import { danglingProblem, wrongValue } from './field-edits.ts';
import type { CommandProblem } from './problem.ts';

/** An element that is to be made; its fields are checked against the format when it is. */
export type NewElement = {
  readonly type: ElementType;
  readonly id: string;
  /** In the nested form of a file, without its id. */
  readonly element: object;
};

export type ElementEdits =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly created: readonly ElementRef[] }
  | { readonly ok: false; readonly problem: CommandProblem };

/**
 * The edits that put new elements into a map, which may refer to each other. An element that does
 * not fit the format, or that refers to nothing, refuses all of them.
 */
export function createEdits(view: MapView, elements: readonly NewElement[]): ElementEdits {
  if (elementCount(view) + elements.length > MAX_ELEMENTS)
    return { ok: false, problem: { code: 'too-many-elements', most: MAX_ELEMENTS } };
  const created = elements.map(({ type, id }): ElementRef => ({ type, id }));
  const made = new Set(created.map(refKey));
  const edits: Edit[] = [];
  for (const { type, id, element: given } of elements) {
    const element = jsonCopy(given);
    if (!isPlainObject(element)) throw new Error('an element has fields');
    const problem = elementProblem(type, id, element);
    if (problem !== undefined) return { ok: false, problem };
    const dangling = danglingProblem(view, type, element, (ref) => made.has(refKey(ref)));
    if (dangling !== undefined) return { ok: false, problem: dangling };
    edits.push({ kind: 'create', ref: { type, id }, entries: flatten(type, element) });
  }
  return { ok: true, edits, created };
}

function elementProblem(
  type: ElementType,
  id: string,
  element: object,
): CommandProblem | undefined {
  const whole = type === 'acceptance' ? element : { ...element, id };
  const parsed = z.safeParse(elementSchemas[type], whole);
  if (!parsed.success) return wrongValue('', parsed.error.issues);
  if (isPlainJson(element)) return undefined;
  return { code: 'wrong-value', field: type, expected: 'expected whole characters' };
}

const elementCount = ({ map }: MapView): number =>
  map.cohorts.length +
  map.vendors.length +
  map.nodes.length +
  map.hops.length +
  map.policies.matrix.length +
  map.policies.postures.length +
  map.acceptances.length +
  map.decisions.length;

const TRIES = 100;

/** An id that nothing of a kind has, nor one of those taken; random ones meet next to never. */
export function freshId(
  view: MapView,
  type: ElementType,
  { newId }: CommandContext,
  taken: ReadonlySet<string> = new Set(),
): string {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const id = newId();
    if (!view.has({ type, id }) && !taken.has(id)) return id;
  }
  throw new Error('newId gives the same ids again and again');
}
