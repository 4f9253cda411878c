import { homedir } from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where maps are kept, the same for every shell.
 * @param given what the user named at the start; it goes before DOMICILE_WORKSPACE
 */
export function workspaceFolder(environment: Environment, given?: string): string {
  const folder = given ?? environment['DOMICILE_WORKSPACE'] ?? '';
  return path.resolve(folder === '' ? path.join(homedir(), 'Domicile') : folder);
}

/** The program's own folder, for settings and the list of recent maps: the same for every shell. */
export function settingsFolder(environment: Environment): string {
  const folder = environment['DOMICILE_SETTINGS'] ?? '';
  return folder === '' ? envPaths('Domicile', { suffix: '' }).config : path.resolve(folder);
}
