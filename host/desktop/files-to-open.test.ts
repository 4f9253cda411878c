import path from 'node:path';
import { expect, test } from 'vitest';
import { filesToOpen } from './files-to-open.ts';
import { windowForMap } from './window-for-map.ts';

test('maps and JSON of a command line, from the folder of whoever started', () => {
  const args = ['.', 'a.domicile', '/maps/B.DOMICILE', 'sub/c.json', '../d.domicile'];
  const folder = path.resolve('/home/ada');
  expect(filesToOpen(args, folder)).toEqual([
    path.resolve('/home/ada/a.domicile'),
    path.resolve('/maps/B.DOMICILE'),
    path.resolve('/home/ada/sub/c.json'),
    path.resolve('/home/d.domicile'),
  ]);
});

test('programs, folders and switches are passed over', () => {
  const args = [
    '/opt/electron',
    '/opt/app',
    '--x=a.domicile',
    '-a.json',
    'notes.txt',
    'domicile',
    '',
  ];
  expect(filesToOpen(args, '/')).toEqual([]);
});

test('a map goes to the window that has it, then to one that shows none, then to a new one', () => {
  const start = { window: 'start', map: undefined };
  const other = { window: 'other', map: 'other' };
  const same = { window: 'same', map: 'map' };
  expect(windowForMap('map', [start, other, same])).toEqual({ kind: 'raise', window: 'same' });
  expect(windowForMap('map', [other, start])).toEqual({ kind: 'reuse', window: 'start' });
  expect(windowForMap('map', [other])).toEqual({ kind: 'new' });
  expect(windowForMap('map', [])).toEqual({ kind: 'new' });
});
