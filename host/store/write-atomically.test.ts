import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';
import { writeAtomically } from './write-atomically.ts';

test('the whole content is there, and nothing beside it', async () => {
  const folder = testFolder();
  const target = path.join(folder, 'map.json');
  await writeAtomically(target, 'first');
  await writeAtomically(target, new TextEncoder().encode('second, é'));
  expect(readFileSync(target, 'utf8')).toBe('second, é');
  expect(readdirSync(folder)).toEqual(['map.json']);
});

test('a write that fails leaves the old content and nothing else', async () => {
  const folder = testFolder();
  mkdirSync(path.join(folder, 'taken'));
  await expect(writeAtomically(path.join(folder, 'taken'), 'x')).rejects.toThrow('EISDIR');
  await expect(writeAtomically(path.join(folder, 'no', 'x'), 'x')).rejects.toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('a process killed while it writes leaves the old content or the new, whole', async () => {
  const folder = testFolder();
  const target = path.join(folder, 'map.json');
  const contents = ['a', 'b'].map((letter) => letter.repeat(400_000));
  writeFileSync(target, contents[0] ?? '');
  const writer = `
    import { writeAtomically } from ${JSON.stringify(import.meta.resolve('./write-atomically.ts'))};
    console.log('ready');
    for (let i = 0; ; i += 1)
      await writeAtomically(${JSON.stringify(target)}, (i % 2 ? 'a' : 'b').repeat(400000));
  `;
  for (let kill = 0; kill < 4; kill += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', writer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await wait(5 + Math.random() * 60);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(contents).toContain(readFileSync(target, 'utf8'));
  }
});
