import path from 'node:path';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';

/**
 * The files that a start names: maps, or JSON. What else stands on a command line (the program, its
 * folder, switches of Chromium) is passed over.
 * @param args with or without the program itself
 * @param folder the working directory of whoever started
 */
export const filesToOpen = (args: readonly string[], folder: string): string[] =>
  args
    .filter((arg) => !arg.startsWith('-') && isMapName(arg))
    .map((arg) => path.resolve(folder, arg));

const isMapName = (name: string): boolean =>
  [MAP_FILE_EXTENSION, '.json'].includes(path.extname(name).toLowerCase());
