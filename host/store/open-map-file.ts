import Database from 'better-sqlite3';
import { lstatSync, realpathSync } from 'node:fs';
import { z } from 'zod';
import { type Connection, connectForReading, connectForWriting } from './connection.ts';
import type { OpenFailure, ReadOnlyReason } from '#shared/bridge/failures.ts';
import { openFailureOf } from './failure.ts';
import { type FileKind, kindOfBytes, kindOfFile } from './file-format.ts';
import { MapFile, type MapFileOptions } from './map-file.ts';
import { LATEST_FORMAT, migrate } from './migrate.ts';
import { takeWriteLock } from './write-lock.ts';

export type OpenResult =
  | {
      readonly ok: true;
      readonly file: MapFile;
      /** Why nothing can be written; undefined = it can. */
      readonly readOnly: ReadOnlyReason | undefined;
    }
  | { readonly ok: false; readonly code: OpenFailure };

/**
 * Opens a map file, for writing if this process can have the lock, else for reading with the reason.
 * A file that is foreign, newer, truncated or damaged is refused and not changed by a single byte.
 * @param now the time as ISO 8601 in UTC
 */
export function openMapFile(path: string, now: () => string): OpenResult {
  return open(path, (file) => {
    const locked = takeWriteLock(file);
    const readOnly = locked.ok ? undefined : locked.reason;
    const release = () => {
      if (locked.ok) locked.lock.release();
    };
    const options = { path: file, canWrite: locked.ok, now, onClose: release };
    try {
      const connect = locked.ok ? connectForWriting : connectForReading;
      return { ok: true, readOnly, file: check(connect(file), options) };
    } catch (error) {
      release();
      throw error;
    }
  });
}

/** Opens a map file to read it, whoever else has it open, and leaves it as it is. */
export function openToRead(path: string): OpenResult {
  const opened = openWithoutLock(path);
  if (opened.ok || opened.code !== 'interrupted-save') return opened;
  // Nobody can read past what a killed process left half done until somebody with the right to
  // write has undone it, which SQLite does at the first look.
  return open(path, (file) => {
    const database = connectForWriting(file);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    database.close();
    return openWithoutLock(file);
  });
}

const openWithoutLock = (path: string): OpenResult =>
  open(path, (file) => {
    const options = { path: file, canWrite: false, now: () => '', onClose: () => undefined };
    return { ok: true, readOnly: undefined, file: check(connectForReading(file), options) };
  });

/** As `openToRead`, for a file that is in memory whole, such as one from standard input. */
export function openBytesToRead(bytes: Uint8Array): OpenResult {
  const refusal = refuseByKind(kindOfBytes(bytes));
  if (refusal !== undefined) return { ok: false, code: refusal };
  const options = { path: '', canWrite: false, now: () => '', onClose: () => undefined };
  try {
    const connection = connectForReading(Buffer.from(bytes));
    return { ok: true, readOnly: undefined, file: check(connection, options) };
  } catch (error) {
    return { ok: false, code: isDamage(error) ? 'damaged' : openFailureOf(error) };
  }
}

function open(path: string, connect: (file: string) => OpenResult): OpenResult {
  try {
    const file = realpathSync(path);
    const refusal = refuseByHeader(file);
    return refusal === undefined ? connect(file) : { ok: false, code: refusal };
  } catch (error) {
    return { ok: false, code: isDamage(error) ? 'damaged' : openFailureOf(error) };
  }
}

/** What the first bytes say against a file; SQLite has not touched it then. */
const refuseByHeader = (path: string): OpenFailure | undefined =>
  lstatSync(path).isDirectory() ? 'is-a-folder' : refuseByKind(kindOfFile(path));

function refuseByKind(kind: FileKind): OpenFailure | undefined {
  if (kind.kind === 'empty') return 'empty';
  if (kind.kind === 'foreign') return 'not-a-map-file';
  if (kind.format > LATEST_FORMAT) return 'newer-format';
  // Files get their name only once they are whole, so that ours always has a format.
  return kind.format === 0 ? 'damaged' : undefined;
}

/** Takes over a connection; closes it where the file is not sound. */
function check(database: Connection, options: MapFileOptions): MapFile {
  try {
    if (!isSound(database)) throw new DamagedFile();
    if (options.canWrite) migrate(database);
    const file = new MapFile(database, options);
    if (!file.hasWholeUpdates()) throw new DamagedFile();
    return file;
  } catch (error) {
    database.close();
    throw error;
  }
}

class DamagedFile extends Error {}

/** SQLite's own check of its pages. */
const isSound = (database: Connection): boolean =>
  database.pragma('quick_check(1)', { simple: true }) === 'ok';

/** Also a table or column of ours that is missing, or holds what it cannot. */
const isDamage = (error: unknown): boolean =>
  error instanceof DamagedFile ||
  error instanceof z.ZodError ||
  (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR');
