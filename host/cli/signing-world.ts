import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { assetFile } from '#host/worksheet/asset-file.ts';
import { writeAtomically } from '#host/store/write-atomically.ts';
import { readPassphrase } from '#host/signing/passphrase.ts';
import type { PassphraseSource, ReadPassphrase } from '#host/signing/passphrase.ts';

/** What the signing commands need beyond reading and printing; a test gives its own clock. */
export type SigningWorld = {
  readonly now: () => Date;
  readonly random: (count: number) => Uint8Array;
  readonly exists: (file: string) => boolean;
  /** Writes a whole file or nothing; a secret one is readable by its owner alone. */
  readonly write: (file: string, bytes: Uint8Array, isSecret?: boolean) => Promise<void>;
  readonly passphrase: (source: PassphraseSource) => Promise<ReadPassphrase>;
  /** The font of signature blocks. */
  readonly font: () => Promise<Uint8Array>;
};

/** The machine itself. */
export const signingWorld: SigningWorld = {
  now: () => new Date(),
  random: (count) => randomBytes(count),
  exists: (file) => existsSync(file),
  write: async (file, bytes, isSecret = false) => {
    const target = path.resolve(file);
    await writeAtomically(target, bytes);
    if (isSecret) await chmod(target, 0o600);
  },
  passphrase: readPassphrase,
  font: () => readFile(assetFile('fonts/NotoSans-Regular.ttf')),
};
