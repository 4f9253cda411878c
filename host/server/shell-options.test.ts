import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readShellOptions } from './shell-options.ts';

test('without arguments: a free port, the own folder, the browser', () => {
  expect(readShellOptions([], {})).toEqual({
    port: 0,
    workspaceFolder: path.join(homedir(), 'Domicile'),
    opensBrowser: true,
  });
});

test('the argument goes before the environment; nobody is at the screen of a build machine', () => {
  const environment = { DOMICILE_WORKSPACE: '/from/environment', CI: 'true' };
  expect(readShellOptions([], environment)).toMatchObject({
    workspaceFolder: path.resolve('/from/environment'),
    opensBrowser: false,
  });
  const args = ['--workspace', '/given', '--port', '65535', '--no-open'];
  expect(readShellOptions(args, { ...environment, CI: '' })).toEqual({
    port: 65_535,
    workspaceFolder: path.resolve('/given'),
    opensBrowser: false,
  });
});

test.each([
  [['--port', '65536'], '--port is "65536"'],
  [['--port', '-1'], 'port'],
  [['--port', '80a'], '--port is "80a"'],
  [['--port', ''], '--port is ""'],
  [['--nonsense'], '--nonsense'],
  [['extra'], 'extra'],
])('%j is refused in one line', (args, words) => {
  const answer = readShellOptions(args, {});
  expect(answer).toContain(words);
  expect(answer).not.toContain('\n');
});
