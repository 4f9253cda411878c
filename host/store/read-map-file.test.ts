import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newMapFile, openOrFail, testFolder } from '#test/support/map-files.ts';
import { mapTextOf, readMapFile } from './read-map-file.ts';

const JSON_TEXT = '{"title":"Telehealth"}\n';

test('the text of a map file is read from its path and from its bytes', async () => {
  const target = await newMapFile(testFolder());
  const before = readFileSync(target);
  expect(Buffer.from(await readMapFile(target)).toString()).toBe(JSON_TEXT);
  expect(Buffer.from(await readMapFile(readFileSync(target))).toString()).toBe(JSON_TEXT);
  expect(readFileSync(target).equals(before)).toBe(true);
});

test('a map that is open for writing can be read', async () => {
  const target = await newMapFile(testFolder());
  openOrFail(target);
  expect(await mapTextOf(target)).toMatchObject({ ok: true, json: JSON_TEXT });
});

test('what cannot be read rejects with words for a person', async () => {
  const file = path.join(testFolder(), 'm.domicile');
  await expect(readMapFile(file)).rejects.toThrow('not there any more');
  writeFileSync(file, 'SQLite format 3\0 and more');
  await expect(readMapFile(file)).rejects.toMatchObject({ code: 'not-a-map-file' });
  await expect(readMapFile(new Uint8Array())).rejects.toMatchObject({ code: 'empty' });
});

test('what a killed process left half done is undone before reading', async () => {
  const target = await newMapFile(testFolder());
  const database = new Database(target);
  database.pragma('cache_size = 1');
  database.exec('BEGIN');
  database.exec(`UPDATE map_text SET json = 'half done'`);
  const insert = database.prepare('INSERT INTO about (note) VALUES (?)');
  for (let row = 0; row < 200; row += 1) insert.run('x'.repeat(4000));
  const killed = path.join(testFolder(), 'killed.domicile');
  copyFileSync(target, killed);
  copyFileSync(`${target}-journal`, `${killed}-journal`);
  database.exec('ROLLBACK');
  database.close();

  expect(await mapTextOf(killed)).toMatchObject({ ok: true, json: JSON_TEXT });
  expect(existsSync(`${killed}-journal`)).toBe(false);
});
