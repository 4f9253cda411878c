import type { Edit } from '../document/edit.ts';
import { type ElementRef, refKey } from '../document/entities.ts';
import type { MapView } from '../document/projection.ts';
import { defineCommand, planned, refuse } from './command.ts';
import { counted, labelOfAll } from './element-label.ts';
import { changedFields } from './changed-fields.ts';
import { rewriteReferences } from '../document/references.ts';

/** The edits that take elements out, their hops with them, and nobody refers to them any more. */
export function removalEdits(
  view: MapView,
  elements: readonly ElementRef[],
): { edits: Edit[]; hops: readonly ElementRef[] } {
  const gone = new Map(elements.map((ref) => [refKey(ref), ref]));
  const referrers = new Map<string, ElementRef>();
  for (const ref of elements)
    for (const referrer of view.referrersOf(ref)) {
      const isHopOfNode = ref.type === 'node' && referrer.type === 'hop';
      (isHopOfNode ? gone : referrers).set(refKey(referrer), referrer);
    }
  const edits: Edit[] = [...gone.values()].map((ref) => ({ kind: 'remove', ref }));
  for (const [key, ref] of referrers)
    if (!gone.has(key)) edits.push(...forgetting(view, ref, gone));
  return { edits, hops: [...gone.values()].slice(elements.length) };
}

/** The edit after which an element does not refer to what is gone. */
function forgetting(view: MapView, ref: ElementRef, gone: ReadonlyMap<string, ElementRef>): Edit[] {
  const before = view.written(ref.type, ref.id);
  // One that is not shown dangles already.
  if (before === undefined) return [];
  const after = rewriteReferences(ref.type, before, ({ target, id }) =>
    gone.has(refKey({ type: target, id })) ? undefined : id,
  );
  return after === undefined ? [] : changedFields(ref, before, after);
}

/** Takes elements out of the map: nodes with their hops, vendors and cohorts with what names them. */
export const removeElements = defineCommand({
  name: 'remove-elements',
  title: 'Remove',
  plan(view, { elements }: { readonly elements: readonly ElementRef[] }) {
    const [first] = elements;
    if (first === undefined) return refuse({ code: 'too-few', needed: 1 });
    const shown = [...new Map(elements.map((ref) => [refKey(ref), ref])).values()].filter((ref) =>
      view.has(ref),
    );
    if (shown.length === 0) return refuse({ code: 'no-such-element', element: first });
    const { edits, hops } = removalEdits(view, shown);
    const what = hops.length === 0 ? 'removed' : `removed with ${counted(hops.length, 'hop')}`;
    return planned({ edits, line: { subject: labelOfAll(view, shown), what } });
  },
});
