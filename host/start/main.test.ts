import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOBODY = 65_534;

/** Runs the built program. Whoever runs the tests as root starts it as nobody: root gets no window. */
function start(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'start.js'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said, ended: once(child, 'exit') };
}

/** A program in place of Electron that says what it was started with. */
function standIn(code: string): string {
  const folder = testFolder();
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, 'electron'), `#!/bin/sh\n${code}\n`, { mode: 0o755 });
  return folder;
}

test('without a display: one line that says so, and the address for the browser', async () => {
  const maps = testFolder();
  const electron = standIn('echo wrong');
  const { child, said, ended } = start(['--no-open', '--workspace', maps], {
    ELECTRON_OVERRIDE_DIST_PATH: electron,
  });
  await expect.poll(said, { timeout: 20_000 }).toContain('Domicile is at http://127.0.0.1:');
  expect(said().split('\n')[0]).toBe(
    'No window of its own, for there is no display for a window: serving to your browser.',
  );
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('with one: Electron is started on the program, not as Node, and its end is the end', async () => {
  const electron = standIn('echo "$# $1 $2 [$ELECTRON_RUN_AS_NODE]"; exit 3');
  const { said, ended } = start(['a.domicile'], {
    ELECTRON_OVERRIDE_DIST_PATH: electron,
    DISPLAY: ':0',
    ELECTRON_RUN_AS_NODE: '1',
  });
  expect(await ended).toEqual([3, null]);
  expect(said()).toBe(`2 ${ROOT} a.domicile []\n`);
});

test('starting fetches nothing: the package of Electron is as it was', async () => {
  const folder = path.join(ROOT, 'node_modules', 'electron', 'dist');
  const wasThere = existsSync(folder);
  const { child, said } = start(['--no-open', '--workspace', testFolder()], {});
  await expect.poll(said, { timeout: 20_000 }).toContain('Domicile is at');
  child.kill('SIGTERM');
  expect(existsSync(folder)).toBe(wasThere);
});
