import Database from 'better-sqlite3';
import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadOnlyReason } from '#shared/bridge/failures.ts';
import { failureOf } from './failure.ts';

/** The right of one process to write a map file. */
export type WriteLock = { readonly release: () => void };

export type LockResult =
  | { readonly ok: true; readonly lock: WriteLock }
  | { readonly ok: false; readonly reason: ReadOnlyReason };

const TRIES = 100;

/** The locks of this process. A second look at one would end it: see `takeWriteLock`. */
const held = new Set<string>();

/** Where the lock of a map file is: beside it, so that programs of other users find it too. */
export const lockPath = (mapPath: string): string =>
  path.join(path.dirname(mapPath), `.${path.basename(mapPath)}.lock`);

/**
 * Takes the lock of a map file, or says why not, at once. The lock is SQLite's own exclusive lock on
 * an empty file: the system releases it when the process ends, however it ends, and it leaves the
 * map file itself free to be read and copied.
 * @param mapPath absolute, with symbolic links resolved
 */
export function takeWriteLock(mapPath: string): LockResult {
  const file = lockPath(mapPath);
  // Under POSIX, closing any descriptor of a file drops every lock that the process has on it.
  if (held.has(file)) return { ok: false, reason: 'in-use' };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const lock = tryOnce(file);
    if (typeof lock === 'string' && lock !== 'gone') return { ok: false, reason: lock };
    if (typeof lock === 'object') return { ok: true, lock };
  }
  return { ok: false, reason: 'in-use' };
}

function tryOnce(file: string): WriteLock | ReadOnlyReason | 'gone' {
  const descriptor = openOrCreate(file);
  if (descriptor === undefined) return 'no-permission';
  const holder = hold(file);
  if (typeof holder === 'string') {
    closeSync(descriptor);
    return holder;
  }
  // The last holder deletes the file. If that was between our opening and our locking, what we have
  // guards nothing, for others lock a new file of the same name. The descriptor keeps the number of
  // the file from being used again, so that the same number means the same file all along.
  if (numberAt(file) === fstatSync(descriptor, { bigint: true }).ino)
    return lockOf(file, holder, descriptor);
  holder.close();
  closeSync(descriptor);
  return 'gone';
}

const numberAt = (file: string): bigint | undefined =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;

function openOrCreate(file: string): number | undefined {
  try {
    return openSync(file, 'a');
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

function hold(file: string): Database.Database | 'gone' | ReadOnlyReason {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true, timeout: 0 });
    // Nothing is ever written, but SQLite prepares for a first page and would begin a journal file.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (failure === 'busy') return 'in-use';
    return failure === 'file-moved' || numberAt(file) === undefined ? 'gone' : 'no-permission';
  }
}

function lockOf(file: string, holder: Database.Database, descriptor: number): WriteLock {
  held.add(file);
  return {
    release() {
      if (!holder.open) return;
      // While it is still locked: whoever gets the lock after this finds the file gone. Windows
      // deletes no open file, and refuses where another process has just opened it.
      if (process.platform !== 'win32') rmSync(file, { force: true });
      holder.close();
      closeSync(descriptor);
      held.delete(file);
      if (process.platform === 'win32') removeUnlessOpen(file);
    },
  };
}

function removeUnlessOpen(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
  }
}
