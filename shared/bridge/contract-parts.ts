import { z } from 'zod';
import type { Failure } from './failures.ts';

/** A file that crosses the bridge: a map of the largest size that the format allows. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');

/** The bytes of a whole file. */
export const fileBytes = bytes.refine(
  (value) => value.length <= MAX_FILE_BYTES,
  'the file is too large',
);

export const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'expected one line');

/** Names a map towards the host; it comes from a listing or a dialog and holds no path. */
export const token = z.string().regex(/^[\w-]{22}$/);

export const done = z.object({ ok: z.literal(true) });

export const failed = <const C extends readonly Failure[]>(codes: C) =>
  z.object({ ok: z.literal(false), code: z.enum(codes) });
