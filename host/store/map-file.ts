import type { Connection } from './connection.ts';
import type { WriteFailure } from '#shared/bridge/failures.ts';
import { writeFailureOf } from './failure.ts';
import {
  CHAIN_START,
  chainLink,
  type ChainedEntry,
  type ChainFault,
  type EntryFacts,
  findChainFault,
  sha256,
} from './history-chain.ts';
import { type StampedText, Statements } from './statements.ts';

/** A change to be written: an update and who made it. */
export type NewEdit = {
  readonly client: string;
  /** Counts up within the client, so that an edit that is sent again is written once. */
  readonly edit: number;
  readonly author: string;
  readonly action: string;
  readonly bytes: Uint8Array;
};

/** What a file holds of the map: updates to be applied in this order. */
export type Contents = { readonly sequence: number; readonly updates: readonly Uint8Array[] };

export type AppendResult =
  | { readonly ok: true; readonly entries: readonly ChainedEntry[]; readonly sequence: number }
  | { readonly ok: false; readonly code: WriteFailure };

export type WriteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: WriteFailure };

export type MapFileOptions = {
  readonly path: string;
  readonly canWrite: boolean;
  /** The time as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Runs once the connection is closed. */
  readonly onClose: () => void;
};

/** The author of what the program does by itself. */
const PROGRAM = 'Domicile';

/**
 * One open map file. All calls are synchronous; when one that writes returns `ok`, the data has been
 * flushed to the medium. Updates are opaque bytes here.
 */
export class MapFile {
  readonly path: string;
  readonly canWrite: boolean;
  readonly #database: Connection;
  readonly #statements: Statements;
  readonly #now: () => string;
  readonly #onClose: () => void;
  /** The last entry, as this process wrote or read it. */
  #head: { readonly sequence: number; readonly link: Uint8Array };

  /** Takes over a connection whose file has been checked. */
  constructor(database: Connection, options: MapFileOptions) {
    this.path = options.path;
    this.canWrite = options.canWrite;
    this.#database = database;
    this.#statements = new Statements(database);
    this.#now = options.now;
    this.#onClose = options.onClose;
    this.#head = this.#readHead();
  }

  /** The sequence of the last entry that is on disk. */
  get sequence(): number {
    return this.#head.sequence;
  }

  get isOpen(): boolean {
    return this.#database.open;
  }

  contents(): Contents {
    const read = this.#database.transaction(() => ({
      sequence: this.#readHead().sequence,
      updates: [...this.#statements.updates().values()],
    }));
    return read();
  }

  /** The readable text in the file; it may be of an earlier entry than the last. */
  text(): StampedText | undefined {
    return this.#statements.text();
  }

  /** The entry of the history at which the readable text was so; 0 = there is none. */
  get textSequence(): number {
    return this.#statements.textSequence();
  }

  /** How many updates, and bytes of them, are waiting to be folded. */
  unfolded(): { readonly count: number; readonly bytes: number } {
    return this.#statements.unfolded();
  }

  /** The newest entries before a sequence, newest first; edits by people only. */
  history(before: number, limit: number): ChainedEntry[] {
    return this.#statements.historyBefore(before, limit);
  }

  /** Whether every update that is kept hashes to what the history says; fast, run at each open. */
  hasWholeUpdates(): boolean {
    const hashes = this.#statements.updateHashes();
    return (
      hashes.length > 0 &&
      hashes.every(({ bytes, expected }) => Buffer.compare(sha256(bytes), expected) === 0)
    );
  }

  /** Recomputes the whole chain and the hashes of all updates that are kept. */
  verify(): ChainFault | undefined {
    const check = this.#database.transaction(() =>
      findChainFault(this.#statements.allHistory(), this.#statements.updates()),
    );
    return check();
  }

  /**
   * Writes edits, all or none. One that is there already is left out and answered as written.
   * @returns the entries that were new, and the sequence of the last of all edits given
   */
  append(edits: readonly NewEdit[]): AppendResult {
    const entries: ChainedEntry[] = [];
    let sequence = this.sequence;
    const written = this.#write(() => {
      for (const { bytes, ...who } of edits) {
        const known = this.#statements.sequenceOf(who.client, who.edit);
        if (known === undefined) {
          const entry = this.#chain({ ...who, kind: 'edit', bytesSha256: sha256(bytes) });
          this.#statements.insert(entry, bytes);
          entries.push(entry);
        }
        sequence = known ?? this.sequence;
      }
    });
    return written.ok ? { ok: true, entries, sequence } : written;
  }

  /**
   * Puts all updates into one; the history stays.
   * @param state what applying all of them gives, as one update
   * @param json the map at this very state
   */
  fold(state: Uint8Array, json: string): WriteResult {
    const facts = { author: PROGRAM, action: 'Folded earlier updates into one', client: 'host' };
    return this.#write(() => {
      const edit = this.sequence + 1;
      const entry = this.#chain({ ...facts, edit, kind: 'fold', bytesSha256: sha256(state) });
      this.#statements.insert(entry, state);
      this.#statements.deleteUpdatesBefore(entry.sequence);
      this.#statements.writeText({ sequence: entry.sequence, json });
      // Gives the pages that are free now back to the file system.
      this.#database.pragma('incremental_vacuum');
    });
  }

  /** Writes the readable text of the map as it is at the last entry. */
  writeText(json: string): WriteResult {
    return this.#write(() => this.#statements.writeText({ sequence: this.sequence, json }));
  }

  close(): void {
    if (!this.isOpen) return;
    this.#database.close();
    this.#onClose();
  }

  #chain(facts: Omit<EntryFacts, 'sequence' | 'at'>): ChainedEntry {
    const whole: EntryFacts = {
      ...facts,
      sequence: this.#head.sequence + 1,
      at: this.#now(),
      // Half a surrogate pair cannot be stored as text; the chain is over what can be read back.
      author: facts.author.toWellFormed(),
      action: facts.action.toWellFormed(),
      client: facts.client.toWellFormed(),
    };
    const chainSha256 = chainLink(this.#head.link, whole);
    this.#head = { sequence: whole.sequence, link: chainSha256 };
    return { ...whole, chainSha256 };
  }

  #readHead(): { sequence: number; link: Uint8Array } {
    return this.#statements.head() ?? { sequence: 0, link: CHAIN_START };
  }

  /** One transaction. If it fails, file and head are as before. */
  #write(change: () => void): WriteResult {
    if (!this.canWrite) return { ok: false, code: 'read-only' };
    const before = this.#head;
    const run = this.#database.transaction(() => {
      // Somebody copied another file over this one, or wrote to it without our lock.
      const { sequence, link } = this.#readHead();
      if (sequence !== before.sequence || Buffer.compare(link, before.link) !== 0) return false;
      change();
      return true;
    });
    try {
      return run.immediate() ? { ok: true } : { ok: false, code: 'file-changed' };
    } catch (error) {
      this.#head = before;
      return { ok: false, code: writeFailureOf(error) };
    }
  }
}
