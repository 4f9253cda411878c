import type { PassphraseSource } from '#host/signing/passphrase.ts';
import { UsageError } from './io.ts';

/** The options by which every signing command takes a passphrase. */
export const PASSPHRASE_OPTIONS = {
  'passphrase-file': { type: 'string' },
  'passphrase-fd': { type: 'string' },
  passphrase: { type: 'string' },
} as const;

type Given = {
  readonly 'passphrase-file'?: string | undefined;
  readonly 'passphrase-fd'?: string | undefined;
  readonly passphrase?: string | undefined;
};

/**
 * Where the passphrase is to be read from.
 * @throws UsageError where it stands on the command line itself, or in two places
 */
export function passphraseSource(given: Given, prompt: string, isNew: boolean): PassphraseSource {
  if (given.passphrase !== undefined) {
    throw new UsageError(
      'a passphrase on the command line can be seen by others on this machine; use --passphrase-file, --passphrase-fd, or type it when asked',
    );
  }
  const file = given['passphrase-file'];
  const descriptor = given['passphrase-fd'];
  if (file !== undefined && descriptor !== undefined) {
    throw new UsageError('give --passphrase-file or --passphrase-fd, not both');
  }
  if (file !== undefined) return { from: 'file', path: file };
  if (descriptor === undefined) return { from: 'terminal', prompt, isNew };
  if (!/^\d{1,4}$/u.test(descriptor)) throw new UsageError('--passphrase-fd takes a number');
  return { from: 'descriptor', descriptor: Number(descriptor) };
}
