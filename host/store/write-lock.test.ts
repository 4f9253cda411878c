import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newMapFile, openOrFail, readOnlyReason, testFolder } from '#test/support/map-files.ts';
import { lockPath, type LockResult, takeWriteLock } from './write-lock.ts';

/** Another process that opens a map file, says how, and waits for its end. */
const OPENER = `
  import { openMapFile } from ${JSON.stringify(import.meta.resolve('./open-map-file.ts'))};
  const opened = openMapFile(process.argv[1], () => new Date().toISOString());
  console.log(opened.ok ? opened.readOnly ?? 'writable' : opened.code);
  process.stdin.on('data', () => { opened.file.close(); process.exit(0); });
`;

async function openElsewhere(file: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', OPENER, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [answer] = await once(child.stdout, 'data');
  return {
    answer: String(answer).trim(),
    async end(how: 'kill' | 'close') {
      const ended = once(child, 'exit');
      if (how === 'kill') child.kill('SIGKILL');
      else child.stdin.write('x');
      await ended;
    },
  };
}

test('another process has it read-only, until the writer is killed', async () => {
  const target = await newMapFile(testFolder());
  const writer = await openElsewhere(target);
  expect(writer.answer).toBe('writable');

  const reader = openOrFail(target);
  expect(readOnlyReason(target)).toBe('in-use');
  expect(reader.contents().sequence).toBe(1);
  const edit = { client: 'a', edit: 1, author: '', action: '', bytes: new Uint8Array() };
  expect(reader.append([edit])).toEqual({ ok: false, code: 'read-only' });
  expect(reader.fold(new Uint8Array(), '')).toEqual({ ok: false, code: 'read-only' });
  reader.close();

  await writer.end('kill');
  expect(existsSync(lockPath(target))).toBe(true);
  const next = openOrFail(target);
  expect(next.append([edit])).toMatchObject({ ok: true });
});

test('a writer that closes leaves no lock and lets the next one write', async () => {
  const target = await newMapFile(testFolder());
  const writer = await openElsewhere(target);
  await writer.end('close');
  expect(existsSync(lockPath(target))).toBe(false);
  expect((await openElsewhere(target)).answer).toBe('writable');
  expect((await openElsewhere(target)).answer).toBe('in-use');
});

test('a reader does not keep the writer from committing', async () => {
  const target = await newMapFile(testFolder());
  const writer = openOrFail(target);
  const reader = await openElsewhere(target);
  expect(reader.answer).toBe('in-use');
  const edit = { client: 'a', edit: 1, author: '', action: '', bytes: new Uint8Array() };
  expect(writer.append([edit])).toMatchObject({ ok: true });
});

function release(taken: LockResult | undefined): void {
  if (taken?.ok) taken.lock.release();
}

test('of many takers one gets it; released, it can be taken again', () => {
  const target = path.join(testFolder(), 'm.domicile');
  writeFileSync(target, '');
  const takers = Array.from({ length: 10 }, () => takeWriteLock(target));
  expect(takers.slice(1)).toEqual(
    Array.from({ length: 9 }, () => ({ ok: false, reason: 'in-use' })),
  );
  expect(statSync(lockPath(target)).size).toBe(0);
  release(takers[0]);
  release(takers[0]);
  expect(existsSync(lockPath(target))).toBe(false);
  const again = takeWriteLock(target);
  expect(again.ok).toBe(true);
  release(again);
});

test('two locks never coincide while processes take and release in a hurry', async () => {
  const target = path.join(testFolder(), 'm.domicile');
  const busy = path.join(path.dirname(target), 'busy');
  const racer = `
    import { takeWriteLock } from ${JSON.stringify(import.meta.resolve('./write-lock.ts'))};
    import { closeSync, openSync, rmSync } from 'node:fs';
    let held = 0;
    const end = Date.now() + 800;
    while (Date.now() < end) {
      const taken = takeWriteLock(${JSON.stringify(target)});
      if (!taken.ok) continue;
      held += 1;
      closeSync(openSync(${JSON.stringify(busy)}, 'wx'));
      rmSync(${JSON.stringify(busy)});
      taken.lock.release();
    }
    console.log(held);
  `;
  const racers = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', racer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const held = await Promise.all(
    racers.map(async (child) => Number((await once(child.stdout, 'data'))[0])),
  );
  expect(Math.min(...held)).toBeGreaterThan(0);
  expect(held.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
});
