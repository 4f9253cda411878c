import { createStore } from 'zustand/vanilla';

/** A worksheet that came from outside, or out of the list of signed ones, and is looked at. */
export type Received = {
  readonly fileName: string;
  readonly pdf: Uint8Array;
};

export const receivedWorksheet = createStore<{ readonly received: Received | undefined }>()(() => ({
  received: undefined,
}));

/** Shows a worksheet with its verdict, over whatever screen is open. */
export const receive = (received: Received): void => receivedWorksheet.setState({ received });

export const closeReceived = (): void => receivedWorksheet.setState({ received: undefined });

const FIRST_BYTES = '%PDF-';

/** Whether a file is a PDF, by its first bytes or its name. */
export function isPdf(bytes: Uint8Array, name: string): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, FIRST_BYTES.length));
  return start === FIRST_BYTES || name.toLowerCase().endsWith('.pdf');
}
