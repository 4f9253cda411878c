import { mapFile } from './0001-map-file.ts';
import type { Migration } from './migration.ts';

/** Every step in order; the format of step n is n. A step is never edited once it has been shipped. */
export const migrations: readonly Migration[] = [mapFile];
