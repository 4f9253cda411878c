import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of `assets/`, which stands beside `dist/` when bundled and two folders up in the source. */
export function assetFile(name: string): string {
  const places = ['../assets/', '../../assets/'].map((folder) =>
    fileURLToPath(new URL(folder + name, import.meta.url)),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${name} is missing from the installation`);
  return found;
}
