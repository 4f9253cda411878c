import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Where a passphrase comes from. Never the command line itself, which other users of a machine can list. */
export type PassphraseSource =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'descriptor'; readonly descriptor: number }
  | { readonly from: 'terminal'; readonly prompt: string; readonly isNew: boolean };

export type PassphraseCode =
  | 'file-unreadable'
  | 'descriptor-unreadable'
  | 'no-terminal'
  | 'interrupted'
  | 'not-the-same'
  | 'empty';

export type ReadPassphrase =
  | { readonly ok: true; readonly passphrase: string }
  | { readonly ok: false; readonly code: PassphraseCode };

/**
 * Reads a passphrase. Of a file or descriptor the first line counts, without its line end, so that
 * files made with any editor work. A new one is asked for twice on the terminal.
 */
export async function readPassphrase(source: PassphraseSource): Promise<ReadPassphrase> {
  if (source.from === 'terminal') return ask(source.prompt, source.isNew);
  const isFile = source.from === 'file';
  try {
    const text = readFileSync(isFile ? source.path : source.descriptor, 'utf8');
    return passphraseIn(text);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { ok: false, code: isFile ? 'file-unreadable' : 'descriptor-unreadable' };
  }
}

/** The first line, normalised so that an accented letter typed on another system is the same letter. */
function passphraseIn(text: string): ReadPassphrase {
  const [line = ''] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const passphrase = line.normalize('NFC');
  return passphrase === '' ? { ok: false, code: 'empty' } : { ok: true, passphrase };
}

/** Asks on the terminal itself, not on standard input, which may carry a file. */
async function ask(prompt: string, isNew: boolean): Promise<ReadPassphrase> {
  const terminal = openTerminal();
  if (terminal === undefined) return { ok: false, code: 'no-terminal' };
  const input = new ReadStream(terminal.read);
  // Raw mode: the terminal neither echoes nor handles Ctrl-C.
  input.setRawMode(true);
  const nextLine = lineReader(input);
  const answers: (string | undefined)[] = [];
  for (const words of isNew ? [prompt, 'Again: '] : [prompt]) {
    writeSync(terminal.write, words);
    answers.push(await nextLine());
    writeSync(terminal.write, '\n');
    if (answers.at(-1) === undefined) break;
  }
  input.setRawMode(false);
  const closed = once(input, 'close');
  input.destroy();
  await closed;
  if (terminal.write !== terminal.read) closeSync(terminal.write);
  return judge(answers);
}

function judge(answers: readonly (string | undefined)[]): ReadPassphrase {
  const [first] = answers;
  if (first === undefined || answers.includes(undefined)) return { ok: false, code: 'interrupted' };
  return answers.every((answer) => answer === first)
    ? passphraseIn(first)
    : { ok: false, code: 'not-the-same' };
}

function openTerminal(): { read: number; write: number } | undefined {
  const isWindows = process.platform === 'win32';
  try {
    if (!isWindows) {
      const both = openSync('/dev/tty', 'r+');
      return { read: both, write: both };
    }
    return { read: openSync('\\\\.\\CONIN$', 'r+'), write: openSync('\\\\.\\CONOUT$', 'w') };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Gives line after line as typed; undefined after Ctrl-C, Ctrl-D or the end of the terminal. */
function lineReader(input: ReadStream): () => Promise<string | undefined> {
  const lines: (string | undefined)[] = [];
  let typed: string[] = [];
  let wake: (() => void) | undefined;
  const finish = (line: string | undefined): void => {
    lines.push(line);
    typed = [];
    wake?.();
  };
  input.setEncoding('utf8');
  input.on('data', (chunk) => {
    for (const key of String(chunk)) {
      if (key === '\r' || key === '\n') finish(typed.join(''));
      else if (key === '\u0003' || key === '\u0004') finish(undefined);
      else if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1);
      else if (key >= ' ') typed.push(key);
    }
  });
  input.on('end', () => finish(undefined));
  return async () => {
    if (lines.length === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await promise;
    }
    return lines.shift();
  };
}
