import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Where Electron's binary is; undefined = nowhere. The package is looked at from outside: loading it
 * would fetch the binary from the network if it is not there.
 * @param folder of the package `electron`
 * @param environment ELECTRON_OVERRIDE_DIST_PATH names another folder, as for Electron itself
 */
export function findElectron(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const note = path.join(folder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined;
  if (override === '' && name === undefined) return undefined;
  const dist = override === '' ? path.join(folder, 'dist') : override;
  const binary = path.join(dist, name ?? 'electron');
  return existsSync(binary) ? binary : undefined;
}
