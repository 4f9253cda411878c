import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { OpenFailure, ReadOnlyReason, WriteFailure } from '#shared/bridge/failures.ts';
import type { ChainedEntry, ChainFault } from './history-chain.ts';
import { replay, textOf } from './map-document.ts';
import type { MapFile, NewEdit, WriteResult } from './map-file.ts';
import { openMapFile, type OpenResult, openToRead } from './open-map-file.ts';

export type LiveMapResult =
  | { readonly ok: true; readonly live: LiveMap }
  | { readonly ok: false; readonly code: OpenFailure };

/** An edit that is on disk now. */
type WrittenEdit = {
  readonly sequence: number;
  readonly client: string;
  readonly update: Uint8Array;
};

export type EditResult =
  | { readonly ok: true; readonly sequence: number; readonly written: readonly WrittenEdit[] }
  | { readonly ok: false; readonly code: WriteFailure | 'bad-update' | 'earlier-edit-missing' };

/** What verification finds: a fault of the chain, or readable text that says something else. */
export type MapFault = ChainFault | { readonly code: 'text'; readonly sequence: number };

/** From so many updates on, or so many bytes of them, they are folded into one. */
const FOLD_COUNT = 300;
const FOLD_BYTES = 2 * 1024 * 1024;

/**
 * Opens a map file together with the Yjs document that it holds.
 * @param now the time as ISO 8601 in UTC
 */
export function openLiveMap(path: string, now: () => string): LiveMapResult {
  return withDocument(openMapFile(path, now));
}

/** Opens a map to look at it, whoever else has it open; it takes no edits. */
export const openLiveMapToRead = (path: string): LiveMapResult => withDocument(openToRead(path));

function withDocument(opened: OpenResult): LiveMapResult {
  if (!opened.ok) return opened;
  const doc = replay(opened.file.contents().updates);
  if (doc) return { ok: true, live: new LiveMap(opened.file, doc, opened.readOnly) };
  opened.file.close();
  return { ok: false, code: 'damaged' };
}

/** An open map: what is in memory is what is on disk, after every call. */
export class LiveMap {
  readonly readOnly: ReadOnlyReason | undefined;
  readonly #file: MapFile;
  #doc: Y.Doc;

  constructor(file: MapFile, doc: Y.Doc, readOnly: ReadOnlyReason | undefined) {
    this.#file = file;
    this.#doc = doc;
    this.readOnly = readOnly;
  }

  get sequence(): number {
    return this.#file.sequence;
  }

  /** The whole map as one update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** The map as the JSON text of a file. */
  json(): string {
    return textOf(this.#doc);
  }

  history(before: number, limit: number): readonly ChainedEntry[] {
    return this.#file.history(before, limit);
  }

  /**
   * Writes edits, all or none. An update that cannot be read, or that builds on one that is not here,
   * would make the file unreadable for everybody, and is not written.
   */
  append(edits: readonly NewEdit[]): EditResult {
    if (!this.#file.canWrite) return { ok: false, code: 'read-only' };
    const refusal = this.#apply(edits);
    if (refusal !== undefined) return this.#refuse(refusal);
    const result = this.#file.append(edits);
    if (!result.ok) return this.#refuse(result.code);
    const sequences = new Map(result.entries.map((entry) => [keyOf(entry), entry.sequence]));
    const written = edits.flatMap((edit) => {
      const sequence = sequences.get(keyOf(edit));
      return sequence === undefined ? [] : [{ sequence, client: edit.client, update: edit.bytes }];
    });
    return { ok: true, sequence: result.sequence, written };
  }

  /** Brings the readable text in the file up to date, and folds updates once there are many. */
  tidy(): WriteResult {
    if (!this.#file.canWrite) return { ok: true };
    const { count, bytes } = this.#file.unfolded();
    if (count >= FOLD_COUNT || bytes >= FOLD_BYTES)
      return this.#file.fold(this.state(), this.json());
    if (this.#file.textSequence === this.sequence) return { ok: true };
    return this.#file.writeText(this.json());
  }

  /** Checks the chain, the updates that are kept, and that the readable text says the same. */
  verify(): MapFault | undefined {
    const fault = this.#file.verify();
    const text = this.#file.text();
    if (fault || text?.sequence !== this.sequence) return fault;
    return saysTheSame(text.json, this.json())
      ? undefined
      : { code: 'text', sequence: text.sequence };
  }

  /** Tidies up and lets go of the file. A failure to tidy loses nothing: the updates are there. */
  close(): WriteResult {
    if (!this.#file.isOpen) return { ok: true };
    const tidied = this.tidy();
    this.#file.close();
    return tidied;
  }

  #apply(edits: readonly NewEdit[]): 'bad-update' | 'earlier-edit-missing' | undefined {
    try {
      // All are decoded before the first is applied, which Yjs does piece by piece.
      for (const { bytes } of edits) Y.decodeUpdate(bytes);
      this.#doc.transact(() => {
        for (const { bytes } of edits) Y.applyUpdate(this.#doc, bytes);
      });
    } catch {
      // Yjs throws whatever it stumbles on; there is no other way to ask.
      return 'bad-update';
    }
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs === null && pendingDs === null ? undefined : 'earlier-edit-missing';
  }

  /** Takes what was not written out of memory again. */
  #refuse(code: Exclude<EditResult, { ok: true }>['code']): EditResult {
    const doc = replay(this.#file.contents().updates);
    if (!doc) throw new Error('the map file does not read back');
    this.#doc = doc;
    return { ok: false, code };
  }
}

const keyOf = ({ client, edit }: { readonly client: string; readonly edit: number }): string =>
  `${edit} ${client}`;

/** By content, so that another version of this program may write the same map in another order of keys. */
function saysTheSame(text: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(text), JSON.parse(other));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
