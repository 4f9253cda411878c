import { createHash } from 'node:crypto';

/** What one entry of the history says, before it is chained. */
export type EntryFacts = {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** `edit` by a person; `fold` is the program putting all updates so far into one. */
  readonly kind: 'edit' | 'fold';
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly author: string;
  /** What was done, in one line. */
  readonly action: string;
  /** The window that did it, and the number of the edit within that window. */
  readonly client: string;
  readonly edit: number;
  readonly bytesSha256: Uint8Array;
};

export type ChainedEntry = EntryFacts & { readonly chainSha256: Uint8Array };

/** What stands before the first entry. */
export const CHAIN_START = new Uint8Array(32);

/** SHA-256, 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(bytes).digest();

/**
 * The link of an entry: SHA-256 over the link before it and what the entry says, so that no earlier
 * entry can be changed, left out or put in without every later link changing.
 */
export function chainLink(before: Uint8Array, facts: EntryFacts): Uint8Array {
  const { sequence, kind, at, author, action, client, edit, bytesSha256 } = facts;
  const hash = Buffer.from(bytesSha256).toString('hex');
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([sequence, kind, at, author, action, client, edit, hash]))
    .digest();
}

/** Where and how a history contradicts itself or the updates that are kept. */
export type ChainFault = {
  /** `gap`: entries are missing; `broken`: an entry was changed; `content`: an update was. */
  readonly code: 'gap' | 'broken' | 'content';
  readonly sequence: number;
};

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Checks a whole history.
 * @param entries in the order of `sequence`
 * @param updates what is kept of the updates, by sequence: all from the last fold on
 * @returns the first fault, or undefined
 */
export function findChainFault(
  entries: Iterable<ChainedEntry>,
  updates: ReadonlyMap<number, Uint8Array>,
): ChainFault | undefined {
  let link: Uint8Array = CHAIN_START;
  let sequence = 0;
  let keptFrom = 1;
  for (const entry of entries) {
    sequence += 1;
    if (entry.sequence !== sequence) return { code: 'gap', sequence };
    link = chainLink(link, entry);
    if (!same(link, entry.chainSha256)) return { code: 'broken', sequence };
    const bytes = updates.get(sequence);
    if (bytes && !same(sha256(bytes), entry.bytesSha256)) return { code: 'content', sequence };
    if (entry.kind === 'fold') keptFrom = sequence;
  }
  const kept = [...updates.keys()];
  const isWhole =
    sequence > 0 &&
    kept.length === sequence - keptFrom + 1 &&
    kept.every((number) => number >= keptFrom && number <= sequence);
  return isWhole ? undefined : { code: 'content', sequence: keptFrom };
}
