import type { NodeChange } from '@xyflow/react';
import type { Subject } from '#shared/evaluate/finding.ts';
import type { FlowNode } from './flow-elements.ts';

const subjectOf = (id: string): Subject => ({ type: id.startsWith('~') ? 'hop' : 'node', id });

/** What is selected after cards were chosen or let go; undefined where that changes nothing. */
export function selectionAfter(
  now: readonly Subject[],
  changes: readonly NodeChange<FlowNode>[],
): readonly Subject[] | undefined {
  const chosen = new Map(
    changes.flatMap((item) => (item.type === 'select' ? [[item.id, item.selected]] : [])),
  );
  if (chosen.size === 0) return undefined;
  const kept = now.filter(
    ({ type, id }) => (type === 'node' || type === 'hop') && chosen.get(id) !== false,
  );
  const there = new Set(kept.map(({ id }) => id));
  const more = [...chosen].flatMap(([id, isOn]) => (isOn && !there.has(id) ? [subjectOf(id)] : []));
  return more.length > 0 || kept.length !== now.length ? [...kept, ...more] : undefined;
}
