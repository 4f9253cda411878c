import type * as Y from 'yjs';

const texts = new WeakMap<Y.Transaction, string>();

/** Says of a transaction what it does, in one line for the history. */
export function describeChange(transaction: Y.Transaction, text: string): void {
  texts.set(transaction, text);
}

/**
 * What a transaction does: of a command its history line, of an undo or a redo that of what is taken
 * back or made again. Undefined for a change that came from elsewhere. Whoever listens to `update` on
 * the document reads it from the transaction that comes with the event.
 */
export const changeText = (transaction: Y.Transaction): string | undefined =>
  texts.get(transaction);
