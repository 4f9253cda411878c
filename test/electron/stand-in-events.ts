import { electronApi } from './electron-api.ts';

type Listener = (...args: readonly unknown[]) => void;

/** What Electron hands to a listener that may say no. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Tells listeners, and takes none for an event that Electron does not have. */
export class StandInEmitter {
  readonly #type: string;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(type: string) {
    this.#type = type;
  }

  on(event: string, listener: Listener): this {
    if (!electronApi.events(this.#type).has(event))
      throw new Error(`Electron has no event ${event} of ${this.#type}`);
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return this;
  }

  once(event: string, listener: Listener): this {
    const only: Listener = (...args) => {
      this.#listeners.get(event)?.delete(only);
      listener(...args);
    };
    return this.on(event, only);
  }

  emit(event: string, ...args: readonly unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }
}
