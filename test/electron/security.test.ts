import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { strict } from './electron-api.ts';
import { StandInElectron } from './stand-in-electron.ts';
import { StandInContents } from './stand-in-window.ts';
import { loadPage, startElectron } from './start-electron.ts';

describe('the own protocol', () => {
  async function served() {
    const { electron } = await startElectron();
    const handler = electron.session.handlers.get('app');
    if (!handler) throw new Error('no handler');
    return (url: string, method = 'GET') => handler({ url, method });
  }

  test('answers with the built page and its parts, under the content policy', async () => {
    const get = await served();
    const page = get('app://domicile/index.html');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('<div id="root">');
    const code = /src="\.\/(?<file>[^"]+\.js)"/.exec(html)?.groups?.['file'];
    for (const answer of [page, get(`app://domicile/${code}`)]) {
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'none'; script-src 'self'`);
      expect(policy).toContain(`connect-src 'self';`);
      expect(policy).not.toMatch(/unsafe|ws:|http/);
    }
  });

  test('has nothing beside the interface, and answers nothing but GET', async () => {
    const get = await served();
    const missing = [
      'app://domicile/../electron/main.js',
      'app://domicile/..%2f..%2fpackage.json',
      'app://domicile/%2e%2e/%2e%2e/package.json',
      'app://domicile/%2fetc%2fpasswd',
      'app://domicile/missing.js',
      'app://elsewhere/index.html',
    ];
    expect(missing.map((url) => get(url).status)).toEqual(missing.map(() => 404));
    expect(get('app://domicile/index.html', 'POST').status).toBe(405);
  });
});

describe('nothing goes to the network', () => {
  test('requests are answered by the program itself, or not at all', async () => {
    const { electron } = await startElectron();
    const isAllowed = (url: string): boolean | undefined => {
      let isCancelled: boolean | undefined;
      electron.session.onRequest?.({ url }, ({ cancel }) => (isCancelled = cancel));
      return isCancelled === undefined ? undefined : !isCancelled;
    };
    const allowed = [
      'app://domicile/index.html',
      'data:image/png;base64,AA==',
      'blob:app://domicile/1',
    ];
    const refused = [
      'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      'http://127.0.0.1:8080/',
      'ws://127.0.0.1/bridge',
      'file:///etc/passwd',
      'devtools://devtools/bundled/inspector.html',
      'app://elsewhere/',
    ];
    expect(allowed.map(isAllowed)).toEqual(allowed.map(() => true));
    expect(refused.map(isAllowed)).toEqual(refused.map(() => false));
  });

  test('no proxy, no dictionaries, no downloads but of what a page has made', async () => {
    const { electron } = await startElectron();
    expect(electron.session.proxy).toEqual({ mode: 'direct' });
    expect(electron.session.spellChecks).toBe(false);
    const refused = (url: string): boolean => {
      let isRefused = false;
      const event = { preventDefault: () => (isRefused = true) };
      electron.session.emit('will-download', event, { getURL: () => url });
      return isRefused;
    };
    expect(refused('https://example.com/setup.exe')).toBe(true);
    expect(refused('blob:app://domicile/1')).toBe(false);
  });
});

test('every permission is refused, asked for or looked up', async () => {
  const { electron } = await startElectron();
  const { session } = electron;
  const granted: boolean[] = [];
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
  ])
    session.onPermission?.({}, permission, (isGranted) => granted.push(isGranted));
  expect(granted).toEqual([false, false, false, false, false]);
  expect(session.checkPermission?.({}, 'media')).toBe(false);
  expect(session.checkDevice?.({})).toBe(false);
  const streams: object[] = [];
  session.onDisplayMedia?.({}, (answer) => streams.push(answer));
  expect(streams).toEqual([{}]);
});

describe('a page stays where it is', () => {
  const SOURCE = 'https://www.hhs.gov/hipaa/index.html';

  test('no other page, by link, in a frame, or by being sent on', async () => {
    const { electron } = await startElectron();
    const contents = electron.windows[0]?.contents;
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(contents?.askToGo(event, SOURCE)).toBe(true);
      expect(contents?.askToGo(event, 'file:///etc/passwd')).toBe(true);
      expect(contents?.askToGo(event, 'app://elsewhere/index.html')).toBe(true);
      // Loading itself again is no other page.
      expect(contents?.askToGo(event, 'app://domicile/index.html#/')).toBe(false);
    }
  });

  test('no new window, no page within a page', async () => {
    const { electron } = await startElectron();
    const contents = electron.windows[0]?.contents;
    expect(contents?.askToOpen(SOURCE)).toBe('deny');
    expect(contents?.askToOpen('app://domicile/index.html')).toBe('deny');
    let isRefused = false;
    contents?.emit('will-attach-webview', { preventDefault: () => (isRefused = true) }, {}, {});
    expect(isRefused).toBe(true);
    expect(electron.windows).toHaveLength(1);
  });

  test('the address of a source can be copied instead; others are not even asked about', async () => {
    const { electron } = await startElectron();
    const contents = electron.windows[0]?.contents;
    contents?.askToOpen('file:///etc/passwd');
    contents?.askToOpen('javascript:alert(1)');
    electron.dialogs.pressed = 1;
    contents?.askToOpen(SOURCE);
    await expect.poll(() => electron.dialogs.shown).toHaveLength(1);
    expect(electron.dialogs.shown[0]?.detail).toBe(SOURCE);
    expect(electron.copied).toEqual([]);
    electron.dialogs.pressed = 0;
    contents?.askToGo('will-navigate', SOURCE);
    await expect.poll(() => electron.copied).toEqual([SOURCE]);
  });
});

describe('who may speak to the host', () => {
  /** Whether a port that is handed over is taken; one that is refused is closed. */
  async function isTaken(
    electron: StandInElectron,
    contents: StandInContents,
    senderFrame: unknown,
    count = 1,
  ): Promise<boolean> {
    const channels = Array.from({ length: count }, () => new MessageChannel());
    const ends = channels.map(({ port2 }) => port2);
    electron.post(
      'bridge',
      contents,
      channels.map(({ port1 }) => port1),
      senderFrame,
    );
    const [end] = ends;
    if (!end) throw new Error('no port');
    const closed = once(end, 'close').then(() => false);
    const send: (message: string) => void = end.postMessage.bind(end);
    send('{"i":"1","p":{"u":"/app/info"}}');
    const answered = once(end, 'message').then(() => true);
    const taken = await Promise.race([closed, answered]);
    for (const each of ends) each.close();
    return taken;
  }

  test('the main frame of a window at an own address, and nobody else', async () => {
    const { electron } = await startElectron();
    const contents = electron.windows[0]?.contents;
    if (!contents) throw new Error('no window');
    expect(await isTaken(electron, contents, contents.mainFrame)).toBe(true);
    expect(await isTaken(electron, contents, null)).toBe(false);
    const frame = strict('WebFrameMain', { url: 'app://domicile/index.html' });
    expect(await isTaken(electron, contents, frame)).toBe(false);
    expect(await isTaken(electron, contents, contents.mainFrame, 2)).toBe(false);
    contents.mainFrame.url = 'https://evil.example/';
    expect(await isTaken(electron, contents, contents.mainFrame)).toBe(false);
  });

  test('a page that is in no window of the program is refused', async () => {
    const { electron } = await startElectron();
    const foreign = new StandInContents();
    foreign.mainFrame.url = 'app://domicile/index.html';
    expect(await isTaken(electron, foreign, foreign.mainFrame)).toBe(false);
  });

  test('a page gets a port, and nothing else of Electron or Node', async () => {
    const { electron } = await startElectron();
    const { bridge, page } = await loadPage(electron, electron.windows[0]);
    expect(Object.keys(page)).toEqual([]);
    expect(await bridge.app.info()).toMatchObject({ shell: 'electron', hasDialogs: true });
  });
});

test('the stand-in refuses what Electron does not have, and what nobody has thought of', () => {
  const { app } = new StandInElectron({ isPackaged: true, isFirst: true }).values();
  const look = (name: string) => () => Reflect.get(Object(app), name);
  expect(look('quit')).not.toThrow();
  expect(look('quitNow')).toThrow('Electron has no App.quitNow');
  expect(look('relaunch')).toThrow('the stand-in has no App.relaunch');
});
