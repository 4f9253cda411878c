import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';
import { Preferences } from './preferences.ts';

test('settings are kept between starts, and changes at the same time do not undo each other', async () => {
  const folder = path.join(testFolder(), 'new', 'folder');
  const preferences = new Preferences(folder);
  expect(preferences.settings).toEqual({ theme: 'system', userName: '' });
  await Promise.all([
    preferences.updateSettings({ theme: 'dark' }),
    preferences.updateSettings({ userName: 'Ada' }),
  ]);
  expect(new Preferences(folder).settings).toEqual({ theme: 'dark', userName: 'Ada' });
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test.each(['', '{"theme":"da', '{"theme":"pink","userName":"Ada"}', '[]', 'null'])(
  'a settings file that says %j reads as the default and can be written',
  async (content) => {
    const folder = testFolder();
    writeFileSync(path.join(folder, 'settings.json'), content);
    const preferences = new Preferences(folder);
    expect(preferences.settings).toEqual({ theme: 'system', userName: '' });
    await preferences.updateSettings({ theme: 'light' });
    expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual({
      theme: 'light',
      userName: '',
    });
  },
);

test('a write that fails is told, and the next one still happens', async () => {
  const folder = testFolder();
  const preferences = new Preferences(path.join(folder, 'file'));
  writeFileSync(path.join(folder, 'file'), '');
  await expect(preferences.updateSettings({ theme: 'dark' })).rejects.toThrow('EEXIST');
  const other = new Preferences(path.join(folder, 'other'));
  mkdirSync(path.join(folder, 'other', 'settings.json'), { recursive: true });
  await expect(other.updateSettings({ theme: 'dark' })).rejects.toThrow('EISDIR');
  expect(readdirSync(path.join(folder, 'other'))).toEqual(['settings.json']);
  await other.addRecentMap('/a');
  expect(other.recentMaps).toEqual(['/a']);
});

test('recent maps: the last first, each once, twenty at most', async () => {
  const preferences = new Preferences(testFolder());
  for (let number = 1; number <= 25; number += 1) await preferences.addRecentMap(`/maps/${number}`);
  await preferences.addRecentMap('/maps/10');
  const recent = preferences.recentMaps;
  expect(recent.slice(0, 3)).toEqual(['/maps/10', '/maps/25', '/maps/24']);
  expect(recent).toHaveLength(20);
});
