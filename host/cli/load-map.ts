import type { DomicileMap } from '#shared/map/model.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import type { Problem } from '#shared/map/read/problem.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { UnreadableMapFile } from '#host/store/unreadable-map-file.ts';
import type { CommandIo } from './io.ts';

export type LoadedMap = {
  readonly map: DomicileMap;
  readonly document: MapDocument;
  readonly warnings: readonly Problem[];
  readonly text: Uint8Array;
};

/** Reads a map, or tells every problem on standard error, one line each; then nothing is returned. */
export async function loadMap(path: string, io: CommandIo): Promise<LoadedMap | undefined> {
  const name = path === '-' ? 'standard input' : path;
  let text: Uint8Array;
  try {
    text = await io.read(path);
  } catch (error) {
    io.error(`${name}: ${whyUnreadable(error)}\n`);
    return undefined;
  }
  const answer = readMap(text);
  if (answer.ok) return { ...answer, text };
  for (const problem of answer.problems) io.error(`${problemLine(name, problem)}\n`);
  return undefined;
}

/** `map.json:12:7: nodes[3].rigion: unknown key, did you mean "region"?` */
const problemLine = (file: string, { line, column, message }: Problem): string =>
  line === undefined ? `${file}: ${message}` : `${file}:${line}:${column ?? 1}: ${message}`;

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name a file',
  EACCES: 'no permission to read it',
};

/** Why a file cannot be read, in words. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof UnreadableMapFile) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    REASONS[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`
  );
}
