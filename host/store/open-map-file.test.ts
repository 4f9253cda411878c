import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  newMapFile,
  openOrFail,
  readOnlyReason,
  someBytes,
  testClock,
  testFolder,
} from '#test/support/map-files.ts';
import { APPLICATION_ID } from './file-format.ts';
import { openMapFile } from './open-map-file.ts';

const digest = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** Opens and closes; tells the code, and that a refused file is as it was. */
function codeOf(file: string): string {
  const before = digest(file);
  const opened = openMapFile(file, testClock());
  if (opened.ok) {
    opened.file.close();
    return 'ok';
  }
  expect(digest(file)).toBe(before);
  return opened.code;
}

/** A map file with some edits, folded in between, as bytes. */
async function wholeFile(): Promise<Buffer> {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  for (let number = 1; number <= 40; number += 1) {
    const bytes = someBytes(number, 900);
    file.append([{ client: 'a', edit: number, author: 'Ada', action: 'Edit', bytes }]);
    if (number === 20) file.fold(someBytes(20, 30_000), '{}');
  }
  file.close();
  return readFileSync(target);
}

function written(content: Uint8Array | string, name = 'm.domicile'): string {
  const file = path.join(testFolder(), name);
  writeFileSync(file, content);
  return file;
}

test('foreign, empty and missing files are told apart', async () => {
  const folder = testFolder();
  expect(openMapFile(path.join(folder, 'no.domicile'), testClock())).toEqual({
    ok: false,
    code: 'not-found',
  });
  mkdirSync(path.join(folder, 'sub.domicile'));
  expect(openMapFile(path.join(folder, 'sub.domicile'), testClock())).toEqual({
    ok: false,
    code: 'is-a-folder',
  });
  expect(codeOf(written(''))).toBe('empty');
  expect(codeOf(written('{"format":"domicile.map"}'))).toBe('not-a-map-file');
  expect(codeOf(written('SQLite format 3\0'))).toBe('not-a-map-file');
  const other = path.join(folder, 'other.db');
  const database = new Database(other);
  database.exec('CREATE TABLE t (a)');
  database.close();
  expect(codeOf(other)).toBe('not-a-map-file');
});

test('a newer file is refused, this one is not', async () => {
  const whole = await wholeFile();
  const file = written(whole);
  expect(codeOf(file)).toBe('ok');
  whole.writeUInt32BE(2, 60);
  expect(codeOf(written(whole))).toBe('newer-format');
  whole.writeUInt32BE(0xff_ff_ff_ff, 60);
  expect(codeOf(written(whole))).toBe('newer-format');
  whole.writeUInt32BE(0, 60);
  expect(codeOf(written(whole))).toBe('damaged');
});

test('our mark without our tables is damage', () => {
  const file = path.join(testFolder(), 'm.domicile');
  const database = new Database(file);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma('user_version = 1');
  database.exec('CREATE TABLE t (a)');
  database.close();
  expect(codeOf(file)).toBe('damaged');
});

test('a file cut off anywhere is refused', async () => {
  const whole = await wholeFile();
  for (let part = 1; part < 16; part += 1) {
    const length = Math.floor((whole.length * part) / 16);
    expect([part, codeOf(written(whole.subarray(0, length)))]).toEqual([part, 'damaged']);
  }
  expect(codeOf(written(whole.subarray(0, whole.length - 1)))).toBe('damaged');
});

test('a page overwritten is refused or was unused; never a crash, never a change', async () => {
  const whole = await wholeFile();
  const codes = new Set<string>();
  for (let at = 4096; at < whole.length; at += 4096) {
    const broken = Buffer.from(whole);
    broken.fill(0xa5, at, at + 4096);
    codes.add(codeOf(written(broken)));
  }
  expect([...codes]).toContain('damaged');
  expect([...codes].filter((code) => code !== 'damaged' && code !== 'ok')).toEqual([]);
});

test('one bit flipped inside an update is refused', async () => {
  const whole = await wholeFile();
  const at = whole.indexOf(Buffer.from(someBytes(40, 900)));
  expect(at).toBeGreaterThan(0);
  whole.writeUInt8(whole.readUInt8(at + 450) ^ 4, at + 450);
  expect(codeOf(written(whole))).toBe('damaged');
});

test('a transaction that a killed process left half done is undone', async () => {
  const folder = testFolder();
  const target = await newMapFile(folder);
  const before = openOrFail(target).contents();
  // With next to no cache SQLite writes pages of the open transaction into the file, as a process
  // in the middle of a commit does; file and journal are copied at that moment.
  const database = new Database(target);
  database.pragma('cache_size = 1');
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO about (note) VALUES (?)');
  for (let row = 0; row < 200; row += 1) insert.run('x'.repeat(4000));
  const killed = path.join(testFolder(), 'killed.domicile');
  copyFileSync(target, killed);
  copyFileSync(`${target}-journal`, `${killed}-journal`);
  database.exec('ROLLBACK');
  database.close();

  expect(digest(killed)).not.toBe(digest(target));
  const file = openOrFail(killed);
  expect(file.contents()).toEqual(before);
  expect(file.verify()).toBeUndefined();
});

test('a file in WAL mode is brought back to one file', async () => {
  const target = await newMapFile(testFolder());
  const database = new Database(target);
  database.pragma('journal_mode = WAL');
  database.close();
  openOrFail(target).close();
  expect([...readFileSync(target).subarray(18, 20)]).toEqual([1, 1]);
});

test('two names of one file are one file', async () => {
  const target = await newMapFile(testFolder());
  const link = path.join(testFolder(), 'link.domicile');
  symlinkSync(target, link);
  expect(openOrFail(link).path).toBe(target);
});

test.skipIf(process.getuid?.() === 0)(
  'a folder without permission gives a read-only map',
  async () => {
    const folder = testFolder();
    const target = await newMapFile(folder);
    chmodSync(folder, 0o555);
    expect(readOnlyReason(target)).toBe('no-permission');
    chmodSync(folder, 0o755);
  },
);
