import type { WindowRequest } from '#shared/bridge/contract.ts';
import { EventQueue } from './event-queue.ts';

/** What the shell asks of one window. What is asked while nobody reads waits for the next reader. */
export class WindowRequests {
  #reader: EventQueue<WindowRequest> | undefined;
  #waiting: WindowRequest[] = [];

  send(request: WindowRequest): void {
    if (this.#reader) this.#reader.push(request);
    else this.#waiting.push(request);
  }

  /** A page of the window that has been loaded takes over; the one before is gone. */
  read(): EventQueue<WindowRequest> {
    this.#reader?.end();
    const reader = new EventQueue<WindowRequest>(() => {
      if (this.#reader === reader) this.#reader = undefined;
    });
    this.#reader = reader;
    for (const request of this.#waiting) reader.push(request);
    this.#waiting = [];
    return reader;
  }
}
