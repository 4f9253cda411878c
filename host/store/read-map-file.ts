import type { OpenFailure } from '#shared/bridge/failures.ts';
import type { MapFile } from './map-file.ts';
import { type OpenResult, openBytesToRead, openToRead } from './open-map-file.ts';
import { UnreadableMapFile } from './unreadable-map-file.ts';

export type MapTextResult =
  | {
      readonly ok: true;
      readonly json: string;
      /** When somebody last changed the map, ISO 8601 in UTC. */
      readonly changedAt: string;
    }
  | { readonly ok: false; readonly code: OpenFailure };

/** The map in a file as JSON text, as it is after the last edit. The file is left as it is. */
export const mapTextOf = (path: string): Promise<MapTextResult> => textOf(openToRead(path));

/**
 * The map in a file as the bytes of JSON text, for whoever reads maps as JSON.
 * @param source the path of a map file, or its bytes
 * @throws UnreadableMapFile
 */
export async function readMapFile(source: string | Uint8Array): Promise<Uint8Array> {
  const opened = typeof source === 'string' ? openToRead(source) : openBytesToRead(source);
  const text = await textOf(opened);
  if (!text.ok) throw new UnreadableMapFile(text.code);
  return Buffer.from(text.json);
}

async function textOf(opened: OpenResult): Promise<MapTextResult> {
  if (!opened.ok) return opened;
  const { file } = opened;
  try {
    const text = file.text();
    const json = text?.sequence === file.sequence ? text.json : await replayed(file);
    const changedAt = file.history(Number.MAX_SAFE_INTEGER, 1)[0]?.at ?? '';
    return json === undefined ? { ok: false, code: 'damaged' } : { ok: true, json, changedAt };
  } finally {
    file.close();
  }
}

/** Edits came after the text was last written. Yjs is loaded only then: it is slow to load. */
async function replayed(file: MapFile): Promise<string | undefined> {
  const { replay, textOf: textOfDocument } = await import('./map-document.ts');
  const doc = replay(file.contents().updates);
  return doc && textOfDocument(doc);
}
