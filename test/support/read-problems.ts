import type { Problem } from '#shared/map/read/problem.ts';
import { readMap } from '#shared/map/read/read-map.ts';

const HEAD = '{"format":"domicile.map","version":1,"id":"m","title":"T"';

/** A map on one line, with more keys after the four that every map has. */
export const withKeys = (json: string): string => `${HEAD},${json}}`;

/** What is wrong with a file; empty if it is valid. */
export function problemsOf(input: Uint8Array | string): Problem[] {
  const result = readMap(input);
  return result.ok ? [] : result.problems;
}

/** `line:column code path`: the part of a problem that programs rely on. */
export const summary = (input: Uint8Array | string): string[] =>
  problemsOf(input).map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`);

export const messagesOf = (input: Uint8Array | string): string[] =>
  problemsOf(input).map(({ message }) => message);
