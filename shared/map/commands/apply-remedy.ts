import type { Patch, Subject } from '#shared/evaluate/finding.ts';
import type { Edit } from '../document/edit.ts';
import { type ElementRef, type EntityRef, refKey } from '../document/entities.ts';
import type { MapView } from '../document/projection.ts';
import { entityOf } from './acceptances-of.ts';
import { defineCommand, planned, refuse } from './command.ts';
import { labelOfAll, shortText } from './element-label.ts';
import { fieldEdit, fieldLine, type FieldValue } from './field-edits.ts';
import type { CommandProblem } from './problem.ts';
import { removalEdits } from './remove-elements.ts';

export type RemedyArgs = { readonly label: string; readonly patch?: readonly Patch[] };

type Steps = {
  readonly sets: Map<string, { readonly ref: EntityRef; readonly values: FieldValue[] }>;
  readonly removals: Map<string, ElementRef>;
};

/** Makes the change to the map that a remedy of a finding proposes, whole or not at all. */
export const applyRemedy = defineCommand({
  name: 'apply-remedy',
  title: 'Apply a remedy',
  plan(view, { label, patch = [] }: RemedyArgs) {
    if (patch.length === 0) return refuse({ code: 'no-patch' });
    const steps: Steps = { sets: new Map(), removals: new Map() };
    for (const step of patch) {
      const problem = addStep(view, step, steps);
      if (problem !== undefined) return refuse(problem);
    }
    const { sets, removals } = steps;
    const edits: Edit[] = [];
    for (const { ref, values } of sets.values()) {
      const answer = fieldEdit(view, ref, values);
      if (!answer.ok) return answer;
      edits.push(answer.edit);
    }
    edits.push(...removalEdits(view, [...removals.values()]).edits);
    const [only] = sets.values();
    if (only !== undefined && sets.size === 1 && removals.size === 0)
      return planned({ edits, line: fieldLine(view, only.ref, only.values) });
    const refs = [...[...sets.values()].map(({ ref }) => ref), ...removals.values()];
    return planned({ edits, line: { subject: labelOfAll(view, refs), what: shortText(label) } });
  },
});

function addStep(
  view: MapView,
  step: Patch,
  { sets, removals }: Steps,
): CommandProblem | undefined {
  const subject = 'set' in step ? step.set : step.remove;
  const ref = entityOf(view, subject);
  if (ref === undefined) return missing(subject);
  if ('set' in step) {
    const before = sets.get(refKey(ref)) ?? { ref, values: [] };
    // A model has no "unknown"; where a remedy takes a fact back, it says so by null.
    const value = step.value ?? undefined;
    before.values.push({ key: step.field, value });
    sets.set(refKey(ref), before);
  } else if (ref.type === 'map') return { code: 'no-such-field', field: 'map' };
  else removals.set(refKey(ref), ref);
  return undefined;
}

function missing({ type, id }: Subject): CommandProblem {
  return {
    code: 'no-such-element',
    element: { type: type === 'policy' ? 'posture' : type, id },
  };
}
