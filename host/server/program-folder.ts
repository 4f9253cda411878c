import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where the program is, and which version: the nearest folder upwards with a package.json. */
export function findProgram(from: string): { readonly folder: string; readonly version: string } {
  const file = path.join(from, 'package.json');
  if (existsSync(file)) {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(file, 'utf8')));
    return { folder: from, version };
  }
  const parent = path.dirname(from);
  if (parent === from) throw new Error('the program has no package.json');
  return findProgram(parent);
}
