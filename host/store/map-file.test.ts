import Database from 'better-sqlite3';
import { copyFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newMapFile, openOrFail, someBytes, testFolder } from '#test/support/map-files.ts';
import type { MapFile } from './map-file.ts';

const edit = (number: number, client = 'window-a') => ({
  client,
  edit: number,
  author: 'Ada',
  action: `Edit ${number}`,
  bytes: someBytes(number),
});

function appendAll(file: MapFile, count: number): void {
  for (let number = 1; number <= count; number += 1)
    expect(file.append([edit(number)])).toMatchObject({ ok: true });
}

/** Changes a file behind the program's back. */
function tamper(file: string, sql: string): void {
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  expect(database.prepare(sql).run().changes).toBe(1);
  database.close();
}

test('what was acknowledged is there after opening again', async () => {
  const target = await newMapFile(testFolder());
  const first = openOrFail(target);
  const answer = first.append([edit(1), edit(2)]);
  expect(answer).toMatchObject({ ok: true, sequence: 3 });
  first.close();

  const second = openOrFail(target);
  expect(second.contents()).toEqual({
    sequence: 3,
    updates: [0, 1, 2].map((seed) => Buffer.from(someBytes(seed))),
  });
  expect(second.history(100, 10).map(({ action }) => action)).toEqual([
    'Edit 2',
    'Edit 1',
    'Created',
  ]);
  expect(second.verify()).toBeUndefined();
});

test('an edit that is sent again is written once and answered with its first sequence', async () => {
  const file = openOrFail(await newMapFile(testFolder()));
  appendAll(file, 3);
  expect(file.append([edit(2)])).toEqual({ ok: true, entries: [], sequence: 3 });
  expect(file.append([edit(3), edit(4)])).toMatchObject({
    entries: [{ edit: 4 }],
    sequence: 5,
  });
  expect(file.append([edit(2, 'window-b')])).toMatchObject({ sequence: 6 });
  expect(file.contents().updates).toHaveLength(6);
});

test('folding keeps one update and the whole history, and the chain still holds', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  appendAll(file, 5);
  expect(file.unfolded().count).toBe(5);
  expect(file.fold(someBytes(99), '{"folded":true}')).toEqual({ ok: true });
  expect(file.unfolded()).toEqual({ count: 0, bytes: 0 });
  expect(file.text()).toEqual({ sequence: 7, json: '{"folded":true}' });
  expect(file.append([edit(6)])).toMatchObject({ sequence: 8 });
  file.close();

  const again = openOrFail(target);
  expect(again.contents().updates).toEqual([Buffer.from(someBytes(99)), Buffer.from(someBytes(6))]);
  expect(again.history(100, 100)).toHaveLength(7);
  expect(again.verify()).toBeUndefined();
});

test('folding gives the room of old updates back', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  for (let number = 1; number <= 100; number += 1)
    file.append([{ ...edit(number), bytes: someBytes(number, 10_000) }]);
  const before = statSync(target).size;
  file.fold(someBytes(99, 5000), '{}');
  expect(before).toBeGreaterThan(1_000_000);
  expect(statSync(target).size).toBeLessThan(before / 10);
  expect(file.verify()).toBeUndefined();
});

test.each([
  ['who', `UPDATE history SET author = 'Eve' WHERE sequence = 3`, 'broken', 3],
  ['when', `UPDATE history SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 2`, 'broken', 2],
  ['what', `UPDATE history SET action = 'Nothing' WHERE sequence = 4`, 'broken', 4],
  ['a removed entry', `DELETE FROM history WHERE sequence = 3`, 'gap', 3],
  ['a removed update', `DELETE FROM updates WHERE sequence = 8`, 'content', 7],
])('verification finds a change of %s, also before a fold', async (_, sql, code, sequence) => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  appendAll(file, 5);
  file.fold(someBytes(99), '{}');
  appendAll(file, 5);
  file.append([edit(6)]);
  file.close();
  tamper(target, sql);
  expect(openOrFail(target).verify()).toEqual({ code, sequence });
});

test('a copy taken while idle is complete, and nothing else lies beside the file but its lock', async () => {
  const folder = testFolder();
  const target = await newMapFile(folder);
  const file = openOrFail(target);
  appendAll(file, 20);
  expect(readdirSync(folder).toSorted()).toEqual([
    '.Telehealth.domicile.lock',
    'Telehealth.domicile',
  ]);
  const copy = path.join(testFolder(), 'copy.domicile');
  copyFileSync(target, copy);
  const copied = openOrFail(copy);
  expect(copied.contents()).toEqual(file.contents());
  expect(copied.verify()).toBeUndefined();
});

test('closing leaves the map file alone', async () => {
  const folder = testFolder();
  const file = openOrFail(await newMapFile(folder));
  file.close();
  file.close();
  expect(readdirSync(folder)).toEqual(['Telehealth.domicile']);
});

test('a file that was moved away takes no edits', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  appendAll(file, 1);
  renameSync(target, `${target}.moved`);
  expect(file.append([edit(2)])).toEqual({ ok: false, code: 'file-moved' });
  renameSync(`${target}.moved`, target);
  expect(file.append([edit(2)])).toMatchObject({ ok: true, sequence: 3 });
});

test('a file that another program wrote to takes no edits', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  appendAll(file, 2);
  tamper(target, `DELETE FROM updates WHERE sequence = 3`);
  tamper(target, `DELETE FROM history WHERE sequence = 3`);
  expect(file.append([edit(3)])).toEqual({ ok: false, code: 'file-changed' });
});

test('edits in one call are written all or none', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  const database = new Database(target);
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON updates WHEN NEW.sequence = 3
    BEGIN SELECT RAISE(ABORT, 'no'); END`);
  expect(() => file.append([edit(1), edit(2)])).toThrow('no');
  expect(file.sequence).toBe(1);
  database.exec('DROP TRIGGER refuse');
  database.close();
  expect(file.append([edit(1), edit(2)])).toMatchObject({ ok: true, sequence: 3 });
  expect(file.verify()).toBeUndefined();
});

test('text with half characters, line breaks and zeros keeps its chain', async () => {
  const target = await newMapFile(testFolder());
  const file = openOrFail(target);
  file.append([{ ...edit(1), author: 'A\u0000b\ud83d', action: '"\\\n\u2028 é 漢' }]);
  file.close();
  const again = openOrFail(target);
  expect(again.history(9, 1)).toMatchObject([
    { author: 'A\u0000b\ufffd', action: '"\\\n\u2028 é 漢' },
  ]);
  expect(again.verify()).toBeUndefined();
});

test('whoever has only SQLite reads the map and what the file is', async () => {
  const target = await newMapFile(testFolder());
  const database = new Database(target, { readonly: true });
  expect(database.prepare('SELECT json FROM map_text').pluck().get()).toBe(
    '{"title":"Telehealth"}\n',
  );
  expect(database.prepare('SELECT note FROM about').pluck().get()).toContain('Yjs');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});
