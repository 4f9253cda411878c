import { renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { directBridge } from './serve-peer.ts';
import type { Host } from './host.ts';
import { mapTextOf } from '#host/store/read-map-file.ts';
import { openToRead } from '#host/store/open-map-file.ts';
import { testHost } from '#test/support/hosts.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';

afterEach(() => {
  vi.useRealTimers();
});

const fileOf = (host: Host, title = 'Telehealth'): string =>
  path.join(host.options.workspaceFolder, `${title}.domicile`);

/** A host with a map and one window in it. */
async function joined() {
  const host = testHost();
  const bridge = directBridge(host);
  const map = await blankMap(bridge);
  const window = new MapWindow(bridge, map, 'window-1');
  await window.join();
  return { host, bridge, map, window, file: fileOf(host) };
}

/** The sequence at which the readable text in a file was written, and of its last edit. */
function sequences(file: string): { text: number; last: number } {
  const opened = openToRead(file);
  if (!opened.ok) throw new Error(opened.code);
  const found = { text: opened.file.textSequence, last: opened.file.sequence };
  opened.file.close();
  return found;
}

test('the readable text is refreshed once nobody has edited for two seconds', async () => {
  const { window, file } = await joined();
  vi.useFakeTimers();
  await window.setTitle('One');
  await vi.advanceTimersByTimeAsync(1999);
  await window.setTitle('Two');
  await vi.advanceTimersByTimeAsync(1999);
  expect(sequences(file)).toEqual({ text: 1, last: 3 });
  await vi.advanceTimersByTimeAsync(2);
  expect(sequences(file)).toEqual({ text: 3, last: 3 });
});

test('who edits without a pause has the text refreshed after half a minute', async () => {
  const { window, file } = await joined();
  vi.useFakeTimers();
  for (let second = 0; second < 31; second += 1) {
    await window.setTitle(`Title ${second}`);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(sequences(file).text).toBe(31);
});

test('the last window to leave lets go of the file, its text up to date', async () => {
  const { host, bridge, map, window, file } = await joined();
  const second = new MapWindow(bridge, map, 'window-2');
  await second.join();
  await window.setTitle('New');
  await window.leave();
  expect(host.sessions.find(file)).toBeDefined();
  expect(await second.setTitle('Newer')).toMatchObject({ ok: true });
  await second.leave();
  expect(host.sessions.find(file)).toBeUndefined();
  expect(sequences(file)).toEqual({ text: 3, last: 3 });
  expect(await second.setTitle('Newest')).toEqual({ ok: false, code: 'not-joined' });
});

test('the text in the file, the export and the windows say the same', async () => {
  const { bridge, map, window, file } = await joined();
  await window.setTitle('Recorded visits');
  const exported = await bridge.maps.exportJson({ map });
  const json: unknown = exported.ok ? exported.json : exported;
  expect(json).toContain('"title": "Recorded visits"');
  expect(await mapTextOf(file)).toMatchObject({ json });
  await window.leave();
  expect(await mapTextOf(file)).toMatchObject({ json });
  expect(await bridge.maps.exportJson({ map })).toMatchObject({ json });
});

test('updates that cannot be read, or that build on missing ones, are not written', async () => {
  const { window, bridge, map } = await joined();
  const good = window.edit((doc) => doc.getMap('probe').set('a', 1));
  const next = window.edit((doc) => doc.getMap('probe').set('b', 2));
  for (const bad of [
    new Uint8Array(),
    new Uint8Array([1]),
    new Uint8Array([255, 255, 255, 255, 15]),
    good.update.subarray(0, good.update.length - 1),
    new TextEncoder().encode('{"title":"x"}'),
  ])
    expect(await window.append({ ...good, update: bad })).toEqual({
      ok: false,
      code: 'bad-update',
    });
  expect(await window.append(next)).toEqual({ ok: false, code: 'earlier-edit-missing' });
  expect(await window.append(good, next)).toEqual({ ok: true, sequence: 3 });
  const other = new MapWindow(bridge, map, 'window-2');
  await other.join();
  expect(other.doc.getMap('probe').toJSON()).toEqual({ a: 1, b: 2 });
  expect(await bridge.maps.verify({ map })).toEqual({ ok: true, fault: null });
});

test('an edit that was refused does not show up with the next one', async () => {
  const { window, bridge, map, file } = await joined();
  const lost = window.edit((doc) => doc.getMap('probe').set('lost', 1));
  renameSync(file, `${file}.away`);
  expect(await window.append(lost)).toEqual({ ok: false, code: 'file-moved' });
  renameSync(`${file}.away`, file);
  const other = new MapWindow(bridge, map, 'window-2');
  await other.join();
  expect(other.doc.getMap('probe').size).toBe(0);
  expect(await window.append(lost)).toMatchObject({ ok: true });
  await other.next('update');
  expect(other.doc.getMap('probe').get('lost')).toBe(1);
});

test('an edit sent again after a lost answer is written once', async () => {
  const { window, bridge, map } = await joined();
  const edit = window.edit((doc) => doc.getMap('probe').set('a', 1), 'Added a');
  await window.append(edit);
  expect(await window.append(edit)).toEqual({ ok: true, sequence: 2 });
  const history = await bridge.maps.history({ map, limit: 10 });
  expect(history).toMatchObject({
    ok: true,
    entries: [{ sequence: 2, action: 'Added a' }, { sequence: 1 }],
  });
});

test('history says who, pages backwards, and works on a map that is closed', async () => {
  const { window, bridge, map } = await joined();
  await bridge.settings.update({ userName: 'Ada' });
  for (const title of ['One', 'Two', 'Three']) await window.setTitle(title);
  await window.leave();
  expect(await bridge.maps.history({ map, limit: 2 })).toMatchObject({
    entries: [
      { sequence: 4, author: 'Ada', action: 'Title Three', client: 'window-1' },
      { sequence: 3 },
    ],
  });
  expect(await bridge.maps.history({ map, before: 3, limit: 2 })).toMatchObject({
    entries: [{ sequence: 2 }, { sequence: 1, author: '', action: 'Created a blank map' }],
  });
});

test('many edits are folded, and all of the history stays', async () => {
  const { window, bridge, map, file } = await joined();
  vi.useFakeTimers();
  for (let number = 1; number <= 310; number += 1) await window.setTitle(`Title ${number}`);
  await vi.advanceTimersByTimeAsync(2000);
  expect(sequences(file)).toEqual({ text: 312, last: 312 });
  await window.setTitle('After');
  const opened = openToRead(file);
  expect(opened.ok && opened.file.contents().updates.length).toBe(2);
  if (opened.ok) opened.file.close();
  expect(await bridge.maps.history({ map, limit: 500 })).toMatchObject({ ok: true });
  expect(await bridge.maps.verify({ map })).toEqual({ ok: true, fault: null });
  await window.leave();
  const again = new MapWindow(bridge, map, 'window-2');
  await again.join();
  expect(again.doc.getMap('map').get('title')).toBe('After');
});

test('a map opened under two names is one session', async () => {
  const { window, bridge, file } = await joined();
  symlinkSync(file, path.join(path.dirname(file), 'Link.domicile'));
  const { maps } = await bridge.workspace.list();
  const link = maps.find(({ fileName }) => fileName === 'Link.domicile');
  const other = new MapWindow(bridge, link?.map ?? '', 'window-2');
  expect(await other.join()).toMatchObject({ readOnly: null });
  await window.setTitle('Seen by both');
  await other.next('update');
  expect(other.doc.getMap('map').get('title')).toBe('Seen by both');
  await window.leave();
  expect(await other.setTitle('Still open')).toMatchObject({ ok: true });
});

test('the same window joining again takes the place of its lost connection', async () => {
  const { window, bridge, map, host, file } = await joined();
  const again = new MapWindow(bridge, map, 'window-1');
  await again.join();
  await expect(window.next('update')).rejects.toThrow('the end');
  await window.leave();
  expect(host.sessions.find(file)).toBeDefined();
  expect(await again.setTitle('Still here')).toMatchObject({ ok: true });
});

test('a host that closes tells its windows', async () => {
  const { window, host } = await joined();
  host.close();
  await window.next('closed');
  await expect(window.next('update')).rejects.toThrow('the end');
});

test('a map in use by another host is read-only, with the reason', async () => {
  const { window, host } = await joined();
  await window.setTitle('Mine');
  const other = testHost({ workspaceFolder: host.options.workspaceFolder });
  const bridge = directBridge(other);
  const { maps } = await bridge.workspace.list();
  const reader = new MapWindow(bridge, maps[0]?.map ?? '', 'window-9');
  expect(await reader.join()).toMatchObject({ readOnly: 'in-use', sequence: 2 });
  expect(reader.doc.getMap('map').get('title')).toBe('Mine');
  expect(await reader.setTitle('Yours')).toEqual({ ok: false, code: 'read-only' });
  expect(await window.setTitle('Mine again')).toMatchObject({ ok: true });
});

test('tokens that this host did not give out open nothing', async () => {
  const { bridge } = await joined();
  const map = 'A'.repeat(22);
  const window = new MapWindow(bridge, map, 'window-2');
  await expect(window.join()).rejects.toThrow('got refused');
  expect(await bridge.maps.exportJson({ map })).toEqual({ ok: false, code: 'unknown-map' });
  expect(await bridge.maps.history({ map, limit: 1 })).toEqual({ ok: false, code: 'unknown-map' });
});
