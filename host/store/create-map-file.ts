import Database from 'better-sqlite3';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { connectForWriting } from './connection.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import { openFailureOf } from './failure.ts';
import { APPLICATION_ID, MAP_FILE_EXTENSION } from './file-format.ts';
import { MapFile, type WriteResult } from './map-file.ts';
import { migrate } from './migrate.ts';
import { flushFolder, temporaryBeside, writeAtomically } from './write-atomically.ts';

/** What a new map file begins with. */
export type FirstContent = {
  readonly author: string;
  /** The first line of the history, such as "Created from an example". */
  readonly action: string;
  readonly state: Uint8Array;
  /** The map at this state as readable text. */
  readonly json: string;
};

export type CreateResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly code: OpenFailure };

const MAX_NAMES = 10_000;
// File systems take 255; a number, the ending and what stands around temporary names come on top.
const MAX_NAME_BYTES = 160;
// What Windows, macOS or a shell takes as more than a name, and what turns the direction of writing;
// the two joiners stay, because emoji and several scripts are written with them.
const UNSAFE = /(?:(?![\u200c\u200d])[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as the name of a file, without ending: "EU / US: intake" → "EU US intake". */
export function fileNameFor(title: string): string {
  const words = title.normalize('NFC').replace(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  const name = cut(words).replaceAll(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return 'Map';
  return RESERVED.test(name) ? `${name} map` : name;
}

/** The beginning of a text that fits, cut between what people see as characters. */
function cut(text: string): string {
  const segments = new Intl.Segmenter().segment(text);
  let end = 0;
  for (const { segment, index } of segments) {
    const next = index + segment.length;
    if (Buffer.byteLength(text.slice(0, next)) > MAX_NAME_BYTES) break;
    end = next;
  }
  return text.slice(0, end);
}

/**
 * Creates a map file under a name that is still free. It gets the name once it is whole.
 * @param title names the file; a number is added where the name is taken
 */
export const createMapFile = (
  folder: string,
  title: string,
  content: FirstContent,
  now: () => string,
): Promise<CreateResult> =>
  placeFile(folder, title, (temporary) => Promise.resolve(writeFirst(temporary, content, now)));

/** Puts a whole map file, such as one that was dropped on a window, under a name that is free. */
export const placeMapFile = (
  folder: string,
  title: string,
  bytes: Uint8Array,
): Promise<CreateResult> =>
  placeFile(folder, title, async (temporary) => {
    await writeAtomically(temporary, bytes);
    return { ok: true };
  });

async function placeFile(
  folder: string,
  title: string,
  write: (temporary: string) => Promise<WriteResult>,
): Promise<CreateResult> {
  try {
    await mkdir(folder, { recursive: true });
    const target = await reserveName(folder, fileNameFor(title));
    const temporary = temporaryBeside(target);
    try {
      const written = await write(temporary);
      if (written.ok) {
        await rename(temporary, target);
        await flushFolder(folder);
        return { ok: true, path: target };
      }
      await discard(temporary, target);
      return { ok: false, code: written.code === 'disk-full' ? 'disk-full' : 'io-error' };
    } catch (error) {
      await discard(temporary, target);
      throw error;
    }
  } catch (error) {
    return { ok: false, code: openFailureOf(error) };
  }
}

async function discard(...files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}

/** Creates an empty file, which only one process can do, to be replaced by the whole one. */
async function reserveName(folder: string, name: string): Promise<string> {
  for (let number = 1; number < MAX_NAMES; number += 1) {
    const numbered = number === 1 ? name : `${name} ${number}`;
    const target = path.join(folder, `${numbered}${MAP_FILE_EXTENSION}`);
    try {
      const file = await open(target, 'wx');
      await file.close();
      return target;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw new Error(`${MAX_NAMES} maps are called "${name}"`);
}

function writeFirst(file: string, content: FirstContent, now: () => string): WriteResult {
  const created = new Database(file);
  // Takes effect only before anything else is written.
  created.pragma('auto_vacuum = INCREMENTAL');
  created.pragma(`application_id = ${APPLICATION_ID}`);
  created.close();
  const database = connectForWriting(file);
  try {
    migrate(database);
    const options = { path: file, canWrite: true, now, onClose: () => undefined };
    const map = new MapFile(database, options);
    const { state, json, ...who } = content;
    const written = map.append([{ ...who, client: 'host', edit: 1, bytes: state }]);
    return written.ok ? map.writeText(json) : written;
  } finally {
    database.close();
  }
}
