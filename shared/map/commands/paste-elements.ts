import { type ElementRef, refKey } from '../document/entities.ts';
import { readClipboard } from './clipboard.ts';
import { defineCommand, planned, refuse } from './command.ts';
import { copyOf, freeOffset, freshIds, positionOf, type Source } from './copied-elements.ts';
import { createEdits, type NewElement } from './element-edits.ts';
import { labelOfAll, shortText } from './element-label.ts';
import { matchPasted } from './match-pasted.ts';
import type { Point } from './move-nodes.ts';
import type { PasteNote } from './paste-note.ts';

export type PasteArgs = {
  /** Of `copyElements`, or of a map file. */
  readonly text: string;
  /**
   * Where the upper left corner of what is pasted goes; absent: where it stood, plus `offset`, again
   * and again until nothing stands there.
   */
  readonly at?: Point;
  readonly offset?: Point;
};

/**
 * Puts copied elements, of this map or another, into the map under new ids. What they refer to is
 * looked for here by id and name, then by name; a vendor that is not here comes along, and other
 * references that lead nowhere are left out and noted.
 */
export const pasteElements = defineCommand({
  name: 'paste-elements',
  title: 'Paste',
  plan(view, { text, at, offset = { x: 0, y: 0 } }: PasteArgs, context) {
    const read = readClipboard(text);
    if (!read.ok) return refuse({ code: 'not-a-map', reason: read.reason });
    const { sources, matched, names, notes } = matchPasted(view, read.clipboard);
    const ids = freshIds(view, sources, context);
    const shift = at === undefined ? freeOffset(view, sources, offset) : shiftTo(at, sources);
    const dropped: PasteNote[] = [];
    const resolve = (target: ElementRef, from: Source, field: string): string | undefined => {
      const here = matched.get(refKey(target));
      const name = names.get(refKey(target)) ?? target.id;
      const isEnd = from.type === 'hop' && target.type === 'node';
      if (here === undefined && !isEnd)
        dropped.push({ code: 'reference-dropped', label: nameOf(from), field, name });
      return here;
    };
    const copies = sources.flatMap((source): NewElement[] => {
      const copy = copyOf(source, ids, resolve, shift);
      if (copy === undefined) dropped.push({ code: 'hop-dropped', label: nameOf(source) });
      return copy === undefined ? [] : [widened(copy, source)];
    });
    if (copies.length === 0) return refuse({ code: 'not-a-map', reason: 'it holds no elements' });
    const answer = createEdits(view, copies);
    if (!answer.ok) return answer;
    const { edits, created } = answer;
    const subject = copies.length <= 2 ? copies.map(nameOf).join(', ') : labelOfAll(view, created);
    const line = { subject, what: 'pasted' };
    return planned({ edits, created, notes: [...notes, ...dropped], line });
  },
});

const nameOf = ({ element, id }: Source | NewElement): string =>
  'name' in element && typeof element.name === 'string' ? shortText(element.name) : id;

/** What takes the upper left corner of everything that has a position to a point. */
function shiftTo(at: Point, sources: readonly Source[]): Point {
  const positions = sources.flatMap(({ element }) => positionOf(element) ?? []);
  if (positions.length === 0) return { x: 0, y: 0 };
  return {
    x: at.x - Math.min(...positions.map(({ x }) => x)),
    y: at.y - Math.min(...positions.map(({ y }) => y)),
  };
}

/**
 * A hop that was only for cohorts of which none is here is not limited any more: an empty list would
 * say that it carries nobody's PHI, and hide what it does.
 */
function widened(copy: NewElement, { element }: Source): NewElement {
  if (copy.type !== 'hop' || !('cohorts' in copy.element) || !('cohorts' in element)) return copy;
  const { cohorts, ...rest } = copy.element;
  const wasLimited = Array.isArray(element.cohorts) && element.cohorts.length > 0;
  return wasLimited && Array.isArray(cohorts) && cohorts.length === 0
    ? { ...copy, element: rest }
    : copy;
}
