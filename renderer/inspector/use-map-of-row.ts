import type { FieldRow } from '#shared/map/field-table.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { useSession, useSessionStore } from '../app/session.ts';

/**
 * The map, for the words and choices of a field. Only a field that refers to elements follows it: the
 * others say the same in every map, and dozens of them are shown at once.
 */
export function useMapOfRow({ type }: FieldRow): DomicileMap {
  const session = useSessionStore();
  const followed = useSession(({ map }) =>
    type === 'reference' || type === 'references' ? map : undefined,
  );
  return followed ?? session.getState().map;
}
