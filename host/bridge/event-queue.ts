import type { Events } from '#shared/bridge/bridge.ts';

/** A reader that is this many events behind reads no more; it starts again with the whole state. */
const MAX_WAITING = 5000;

/** Events for one reader, kept until it reads them. */
export class EventQueue<E> implements Events<E> {
  readonly #onEnd: () => void;
  #waiting: E[] = [];
  #readers: ((result: IteratorResult<E, void>) => void)[] = [];
  #isEnded = false;

  /** @param onEnd runs once, when either side ends it */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(event: E): void {
    if (this.#isEnded) return;
    const reader = this.#readers.shift();
    if (reader) reader({ done: false, value: event });
    else this.#waiting.push(event);
    if (this.#waiting.length > MAX_WAITING) this.cut();
  }

  /** No more events; those that wait are still read. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const reader of this.#readers) reader({ done: true, value: undefined });
    this.#readers = [];
    this.#onEnd();
  }

  /** No more events, and those that wait are dropped. */
  cut(): void {
    this.#waiting = [];
    this.end();
  }

  next(): Promise<IteratorResult<E, void>> {
    const [event] = this.#waiting.splice(0, 1);
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.#isEnded) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#readers.push(resolve);
    });
  }

  return(): Promise<IteratorResult<E, void>> {
    this.cut();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
