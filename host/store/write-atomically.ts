import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a whole file so that, whatever happens, either the old content stands or the new: to a
 * temporary file beside it, flushed, then renamed over it.
 * @param target absolute; its folder exists
 * @throws as Node does; nothing is left behind then
 */
export async function writeAtomically(target: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(target));
}

/** A hidden name in the same folder, so that a rename stays within one file system. */
export const temporaryBeside = (target: string): string =>
  path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
  );

/** Makes a rename last through a loss of power. Windows flushes no folders. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
