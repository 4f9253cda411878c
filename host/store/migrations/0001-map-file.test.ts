import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { mapFile } from './0001-map-file.ts';

test('format 1 has these tables and columns; a later change is another step', () => {
  const database = new Database(':memory:');
  mapFile.up(database);
  const columns = database
    .prepare(
      `SELECT tables.name || '.' || columns.name || ' ' || columns.type
       FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' ORDER BY tables.name, columns.cid`,
    )
    .pluck()
    .all();
  expect(columns).toEqual([
    'about.note TEXT',
    'history.sequence INTEGER',
    'history.kind TEXT',
    'history.at TEXT',
    'history.author TEXT',
    'history.action TEXT',
    'history.client TEXT',
    'history.edit INTEGER',
    'history.bytes_sha256 BLOB',
    'history.chain_sha256 BLOB',
    'map_text.id INTEGER',
    'map_text.sequence INTEGER',
    'map_text.json TEXT',
    'updates.sequence INTEGER',
    'updates.bytes BLOB',
  ]);
});

test('the tables refuse what would break them', () => {
  const database = new Database(':memory:');
  mapFile.up(database);
  database.pragma('foreign_keys = ON');
  const hash = Buffer.alloc(32);
  const insert = database.prepare(
    `INSERT INTO history VALUES (?, ?, '', '', '', 'window', ?, ?, ?)`,
  );
  insert.run(1, 'edit', 1, hash, hash);
  expect(() => insert.run(1, 'edit', 2, hash, hash)).toThrow('UNIQUE');
  expect(() => insert.run(2, 'edit', 1, hash, hash)).toThrow('UNIQUE');
  expect(() => insert.run(2, 'other', 2, hash, hash)).toThrow('CHECK');
  expect(() => insert.run(2, 'edit', 2, hash, hash.subarray(1))).toThrow('CHECK');
  expect(() => insert.run(2, 'edit', 2, 'text', hash)).toThrow('cannot store TEXT');
  expect(() => database.exec(`INSERT INTO map_text VALUES (2, 1, '')`)).toThrow('CHECK');
  expect(() => database.exec(`INSERT INTO updates VALUES (7, x'00')`)).toThrow('FOREIGN KEY');
});
