import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSession } from '#renderer/app/session.ts';
import { mapCommands } from '#renderer/commands/app-commands.ts';
import { menuOnlyCommands } from '#renderer/commands/program-commands.ts';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { menuCommands } from '#shared/bridge/menu-commands.ts';
import { directBridge } from '#host/bridge/serve-peer.ts';
import { testHost } from '#test/support/hosts.ts';
import { blankMap } from '#test/support/map-window.ts';
import { editing } from '#test/support/map-session.ts';
import { loadPage, startElectron } from './start-electron.ts';

/** The commands that the page of an open map has, with everything to undo and redo. */
function pageCommands(bridge: Bridge, map: string) {
  const { session: editor } = editing();
  const open = {
    state: () => ({
      map: editor.projection.map,
      canUndo: true,
      canRedo: true,
      saved: { kind: 'saved' } as const,
    }),
    subscribe: () => () => undefined,
    run: editor.run.bind(editor),
    undo: () => undefined,
    redo: () => undefined,
    view: editor.projection,
    history: editor.history,
  };
  const session = createSession(open, map, '2026-11-22');
  const edits = { addNode: () => undefined };
  return [...mapCommands(session.getState(), edits, bridge), ...menuOnlyCommands(bridge)];
}

test('every command of a menu is one of the page', () => {
  const known = pageCommands(directBridge(testHost()), 'map').map(({ id }) => id);
  expect(menuCommands.filter((command) => !known.includes(command))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
});

const MAP_PAGE = 'app://domicile/index.html#/map/abcdefghijklmnopqrstuv';

describe.each(['darwin', 'win32', 'linux'] as const)('the menu on %s', (platform) => {
  test('each item that is clicked reaches the page of the window as a command', async () => {
    const { electron } = await startElectron({ platform });
    const { bridge } = await loadPage(electron, electron.windows[0]);
    const requests = await bridge.app.requests();
    electron.windows[0]?.contents.goTo(MAP_PAGE, true);
    for (const command of menuCommands) {
      electron.menu.click(command);
      expect(await requests.next()).toEqual({ done: false, value: { type: 'command', command } });
    }
  });

  test('keys that the page listens to are shown, not taken', async () => {
    const { electron } = await startElectron({ platform });
    for (const id of ['undo', 'redo', 'palette', 'export', 'show-map'])
      expect(electron.menu.find(id)).toMatchObject({ registerAccelerator: false });
    expect(electron.menu.find('open')?.registerAccelerator).toBeUndefined();
    expect(electron.menu.find('open')?.accelerator).toBe('CmdOrCtrl+O');
  });
});

test('on macOS the menu works without a window: the next one does what was asked', async () => {
  const { electron } = await startElectron({ platform: 'darwin' });
  electron.windows[0]?.close();
  electron.menu.click('new-map');
  expect(electron.windows).toHaveLength(1);
  const { bridge } = await loadPage(electron, electron.windows[0]);
  const requests = await bridge.app.requests();
  expect(await requests.next()).toMatchObject({ value: { command: 'new-map' } });
});

test('what is about a map can be chosen while one is shown, and not on the start screen', async () => {
  const { electron } = await startElectron();
  const contents = electron.windows[0]?.contents;
  const isThere = (id: string) => electron.menu.find(id)?.enabled;
  expect([isThere('undo'), isThere('export'), isThere('open')]).toEqual([false, false, true]);
  contents?.goTo(MAP_PAGE, true);
  expect([isThere('undo'), isThere('export'), isThere('open')]).toEqual([true, true, true]);
  contents?.goTo('app://domicile/index.html#/', true);
  expect([isThere('undo'), isThere('export'), isThere('open')]).toEqual([false, false, true]);
});

test('the menu speaks to the window that has the focus', async () => {
  const { electron } = await startElectron();
  electron.menu.click('New Window');
  const [first, second] = electron.windows;
  const one = await loadPage(electron, first);
  const two = await loadPage(electron, second);
  const toOne = await one.bridge.app.requests();
  const toTwo = await two.bridge.app.requests();
  second?.contents.goTo(MAP_PAGE, true);
  electron.menu.click('undo');
  electron.focus(first);
  expect(electron.menu.find('redo')).toMatchObject({ enabled: false });
  first?.contents.goTo(MAP_PAGE, true);
  electron.menu.click('redo');
  expect(await toTwo.next()).toMatchObject({ value: { command: 'undo' } });
  expect(await toOne.next()).toMatchObject({ value: { command: 'redo' } });
});

test('menu, button and key export by the same command, through the system’s dialog', async () => {
  const { electron, folder } = await startElectron();
  const { bridge } = await loadPage(electron, electron.windows[0]);
  const map = await blankMap(bridge);
  const target = path.join(folder, 'out.json');
  electron.dialogs.chosen = target;
  pageCommands(bridge, map)
    .find(({ id }) => id === 'export')
    ?.run();
  await expect
    .poll(() => readFileSync(target, { encoding: 'utf8', flag: 'a+' }))
    .toContain('Telehealth');
  electron.dialogs.chosen = undefined;
  expect(await bridge.maps.saveJson({ map })).toEqual({ ok: false, code: 'cancelled' });
});

test('on text there is a menu of the other button, and nowhere else', async () => {
  const { electron } = await startElectron();
  const contents = electron.windows[0]?.contents;
  const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };
  electron.popup = undefined;
  contents?.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags });
  expect(electron.popup).toBeUndefined();
  contents?.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags });
  const shown = electron.values() && electron.popup;
  expect(shown).toMatchObject({ isShown: true });
});
