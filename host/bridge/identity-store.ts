import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Identity } from '#shared/bridge/worksheet-contract.ts';
import { writeAtomically } from '#host/store/write-atomically.ts';

/**
 * A protection by the system, such as its keychain, that a shell may put around identity files; the
 * passphrase inside stays.
 */
export type KeyProtection = {
  readonly seal: (file: Uint8Array) => Uint8Array;
  /** The file as it was sealed. @throws where the system does not give it back */
  readonly unseal: (sealed: Uint8Array) => Uint8Array;
};

/** What stands beside a key in the clear, so that identities can be listed without a passphrase. */
const card = z.object({
  name: z.string(),
  organisation: z.string(),
  email: z.string(),
  key: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  validUntil: z.string(),
});

type Card = z.output<typeof card>;

const ID_LENGTH = 16;
const CARD = '.json';
const KEY = '.p12';

/**
 * The signing identities of a user: PKCS#12 files, each under its own passphrase, in a folder that
 * only the user may read.
 */
export class IdentityStore {
  readonly #folder: string;
  readonly #protection: KeyProtection | undefined;

  /** @param folder created when the first identity is kept */
  constructor(folder: string, protection: KeyProtection | undefined) {
    this.#folder = folder;
    this.#protection = protection;
  }

  /** By name; a file that cannot be read is passed over. */
  async list(): Promise<Identity[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names
      .filter((name) => name.endsWith(CARD))
      .map((name) => path.basename(name, CARD));
    const read = await Promise.all(ids.map(async (id) => this.#card(id)));
    return read
      .filter((identity) => identity !== undefined)
      .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  }

  /** The PKCS#12 file of an identity; undefined where it is not kept here. */
  async file(id: string): Promise<Uint8Array | undefined> {
    const kept = await readFile(this.#path(id, KEY)).catch(() => undefined);
    if (kept === undefined || this.#protection === undefined) return kept;
    return this.#protection.unseal(kept);
  }

  /**
   * Keeps an identity; the same certificate again takes the place of the first.
   * @throws as Node does where the folder cannot be written
   */
  async keep(file: Uint8Array, about: Card): Promise<Identity> {
    const id = createHash('sha256').update(about.fingerprint).digest('hex').slice(0, ID_LENGTH);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const key = this.#path(id, KEY);
    await writeAtomically(key, this.#protection?.seal(file) ?? file);
    await chmod(key, 0o600);
    await writeAtomically(this.#path(id, CARD), `${JSON.stringify(about)}\n`);
    return { id, ...about };
  }

  async #card(id: string): Promise<Identity | undefined> {
    const text = await readFile(this.#path(id, CARD), 'utf8').catch(() => '');
    const read = card.safeParse(parsed(text));
    return read.success && new RegExp(`^[a-z0-9]{${ID_LENGTH}}$`).test(id)
      ? { id, ...read.data }
      : undefined;
  }

  #path = (id: string, ending: string): string => path.join(this.#folder, `${id}${ending}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
