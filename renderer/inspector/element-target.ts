import { useMemo } from 'react';
import type { Subject } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';
import { useEdits } from '../app/edits.ts';
import { elementName } from '../app/element-names.ts';
import { questionAbout } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { counted } from '../ui/severity-words.ts';
import { assumedOfHop, assumedOfNode } from './assumed-value.ts';
import { valueAtPath } from './field-state.ts';
import type { FieldTarget } from './field-target.ts';
import type { Inspected } from './sections.ts';

/** Elements of one type to be edited together. */
export type Together = { readonly type: Inspected; readonly ids: readonly string[] };

const PLURAL: Readonly<Record<Inspected, string>> = {
  node: 'nodes',
  hop: 'hops',
  cohort: 'cohorts',
  vendor: 'vendors',
  matrixRow: 'rows',
  posture: 'postures',
};

/** The list of the map that holds a type. */
function listOf(map: DomicileMap, type: Inspected): readonly { readonly id: string }[] {
  switch (type) {
    case 'node':
      return map.nodes;
    case 'hop':
      return map.hops;
    case 'cohort':
      return map.cohorts;
    case 'vendor':
      return map.vendors;
    case 'matrixRow':
      return map.policies.matrix;
    case 'posture':
      return map.policies.postures;
  }
}

/** As what a finding or a question speaks of it. */
export const subjectOf = (type: Inspected, id: string): Subject => ({
  type: type === 'matrixRow' || type === 'posture' ? 'policy' : type,
  id,
});

/** The elements that are there, with the kinds of nodes among them. */
export function useElements({ type, ids }: Together): {
  readonly elements: readonly { readonly id: string }[];
  readonly kinds: readonly NodeKind[];
} {
  const list = useSession(({ map }) => listOf(map, type));
  const nodes = useSession(({ map }) => map.nodes);
  return useMemo(() => {
    const wanted = new Set(ids);
    const kinds = nodes.filter(({ id }) => wanted.has(id)).map(({ kind }) => kind);
    return {
      elements: list.filter(({ id }) => wanted.has(id)),
      kinds: type === 'node' ? [...new Set(kinds)] : [],
    };
  }, [list, nodes, ids, type]);
}

/** What the rows of fields read and write for elements of the map. */
export function useElementTarget(together: Together): FieldTarget {
  const { type } = together;
  const { elements } = useElements(together);
  const map = useSession((session) => session.map);
  const evaluation = useSession((session) => session.evaluation);
  const edits = useEdits();
  return useMemo(() => {
    const [only] = elements;
    const name =
      elements.length === 1 && only !== undefined
        ? elementName(map, subjectOf(type, only.id))
        : counted(elements.length, type, PLURAL[type]);
    return {
      element: type,
      name,
      read: (path) => elements.map((element) => valueAtPath(element, path)),
      write: (path, value) =>
        edits.setField(
          elements.map(({ id }) => ({ type, id })),
          path,
          value,
        ),
      assumed: (path) => elements.map(({ id }) => assumedOf(map, type, id, path)),
      question: (path) => {
        for (const { id } of elements) {
          const asked = questionAbout(evaluation, subjectOf(type, id), path);
          if (asked !== undefined) return asked;
        }
        return undefined;
      },
    };
  }, [elements, map, evaluation, edits, type]);
}

function assumedOf(map: DomicileMap, type: Inspected, id: string, path: string): unknown {
  if (type === 'node') {
    const node = map.nodes.find((item) => item.id === id);
    return node && assumedOfNode(node, path);
  }
  if (type !== 'hop') return undefined;
  const hop = map.hops.find((item) => item.id === id);
  return hop && assumedOfHop(hop, path, map);
}
