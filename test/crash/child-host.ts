import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bundleProgram } from '#test/support/bundle-program.ts';
import { connectPage, enter } from '#test/support/browser-client.ts';

/** A host in a process of its own, reached as a browser does. */
export type ChildHost = {
  readonly bridge: Bridge;
  /** SIGKILL: no handler runs, nothing is flushed by the process. */
  readonly kill: () => Promise<void>;
};

/** The program of the child as one file, gone after the test. */
export async function buildChildHost(): Promise<string> {
  const file = path.resolve(import.meta.dirname, `../../test-results/crash/${process.pid}.mjs`);
  await bundleProgram(path.join(import.meta.dirname, 'host-child.ts'), file);
  onTestFinished(() => rmSync(file, { force: true }));
  return file;
}

/**
 * @param program as `buildChildHost` made it
 * @param folder where it keeps its maps and settings
 */
export async function startChildHost(program: string, folder: string): Promise<ChildHost> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await firstLine(child);
  const { bridge, socket } = await connectPage(await enter(address));
  return {
    bridge,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      socket.terminate();
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the child says nothing');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the child ended before it said its address');
}
