import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPath } from './answer-workspace.ts';
import { directBridge } from './serve-peer.ts';
import { examplesFolder, testHost } from '#test/support/hosts.ts';
import { testFolder } from '#test/support/map-files.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';

const examples = readdirSync(examplesFolder).map((name) => path.basename(name, '.json'));
const exampleText = (id: string): string =>
  readFileSync(path.join(examplesFolder, `${id}.json`), 'utf8');

test('a workspace that is not there yet is empty, and nothing is created by looking', async () => {
  const host = testHost();
  const list = await directBridge(host).workspace.list();
  expect(list).toEqual({ folderName: 'maps', maps: [], recent: [] });
  expect(existsSync(host.options.workspaceFolder)).toBe(false);
});

test.each(examples)('the example %s becomes a map that exports as it came', async (id) => {
  const bridge = directBridge(testHost());
  const known = await bridge.workspace.examples();
  expect(known.map((example) => example.id)).toEqual(examples.toSorted());
  const made = await bridge.workspace.create({ from: { type: 'example', id } });
  const map = made.ok ? made.map : '';
  const window = new MapWindow(bridge, map, 'window-1');
  await window.join();
  const exported = await bridge.maps.exportJson({ map });
  const again = await bridge.workspace.create({
    from: { type: 'json', text: exported.ok ? exported.json : '' },
  });
  const second = await bridge.maps.exportJson({ map: again.ok ? again.map : '' });
  expect(second).toMatchObject({ ok: true, json: exported.ok && exported.json });
  expect(JSON.parse(exported.ok ? exported.json : '')).toMatchObject({
    id: JSON.parse(exampleText(id)).id,
  });
});

test('the list tells title, violations and last change, the one changed last first', async () => {
  const bridge = directBridge(testHost());
  await bridge.workspace.create({ from: { type: 'example', id: 'telemedicine-faulty' } });
  await bridge.workspace.create({ from: { type: 'example', id: 'telemedicine-corrected' } });
  await blankMap(bridge, 'A blank one');
  const { maps, recent } = await bridge.workspace.list();
  expect(recent).toEqual([]);
  expect(maps.map(({ content }) => content.ok && content.nodes > 0)).toEqual([false, true, true]);
  const [blank, corrected, faulty] = maps.map(({ content }) => content);
  expect(blank).toEqual({
    ok: true,
    title: 'A blank one',
    nodes: 0,
    openViolations: 0,
    verdict: 'No violation found by these rules on these facts; 1 question open',
  });
  expect(corrected).toMatchObject({ openViolations: 0 });
  expect(faulty?.ok && faulty.openViolations).toBeGreaterThan(3);
  expect(maps[0]?.changedAt.localeCompare(maps[2]?.changedAt ?? '')).toBe(1);
});

test('the list follows edits, and shows what cannot be opened', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  const map = await blankMap(bridge, 'Before');
  const folder = host.options.workspaceFolder;
  writeFileSync(path.join(folder, 'Broken.domicile'), 'not a map');
  writeFileSync(path.join(folder, 'Empty.domicile'), '');
  writeFileSync(path.join(folder, 'notes.txt'), 'no map');
  writeFileSync(path.join(folder, '.hidden.domicile'), '');
  mkdirSync(path.join(folder, 'Folder.domicile'));
  await bridge.workspace.list();
  const window = new MapWindow(bridge, map, 'window-1');
  await window.join();
  await window.setTitle('After');
  const { maps, recent } = await bridge.workspace.list();
  const contents = new Map(maps.map(({ fileName, content }) => [fileName, content]));
  expect([...contents.keys()].toSorted()).toEqual([
    'Before.domicile',
    'Broken.domicile',
    'Empty.domicile',
  ]);
  expect(contents.get('Before.domicile')).toMatchObject({ title: 'After' });
  expect(contents.get('Broken.domicile')).toEqual({ ok: false, code: 'not-a-map-file' });
  expect(contents.get('Empty.domicile')).toEqual({ ok: false, code: 'empty' });
  expect(recent.map(({ fileName }) => fileName)).toEqual(['Before.domicile']);
});

test('no answer of the workspace holds a path', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  const map = await blankMap(bridge);
  await new MapWindow(bridge, map, 'window-1').join();
  const said = JSON.stringify([
    await bridge.workspace.list(),
    await bridge.app.info(),
    await bridge.maps.exportJson({ map }),
  ]);
  expect(said).not.toContain(path.dirname(host.options.workspaceFolder));
});

test('text that is no map is told with line and column; an unknown example too', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  const text = exampleText('small-clinic').replace('"title"', '"titel"');
  const made = await bridge.workspace.create({ from: { type: 'json', text } });
  expect(made).toMatchObject({
    ok: false,
    code: 'bad-map-text',
    problems: expect.arrayContaining([
      expect.objectContaining({
        line: expect.any(Number),
        message: expect.stringContaining('did you mean "title"'),
      }),
    ]),
  });
  expect(await bridge.workspace.create({ from: { type: 'example', id: '../x' } })).toEqual({
    ok: false,
    code: 'unknown-example',
  });
  expect(existsSync(host.options.workspaceFolder)).toBe(false);
});

test('a map file that is dropped comes in with its history', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  const map = await blankMap(bridge);
  const window = new MapWindow(bridge, map, 'window-1');
  await window.join();
  await window.setTitle('Edited');
  await window.leave();
  const file = path.join(host.options.workspaceFolder, 'Telehealth.domicile');

  const bytes = new Uint8Array(readFileSync(file));
  const name = 'Telehealth.domicile';
  const made = await bridge.workspace.create({ from: { type: 'file', name, bytes } });
  const copy = made.ok ? made.map : '';
  expect(readdirSync(host.options.workspaceFolder)).toContain('Telehealth 2.domicile');
  expect(await bridge.maps.history({ map: copy, limit: 9 })).toMatchObject({
    entries: [{ action: 'Title Edited' }, { action: 'Created a blank map' }],
  });
  bytes.fill(0xff, 100);
  expect(await bridge.workspace.create({ from: { type: 'file', name, bytes } })).toEqual({
    ok: false,
    code: 'damaged',
  });
  expect(readdirSync(host.options.workspaceFolder)).toHaveLength(2);
});

test('a file that the system hands over is opened, or imported', async () => {
  const host = testHost();
  const json = path.join(examplesFolder, 'small-clinic.json');
  const imported = await openPath(host, json);
  expect(imported.ok).toBe(true);
  const { maps } = await directBridge(host).workspace.list();
  const file = path.join(host.options.workspaceFolder, maps[0]?.fileName ?? '');
  expect(await openPath(host, file)).toEqual(imported);
  expect(await openPath(host, `${file}.no`)).toEqual({ ok: false, code: 'not-found' });
});

test('dialogs: where there are none, where nothing is chosen, and what is chosen', async () => {
  const none = directBridge(testHost());
  expect(await none.workspace.choose()).toEqual({ ok: false, code: 'no-dialog' });

  const folder = testFolder();
  let chosen: string | undefined;
  const host = testHost({
    dialogs: {
      chooseMap: () => Promise.resolve(chosen),
      chooseJsonTarget: (name) => Promise.resolve(chosen && path.join(chosen, name)),
    },
  });
  const bridge = directBridge(host);
  const map = await blankMap(bridge);
  expect(await bridge.workspace.choose()).toEqual({ ok: false, code: 'cancelled' });
  expect(await bridge.maps.saveJson({ map })).toEqual({ ok: false, code: 'cancelled' });

  chosen = folder;
  expect(await bridge.workspace.choose()).toEqual({ ok: false, code: 'is-a-folder' });
  expect(await bridge.maps.saveJson({ map })).toEqual({ ok: true, fileName: 'Telehealth.json' });
  expect(readdirSync(folder)).toEqual(['Telehealth.json']);
  const saved = path.join(folder, 'Telehealth.json');
  expect(await bridge.maps.exportJson({ map })).toMatchObject({
    json: readFileSync(saved, 'utf8'),
  });

  chosen = saved;
  expect(await bridge.workspace.choose()).toMatchObject({ ok: true });
  chosen = path.join(host.options.workspaceFolder, 'Telehealth.domicile');
  expect(await bridge.workspace.choose()).toEqual({ ok: true, map });
  chosen = path.join(folder, 'gone');
  expect(await bridge.workspace.choose()).toEqual({ ok: false, code: 'not-found' });
  expect(await bridge.maps.saveJson({ map })).toEqual({ ok: false, code: 'not-found' });
});
