import { choiceWords } from '../choice-words.ts';
import type { EntityRef } from '../document/entities.ts';
import type { MapView } from '../document/projection.ts';
import { harmless } from '../read/path.ts';

const LONGEST = 60;

/** A text as a history line repeats it: short, on one line, harmless. */
export const shortText = (text: string): string =>
  harmless(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What people call an entity: its name, or what it is about; the id where it is not shown. */
export function labelOf(view: MapView, ref: EntityRef): string {
  return shortText(nameOf(view, ref) ?? ref.id);
}

function nameOf(view: MapView, { type, id }: EntityRef): string | undefined {
  switch (type) {
    case 'map':
      return 'Map';
    case 'node':
    case 'vendor':
    case 'cohort':
    case 'posture':
      return view.element(type, id)?.name;
    case 'hop': {
      const hop = view.element('hop', id);
      return hop?.name ?? (hop && `${nodeName(view, hop.from)} → ${nodeName(view, hop.to)}`);
    }
    case 'matrixRow': {
      const row = view.element('matrixRow', id);
      return row && `Residency of ${choiceWords(row.dataClass ?? row.group ?? 'data')}`;
    }
    case 'acceptance': {
      const acceptance = view.element('acceptance', id);
      return acceptance && `Acceptance of ${acceptance.rule}`;
    }
    case 'decision':
      return view.element('decision', id)?.question ?? 'Decision';
  }
}

const nodeName = (view: MapView, id: string): string => view.element('node', id)?.name ?? id;

const PLURAL = {
  cohort: 'cohorts',
  vendor: 'vendors',
  node: 'nodes',
  hop: 'hops',
  matrixRow: 'residency rows',
  posture: 'postures',
  acceptance: 'acceptances',
  decision: 'decisions',
} as const;

/** Several elements in a few words: `Recordings`, `Recordings, API`, `4 nodes and 2 hops`. */
export function labelOfAll(view: MapView, refs: readonly EntityRef[]): string {
  if (refs.length <= 2) return refs.map((ref) => labelOf(view, ref)).join(', ');
  const counts = Map.groupBy(refs, ({ type }) => type);
  const parts = [...counts].map(([type, { length }]) =>
    type === 'map' ? 'the map' : counted(length, type),
  );
  return parts.length === 1
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `1 hop`, `3 hops` */
export const counted = (count: number, type: keyof typeof PLURAL): string =>
  `${count} ${count === 1 ? PLURAL[type].replace(/s$/, '') : PLURAL[type]}`;
