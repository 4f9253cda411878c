import { EXIT } from './io.ts';
import type { CommandIo, ExitCode } from './io.ts';
import { readInput } from './read-input.ts';

const two = (value: number): string => String(value).padStart(2, '0');

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const io: CommandIo = {
  read: (path) => readInput(path, process.stdin),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  today,
  // https://no-color.org
  hasColour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
  width: process.stdout.columns ?? 100,
};

/** Runs a program of the command line as this process and sets its exit code. */
export async function runAsProcess(program: (io: CommandIo) => Promise<ExitCode>): Promise<void> {
  // A reader that stops early, such as `head`, is no failure of ours.
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  try {
    process.exitCode = await program(io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`domicile: internal error: ${message}\n`);
    process.exitCode = EXIT.internal;
  }
}
