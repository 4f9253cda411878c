import { choiceWords } from '../choice-words.ts';
import { type ElementType } from '../document/entities.ts';
import type { Acceptance, DomicileMap } from '../model.ts';
import { inOrder } from './same-value.ts';

/** An element of a map with what people call it. */
export type NamedElement = {
  /** The same in both maps for the same element. */
  readonly key: string;
  readonly name: string;
  readonly value: object;
};

/** What an element is called when it is added or removed. */
export const elementWords: Readonly<Record<ElementType, string>> = {
  cohort: 'cohort',
  vendor: 'vendor',
  node: 'system',
  hop: 'hop',
  matrixRow: 'row of the residency matrix',
  posture: 'posture',
  acceptance: 'acceptance',
  decision: 'decision',
};

/** The elements of one kind, by their ids; an acceptance has none and goes by what it accepts. */
export function namedElements(map: DomicileMap, type: ElementType): NamedElement[] {
  const nodeName = (id: string): string => map.nodes.find((node) => node.id === id)?.name ?? id;
  switch (type) {
    case 'cohort':
      return map.cohorts.map(byName);
    case 'vendor':
      return map.vendors.map(byName);
    case 'node':
      return map.nodes.map(byName);
    case 'posture':
      return map.policies.postures.map(byName);
    case 'hop':
      return map.hops.map((hop) => ({
        key: hop.id,
        name: hop.name ?? `${nodeName(hop.from)} → ${nodeName(hop.to)}`,
        value: hop,
      }));
    case 'matrixRow':
      return map.policies.matrix.map((row) => ({
        key: row.id,
        name: `Residency of ${choiceWords(row.dataClass ?? row.group ?? 'data')}`,
        value: row,
      }));
    case 'decision':
      return map.decisions.map((decision) => ({
        key: decision.id,
        name: decision.question ?? 'Decision',
        value: decision,
      }));
    case 'acceptance':
      return acceptances(map);
  }
}

const byName = (element: { readonly id: string; readonly name: string }): NamedElement => ({
  key: element.id,
  name: element.name,
  value: element,
});

const acceptanceKey = ({ rule, subject }: Acceptance): string =>
  `${rule} ${subject.type} ${subject.id}`;
const acceptanceWords = (one: Acceptance): string =>
  JSON.stringify(inOrder([one.cohorts ?? [], one]));

/** Several acceptances of one finding are told apart by their cohorts, then by what they say. */
function acceptances(map: DomicileMap): NamedElement[] {
  return [...Map.groupBy(map.acceptances, acceptanceKey)].flatMap(([key, group]) =>
    group
      .toSorted((a, b) => (acceptanceWords(a) < acceptanceWords(b) ? -1 : 1))
      .map((value, index) => ({
        key: `${key} ${index}`,
        name: `Acceptance of ${value.rule} on ${subjectName(map, value)}`,
        value,
      })),
  );
}

function subjectName(map: DomicileMap, { subject: { type, id } }: Acceptance): string {
  if (type === 'map') return 'the map';
  const kinds = { policy: 'posture', node: 'node', hop: 'hop', vendor: 'vendor', cohort: 'cohort' };
  const kind = kinds[type];
  const list: readonly NamedElement[] =
    kind === 'hop' || kind === 'node' || kind === 'vendor' || kind === 'cohort'
      ? namedElements(map, kind)
      : [...namedElements(map, 'posture'), ...namedElements(map, 'matrixRow')];
  return list.find(({ key }) => key === id)?.name ?? id;
}
