import { failureWords, type OpenFailure } from '#shared/bridge/failures.ts';

/** A map file that cannot be read; the message says why and what to do. */
export class UnreadableMapFile extends Error {
  readonly code: OpenFailure;

  constructor(code: OpenFailure) {
    super(failureWords(code));
    this.code = code;
  }
}
