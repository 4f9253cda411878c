import type { Bridge } from '#shared/bridge/bridge.ts';
import { MAX_EDITS } from '#shared/bridge/contract.ts';
import type { SavedState } from '../app/open-map.ts';

type QueuedEdit = { readonly number: number; readonly update: Uint8Array; readonly action: string };

/** Waits between tries while the host does not answer, in milliseconds. */
const RETRY_MS = 1000;

/**
 * Sends edits to the host in their order, several at once where they have waited, and keeps each
 * until the host has said that it is on disk. Numbers make it safe to send one again.
 */
export class EditQueue {
  readonly #append: (edits: readonly QueuedEdit[]) => ReturnType<Bridge['maps']['append']>;
  readonly #onState: (state: SavedState) => void;
  #waiting: QueuedEdit[] = [];
  #next = 1;
  #isSending = false;
  #isClosed = false;
  #state: SavedState = { kind: 'saved' };

  /**
   * @param append writes edits at the host
   * @param onState is told where the last edit is, each time that changes
   */
  constructor(
    append: (edits: readonly QueuedEdit[]) => ReturnType<Bridge['maps']['append']>,
    onState: (state: SavedState) => void,
  ) {
    this.#append = append;
    this.#onState = onState;
  }

  get state(): SavedState {
    return this.#state;
  }

  /** Whether everything is on disk. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Takes an edit that has been made. @param action what was done, one line for the history */
  add(update: Uint8Array, action: string): void {
    this.#waiting.push({ number: this.#next, update, action });
    this.#next += 1;
    void this.#send();
  }

  /** Tries again at once: the connection is there again. */
  retry(): void {
    void this.#send();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.#isClosed || this.isEmpty) return;
    this.#isSending = true;
    const edits = this.#waiting.slice(0, MAX_EDITS);
    if (this.#state.kind === 'saved') this.#tell({ kind: 'saving' });
    const answer = await this.#append(edits).catch(() => undefined);
    this.#isSending = false;
    if (answer === undefined) return this.#later({ kind: 'offline' });
    if (!answer.ok) {
      if (answer.code === 'not-joined' || answer.code === 'busy')
        return this.#later({ kind: 'saving' });
      return this.#tell({ kind: 'failed', code: answer.code });
    }
    this.#waiting = this.#waiting.slice(edits.length);
    if (!this.isEmpty) return this.#send();
    this.#tell({ kind: 'saved' });
  }

  #later(state: SavedState): void {
    this.#tell(state);
    if (!this.#isClosed) globalThis.setTimeout(() => void this.#send(), RETRY_MS);
  }

  #tell(state: SavedState): void {
    this.#state = state;
    this.#onState(state);
  }
}
