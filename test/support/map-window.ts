import * as Y from 'yjs';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { MapEvent } from '#shared/bridge/contract.ts';

type EventOf<T extends MapEvent['type']> = Extract<MapEvent, { type: T }>;

const isOf = <T extends MapEvent['type']>(event: MapEvent, type: T): event is EventOf<T> =>
  event.type === type;

/** A window that is in a map: a document, kept in step with the host's by hand. */
export class MapWindow {
  readonly doc = new Y.Doc();
  readonly client: string;
  readonly map: string;
  readonly #bridge: Bridge;
  #events: AsyncIterator<MapEvent, unknown, void> | undefined;
  #number = 0;

  constructor(bridge: Bridge, map: string, client: string) {
    this.#bridge = bridge;
    this.map = map;
    this.client = client;
  }

  /** Joins and takes over the state. */
  async join(): Promise<EventOf<'state'>> {
    const events = await this.#bridge.maps.join({ map: this.map, client: this.client });
    this.#events = events[Symbol.asyncIterator]();
    const state = await this.next('state');
    Y.applyUpdate(this.doc, state.state);
    return state;
  }

  /** The next event, which must be of this type; updates are taken over. */
  async next<T extends MapEvent['type']>(type: T): Promise<EventOf<T>> {
    const result = await this.#events?.next();
    if (!result || result.done === true) throw new Error(`expected ${type}, got the end`);
    const event = result.value;
    if (event.type === 'update') Y.applyUpdate(this.doc, event.update);
    if (!isOf(event, type)) throw new Error(`expected ${type}, got ${event.type}`);
    return event;
  }

  async leave(): Promise<void> {
    await this.#events?.return?.();
  }

  /** An edit of the document as `append` takes it. */
  edit(change: (doc: Y.Doc) => void, action = 'Edited') {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => change(this.doc));
    this.#number += 1;
    return { number: this.#number, update: Y.encodeStateAsUpdate(this.doc, before), action };
  }

  append(...edits: ReturnType<MapWindow['edit']>[]) {
    return this.#bridge.maps.append({ map: this.map, client: this.client, edits });
  }

  /** Sets the title of the map, as one edit. */
  setTitle(title: string) {
    return this.append(this.edit((doc) => doc.getMap('map').set('title', title), `Title ${title}`));
  }
}

/** Creates a blank map and answers its token. */
export async function blankMap(bridge: Bridge, title = 'Telehealth'): Promise<string> {
  const made = await bridge.workspace.create({ from: { type: 'blank', title } });
  if (!made.ok) throw new Error(made.code);
  return made.map;
}
