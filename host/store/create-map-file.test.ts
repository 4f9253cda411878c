import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newMapFile, testClock, testFolder } from '#test/support/map-files.ts';
import { createMapFile, fileNameFor } from './create-map-file.ts';

test.each([
  ['EU / US: intake', 'EU US intake'],
  ['../../etc/passwd', 'etc passwd'],
  ['  .hidden. ', 'hidden'],
  ['con', 'con map'],
  ['a\u0000b\nc\u202e', 'a b c'],
  ['???', 'Map'],
  ['Téléconsultation 漢字', 'Téléconsultation 漢字'],
])('the title %j names the file %j', (title, name) => {
  expect(fileNameFor(title)).toBe(name);
});

test('a long title is cut between characters', () => {
  const name = fileNameFor('👩‍⚕️'.repeat(40));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
  expect(name).toBe('👩‍⚕️'.repeat(12));
});

test('a taken name gets a number; nothing else is left in the folder', async () => {
  const folder = testFolder();
  const made = [await newMapFile(folder), await newMapFile(folder), await newMapFile(folder)];
  expect(made.map((file) => path.basename(file))).toEqual([
    'Telehealth.domicile',
    'Telehealth 2.domicile',
    'Telehealth 3.domicile',
  ]);
  expect(readdirSync(folder)).toHaveLength(3);
});

test('twenty at once get twenty names', async () => {
  const folder = testFolder();
  const made = await Promise.all(Array.from({ length: 20 }, () => newMapFile(folder)));
  expect(new Set(made).size).toBe(20);
  expect(readdirSync(folder)).toHaveLength(20);
});

test('a folder that cannot be is an answer', async () => {
  const file = path.join(testFolder(), 'file');
  writeFileSync(file, '');
  const content = { author: '', action: '', state: new Uint8Array(), json: '' };
  const created = await createMapFile(path.join(file, 'sub'), 'x', content, testClock());
  expect(created).toEqual({ ok: false, code: 'not-found' });
});
