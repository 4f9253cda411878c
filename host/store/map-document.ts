import * as Y from 'yjs';
import { writeMap } from '#shared/map/canonical.ts';
import { createDocument, exportDocument } from '#shared/map/document/map-document.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';

/** The map that a document holds, as the JSON text of a file. */
export const textOf = (doc: Y.Doc): string => writeMap(exportDocument(doc));

/** A new document that holds a map, as one update. */
export const stateOf = (map: MapDocument): Uint8Array => Y.encodeStateAsUpdate(createDocument(map));

/** A document out of updates; undefined if one cannot be read, or builds on one that is not there. */
export function replay(updates: readonly Uint8Array[]): Y.Doc | undefined {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  } catch {
    // Yjs throws whatever its decoder stumbles on; the bytes are not an update.
    return undefined;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? doc : undefined;
}
