import type { Subject } from '#shared/evaluate/finding.ts';
import type { ElementRef, EntityRef } from '../document/entities.ts';
import type { MapView } from '../document/projection.ts';
import type { Acceptance } from '../model.ts';
import { labelOf } from './element-label.ts';

export type AcceptanceAt = {
  readonly ref: ElementRef<'acceptance'>;
  readonly acceptance: Acceptance;
};

/** The acceptances of one rule for one subject, each with its key. */
export function acceptancesOf(view: MapView, rule: string, subject: Subject): AcceptanceAt[] {
  return view.map.acceptances.flatMap((acceptance, index) => {
    const id = view.acceptanceKeys[index];
    const isMeant =
      acceptance.rule === rule &&
      acceptance.subject.type === subject.type &&
      acceptance.subject.id === subject.id;
    return isMeant && id !== undefined ? [{ ref: { type: 'acceptance', id }, acceptance }] : [];
  });
}

/**
 * The entity that a finding, a question or a remedy is about; undefined where it is none of the map,
 * such as a derived hop.
 */
export function entityOf(view: MapView, { type, id }: Subject): EntityRef | undefined {
  if (type === 'map') return { type, id: view.map.id };
  if (type !== 'policy') return view.has({ type, id }) ? { type, id } : undefined;
  const policies = [{ type: 'matrixRow', id } as const, { type: 'posture', id } as const];
  return policies.find((ref) => view.has(ref));
}

/** `TRF-03 for Recordings` */
export function findingLabel(view: MapView, rule: string, subject: Subject): string {
  const ref = entityOf(view, subject);
  return `${rule} for ${ref === undefined ? subject.id : labelOf(view, ref)}`;
}
