import { realpathSync } from 'node:fs';
import type { MapEvent } from '#shared/bridge/contract.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import type { EventQueue } from './event-queue.ts';
import { openFailureOf } from '#host/store/failure.ts';
import { type LiveMap, openLiveMap, openLiveMapToRead } from '#host/store/live-map.ts';
import { MapSession } from './map-session.ts';

type Failed = { readonly ok: false; readonly code: OpenFailure };

/** The maps that windows of this host have open: one session a file, however it was named. */
export class MapSessions {
  readonly #now: () => string;
  readonly #idle: number;
  /** By their real path. */
  readonly #sessions = new Map<string, MapSession>();
  /** Under which names the open files were opened, for when a file is moved away meanwhile. */
  readonly #realPaths = new Map<string, string>();

  /**
   * @param now the time as ISO 8601 in UTC
   * @param idle after how long without an edit readable texts are refreshed, in ms
   */
  constructor(now: () => string, idle: number) {
    this.#now = now;
    this.#idle = idle;
  }

  /** Opens the map, or joins the windows that are in it. */
  join(
    file: string,
    client: string,
  ): { readonly ok: true; readonly events: EventQueue<MapEvent> } | Failed {
    const open = this.find(file);
    if (open) return { ok: true, events: open.join(client) };
    const real = realPath(file);
    if (!real.ok) return real;
    const opened = openLiveMap(real.path, this.#now);
    if (!opened.ok) return opened;
    const fresh = new MapSession(opened.live, real.path, this.#idle, () =>
      this.#close(real.path, fresh),
    );
    this.#sessions.set(real.path, fresh);
    this.#realPaths.set(file, real.path);
    return { ok: true, events: fresh.join(client) };
  }

  /** The session of a map that is open. */
  find(file: string): MapSession | undefined {
    const known = this.#realPaths.get(file);
    if (known !== undefined) return this.#sessions.get(known);
    const real = realPath(file);
    return real.ok ? this.#sessions.get(real.path) : undefined;
  }

  /** Looks at a map, open or not. */
  read<T>(file: string, look: (live: LiveMap) => T): { ok: true; value: T } | Failed {
    const session = this.find(file);
    if (session) return { ok: true, value: look(session.live) };
    const opened = openLiveMapToRead(file);
    if (!opened.ok) return opened;
    try {
      return { ok: true, value: look(opened.live) };
    } finally {
      opened.live.close();
    }
  }

  closeAll(): void {
    for (const [file, session] of this.#sessions) this.#close(file, session);
  }

  #close(file: string, session: MapSession): void {
    if (this.#sessions.get(file) !== session) return;
    this.#sessions.delete(file);
    for (const [name, real] of this.#realPaths) if (real === file) this.#realPaths.delete(name);
    session.close();
  }
}

function realPath(file: string): { readonly ok: true; readonly path: string } | Failed {
  try {
    return { ok: true, path: realpathSync(file) };
  } catch (error) {
    return { ok: false, code: openFailureOf(error) };
  }
}
