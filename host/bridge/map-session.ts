import path from 'node:path';
import type { MapEvent, Presence } from '#shared/bridge/contract.ts';
import type { EditResult, LiveMap } from '#host/store/live-map.ts';
import type { NewEdit } from '#host/store/map-file.ts';
import { EventQueue } from './event-queue.ts';

type Window = {
  readonly events: EventQueue<MapEvent>;
  name: string;
  presence: Presence | null;
};

/** How long it may be out of date while somebody edits without a pause, in ms. */
const MAX_STALE = 30_000;

/** One open map and the windows that are in it. */
export class MapSession {
  readonly live: LiveMap;
  readonly #fileName: string;
  readonly #onEmpty: () => void;
  readonly #windows = new Map<string, Window>();
  readonly #idle: number;
  #timer: NodeJS.Timeout | undefined;
  #staleSince: number | undefined;

  /**
   * @param idle after how long without an edit the readable text in the file is refreshed, in ms
   * @param onEmpty runs when the last window has left
   */
  constructor(live: LiveMap, file: string, idle: number, onEmpty: () => void) {
    this.live = live;
    this.#idle = idle;
    this.#fileName = path.basename(file);
    this.#onEmpty = onEmpty;
  }

  /** The first event is the whole state; every edit of another window that is on disk follows. */
  join(client: string): EventQueue<MapEvent> {
    // The same window again: its connection was lost and this host has not noticed yet.
    const lost = this.#windows.get(client);
    this.#windows.delete(client);
    lost?.events.cut();
    const events = new EventQueue<MapEvent>(() => this.#leave(client, events));
    events.push({
      type: 'state',
      sequence: this.live.sequence,
      state: this.live.state(),
      fileName: this.#fileName,
      readOnly: this.live.readOnly ?? null,
    });
    for (const [other, { name, presence }] of this.#windows)
      if (presence) events.push({ type: 'presence', client: other, name, presence });
    this.#windows.set(client, { events, name: '', presence: null });
    return events;
  }

  append(
    client: string,
    edits: readonly NewEdit[],
  ): EditResult | { ok: false; code: 'not-joined' } {
    if (!this.#windows.has(client)) return { ok: false, code: 'not-joined' };
    const result = this.live.append(edits);
    if (!result.ok || result.written.length === 0) return result;
    for (const edit of result.written) this.#send(client, { type: 'update', ...edit });
    this.#tidyWhenIdle();
    return result;
  }

  announce(client: string, name: string, presence: Presence): boolean {
    const window = this.#windows.get(client);
    if (!window) return false;
    window.name = name;
    window.presence = presence;
    this.#send(client, { type: 'presence', client, name, presence });
    return true;
  }

  /** Tells every window and lets go of the file. */
  close(): void {
    clearTimeout(this.#timer);
    for (const { events } of this.#windows.values()) {
      events.push({ type: 'closed' });
      events.end();
    }
    this.#windows.clear();
    this.live.close();
  }

  #leave(client: string, events: EventQueue<MapEvent>): void {
    const window = this.#windows.get(client);
    if (window?.events !== events) return;
    this.#windows.delete(client);
    if (window.presence) {
      const { name } = window;
      this.#send(client, { type: 'presence', client, name, presence: null });
    }
    if (this.#windows.size === 0) this.#onEmpty();
  }

  /** To every window but the one it comes from. */
  #send(from: string, event: MapEvent): void {
    for (const [client, { events }] of this.#windows) if (client !== from) events.push(event);
  }

  #tidyWhenIdle(): void {
    const now = Date.now();
    this.#staleSince ??= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(this.#idle, this.#staleSince + MAX_STALE - now));
    this.#timer = setTimeout(() => {
      this.#staleSince = undefined;
      // A failure loses nothing, for the edits are there; the next edit meets it too and tells.
      this.live.tidy();
    }, wait);
    this.#timer.unref();
  }
}
