import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');
const mark = `planted-${process.pid}`;

/** What the lint says of each planted file, by its path. */
const said = new Map<string, string>();
const planted = new Map<string, string>();

/** Remembers a file to plant in a folder of the project, and returns its path. */
function plant(folder: string, code: string, name = `planted-${planted.size}.ts`): string {
  const file = `${folder}/${mark}/${name}`;
  planted.set(file, `${code}\n`);
  return file;
}

beforeAll(() => {
  for (const [file, code] of planted) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), code);
  }
  const answer = spawnSync('oxlint', ['--deny-warnings', '--format', 'json', ...planted.keys()], {
    cwd: root,
    encoding: 'utf8',
  });
  const { diagnostics } = report.parse(JSON.parse(answer.stdout));
  for (const { filename, code, message } of diagnostics)
    said.set(filename, `${said.get(filename) ?? ''}${code} ${message}\n`);
});

afterAll(() => {
  for (const file of planted.keys())
    rmSync(path.join(root, path.dirname(file)), { recursive: true, force: true });
});

const report = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), code: z.string(), message: z.string() })),
});

const forbidden = [
  ['shared', "import { x } from '#host/x.ts';"],
  ['shared', "import type { x } from '#renderer/x.ts';"],
  ['shared', "import { x } from '#electron/x.ts';"],
  ['shared', "import { x } from '../../host/x.ts';"],
  ['shared', "import { readFileSync } from 'node:fs';"],
  ['shared', "import { something } from 'left-pad';"],
  ['shared', "export { x } from '#host/x.ts';"],
  ['shared', "export const x = import('#host/x.ts');"],
  ['shared', "export type X = import('#host/x.ts').X;"],
  ['host', "import { x } from '#electron/x.ts';"],
  ['host', "import { x } from '#renderer/x.ts';"],
  ['renderer', "import { x } from '#host/x.ts';"],
  ['renderer', "import type { x } from '#electron/x.ts';"],
  ['renderer', "import { readFileSync } from 'node:fs';"],
  ['electron', "import { x } from '#renderer/x.ts';"],
  ['electron', "import { z } from 'zod';"],
] as const;

const allowed = [
  ['shared', "import { z } from 'zod';"],
  ['host', "import { x } from '#shared/x.ts';"],
  ['host', "import { readFileSync } from 'node:fs';"],
  ['electron', "import { x } from '#host/x.ts';"],
  ['renderer', "import { x } from '#shared/x.ts';"],
] as const;

const GLOBALS = ['window', 'document', 'process', 'Date', 'fetch', 'crypto'] as const;

const forbiddenFiles = forbidden.map(([folder, code]) => ({ code, file: plant(folder, code) }));
const allowedFiles = allowed.map(([folder, code]) => ({ code, file: plant(folder, code) }));
const globalFiles = GLOBALS.map((name) => ({
  name,
  file: plant('shared', `export const found = ${name};`),
}));
const randomFile = plant('shared', 'export const found = Math.random();');
const ruleFile = plant(
  'shared/rules',
  "import { defineRule } from '#shared/evaluate/rule.ts';\nexport const x = defineRule({ id: 'LOC-98' });",
  'loc-99-planted.ts',
);

describe('who may import whom', () => {
  it.each(forbiddenFiles)('$file may not: $code', ({ file }) => {
    expect(said.get(file)).toContain('domicile(layers)');
  });

  it.each(allowedFiles)('$file may: $code', ({ file }) => {
    expect(said.get(file) ?? '').not.toContain('domicile(layers)');
  });

  it.each(globalFiles)('shared may not read the global $name', ({ file }) => {
    expect(said.get(file)).toContain('no-restricted-globals');
  });

  it('shared may not draw random numbers', () => {
    expect(said.get(randomFile)).toContain('no-restricted-properties');
  });
});

describe('how a rule file is named', () => {
  it('demands the id of the file name', () => {
    expect(said.get(ruleFile)).toContain('LOC-99');
  });
});
