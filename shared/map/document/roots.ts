import type * as Y from 'yjs';
import { type EntityType, listNames } from './entities.ts';

/** The shared map of a kind of element, by id; for `map`, the flat map of the map itself. */
export const rootOf = (doc: Y.Doc, type: EntityType): Y.Map<unknown> =>
  doc.getMap(type === 'map' ? 'map' : listNames[type]);
