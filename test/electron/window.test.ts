import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { loadPage, startElectron } from './start-electron.ts';

const preferences = z.looseObject({ preload: z.string() });

describe('what a window is made with', () => {
  test('sandboxed, isolated, without Node and without tools for developers', async () => {
    const { electron } = await startElectron();
    const [window] = electron.windows;
    const { preload, ...rest } = preferences.parse(window?.options['webPreferences']);
    expect(rest).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(existsSync(preload)).toBe(true);
    expect(window?.contents.mainFrame.url).toBe('app://domicile/index.html');
    expect(window?.contents.webRtc).toBe('disable_non_proxied_udp');
  });

  test('before it is ready: sandbox, own protocol, no network', async () => {
    const { electron } = await startElectron();
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(electron.app.said).toEqual(
      expect.arrayContaining([
        'sandbox',
        'switch host-resolver-rules=MAP * ~NOTFOUND',
        'switch no-proxy-server',
        'switch disable-background-networking',
        'switch disable-component-update',
      ]),
    );
  });

  test('from its sources it has the tools', async () => {
    const { electron } = await startElectron({ isPackaged: false });
    expect(electron.windows[0]?.options['webPreferences']).toMatchObject({ devTools: true });
    expect(electron.menu.items.map(({ role }) => role)).toContain('toggleDevTools');
  });
});

describe('where it stands', () => {
  test('it is back where it was, by the next start', async () => {
    const first = await startElectron();
    const [window] = first.electron.windows;
    if (!window) throw new Error('no window');
    window.bounds = { x: 300, y: 200, width: 1000, height: 700 };
    window.isMaximised = true;
    window.close();
    await expect.poll(() => first.electron.app.exitCode).toBe(0);

    const { electron } = await startElectron({ folder: first.folder });
    const [again] = electron.windows;
    expect(again?.options).toMatchObject({ x: 300, y: 200, width: 1000, height: 700, show: false });
    expect(again?.isMaximised).toBe(true);
    expect(again?.did).toEqual(['show']);
  });
});

describe('appearance', () => {
  test('follows the setting, in the system’s own parts as well', async () => {
    const { electron, folder } = await startElectron();
    expect(electron.theme.themeSource).toBe('system');
    const { bridge } = await loadPage(electron, electron.windows[0]);
    await bridge.settings.update({ theme: 'dark' });
    expect(electron.theme.themeSource).toBe('dark');
    expect(electron.menu.find('theme-dark')).toMatchObject({ type: 'radio', checked: true });
    expect(electron.menu.find('theme-system')).toMatchObject({ checked: false });
    const kept = readFileSync(path.join(folder, 'settings', 'settings.json'), 'utf8');
    expect(kept).toContain('"dark"');
  });

  test('a dark system gets a dark window from the start', async () => {
    const { electron } = await startElectron();
    electron.theme.shouldUseDarkColors = true;
    electron.menu.click('New Window');
    expect(electron.windows.map(({ options }) => options['backgroundColor'])).toEqual([
      '#f6f5f1',
      '#11171e',
    ]);
  });
});

describe('when it ends', () => {
  test('an unsaved edit is asked for, by closing and by quitting', async () => {
    const { electron } = await startElectron();
    const [window] = electron.windows;
    if (!window) throw new Error('no window');
    window.contents.isUnsaved = true;
    electron.dialogs.pressed = 0;
    window.close();
    electron.app.quit();
    expect(electron.dialogs.shown.map(({ message }) => message)).toEqual([
      'The last change is not saved yet.',
      'The last change is not saved yet.',
    ]);
    expect(electron.windows).toHaveLength(1);
    expect(electron.app.exitCode).toBeUndefined();
    electron.dialogs.pressed = 1;
    electron.app.quit();
    expect(electron.windows).toEqual([]);
    await expect.poll(() => electron.app.exitCode).toBe(0);
  });

  test('without its last window the program ends, but on macOS', async () => {
    const linux = await startElectron({ platform: 'linux' });
    linux.electron.windows[0]?.close();
    await expect.poll(() => linux.electron.app.exitCode).toBe(0);
  });

  test('on macOS the program stays, and comes back with a window', async () => {
    const { electron } = await startElectron({ platform: 'darwin' });
    electron.windows[0]?.close();
    expect(electron.windows).toEqual([]);
    expect(electron.app.exitCode).toBeUndefined();
    electron.app.emit('activate');
    electron.app.emit('activate');
    expect(electron.windows).toHaveLength(1);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s quits it', async (signal) => {
    const { electron } = await startElectron();
    process.emit(signal);
    await expect.poll(() => electron.app.exitCode).toBe(0);
  });

  test('a page that crashed is told of, and loaded again or closed', async () => {
    const { electron } = await startElectron();
    const [window] = electron.windows;
    if (!window) throw new Error('no window');
    window.contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(electron.dialogs.shown).toEqual([]);
    electron.dialogs.pressed = 0;
    window.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(electron.dialogs.shown[0]?.detail).toContain('crashed');
    await expect.poll(() => window.contents.reloads).toBe(1);
    electron.dialogs.pressed = 1;
    window.contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    await expect.poll(() => electron.windows).toEqual([]);
  });

  test('a page that does not answer is waited for, or replaced without a second question', async () => {
    const { electron } = await startElectron();
    const [window] = electron.windows;
    if (!window) throw new Error('no window');
    electron.dialogs.pressed = 0;
    window.contents.emit('unresponsive');
    await expect.poll(() => electron.dialogs.shown.length).toBe(1);
    expect(window.contents.reloads).toBe(0);
    electron.dialogs.pressed = 1;
    window.contents.emit('unresponsive');
    await expect.poll(() => window.contents.reloads).toBe(1);
    expect(window.contents.crashes).toBe(1);
    expect(electron.dialogs.shown).toHaveLength(2);
    // Once the new page is there, a crash is told of again.
    window.contents.emit('did-finish-load');
    electron.dialogs.pressed = 0;
    window.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await expect.poll(() => electron.dialogs.shown.length).toBe(3);
  });
});

test('a second start ends at once, without a window', async () => {
  const { electron } = await startElectron({ isFirst: false });
  expect(electron.app.exitCode).toBe(0);
  expect(electron.windows).toEqual([]);
  expect(electron.session.handlers.size).toBe(0);
});
