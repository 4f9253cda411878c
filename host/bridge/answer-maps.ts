import path from 'node:path';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import { openFailureOf } from '#host/store/failure.ts';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import type { LiveMap } from '#host/store/live-map.ts';
import { writeAtomically } from '#host/store/write-atomically.ts';
import { EventQueue } from './event-queue.ts';
import type { Host } from './host.ts';
import type { MapSession } from './map-session.ts';

/** What the host answers about one map. */
export const answerMaps = (host: Host): Bridge['maps'] => ({
  async join({ map, client }) {
    const file = host.tokens.pathOf(map);
    if (file === undefined) return refused('unknown-map');
    const joined = host.sessions.join(file, client);
    if (!joined.ok) return refused(joined.code);
    await host.noteOpened(file);
    return joined.events;
  },
  async append({ map, client, edits }) {
    const { userName } = host.preferences.settings;
    const session = sessionOf(host, map);
    if (!session) return { ok: false, code: 'not-joined' };
    const result = session.append(
      client,
      edits.map(({ number, update, action }) => ({
        client,
        edit: number,
        author: userName,
        action,
        bytes: update,
      })),
    );
    return result.ok ? { ok: true, sequence: result.sequence } : result;
  },
  async announce({ map, client, presence }) {
    const { userName } = host.preferences.settings;
    const isHere = sessionOf(host, map)?.announce(client, userName, presence) ?? false;
    return isHere ? { ok: true } : { ok: false, code: 'not-joined' };
  },
  async history({ map, before, limit }) {
    const read = look(host, map, (live) => live.history(before ?? Number.MAX_SAFE_INTEGER, limit));
    if (!read.ok) return read;
    const entries = read.value.map(({ sequence, at, author, action, client }) => ({
      sequence,
      at,
      author,
      action,
      client,
    }));
    return { ok: true, entries };
  },
  async verify({ map }) {
    const read = look(host, map, (live) => live.verify());
    return read.ok ? { ok: true, fault: read.value ?? null } : read;
  },
  async exportJson({ map }) {
    const read = look(host, map, (live) => live.json());
    return read.ok ? { ok: true, fileName: jsonName(host, map), json: read.value } : read;
  },
  async saveJson({ map }) {
    const { dialogs } = host.options;
    if (!dialogs) return { ok: false, code: 'no-dialog' };
    const read = look(host, map, (live) => live.json());
    if (!read.ok) return read;
    const target = await dialogs.chooseJsonTarget(jsonName(host, map));
    if (target === undefined) return { ok: false, code: 'cancelled' };
    try {
      await writeAtomically(target, read.value);
      return { ok: true, fileName: path.basename(target) };
    } catch (error) {
      return { ok: false, code: openFailureOf(error) };
    }
  },
});

type Event = Awaited<ReturnType<Bridge['maps']['join']>> extends AsyncIterable<infer E> ? E : never;

function refused(code: OpenFailure | 'unknown-map'): EventQueue<Event> {
  const events = new EventQueue<Event>(() => undefined);
  events.push({ type: 'refused', code });
  events.end();
  return events;
}

function sessionOf(host: Host, map: string): MapSession | undefined {
  const file = host.tokens.pathOf(map);
  return file === undefined ? undefined : host.sessions.find(file);
}

function look<T>(
  host: Host,
  map: string,
  read: (live: LiveMap) => T,
): { ok: true; value: T } | { ok: false; code: OpenFailure | 'unknown-map' } {
  const file = host.tokens.pathOf(map);
  return file === undefined ? { ok: false, code: 'unknown-map' } : host.sessions.read(file, read);
}

const jsonName = (host: Host, map: string): string =>
  `${path.basename(host.tokens.pathOf(map) ?? 'map', MAP_FILE_EXTENSION)}.json`;
