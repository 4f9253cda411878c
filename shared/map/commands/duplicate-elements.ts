import type { ElementRef } from '../document/entities.ts';
import { defineCommand, planned, refuse } from './command.ts';
import { copyOf, freeOffset, freshIds, type Source, sourcesOf } from './copied-elements.ts';
import { createEdits, type NewElement } from './element-edits.ts';
import { labelOfAll } from './element-label.ts';
import type { Point } from './move-nodes.ts';

export type DuplicateArgs = {
  readonly elements: readonly ElementRef[];
  /** How far copies stand from their originals, in canvas pixels; a multiple where one stands there. */
  readonly offset: Point;
};

/** Makes copies of elements, and of the hops between the nodes among them, in the same map. */
export const duplicateElements = defineCommand({
  name: 'duplicate-elements',
  title: 'Duplicate',
  plan(view, { elements, offset }: DuplicateArgs, context) {
    const sources = sourcesOf(view, elements);
    if (sources.length === 0) return refuse({ code: 'too-few', needed: 1 });
    const ids = freshIds(view, sources, context);
    const shift = freeOffset(view, sources, offset);
    const copies = sources.flatMap((source) => {
      const copy = copyOf(source, ids, ({ id }) => id, shift);
      return copy === undefined ? [] : [renamed(copy, source)];
    });
    const answer = createEdits(view, copies);
    if (!answer.ok) return answer;
    const { edits, created } = answer;
    return planned({
      edits,
      created,
      line: { subject: labelOfAll(view, elements), what: 'duplicated' },
    });
  },
});

/** What people find by its name gets one of its own. */
function renamed(copy: NewElement, { type }: Source): NewElement {
  const { element } = copy;
  if (type === 'hop' || !('name' in element) || typeof element.name !== 'string') return copy;
  return { ...copy, element: { ...element, name: `${element.name} copy` } };
}
