import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What stands before the fuses in Electron's binary, their version, and how many there are. */
const MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const FUSES = '101100010';

/** A file that the packager takes for Electron: its fuses, as they come, and nothing else. */
function standInBinary(folder: string): string {
  mkdirSync(folder);
  const fuses = Buffer.concat([MARK, Buffer.from([1, FUSES.length]), Buffer.from(FUSES)]);
  writeFileSync(path.join(folder, 'electron'), fuses, { mode: 0o755 });
  for (const name of ['LICENSE', 'chrome-sandbox', 'version'])
    writeFileSync(path.join(folder, name), '45.4.1');
  return folder;
}

type Entry = { readonly files?: Record<string, Entry>; readonly unpacked?: boolean };
const entry: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    files: z.exactOptional(z.record(z.string(), entry)),
    unpacked: z.exactOptional(z.boolean()),
  }),
);

/** The files of an archive; those that lie beside it in the file system end in a star. */
function filesIn(archive: string): string[] {
  const bytes = readFileSync(archive);
  // The header is JSON after four lengths, the last of which is its own.
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString();
  const walk = (at: string, { files, unpacked }: Entry): string[] =>
    files
      ? Object.entries(files).flatMap(([name, inner]) => walk(`${at}/${name}`, inner))
      : [`${at.slice(1)}${unpacked === true ? '*' : ''}`];
  return walk('', entry.parse(JSON.parse(header)));
}

test('a package holds the program, its data and one native module, with every fuse set', async () => {
  const folder = testFolder();
  const dist = standInBinary(path.join(folder, 'electron'));
  const builder = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const options = [`-c.electronDist=${dist}`, `-c.directories.output=${path.join(folder, 'out')}`];
  await promisify(execFile)(
    process.execPath,
    [builder, '--linux', 'dir', '--x64', '--publish', 'never', ...options],
    { cwd: ROOT },
  );
  const made = path.join(folder, 'out', 'linux-unpacked');

  const binary = readFileSync(path.join(made, 'domicile'));
  const at = binary.indexOf(MARK) + MARK.length + 2;
  // Not as Node, cookies encrypted, no NODE_OPTIONS, no inspector, the archive checked, only the
  // archive, one snapshot, no file protocol.
  expect(binary.subarray(at, at + 8).toString()).toBe('01001100');

  const files = filesIn(path.join(made, 'resources', 'app.asar'));
  expect(files).toEqual(
    expect.arrayContaining([
      'package.json',
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
      'dist/renderer/index.html',
      'assets/examples/small-clinic.json',
      'node_modules/better-sqlite3/lib/index.js*',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node*',
    ]),
  );
  expect(files.filter((file) => file.includes('.node'))).toEqual(
    files.filter((file) => /prebuilds\/linux(?:musl)?-x64\.node\*$/.test(file)),
  );
  const ours =
    /^(?:package\.json$|dist\/(?:electron|renderer)\/|assets\/(?:examples|fonts)\/|node_modules\/better-sqlite3\/(?:package\.json\*$|lib\/|prebuilds\/))/;
  expect(files.filter((file) => !ours.test(file))).toEqual([]);
}, 120_000);
