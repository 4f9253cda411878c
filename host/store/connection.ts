import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** How long one side waits for the other's lock, in milliseconds; each holds it for a few only. */
const BUSY_TIMEOUT = 5000;

// SQLite's EXTRA is FULL that also flushes the folder after the journal is deleted. With FULL alone
// a loss of power can bring the journal back, and it would undo an edit that was acknowledged.
// https://www.sqlite.org/pragma.html#pragma_synchronous
const SYNCHRONOUS_EXTRA = 3;

/**
 * Opens a map file for writing, with what "acknowledged means on disk" rests on set and read back.
 * A transaction that a killed process left half done is undone by SQLite here.
 * @throws SqliteError; Error if a setting does not hold
 */
export function connectForWriting(path: string): Connection {
  const database = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    require(database, 'journal_mode', 'DELETE', 'delete');
    require(database, 'synchronous', 'EXTRA', SYNCHRONOUS_EXTRA);
    // On macOS only F_FULLFSYNC reaches the medium; elsewhere it changes nothing.
    require(database, 'fullfsync', 'ON', 1);
    require(database, 'foreign_keys', 'ON', 1);
    // What was removed from a map must not linger in unused pages of a file that is handed on.
    require(database, 'secure_delete', 'ON', 1);
    require(database, 'trusted_schema', 'OFF', 0);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Opens a map file for reading: nothing is ever written through it. @throws SqliteError */
export function connectForReading(source: string | Buffer): Connection {
  const database = new Database(source, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    require(database, 'trusted_schema', 'OFF', 0);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Sets a pragma and reads it back: SQLite ignores what it does not know without a word. */
function require(database: Connection, name: string, value: string, expected: unknown): void {
  database.pragma(`${name} = ${value}`);
  const actual: unknown = database.pragma(name, { simple: true });
  if (actual !== expected) throw new Error(`SQLite keeps ${name} at ${String(actual)}`);
}
