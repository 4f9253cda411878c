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

test('sizes of panels are kept, and a file from before there were any is read', async () => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'settings.json'), '{"theme":"dark","userName":"Ada"}');
  const panels = { left: 240, right: 400, bottom: 300 };
  await new Preferences(folder).updateSettings({ panels });
  expect(new Preferences(folder).settings).toEqual({ theme: 'dark', userName: 'Ada', panels });
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

test('where nothing can be written, changes last until the end of the program', async () => {
  const folder = testFolder();
  mkdirSync(path.join(folder, 'settings.json'));
  const preferences = new Preferences(folder);
  expect(await preferences.updateSettings({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
  expect(preferences.settings.theme).toBe('dark');
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(new Preferences(folder).settings.theme).toBe('system');

  writeFileSync(path.join(folder, 'file'), '');
  const nowhere = new Preferences(path.join(folder, 'file'));
  await nowhere.addRecentMap('/a');
  expect(nowhere.recentMaps).toEqual(['/a']);
});

test('recent maps: the last first, each once, twenty at most', async () => {
  const preferences = new Preferences(testFolder());
  for (let number = 1; number <= 25; number += 1) await preferences.addRecentMap(`/maps/${number}`);
  await preferences.addRecentMap('/maps/10');
  const recent = preferences.recentMaps;
  expect(recent.slice(0, 3)).toEqual(['/maps/10', '/maps/25', '/maps/24']);
  expect(recent).toHaveLength(20);
});
