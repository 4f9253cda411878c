import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/registry.ts';

/** The newest form of the file that this program knows. */
export const LATEST_FORMAT = migrations.length;

/**
 * Brings a file to the newest form: all steps or none. A file that has it is not written to.
 * @param steps those of the program, unless a test says otherwise
 * @throws SqliteError
 */
export function migrate(database: Connection, steps: readonly Migration[] = migrations): void {
  const run = database.transaction(() => {
    const format = Number(database.pragma('user_version', { simple: true }));
    for (const step of steps.slice(format)) {
      step.up(database);
      database.pragma(`user_version = ${step.format}`);
    }
  });
  const isCurrent = Number(database.pragma('user_version', { simple: true })) === steps.length;
  if (!isCurrent) run.immediate();
}
