import Database from 'better-sqlite3';
import type { OpenFailure, WriteFailure } from '#shared/bridge/failures.ts';

const FROM_NODE: Partial<Record<string, OpenFailure>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'is-a-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EIO: 'io-error',
  EEXIST: 'io-error',
  EBUSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
};

/** SQLite's extended codes by their beginning, the longer ones first. */
const FROM_SQLITE: readonly (readonly [string, OpenFailure | 'file-moved'])[] = [
  ['SQLITE_READONLY_DBMOVED', 'file-moved'],
  ['SQLITE_READONLY_ROLLBACK', 'interrupted-save'],
  ['SQLITE_READONLY', 'no-permission'],
  ['SQLITE_PERM', 'no-permission'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CANTOPEN', 'io-error'],
  ['SQLITE_IOERR', 'io-error'],
];

/** The failure that an error of Node or SQLite stands for; undefined is a bug, to be thrown on. */
export function failureOf(error: unknown): OpenFailure | 'file-moved' | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (error instanceof Database.SqliteError)
    return FROM_SQLITE.find(([start]) => code.startsWith(start))?.[1];
  return FROM_NODE[code];
}

/** As `failureOf`, for a file that is being opened. @throws the error if it is a bug */
export function openFailureOf(error: unknown): OpenFailure {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  return failure === 'file-moved' ? 'not-found' : failure;
}

/** As `failureOf`, for a file that is being written. @throws the error if it is a bug */
export function writeFailureOf(error: unknown): WriteFailure {
  const failure = failureOf(error);
  switch (failure) {
    case undefined:
      throw error;
    case 'no-permission':
      return 'read-only';
    case 'not-found':
      return 'file-moved';
    case 'file-moved':
    case 'disk-full':
    case 'damaged':
    case 'busy':
      return failure;
    default:
      return 'io-error';
  }
}
