import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { directBridge } from '#host/bridge/serve-peer.ts';
import { runCli } from '#test/support/run-cli.ts';
import { testHost } from '#test/support/hosts.ts';
import { testFolder } from '#test/support/map-files.ts';
import { MapWindow } from '#test/support/map-window.ts';

const FAULTY = 'assets/examples/telemedicine-faulty.json';
const OPTIONS = ['--format', 'json', '--as-of', '2026-11-22', '--fail-on', 'never'];

/** The faulty example as a map file, by whatever name. */
async function faultyFile() {
  const host = testHost();
  const bridge = directBridge(host);
  const from = { type: 'example', id: 'telemedicine-faulty' } as const;
  const made = await bridge.workspace.create({ from });
  const { maps } = await bridge.workspace.list();
  const file = path.join(host.options.workspaceFolder, maps[0]?.fileName ?? '');
  return { bridge, map: made.ok ? made.map : '', file };
}

test('a map file gives what its JSON gives, by path, under any name, and on standard input', async () => {
  const { file } = await faultyFile();
  const fromJson = runCli(['evaluate', FAULTY, ...OPTIONS]);
  expect(fromJson.status).toBe(0);
  expect(runCli(['evaluate', file, ...OPTIONS])).toEqual(fromJson);
  const renamed = path.join(testFolder(), 'map.json');
  writeFileSync(renamed, readFileSync(file));
  expect(runCli(['evaluate', renamed, ...OPTIONS])).toEqual(fromJson);
  expect(runCli(['evaluate', '-', ...OPTIONS], readFileSync(file))).toEqual(fromJson);
});

test('a map that is open is read as it is after the last edit', async () => {
  const { bridge, map, file } = await faultyFile();
  const window = new MapWindow(bridge, map, 'window-1');
  await window.join();
  await window.setTitle('Edited a moment ago');
  const { status, out } = runCli(['evaluate', file, ...OPTIONS]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ map: { title: 'Edited a moment ago' } });
});

test('a file that cannot be read is one line on standard error, and exit code 2', async () => {
  const { file } = await faultyFile();
  truncateSync(file, 5000);
  const { status, out, error } = runCli(['evaluate', file]);
  expect([status, out]).toEqual([2, '']);
  expect(error).toBe(
    `${file}: The file is damaged; nothing was changed. Open a copy from before.\n`,
  );
  const foreign = path.join(testFolder(), 'foreign.domicile');
  writeFileSync(foreign, 'SQLite format 3\0'.padEnd(200));
  expect(runCli(['evaluate', foreign]).error).toContain('This is not a map of Domicile');
});
