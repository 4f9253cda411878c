import * as Y from 'yjs';
import type { ElementRef, EntityRef } from './entities.ts';
import { flatFieldAt } from './flat-fields.ts';
import type { FlatEntry } from './flat-map.ts';
import { sameJson } from './plain-json.ts';
import { rootOf } from './roots.ts';

/** One step of a change to the shared document, checked already. */
export type Edit =
  | { readonly kind: 'create'; readonly ref: ElementRef; readonly entries: readonly FlatEntry[] }
  | { readonly kind: 'remove'; readonly ref: ElementRef }
  | {
      readonly kind: 'write';
      readonly ref: EntityRef;
      /** Keys to take out first; that of a group takes its parts along. */
      readonly clear: readonly string[];
      readonly set: readonly FlatEntry[];
    };

/**
 * Carries edits out, inside a transaction of the caller. What the document says already is not
 * written again. Throws where an entity is not there or a key is none: a command must have looked.
 */
export function applyEdits(doc: Y.Doc, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const { ref } = edit;
    const root = rootOf(doc, ref.type);
    if (edit.kind === 'create') {
      if (root.has(ref.id)) throw new Error(`there is a ${ref.type} ${ref.id} already`);
      root.set(ref.id, new Y.Map(edit.entries));
    } else if (edit.kind === 'remove') root.delete(ref.id);
    else {
      const map = ref.type === 'map' ? root : root.get(ref.id);
      if (!(map instanceof Y.Map)) throw new Error(`there is no ${ref.type} ${ref.id}`);
      write(map, edit);
    }
  }
}

function write(map: Y.Map<unknown>, { ref, clear, set }: Extract<Edit, { kind: 'write' }>): void {
  const values = new Map(set);
  const gone = new Set<string>();
  for (const key of clear) for (const each of keysUnder(map, key)) gone.add(each);
  for (const [key] of set) {
    const field = flatFieldAt(ref.type, key);
    if (field === undefined) throw new Error(`a ${ref.type} has no field ${key}`);
    // A group that is "none", not known or empty has no parts, and one that has parts is none of these.
    const isMark = field.key === key && (field.kind === 'group' || field.kind === 'record');
    if (isMark) for (const each of keysUnder(map, key)) gone.add(each);
    for (const above of groupsAbove(key)) if (typeof map.get(above) === 'string') gone.add(above);
  }
  for (const key of gone) if (!values.has(key) && isSaid(map.get(key))) map.set(key, CLEARED);
  for (const [key, value] of values) if (!sameJson(map.get(key), value)) map.set(key, value);
}

/**
 * What stands under a key that was cleared. Deleting it instead loses a step: once a value that was
 * set anew is undone, and something else is done, Yjs 13 takes that value for somebody else's, and
 * undoing the clearing does nothing.
 */
const CLEARED = null;

const isSaid = (value: unknown): boolean => value !== undefined && value !== CLEARED;

const keysUnder = (map: Y.Map<unknown>, key: string): string[] =>
  [...map.keys()].filter((each) => each === key || each.startsWith(`${key}.`));

/** `atRest.keys.place` → `atRest.keys`, `atRest`. */
function groupsAbove(key: string): string[] {
  const steps = key.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}
