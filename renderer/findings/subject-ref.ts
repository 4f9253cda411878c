import type { Subject } from '#shared/evaluate/finding.ts';
import type { EntityRef } from '#shared/map/document/entities.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** The element of the document that a subject is; undefined for a derived hop. */
export function refOfSubject(map: DomicileMap, { type, id }: Subject): EntityRef | undefined {
  if (type !== 'policy') return id.startsWith('~') ? undefined : { type, id };
  const isPosture = map.policies.postures.some((posture) => posture.id === id);
  return { type: isPosture ? 'posture' : 'matrixRow', id };
}
