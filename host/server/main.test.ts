import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectPage, enter, get } from '#test/support/browser-client.ts';
import { bundleProgram } from '#test/support/bundle-program.ts';
import { testFolder } from '#test/support/map-files.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';

const root = path.resolve(import.meta.dirname, '../..');
const bundle = path.join(root, `test-results/browser/${process.pid}.mjs`);

beforeAll(() => bundleProgram(path.join(import.meta.dirname, 'main.ts'), bundle));
afterAll(() => rmSync(bundle, { force: true }));

/** The program as it is installed, with or without a built interface. */
function install(isBuilt: boolean): string {
  const folder = testFolder();
  mkdirSync(path.join(folder, 'dist/renderer'), { recursive: true });
  for (const name of ['assets', 'node_modules', 'package.json'])
    symlinkSync(path.join(root, name), path.join(folder, name));
  cpSync(bundle, path.join(folder, 'dist/browser.mjs'));
  if (isBuilt) writeFileSync(path.join(folder, 'dist/renderer/index.html'), '<head></head>');
  return folder;
}

function run(folder: string, ...args: readonly string[]) {
  const program = path.join(folder, 'dist/browser.mjs');
  const workspace = ['--workspace', path.join(folder, 'maps'), '--no-open'];
  const child = spawn(process.execPath, [program, ...workspace, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: path.join(folder, 'config'), HOME: folder },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    ended: once(child, 'exit'),
    said: () => ({ out, errors }),
    address: async () => {
      await once(child.stdout, 'data');
      return /http:\S+/.exec(out)?.[0] ?? '';
    },
  };
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with its files in order', async (signal) => {
  const folder = install(true);
  const { child, address, ended, said } = run(folder);
  const page = await enter(await address());
  const { bridge } = await connectPage(page);
  expect(await bridge.app.info()).toMatchObject({ shell: 'browser', hasDialogs: false });
  expect(await bridge.workspace.examples()).not.toHaveLength(0);
  const window = new MapWindow(bridge, await blankMap(bridge), 'window-1');
  await window.join();
  await window.setTitle('Kept');
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
  expect(said().errors).toBe('');
  expect(existsSync(path.join(folder, 'maps/Telehealth.domicile'))).toBe(true);
  expect(existsSync(path.join(folder, 'maps/.Telehealth.domicile.lock'))).toBe(false);
});

test('the address works once, and is on this machine only', async () => {
  const { address } = run(install(true));
  const first = new URL(await address());
  expect(first.hostname).toBe('127.0.0.1');
  await enter(first.href);
  await expect(enter(first.href)).rejects.toThrow('no page');
});

test('what keeps it from starting is one line and exit code 2', async () => {
  const unbuilt = run(install(false));
  expect(await unbuilt.ended).toEqual([2, null]);
  expect(unbuilt.said().errors).toContain('the interface is not built');

  const folder = install(true);
  const wrong = run(folder, '--port', 'http');
  expect(await wrong.ended).toEqual([2, null]);
  expect(wrong.said().errors).toContain('--port is "http"');

  const running = run(folder);
  const { origin, port } = new URL(await running.address());
  const second = run(folder, '--port', port);
  expect(await second.ended).toEqual([2, null]);
  expect(second.said().errors).toContain(`port ${port} cannot be used`);
  expect((await get(origin, '/')).status).toBe(403);
});
