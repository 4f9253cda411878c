import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';
import { openFailureOf, writeFailureOf } from './failure.ts';

/** What an action throws. */
function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('a full disk is told as such', () => {
  const database = new Database(path.join(testFolder(), 'full.db'));
  database.exec('CREATE TABLE t (a)');
  database.pragma('max_page_count = 3');
  const error = thrownBy(() => database.exec(`INSERT INTO t VALUES (zeroblob(100000))`));
  database.close();
  expect(writeFailureOf(error)).toBe('disk-full');
  expect(openFailureOf(error)).toBe('disk-full');
});

test('a file that somebody else holds is busy', () => {
  const file = path.join(testFolder(), 'busy.db');
  const holder = new Database(file);
  holder.exec('CREATE TABLE t (a); BEGIN EXCLUSIVE');
  const other = new Database(file, { timeout: 0 });
  expect(writeFailureOf(thrownBy(() => other.exec('INSERT INTO t VALUES (1)')))).toBe('busy');
  other.close();
  holder.close();
});

test("Node's codes are told by what they mean", () => {
  const folder = testFolder();
  expect(openFailureOf(thrownBy(() => readFileSync(path.join(folder, 'no'))))).toBe('not-found');
  expect(openFailureOf(thrownBy(() => readFileSync(folder)))).toBe('is-a-folder');
  writeFileSync(path.join(folder, 'file'), '');
  const inFile = path.join(folder, 'file', 'x');
  expect(openFailureOf(thrownBy(() => readFileSync(inFile)))).toBe('not-found');
  expect(writeFailureOf(thrownBy(() => readFileSync(inFile)))).toBe('file-moved');
});

test('a bug is thrown on, by itself', () => {
  const bug = new TypeError('x is not a function');
  expect(thrownBy(() => writeFailureOf(bug))).toBe(bug);
  expect(thrownBy(() => openFailureOf(bug))).toBe(bug);
  const database = new Database(':memory:');
  const wrong = thrownBy(() => database.exec('SELEKT'));
  expect(thrownBy(() => writeFailureOf(wrong))).toBe(wrong);
});
