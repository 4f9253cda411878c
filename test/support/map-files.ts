import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createMapFile } from '#host/store/create-map-file.ts';
import type { MapFile } from '#host/store/map-file.ts';
import { openMapFile } from '#host/store/open-map-file.ts';

/** A clock that moves on by a second at each look. */
export function testClock(): () => string {
  let seconds = 0;
  return () => {
    seconds += 1;
    return new Date(Date.UTC(2026, 0, 2, 3, 4, seconds)).toISOString();
  };
}

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Bytes that say nothing to anybody, different for each seed. */
export const someBytes = (seed: number, length = 100): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) % 256);

/** A new map file; its content is opaque to the store. */
export async function newMapFile(folder: string, title = 'Telehealth'): Promise<string> {
  const content = {
    author: 'Ada',
    action: 'Created',
    state: someBytes(0),
    json: `{"title":"${title}"}\n`,
  };
  const created = await createMapFile(folder, title, content, testClock());
  if (!created.ok) throw new Error(created.code);
  return created.path;
}

/** Opens a file that must open; it is closed after the test. */
export function openOrFail(file: string): MapFile {
  const opened = openMapFile(file, testClock());
  if (!opened.ok) throw new Error(opened.code);
  onTestFinished(() => opened.file.close());
  return opened.file;
}

/** Why a file opens for reading only; undefined = it opens for writing. */
export function readOnlyReason(file: string): string | undefined {
  const opened = openMapFile(file, testClock());
  if (!opened.ok) throw new Error(opened.code);
  opened.file.close();
  return opened.readOnly;
}
