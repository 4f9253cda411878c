import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { isSqlite } from '#host/store/file-format.ts';

/**
 * A map as the bytes of JSON text, from JSON or from a map file, told apart by what they hold. SQLite
 * is loaded only for the latter: most calls are about JSON, and are to be quick.
 * @param path `-` is standard input
 * @throws as Node does; UnreadableMapFile
 */
export async function readInput(path: string, input: NodeJS.ReadableStream): Promise<Uint8Array> {
  const bytes = path === '-' ? await buffer(input) : await readFile(path);
  if (!isSqlite(bytes)) return bytes;
  const { readMapFile } = await import('#host/store/read-map-file.ts');
  return readMapFile(path === '-' ? bytes : path);
}
