import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newMapFile, testFolder } from '#test/support/map-files.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';
import { loadPage, startElectron } from './start-electron.ts';

const MAP_PAGE = /^app:\/\/domicile\/index\.html#\/map\/[\w-]{22}$/;

describe('files that the system names', () => {
  test('on the command line: the first window shows the map', async () => {
    const folder = testFolder();
    const file = await newMapFile(folder);
    const { electron } = await startElectron({ args: [path.relative(process.cwd(), file)] });
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.contents.mainFrame.url).toMatch(MAP_PAGE);
    expect(electron.windows[0]?.represented).toBe(file);
  });

  test('by a second start: its window comes to the front, or opens the file', async () => {
    const folder = testFolder();
    await newMapFile(folder);
    const { electron } = await startElectron();
    const [window] = electron.windows;
    electron.app.emit('second-instance', {}, ['/opt/domicile', '--flag'], '/');
    expect(window?.did).toEqual(['show', 'show', 'focus']);

    const { bridge } = await loadPage(electron, window);
    const requests = await bridge.app.requests();
    electron.app.emit('second-instance', {}, ['/opt/domicile', 'Telehealth.domicile'], folder);
    expect(await requests.next()).toMatchObject({ value: { type: 'open' } });
    expect(electron.windows).toHaveLength(1);
  });

  test('by macOS, before and after it is ready; a map that is open is shown where it is', async () => {
    const file = await newMapFile(testFolder());
    const { electron } = await startElectron({ platform: 'darwin' });
    const opening = { isTaken: false, preventDefault: () => (opening.isTaken = true) };
    electron.app.emit('open-file', opening, file);
    expect(opening.isTaken).toBe(true);
    const [window] = electron.windows;
    const { bridge } = await loadPage(electron, window);
    const request = await (await bridge.app.requests()).next();
    if (request.done === true || request.value.type !== 'open') throw new Error('nothing opened');
    const { map } = request.value;
    window?.contents.goTo(`app://domicile/index.html#/map/${map}`, true);
    expect(window?.represented).toBe(file);

    electron.app.emit('open-file', opening, file);
    await expect.poll(() => window?.did.filter((each) => each === 'focus')).toHaveLength(2);
    expect(electron.windows).toHaveLength(1);
    const other = await newMapFile(testFolder(), 'Other');
    electron.app.emit('open-file', opening, other);
    await expect.poll(() => electron.windows).toHaveLength(2);
    expect(electron.windows[1]?.contents.mainFrame.url).toMatch(MAP_PAGE);
    window?.contents.goTo('app://domicile/index.html#/', true);
    expect(window?.represented).toBe('');
  });

  test('that are no maps are told of in words', async () => {
    const folder = testFolder();
    writeFileSync(path.join(folder, 'broken.json'), '{"format":');
    const missing = path.join(folder, 'missing.domicile');
    const { electron } = await startElectron();
    const args = ['/opt/domicile', 'broken.json', missing];
    electron.app.emit('second-instance', {}, args, folder);
    await expect.poll(() => electron.dialogs.shown).toHaveLength(2);
    const messages = electron.dialogs.shown.map(({ message }) => message).toSorted();
    expect(messages).toEqual(['broken.json cannot be opened', 'missing.domicile cannot be opened']);
    expect(electron.windows).toHaveLength(1);
  });
});

describe('over a real channel to a real file', () => {
  test('made, edited, on disk, closed by quitting, and opened again', async () => {
    const first = await startElectron();
    const { bridge } = await loadPage(first.electron, first.electron.windows[0]);
    const window = new MapWindow(bridge, await blankMap(bridge), 'window-1');
    await window.join();
    expect(await window.setTitle('Kept')).toMatchObject({ ok: true });
    const file = path.join(first.folder, 'maps', 'Telehealth.domicile');
    expect(first.electron.app.recent).toEqual([file]);
    expect(existsSync(path.join(first.folder, 'maps', '.Telehealth.domicile.lock'))).toBe(true);
    // Its port is still open when the program ends, as that of a page that hangs.
    const [port] = first.electron.windows[0]?.contents.ports.splice(0) ?? [];
    first.electron.app.quit();
    await expect.poll(() => first.electron.app.exitCode).toBe(0);
    expect(existsSync(path.join(first.folder, 'maps', '.Telehealth.domicile.lock'))).toBe(false);
    port?.close();

    const { electron } = await startElectron({ folder: first.folder });
    const again = await loadPage(electron, electron.windows[0]);
    const { maps } = await again.bridge.workspace.list();
    expect(maps).toMatchObject([{ fileName: 'Telehealth.domicile', content: { title: 'Kept' } }]);
    const joined = new MapWindow(again.bridge, maps[0]?.map ?? '', 'window-2');
    await joined.join();
    expect(joined.doc.getMap('map').get('title')).toBe('Kept');
  });

  test('two windows are in one map; one that is loaded again has left, and gets a port of its own', async () => {
    const { electron } = await startElectron();
    electron.menu.click('New Window');
    const [first, second] = electron.windows;
    const one = await loadPage(electron, first);
    const two = await loadPage(electron, second);
    const map = await blankMap(one.bridge);
    const here = new MapWindow(one.bridge, map, 'window-1');
    const there = new MapWindow(two.bridge, map, 'window-2');
    await here.join();
    await there.join();
    await here.setTitle('Shared');
    await there.next('update');
    expect(there.doc.getMap('map').get('title')).toBe('Shared');

    await two.bridge.maps.announce({
      map,
      client: 'window-2',
      presence: { selection: [], pointer: null },
    });
    await here.next('presence');
    second?.contents.reload();
    expect(await here.next('presence')).toMatchObject({ client: 'window-2', presence: null });
    const fresh = await loadPage(electron, second);
    expect(await fresh.bridge.app.info()).toMatchObject({ name: 'Domicile' });
    second?.close();
    expect(await one.bridge.app.info()).toMatchObject({ name: 'Domicile' });
  });

  test('a worksheet goes where the dialog of the system says', async () => {
    const { electron, folder } = await startElectron();
    const { bridge } = await loadPage(electron, electron.windows[0]);
    const worksheet = { fileName: 'worksheet.pdf', pdf: new Uint8Array([1, 2, 3]) };
    expect(await bridge.worksheet.save(worksheet)).toEqual({ ok: false, code: 'cancelled' });
    electron.dialogs.chosen = path.join(folder, 'out.pdf');
    expect(await bridge.worksheet.save(worksheet)).toEqual({ ok: true, fileName: 'out.pdf' });
    expect([...readFileSync(path.join(folder, 'out.pdf'))]).toEqual([1, 2, 3]);
  });

  test('the dialog of the system opens a file; cancelled, nothing', async () => {
    const { electron } = await startElectron();
    const { bridge } = await loadPage(electron, electron.windows[0]);
    expect(await bridge.workspace.choose()).toEqual({ ok: false, code: 'cancelled' });
    electron.dialogs.chosen = await newMapFile(testFolder(), 'Chosen');
    expect(await bridge.workspace.choose()).toMatchObject({ ok: true });
  });
});
