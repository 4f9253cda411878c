import { type JsonPath, pathText } from './path.ts';

export type ProblemCode =
  | 'too-large'
  | 'empty'
  | 'not-json'
  | 'not-utf8'
  | 'not-unicode'
  | 'truncated'
  | 'syntax'
  | 'too-deep'
  | 'too-many-values'
  | 'too-many-elements'
  | 'too-many-problems'
  | 'other-format'
  | 'newer-version'
  | 'duplicate-key'
  | 'polluting-key'
  | 'null'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'wrong-value'
  | 'impossible-date'
  | 'unknown-place'
  | 'duplicate-id'
  | 'reserved-id'
  | 'dangling-reference'
  | 'conflict'
  | 'repeated-entry'
  | 'reversed-dates';

/** No person reads more; a hostile file must not fill the memory with messages about itself. */
export const MAX_PROBLEMS = 10_000;

/** What is wrong with a file, in one line that names the place and what to do. */
export type Problem = {
  code: ProblemCode;
  /** JSON path such as `nodes[3].atRest.keys`; empty for the whole file. */
  path: string;
  /** From 1. Absent where the file could not be read as text. */
  line?: number;
  /** From 1, in UTF-16 code units as editors count. */
  column?: number;
  message: string;
};

/** A problem whose line and column are still to be looked up. */
export type Finding = {
  code: ProblemCode;
  at: JsonPath;
  /** The key, or its value. Absent = the value. */
  on?: 'key' | 'value';
  /** The whole line, path included. */
  message: string;
};

/** A finding whose line starts with its path: `nodes[3].rigion: unknown key …`. */
export function findingAt(code: ProblemCode, at: JsonPath, text: string): Finding {
  const path = pathText(at);
  return { code, at, message: path === '' ? text : `${path}: ${text}` };
}
