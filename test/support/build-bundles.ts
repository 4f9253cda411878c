import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds what `prepare` builds, so that tests of whole processes run today's sources. */
export function setup(): void {
  execFileSync('rolldown', ['--config', 'rolldown.config.ts', '--log-level', 'warn'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
