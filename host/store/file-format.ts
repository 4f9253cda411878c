import { closeSync, openSync, readSync } from 'node:fs';

/** "DOMI" in ASCII, at byte 68 of the file: what a SQLite file must say to be a map of ours. */
export const APPLICATION_ID = 0x44_4f_4d_49;

/** The ending of map files. */
export const MAP_FILE_EXTENSION = '.domicile';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
// https://www.sqlite.org/fileformat2.html#the_database_header
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** What the first bytes of a file say. */
export type FileKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'map'; readonly format: number };

/** Whether bytes begin as every SQLite file does. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;

/** What kind of file begins with these bytes; the first 100 are enough. */
export function kindOfBytes(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < HEADER_BYTES || !isSqlite(bytes)) return { kind: 'foreign' };
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) return { kind: 'foreign' };
  return { kind: 'map', format: header.readUInt32BE(USER_VERSION_AT) };
}

/**
 * The kind of a file, without SQLite, so that a foreign or newer file is not touched at all.
 * Closing a file drops the locks that this process has on it (POSIX), so that this must not run
 * inside a transaction; all of them are synchronous, and nothing here is called from within one.
 * @throws as Node does if the file cannot be read
 */
export function kindOfFile(path: string): FileKind {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    return kindOfBytes(header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0)));
  } finally {
    closeSync(file);
  }
}
