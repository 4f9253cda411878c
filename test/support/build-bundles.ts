import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * Builds what `prepare` builds, so that tests of whole processes run today's sources. Without the
 * test runner's NODE_ENV, which would make the interface the slow build for developers.
 */
export function setup(): void {
  const { NODE_ENV: _, ...env } = process.env;
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(program, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('rolldown', ['--config', 'rolldown.config.ts', '--log-level', 'warn']);
  run('vite', ['build', '--logLevel', 'warn']);
}
