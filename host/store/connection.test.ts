import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newMapFile, testFolder } from '#test/support/map-files.ts';
import { type Connection, connectForReading, connectForWriting } from './connection.ts';

const setting = (connection: Connection, name: string): unknown =>
  connection.pragma(name, { simple: true });

test('a file opened for writing has what "acknowledged means on disk" rests on', async () => {
  const target = await newMapFile(testFolder());
  const wal = new Database(target);
  wal.pragma('journal_mode = WAL');
  wal.pragma('synchronous = OFF');
  wal.close();
  const connection = connectForWriting(target);
  expect(setting(connection, 'journal_mode')).toBe('delete');
  // 2 is FULL; 3 is FULL with the folder flushed as well.
  expect(setting(connection, 'synchronous')).toBe(3);
  expect(setting(connection, 'fullfsync')).toBe(1);
  expect(setting(connection, 'secure_delete')).toBe(1);
  expect(setting(connection, 'auto_vacuum')).toBe(2);
  connection.close();
});

test('a setting that does not take is an error, and the file is let go', async () => {
  const target = await newMapFile(testFolder());
  const other = new Database(target);
  other.pragma('journal_mode = WAL');
  other.exec('BEGIN; SELECT * FROM about');
  expect(() => connectForWriting(target)).toThrow(/journal_mode|locked/);
  other.close();
  connectForWriting(target).close();
});

test('what is opened for reading cannot write', async () => {
  const connection = connectForReading(await newMapFile(testFolder()));
  expect(() => connection.exec('DELETE FROM updates')).toThrow('readonly');
  connection.close();
});
