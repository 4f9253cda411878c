import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import { writeAtomically } from '#host/store/write-atomically.ts';

/** Beside the maps, so that it moves and is saved with them. */
const FOLDER = 'Signed worksheets';

const folderOf = (mapFile: string): string =>
  path.join(path.dirname(mapFile), FOLDER, path.basename(mapFile, MAP_FILE_EXTENSION));

/**
 * Keeps a signed worksheet of a map.
 * @param at ISO 8601 in UTC
 * @returns its file name
 * @throws as Node does where it cannot be written
 */
export async function keepWorksheet(
  mapFile: string,
  pdf: Uint8Array,
  role: string,
  at: string,
): Promise<string> {
  const folder = folderOf(mapFile);
  await mkdir(folder, { recursive: true });
  // No colons: Windows takes none in a file name.
  const name = `${at.slice(0, 19).replaceAll(':', '-')} ${role}.pdf`;
  await writeAtomically(path.join(folder, name), pdf);
  return name;
}

/** The worksheets kept of a map, the newest first; none where the folder is not there. */
export async function keptWorksheets(
  mapFile: string,
): Promise<readonly { readonly file: string; readonly pdf: Uint8Array }[]> {
  const folder = folderOf(mapFile);
  const names = await readdir(folder).catch(() => []);
  const kept = await Promise.all(
    names
      .filter((name) => /^[\w. -]{1,120}\.pdf$/.test(name))
      .toSorted()
      .toReversed()
      .map(async (file) => ({ file, pdf: await readFile(path.join(folder, file)) })),
  );
  return kept;
}

/** One of them. @throws as Node does where it cannot be read */
export const readKeptWorksheet = async (mapFile: string, file: string): Promise<Uint8Array> =>
  readFile(path.join(folderOf(mapFile), path.basename(file)));
