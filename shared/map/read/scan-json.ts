import { printParseErrorCode, visit } from 'jsonc-parser';
import { type JsonPath, pathText } from './path.ts';
import { MAX_PROBLEMS, type Problem, type ProblemCode } from './problem.ts';
import { explainSyntax, type SyntaxError } from './syntax-error.ts';

/** Deeper than any map. The visitor calls itself for each level, so a hostile file must be bounded. */
const MAX_DEPTH = 64;

/** More than 50,000 elements with every field hold; a file of bare zeros must not fill the memory. */
const MAX_VALUES = 5_000_000;

/** Keys that reach an object's prototype where a program copies objects carelessly. */
const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const NULL_ADVICE =
  'null is not used in a map; leave the key out if it is not known, write "none" or [] if there is none';
const HALF_ADVICE = 'half a surrogate pair stands here; write the whole character';

export type ScanResult =
  | { ok: true; value: unknown; problems: Problem[] }
  | { ok: false; problems: Problem[] };

type Open =
  | { kind: 'list'; value: unknown[] }
  | { kind: 'object'; value: Record<string, unknown>; key: string; lines: Map<string, number> };

/** Thrown out of the visitor, which has no other way to stop. */
class Stopped extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Reads strict JSON: no comments, no trailing commas. Gives the value with the problems that a value
 * no longer shows (duplicate and polluting keys, null, half surrogate pairs), or why it is not JSON.
 * Polluting keys are left out of the value; of duplicate keys the last counts.
 */
export function scanJson(text: string): ScanResult {
  try {
    return scan(text);
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

function scan(text: string): ScanResult {
  const problems: Problem[] = [];
  const errors: SyntaxError[] = [];
  const stack: Open[] = [];
  let root: unknown;
  let values = 0;

  function put(value: unknown): void {
    values += 1;
    if (values > MAX_VALUES) {
      const message = `the file holds more than ${MAX_VALUES} values; no map needs as many`;
      throw new Stopped({ code: 'too-many-values', path: '', message });
    }
    const open = stack.at(-1);
    if (open === undefined) root = value;
    else if (open.kind === 'list') open.value.push(value);
    else if (!POLLUTING.has(open.key)) open.value[open.key] = value;
  }

  function begin(open: Open, line: number, column: number): void {
    if (stack.length >= MAX_DEPTH) {
      const message = `nested more than ${MAX_DEPTH} deep, which no part of a map is`;
      const at = { line: line + 1, column: column + 1 };
      throw new Stopped({ code: 'too-deep', path: '', message, ...at });
    }
    put(open.value);
    stack.push(open);
  }

  // The visitor ends what is not closed first and complains afterwards.
  let unclosed: JsonPath | undefined;
  function end(isClosed: boolean): void {
    if (!isClosed) unclosed = containerPath(stack);
    stack.pop();
  }

  function report(code: ProblemCode, at: Place, advice: string): void {
    if (problems.length > MAX_PROBLEMS) return;
    const path = pathText(at.path);
    const message = path === '' ? advice : `${path}: ${advice}`;
    problems.push({ code, path, line: at.line + 1, column: at.column + 1, message });
  }

  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line, column) =>
        begin({ kind: 'object', value: {}, key: '', lines: new Map() }, line, column),
      onArrayBegin: (_offset, _length, line, column) =>
        begin({ kind: 'list', value: [] }, line, column),
      onObjectEnd: (offset) => end(text.charAt(offset) === '}'),
      onArrayEnd: (offset) => end(text.charAt(offset) === ']'),
      onObjectProperty(key, _offset, _length, line, column, parent) {
        const open = stack.at(-1);
        if (open?.kind !== 'object') return;
        const before = open.lines.get(key);
        open.key = key;
        open.lines.set(key, line + 1);
        if (before === undefined && !POLLUTING.has(key) && key.isWellFormed()) return;
        const at = { path: [...parent(), key], line, column };
        if (before !== undefined)
          report('duplicate-key', at, `duplicate key, already on line ${before}; keep one of them`);
        if (POLLUTING.has(key)) report('polluting-key', at, 'this key is never allowed; remove it');
        if (!key.isWellFormed()) report('not-unicode', at, HALF_ADVICE);
      },
      onLiteralValue(value: unknown, _offset, _length, line, column, path) {
        put(value);
        if (value === null) report('null', { path: path(), line, column }, NULL_ADVICE);
        if (typeof value === 'string' && !value.isWellFormed())
          report('not-unicode', { path: path(), line, column }, HALF_ADVICE);
      },
      onError(code, offset, length, line, column) {
        if (errors.length > MAX_PROBLEMS) return;
        const at = { error: printParseErrorCode(code), offset, length, line, column };
        const inside = at.error.startsWith('Close') ? unclosed : containerPath(stack);
        errors.push(inside === undefined ? at : { ...at, inside });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (errors.length > 0) return { ok: false, problems: explainSyntax(text, errors) };
  return { ok: true, value: root, problems };
}

type Place = { path: JsonPath; line: number; column: number };

/** The path of the innermost open object or list; undefined where none is open. */
function containerPath(stack: readonly Open[]): JsonPath | undefined {
  if (stack.length === 0) return undefined;
  return stack
    .slice(0, -1)
    .map((open) => (open.kind === 'list' ? Math.max(0, open.value.length - 1) : open.key));
}
