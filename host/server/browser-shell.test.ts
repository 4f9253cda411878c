import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connectPage, enter, get, openSocket, refusalOf } from '#test/support/browser-client.ts';
import { testHost } from '#test/support/hosts.ts';
import { testFolder } from '#test/support/map-files.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';
import { readAssets } from './assets.ts';
import { startBrowserShell } from './browser-shell.ts';

/** A built interface in miniature, with a secret beside it that nobody may get. */
function builtFolder(): string {
  const folder = path.join(testFolder(), 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><head><title>D</title></head>');
  writeFileSync(path.join(folder, 'assets', 'a-1.js'), 'export {};');
  writeFileSync(path.join(folder, 'assets', 'style.css'), 'body {}');
  writeFileSync(path.join(folder, 'assets', 'notes.bak'), 'private');
  writeFileSync(path.join(folder, '..', 'private.html'), 'private');
  symlinkSync(path.join(folder, '..', 'private.html'), path.join(folder, 'link.html'));
  return folder;
}

async function started(renderer = builtFolder()) {
  const assets = await readAssets(renderer);
  if (!assets) throw new Error('no interface');
  const bugs: unknown[] = [];
  const host = testHost({ shell: 'browser' });
  const shell = await startBrowserShell(host, assets, {
    port: 0,
    onBug: (error) => bugs.push(error),
  });
  onTestFinished(async () => {
    await shell.close();
    expect(bugs).toEqual([]);
  });
  const address = shell.newAddress();
  return { shell, host, address, origin: new URL(address).origin };
}

test('a browser with the token gets cookie, page, code and bridge', async () => {
  const { address, origin } = await started();
  const { pathname, search } = new URL(address);
  const way = await get(origin, pathname + search);
  expect(way.headers['set-cookie']).toEqual([
    expect.stringMatching(/^domicile-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
  ]);
  expect(way.text).not.toContain('<script');
});

test('the page has every header that a browser heeds, and no code of its own', async () => {
  const { address, origin } = await started();
  const { cookie, home } = await enter(address);
  const page = await get(origin, home, { cookie });
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('<script');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self';`);
  expect(policy).not.toContain('unsafe');
  expect(page.headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  const code = await get(origin, `${home}assets/a-1.js`, { cookie });
  expect([code.status, code.text]).toEqual([200, 'export {};']);
  expect(code.headers['content-type']).toBe('text/javascript; charset=utf-8');
  const head = await get(origin, home, { cookie }, 'HEAD');
  expect([head.status, head.text]).toEqual([200, '']);
});

test('two pages of one browser work on one map', async () => {
  const { address } = await started();
  const entered = await enter(address);
  const first = await connectPage(entered);
  const second = await connectPage(entered);
  expect(first.socket.protocol).toBe('domicile');
  expect(first.socket.extensions).toBe('');
  const map = await blankMap(first.bridge);
  const one = new MapWindow(first.bridge, map, 'window-1');
  const two = new MapWindow(second.bridge, map, 'window-2');
  await one.join();
  await two.join();
  await one.setTitle('Converged');
  await two.next('update');
  expect(two.doc.getMap('map').get('title')).toBe('Converged');
});

test('a second token in the same browser opens a tab and leaves the first one in', async () => {
  const { address, shell, origin } = await started();
  const first = await enter(address);
  const { pathname, search } = new URL(shell.newAddress());
  const way = await get(origin, pathname + search, { cookie: first.cookie });
  // The browser holds one cookie for this name: the answer must not replace it by another.
  expect(way.headers['set-cookie']?.[0]).toContain(`${first.cookie};`);
  const home = /url=(?<home>[^"]+)"/.exec(way.text)?.groups?.['home'] ?? '';
  expect(home).not.toBe(first.home);
  for (const page of [first.home, home])
    expect((await get(origin, page, { cookie: first.cookie })).status).toBe(200);
});

test('no token, a wrong, a guessed and a used one are refused', async () => {
  const { address, origin, shell } = await started();
  const { search } = new URL(address);
  for (const target of [
    '/',
    '/enter',
    '/enter?token=',
    `/enter?token=${'A'.repeat(43)}`,
    `/enter${search.slice(0, -1)}`,
    `/enter${search}x`,
    '/index.html',
    '/s/',
    `/s/${'A'.repeat(43)}/`,
    '/bridge',
  ]) {
    const reply = await get(origin, target);
    expect([target, reply.status, reply.headers['set-cookie']]).toEqual([target, 403, undefined]);
  }
  await enter(address);
  expect((await get(origin, `/enter${search}`)).status).toBe(403);
  await expect(enter(shell.newAddress())).resolves.toBeDefined();
});

test('a cookie without the secret of the address, and the reverse, open nothing', async () => {
  const { address, origin, shell } = await started();
  const { cookie, home } = await enter(address);
  const other = await enter(shell.newAddress());
  const value = cookie.split('=')[1] ?? '';
  for (const [target, headers] of [
    ['/', { cookie }],
    ['/index.html', { cookie }],
    ['/assets/a-1.js', { cookie }],
    [`/s/${'A'.repeat(43)}/`, { cookie }],
    [home, {}],
    [`${home}assets/a-1.js`, {}],
    [home, { cookie: `domicile=${value}` }],
    [home, { cookie: `${cookie}x` }],
    [home, { cookie: other.cookie }],
    [other.home, { cookie }],
  ] as const)
    expect([target, (await get(origin, target, headers)).status]).toEqual([target, 403]);
  const planted = { cookie: `${cookie.split('=')[0] ?? ''}=planted; ${cookie}` };
  expect((await get(origin, home, planted)).status).toBe(200);
});

test('the bridge is refused without cookie, secret of a page, or own origin', async () => {
  const { address, shell } = await started();
  const page = await enter(address);
  const other = await enter(shell.newAddress());
  const port = new URL(page.origin).port;
  const cases = {
    'no secret': { protocols: ['domicile'] },
    'no protocol': { protocols: [] },
    'guessed secret': { protocols: ['domicile', 'A'.repeat(43)] },
    'the secret of the address': { protocols: ['domicile', page.home.split('/')[2] ?? ''] },
    'the secret of another browser': { protocols: ['domicile', other.pageSecret] },
    'many guesses': { protocols: ['domicile', 'x', 'y', page.pageSecret] },
    'no cookie': { headers: { cookie: '' } },
    'wrong cookie': { headers: { cookie: `${page.cookie}x` } },
    'foreign origin': { headers: { origin: 'http://evil.example' } },
    'another port': { headers: { origin: 'http://127.0.0.1:1' } },
    'origin null': { headers: { origin: 'null' } },
    'another scheme': { headers: { origin: `https://127.0.0.1:${port}` } },
    'foreign host': { headers: { host: `evil.example:${port}` } },
    localhost: { headers: { host: `localhost:${port}` } },
    'a page elsewhere': { headers: { 'sec-fetch-site': 'same-site' } },
    'another path': { path: '/' },
    'a query': { path: '/bridge?x' },
    'under the address': { path: `${page.home}bridge` },
  };
  for (const [what, different] of Object.entries(cases))
    expect([what, await refusalOf(openSocket(page, different))]).toEqual([what, 403]);
  expect(await refusalOf(openSocket(page))).toBe('opened');
});

test('a foreign Host or Origin gets nothing, with all secrets', async () => {
  const { address, origin } = await started();
  const { cookie, home } = await enter(address);
  const { port } = new URL(origin);
  for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', `[::1]:${port}`])
    expect([host, (await get(origin, home, { cookie, host })).status]).toEqual([host, 421]);
  for (const foreign of ['http://evil.example', 'null', 'http://127.0.0.1:1', `http://127.0.0.1`])
    expect((await get(origin, home, { cookie, origin: foreign })).status).toBe(403);
  for (const site of ['cross-site', 'same-site'])
    expect((await get(origin, home, { cookie, 'sec-fetch-site': site })).status).toBe(403);
  for (const site of ['same-origin', 'none'])
    expect((await get(origin, home, { cookie, 'sec-fetch-site': site })).status).toBe(200);
});

test('no path leads out of the built folder, however it is written', async () => {
  const { address, origin } = await started();
  const { cookie, home } = await enter(address);
  for (const rest of [
    '../private.html',
    '..%2fprivate.html',
    '%2e%2e/private.html',
    '%2e%2e%2fprivate.html',
    '%252e%252e%252fprivate.html',
    '..\\private.html',
    '..%5cprivate.html',
    'assets/../../private.html',
    'assets/%2e%2e/%2e%2e/private.html',
    './/../private.html',
    '%c0%ae%c0%ae/private.html',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'link.html',
    'assets/notes.bak',
    'assets',
    'assets/',
    'index.html%00.js',
    '%',
    '%ff',
    '__proto__',
    'constructor',
  ]) {
    const reply = await get(origin, home + rest, { cookie });
    expect([rest, reply.status]).toEqual([rest, 404]);
    expect(reply.text).not.toContain('private');
  }
  const absolute = await get(origin, `http://evil.example${home}`, { cookie });
  expect(absolute.status).toBe(403);
});

/** Writes raw bytes and tells what came back until the end. */
async function raw(origin: string, write: (socket: ReturnType<typeof connect>) => unknown) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  // A connection that is cut while we write is what these tests are about.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const before = Date.now();
  await write(socket);
  await closed;
  return { text, milliseconds: Date.now() - before };
}

test('a body of 100 MB is refused without being read', async () => {
  const { address, origin } = await started();
  const { cookie, home } = await enter(address);
  const { host } = new URL(origin);
  const megabyte = Buffer.alloc(1024 * 1024, 0x61);
  for (const method of ['POST', 'PUT', 'GET']) {
    let written = 0;
    const { text } = await raw(origin, async (socket) => {
      socket.write(
        `${method} ${home} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nContent-Length: 100000000\r\n\r\n`,
      );
      while (written < 100 && !socket.destroyed) {
        socket.write(megabyte);
        written += 1;
        await wait(1);
      }
    });
    expect(text).toMatch(/^HTTP\/1\.1 4(05|13) |^$/);
    expect(text).not.toContain(' 200 ');
    expect(written).toBeLessThan(100);
  }
  const chunked = await raw(origin, (socket) =>
    socket.write(
      `GET ${home} HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n`,
    ),
  );
  expect(chunked.text).toMatch(/^HTTP\/1\.1 413 /);
  const expecting = await raw(origin, (socket) =>
    socket.write(
      `POST ${home} HTTP/1.1\r\nHost: ${host}\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n`,
    ),
  );
  expect(expecting.text).toMatch(/^HTTP\/1\.1 405 /);
});

test('a message of 100 MB ends the connection, not the shell', async () => {
  const { address } = await started();
  const page = await enter(address);
  const { socket } = await connectPage(page);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
  socket.on('error', () => undefined);
  socket.send(Buffer.alloc(100_000_000, 0x61), { binary: false });
  expect([1006, 1009]).toContain(await closed);
  const { bridge } = await connectPage(page);
  expect(await bridge.app.info()).toMatchObject({ shell: 'browser' });
});

test('who sends headers by the drop is cut off', async () => {
  const { origin } = await started();
  const { text, milliseconds } = await raw(origin, async (socket) => {
    socket.write('GET / HTTP/1.1\r\n');
    while (!socket.destroyed) {
      socket.write('X-Drop: 1\r\n');
      await wait(200);
    }
  });
  expect(text).toMatch(/^HTTP\/1\.1 408 |^$/);
  expect(milliseconds).toBeGreaterThan(4000);
  expect(milliseconds).toBeLessThan(9000);
});

test('what is no HTTP, too much of it, or another verb, is refused', async () => {
  const { address, origin } = await started();
  const { cookie, home } = await enter(address);
  const { host } = new URL(origin);
  for (const [text, status] of [
    ['\u0016\u0003\u0001 TLS?\r\n\r\n', 400],
    [`GET ${home} HTTP/1.1\r\n\r\n`, 400],
    [`GET ${home} HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`, 421],
    [`GET ${home} HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [`CONNECT evil.example:80 HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 0],
  ] as const) {
    const reply = await raw(origin, (socket) => socket.write(text, 'latin1'));
    expect(reply.text === '' ? 0 : Number(reply.text.split(' ')[1])).toBe(status);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])
    expect([method, (await get(origin, home, { cookie }, method)).status]).toEqual([method, 405]);
});

test('closing ends connections and lets go of maps', async () => {
  const { shell, host, address } = await started();
  const page = await enter(address);
  const { bridge, socket } = await connectPage(page);
  const window = new MapWindow(bridge, await blankMap(bridge), 'window-1');
  await window.join();
  await window.setTitle('Kept');
  const closed = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  await shell.close();
  await closed;
  const file = path.join(host.options.workspaceFolder, 'Telehealth.domicile');
  expect(host.sessions.find(file)).toBeUndefined();
  await expect(get(page.origin, page.home)).rejects.toThrow('ECONNREFUSED');
});

test('an interface that is not built is told from one that is', async () => {
  expect(await readAssets(path.join(testFolder(), 'no'))).toBeUndefined();
  expect(await readAssets(testFolder())).toBeUndefined();
});
