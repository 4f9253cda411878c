import * as Y from 'yjs';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { MapEvent } from '#shared/bridge/contract.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import type { SavedState } from '../app/open-map.ts';
import { EditQueue } from './edit-queue.ts';

/** The origin of what comes from the host; it is not sent back and cannot be undone here. */
const HOST_ORIGIN = { kind: 'host' } as const;

const RETRY_MS = 1000;

export type Joined =
  | { readonly ok: true; readonly doc: Y.Doc }
  | { readonly ok: false; readonly code: OpenFailure | 'unknown-map' };

/**
 * This window's copy of a map, kept equal to the host's: edits of other windows come in, its own go
 * out and are kept until they are on disk. A lost connection is taken up again by itself.
 */
export class MapConnection {
  readonly #bridge: Bridge;
  readonly #map: string;
  readonly #client: string;
  readonly #doc = new Y.Doc();
  readonly #queue: EditQueue;
  #onSaved: (() => void) | undefined;
  #readOnly: SavedState | undefined;
  #isLost = false;
  #isClosed = false;
  #events: { return?: () => unknown } | undefined;

  /**
   * @param client names this window: random, new at each load
   */
  constructor(bridge: Bridge, map: string, client: string) {
    this.#bridge = bridge;
    this.#map = map;
    this.#client = client;
    this.#queue = new EditQueue(
      async (edits) => bridge.maps.append({ map, client, edits: [...edits] }),
      () => this.#onSaved?.(),
    );
  }

  get saved(): SavedState {
    if (this.#readOnly !== undefined) return this.#readOnly;
    return this.#isLost && this.#queue.isEmpty ? { kind: 'offline' } : this.#queue.state;
  }

  /** Calls back each time `saved` changes. */
  whenSaved(listener: () => void): void {
    this.#onSaved = listener;
  }

  /** Joins the map; the answer comes with the first event, the rest goes on until `close`. */
  async join(): Promise<Joined> {
    return new Promise((resolve) => {
      void this.#follow(resolve);
    });
  }

  /** Sends what was done here. */
  send(update: Uint8Array, action: string): void {
    if (this.#readOnly === undefined) this.#queue.add(update, action);
  }

  /** Whether an update has been made here, and is to be sent. */
  isOwn(origin: unknown): boolean {
    return origin !== HOST_ORIGIN;
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.close();
    void this.#events?.return?.();
    this.#doc.destroy();
  }

  async #follow(answer: (joined: Joined) => void): Promise<void> {
    while (!this.#isClosed) {
      try {
        const events = await this.#bridge.maps.join({ map: this.#map, client: this.#client });
        this.#events = events;
        for await (const event of events) {
          if (this.#isClosed) return;
          this.#take(event, answer);
          if (event.type === 'refused') return;
        }
      } catch (error) {
        // What rejects here is the connection; a bug of the host says so in its own log.
        if (this.#isClosed) return;
        globalThis.console.warn('The connection to the map was lost.', error);
      }
      this.#setLost(true);
      await new Promise((resolve) => {
        globalThis.setTimeout(resolve, RETRY_MS);
      });
    }
  }

  #take(event: MapEvent, answer: (joined: Joined) => void): void {
    switch (event.type) {
      case 'refused':
        answer({ ok: false, code: event.code });
        return;
      case 'state':
        Y.applyUpdate(this.#doc, event.state, HOST_ORIGIN);
        this.#readOnly =
          event.readOnly === null ? undefined : { kind: 'read-only', code: event.readOnly };
        this.#setLost(false);
        this.#queue.retry();
        answer({ ok: true, doc: this.#doc });
        return;
      case 'update':
        Y.applyUpdate(this.#doc, event.update, HOST_ORIGIN);
        return;
      case 'presence':
      case 'closed':
    }
  }

  #setLost(isLost: boolean): void {
    if (this.#isLost === isLost) return;
    this.#isLost = isLost;
    this.#onSaved?.();
  }
}
