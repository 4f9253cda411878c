import { spawnSync } from 'node:child_process';
import path from 'node:path';

export type CliAnswer = {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
};

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the bundled command line as a process of its own, in the project's folder. */
export function runCli(args: readonly string[], input: string | Uint8Array = ''): CliAnswer {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    input: typeof input === 'string' ? input : Buffer.from(input),
    maxBuffer: 2 ** 28,
  });
  return { status, out: stdout, error: stderr };
}
