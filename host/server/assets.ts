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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(orMissing);
  const assets = new Map<string, Asset>();
  for (const entry of entries ?? []) {
    // Links and devices have no business in a built folder.
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = path.relative(folder, file).split(path.sep).join('/');
    assets.set(address, { type, content: await readFile(file) });
  }
  return assets.has('index.html') ? assets : undefined;
}

function orMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
