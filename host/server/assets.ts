import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export type Asset = { readonly type: string; readonly content: Buffer };

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * The files of the built interface, by their address below its folder. They are read once, at the
 * start: whatever is asked for later, no path is made of it. Undefined where it is not built.
 */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset> | undefined> {
  const assets = new Map<string, Asset>();
  await readFolder(folder, '', assets);
  return assets.has('index.html') ? assets : undefined;
}

// Folder by folder: a listing of a whole tree is not a thing to rely on inside a package's archive.
async function readFolder(folder: string, above: string, assets: Map<string, Asset>) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(orMissing);
  for (const entry of entries ?? []) {
    const file = path.join(folder, entry.name);
    const type = TYPES[path.extname(entry.name)];
    // Links and devices have no business in a built folder.
    if (entry.isDirectory()) await readFolder(file, `${above}${entry.name}/`, assets);
    else if (entry.isFile() && type !== undefined)
      assets.set(`${above}${entry.name}`, { type, content: await readFile(file) });
  }
}

function orMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
