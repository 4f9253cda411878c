import type { z } from 'zod';
import type { Contract } from './contract.ts';

/** Events that are read with `for await`; leaving the loop ends them at the host too. */
export type Events<E> = AsyncIterator<E, unknown, void> & AsyncIterable<E, unknown, void>;

type Arguments<I> = undefined extends I ? [input?: I] : [input: I];

type Call<P> = P extends { input: infer I extends z.ZodType; events: infer E extends z.ZodType }
  ? (...rest: Arguments<z.input<I>>) => Promise<Events<z.output<E>>>
  : P extends { input: infer I extends z.ZodType; output: infer O extends z.ZodType }
    ? (...rest: Arguments<z.input<I>>) => Promise<z.output<O>>
    : never;

/**
 * What a window holds of the host, whatever the transport. Expected failures are answers with a
 * code (`failures.ts` has the words); a call rejects only if arguments do not fit the contract, the
 * connection is lost, or the host has a bug.
 */
export type Bridge = {
  readonly [Area in keyof Contract]: {
    readonly [Name in keyof Contract[Area]]: Call<Contract[Area][Name]>;
  };
};
