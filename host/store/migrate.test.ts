import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LATEST_FORMAT, migrate } from './migrate.ts';
import { migrations } from './migrations/registry.ts';

const versionOf = (database: Database.Database) =>
  database.pragma('user_version', { simple: true });

test('the step at place n makes format n', () => {
  expect(migrations.map(({ format }) => format)).toEqual(migrations.map((_, index) => index + 1));
  expect(LATEST_FORMAT).toBe(migrations.length);
});

test('steps that are due run once, in order', () => {
  const database = new Database(':memory:');
  const ran: number[] = [];
  const steps = [1, 2, 3].map((format) => ({ format, up: () => ran.push(format) }));
  migrate(database, steps.slice(0, 1));
  migrate(database, steps);
  migrate(database, steps);
  expect(ran).toEqual([1, 2, 3]);
  expect(versionOf(database)).toBe(3);
});

test('a step that fails takes the ones before it back', () => {
  const database = new Database(':memory:');
  const steps = [
    { format: 1, up: (on: Database.Database) => on.exec('CREATE TABLE t (a)') },
    { format: 2, up: (on: Database.Database) => on.exec('nonsense') },
  ];
  expect(() => migrate(database, steps)).toThrow('nonsense');
  expect(versionOf(database)).toBe(0);
  expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
});
