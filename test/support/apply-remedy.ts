import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Finding, Patch } from '#shared/evaluate/finding.ts';
import type { Rule } from '#shared/evaluate/rule.ts';
import { drawMap } from './draw-map.ts';
import type { Drawing } from './draw-map.ts';
import { AS_OF } from './test-rule.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The element of a drawing that a patch is about. */
function elementOf(drawing: Drawing, { type, id }: { type: string; id: string }): Fields {
  if (type === 'map') return drawing;
  const { matrix = [], postures = [] } = drawing.policies ?? {};
  const lists: Record<string, readonly { id: string }[] | undefined> = {
    node: drawing.nodes,
    hop: drawing.hops,
    vendor: drawing.vendors,
    cohort: drawing.cohorts,
    policy: [...matrix, ...postures],
  };
  const element = lists[type]?.find((item) => item.id === id);
  if (!element) throw new Error(`no ${type} "${id}" in the drawing`);
  return element;
}

function setAt(element: Fields, path: string, value: unknown): void {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    element[key] = value;
    return;
  }
  const inner = element[key];
  const fields = isFields(inner) ? inner : {};
  element[key] = fields;
  setAt(fields, rest.join('.'), value);
}

function apply(drawing: Drawing, patch: Patch): void {
  if ('set' in patch) return setAt(elementOf(drawing, patch.set), patch.field, patch.value);
  const { type, id } = patch.remove;
  if (type === 'hop') drawing.hops = (drawing.hops ?? []).filter((hop) => hop.id !== id);
  else throw new Error(`a drawing cannot lose a ${type} in one step`);
}

/** The findings of a rule on a drawing, as `violation node:store`. */
function findingsOf(rule: Rule, drawing: Drawing, asOf: string): readonly Finding[] {
  return evaluate(drawMap(drawing), [rule], asOf).findings;
}

const named = ({ severity, subject }: Finding): string =>
  `${severity} ${subject.type}:${subject.id}`;

/**
 * What is left of a rule's findings after the one-click remedy with this label, as
 * `violation node:store`. Throws where no finding offers it.
 */
export function leftAfter(
  rule: Rule,
  drawing: Drawing,
  label: string,
  asOf: string = AS_OF,
): string[] {
  const offered = findingsOf(rule, drawing, asOf).flatMap((finding) => finding.remedies);
  const patch = offered.find((remedy) => remedy.label === label)?.patch;
  if (!patch)
    throw new Error(`no one-click "${label}" among: ${offered.map((r) => r.label).join(' | ')}`);
  const edited = structuredClone(drawing);
  for (const step of patch) apply(edited, step);
  return findingsOf(rule, edited, asOf).map(named);
}
