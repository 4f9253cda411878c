import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { exportDocument } from '#shared/map/document/map-document.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { randomFrom } from '#test/support/scramble-map.ts';
import { newMapFile, testClock, testFolder } from '#test/support/map-files.ts';
import { createMapFile } from './create-map-file.ts';
import { type LiveMap, openLiveMap, openLiveMapToRead } from './live-map.ts';
import { stateOf, textOf } from './map-document.ts';

const MAP = { format: 'domicile.map', version: 1, id: 'm', title: 'Intake' } as const;

async function mapFile(): Promise<string> {
  const state = stateOf(MAP);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const content = { author: '', action: 'Created', state, json: textOf(doc) };
  const made = await createMapFile(testFolder(), 'Intake', content, testClock());
  if (!made.ok) throw new Error(made.code);
  return made.path;
}

function openOrFail(file: string): LiveMap {
  const opened = openLiveMap(file, testClock());
  if (!opened.ok) throw new Error(opened.code);
  onTestFinished(() => void opened.live.close());
  return opened.live;
}

/** Changes a file behind the program's back. */
function tamper(file: string, sql: string): void {
  const database = new Database(file);
  expect(database.prepare(sql).run().changes).toBe(1);
  database.close();
}

test('readable text that says something else than the updates is found', async () => {
  const file = await mapFile();
  expect(openOrFail(file).verify()).toBeUndefined();
  tamper(file, `UPDATE map_text SET json = replace(json, 'Intake', 'Outtake')`);
  expect(openOrFail(await mapFile()).verify()).toBeUndefined();
  const opened = openLiveMapToRead(file);
  expect(opened.ok && opened.live.verify()).toEqual({ code: 'text', sequence: 1 });
  tamper(file, `UPDATE map_text SET json = '{'`);
  const again = openLiveMapToRead(file);
  expect(again.ok && again.live.verify()).toEqual({ code: 'text', sequence: 1 });
});

test('the same text in another order of keys is the same', async () => {
  const file = await mapFile();
  tamper(
    file,
    `UPDATE map_text SET json = '{"version":1,"title":"Intake","id":"m","format":"domicile.map"}'`,
  );
  const opened = openLiveMapToRead(file);
  expect(opened.ok && opened.live.verify()).toBeUndefined();
});

test('a file whose updates are no Yjs updates is damaged', async () => {
  const file = await newMapFile(testFolder());
  expect(openLiveMap(file, testClock())).toEqual({ ok: false, code: 'damaged' });
  expect(openLiveMap(path.join(file, 'x'), testClock())).toEqual({ ok: false, code: 'not-found' });
});

test('no bytes that are sent make a file that does not open', async () => {
  const file = await mapFile();
  const live = openOrFail(file);
  const random = randomFrom(7);
  const answers: unknown[] = [];
  for (let number = 1; number <= 300; number += 1) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, live.state());
    const before = Y.encodeStateVector(doc);
    doc.getMap('nodes').set(
      `n-${number}`,
      new Y.Map([
        ['kind', 'api'],
        ['name', 'N'],
      ]),
    );
    const bytes = Y.encodeStateAsUpdate(doc, before);
    const flips = 1 + Math.floor(random() * 3);
    for (let flip = 0; flip < flips; flip += 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const edit = { client: 'window-1', edit: number, author: '', action: 'Edit', bytes };
    const json = live.json();
    const answer = live.append([edit]);
    const isUnchanged = live.json() === json;
    answers.push(answer.ok ? 'written' : [answer.code, isUnchanged]);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['"written"', '["bad-update",true]', '["earlier-edit-missing",true]']),
  );
  const json = live.json();
  live.close();
  const again = openOrFail(file);
  expect(again.json()).toBe(json);
  expect(readMap(json).ok).toBe(true);
  expect(again.verify()).toBeUndefined();
});

test('folding loses nothing that two windows did at the same time', async () => {
  const file = await mapFile();
  const live = openOrFail(file);
  const windows = ['window-1', 'window-2'].map((client) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, live.state());
    return { client, doc };
  });
  for (let number = 1; number <= 160; number += 1)
    for (const { client, doc } of windows) {
      const before = Y.encodeStateVector(doc);
      doc.getMap('nodes').set(
        `${client}-${number}`,
        new Y.Map([
          ['kind', 'api'],
          ['name', 'N'],
        ]),
      );
      if (number > 1) doc.getMap('nodes').delete(`${client}-${number - 1}`);
      const bytes = Y.encodeStateAsUpdate(doc, before);
      const edit = { client, edit: number, author: '', action: 'Edit', bytes };
      expect(live.append([edit]).ok).toBe(true);
    }
  const json = live.json();
  expect(live.tidy()).toEqual({ ok: true });
  expect(live.tidy()).toEqual({ ok: true });
  live.close();
  const again = openOrFail(file);
  expect(again.sequence).toBe(322);
  expect(again.json()).toBe(json);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, again.state());
  expect(exportDocument(doc).nodes?.map(({ id }) => id)).toEqual(['window-1-160', 'window-2-160']);
  expect(readMap(json).ok).toBe(true);
  expect(again.verify()).toBeUndefined();
});
