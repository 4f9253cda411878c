import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';
import { chooseShell, type Machine } from './choose-shell.ts';
import { findElectron } from './find-electron.ts';

const desk: Machine = {
  platform: 'linux',
  environment: { DISPLAY: ':0' },
  user: 1000,
  electron: '/electron',
};
const window = { shell: 'electron', binary: '/electron' };
const because = (machine: Partial<Machine>): string => {
  const choice = chooseShell({ ...desk, ...machine });
  return choice.shell === 'browser' ? choice.because : choice.shell;
};

test.each<[string, Partial<Machine>]>([
  ['X', {}],
  ['Wayland', { environment: { WAYLAND_DISPLAY: 'wayland-0' } }],
  ['macOS', { platform: 'darwin', environment: {} }],
  ['Windows', { platform: 'win32', environment: {}, user: undefined }],
  ['macOS as root', { platform: 'darwin', environment: {}, user: 0 }],
])('a window of its own: %s', (_, machine) => {
  expect(chooseShell({ ...desk, ...machine })).toEqual(window);
});

test('a browser tab, with the reason in words', () => {
  expect(because({ electron: undefined })).toContain('npm run electron:install');
  expect(because({ electron: undefined, platform: 'darwin' })).toContain('not installed');
  expect(because({ environment: {} })).toBe('there is no display for a window');
  expect(because({ environment: { DISPLAY: '', WAYLAND_DISPLAY: '' } })).toContain('no display');
  expect(because({ user: 0 })).toContain('root');
  expect(because({ platform: 'freebsd', environment: {} })).toContain('no display');
});

describe('where the binary of Electron is', () => {
  function electronPackage(isFetched: boolean): string {
    const folder = path.join(testFolder(), 'electron');
    mkdirSync(path.join(folder, 'dist'), { recursive: true });
    writeFileSync(path.join(folder, 'path.txt'), 'electron');
    if (isFetched) writeFileSync(path.join(folder, 'dist', 'electron'), '');
    return folder;
  }

  test('named by the package, and there', () => {
    const folder = electronPackage(true);
    expect(findElectron(folder, {})).toBe(path.join(folder, 'dist', 'electron'));
    expect(findElectron(electronPackage(false), {})).toBeUndefined();
  });

  test('not fetched, or no package at all', () => {
    expect(findElectron(path.join(testFolder(), 'electron'), {})).toBeUndefined();
    expect(findElectron(testFolder(), {})).toBeUndefined();
  });

  test('in a folder of the user’s own', () => {
    const folder = electronPackage(true);
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'dist') };
    expect(findElectron(testFolder(), environment)).toBe(path.join(folder, 'dist', 'electron'));
    const elsewhere = { ELECTRON_OVERRIDE_DIST_PATH: testFolder() };
    expect(findElectron(folder, elsewhere)).toBeUndefined();
  });
});
