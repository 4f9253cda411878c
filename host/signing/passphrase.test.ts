import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPassphrase } from './passphrase.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'domicile-passphrase-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Uint8Array): string {
  const file = path.join(folder, 'passphrase');
  writeFileSync(file, content);
  return file;
}

describe('a passphrase from a file', () => {
  it.each([
    ['no line end', 'geheim', 'geheim'],
    ['a line end', 'geheim\n', 'geheim'],
    ['a line end of Windows', 'geheim\r\n', 'geheim'],
    ['a byte order mark', '\uFEFFgeheim\n', 'geheim'],
    ['a second line', 'geheim\nnote\n', 'geheim'],
    ['spaces that belong to it', ' ge heim ', ' ge heim '],
    ['an accent in two parts', 'cafe\u0301', 'caf\u00E9'],
  ])('with %s', async (_, content, passphrase) => {
    const read = await readPassphrase({ from: 'file', path: written(content) });
    expect(read).toEqual({ ok: true, passphrase });
  });

  it('that is empty, missing or a folder is told apart', async () => {
    const code = async (file: string) => {
      const read = await readPassphrase({ from: 'file', path: file });
      return read.ok ? 'read' : read.code;
    };
    expect(await code(written(''))).toBe('empty');
    expect(await code(written('\nsecond'))).toBe('empty');
    expect(await code(path.join(folder, 'none'))).toBe('file-unreadable');
    expect(await code(folder)).toBe('file-unreadable');
  });
});

describe('a passphrase from a descriptor', () => {
  it('is its first line', async () => {
    const descriptor = openSync(written('geheim\nmore'), 'r');
    expect(await readPassphrase({ from: 'descriptor', descriptor })).toEqual({
      ok: true,
      passphrase: 'geheim',
    });
    closeSync(descriptor);
    expect(await readPassphrase({ from: 'descriptor', descriptor: 999 })).toEqual({
      ok: false,
      code: 'descriptor-unreadable',
    });
  });
});

// `script` gives a command a terminal of its own; it belongs to the base system on Linux.
describe.runIf(process.platform === 'linux')('a passphrase from the terminal', () => {
  const asking = (isNew: boolean): string => {
    const source = JSON.stringify({ from: 'terminal', prompt: 'Passphrase: ', isNew });
    const module = JSON.stringify(path.join(import.meta.dirname, 'passphrase.ts'));
    return `import(${module}).then(async (m) => console.log('read', JSON.stringify(await m.readPassphrase(${source}))))`;
  };

  /** Types each answer when it is asked for, and gives back all that the terminal showed. */
  async function typed(answers: readonly string[], isNew = false): Promise<string> {
    const command = `${process.execPath} -e "$(cat ${written(asking(isNew))})"`;
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { stdio: 'pipe' });
    const left = [...answers];
    let shown = '';
    terminal.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      if (/(?:Passphrase|Again): $/u.test(shown)) terminal.stdin.write(left.shift() ?? '');
    });
    await once(terminal, 'close');
    return shown;
  }

  it('is not echoed, and keys can be taken back', async () => {
    const shown = await typed(['gehX\u007Feim\r']);
    expect(shown).toContain('read {"ok":true,"passphrase":"geheim"}');
    expect(shown.split('eim')).toHaveLength(2);
  });

  it('is asked for twice if it is new', async () => {
    expect(await typed(['geheim\r', 'geheim\r'], true)).toContain('"passphrase":"geheim"');
    expect(await typed(['geheim\r', 'geheimer\r'], true)).toContain('not-the-same');
    // Pasted in one go.
    expect(await typed(['geheim\rgeheim\r'], true)).toContain('"passphrase":"geheim"');
  });

  it('can be refused, and an empty one is none', async () => {
    expect(await typed(['geh\u0003'])).toContain('interrupted');
    expect(await typed(['geheim\r', '\u0004'], true)).toContain('interrupted');
    expect(await typed(['\r'])).toContain('"code":"empty"');
  });

  it('is not asked for where there is no terminal', () => {
    const shown = execFileSync('setsid', [process.execPath, '-e', asking(false)], {
      encoding: 'utf8',
    });
    expect(shown).toContain('no-terminal');
  });
});
