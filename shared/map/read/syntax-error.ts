import { type JsonPath, harmless, pathText, quoted } from './path.ts';
import type { Problem } from './problem.ts';

/** What the scanner says of one place that is not JSON. Line and column count from 0. */
export type SyntaxError = {
  /** jsonc-parser's name for it. */
  error: string;
  offset: number;
  length: number;
  line: number;
  column: number;
  /** The innermost object or list that is open there; absent = none is. */
  inside?: JsonPath;
};

const ADVICE = new Map([
  ['InvalidCommentToken', 'JSON has no comments; remove this one'],
  ['EndOfFileExpected', 'the map ends before this; remove what follows it'],
  ['ColonExpected', 'expected : after the key'],
  ['CommaExpected', 'expected a comma'],
  ['CloseBraceExpected', 'expected }'],
  ['CloseBracketExpected', 'expected ]'],
  ['UnexpectedEndOfString', 'this text has no closing quote'],
  ['UnexpectedEndOfNumber', 'this number is not complete'],
  ['InvalidUnicode', 'expected four hexadecimal digits after \\u'],
  [
    'InvalidEscapeCharacter',
    'this \\ starts no escape that JSON has; write \\\\ for the character itself',
  ],
  [
    'InvalidCharacter',
    'a control character stands in this text; write it as an escape such as \\t',
  ],
]);

/** After these the reader knows how to go on, so that later ones are told too. */
const RECOVERABLE: ReadonlySet<string> = new Set([
  'InvalidCommentToken',
  'InvalidUnicode',
  'InvalidEscapeCharacter',
  'InvalidCharacter',
]);

/**
 * Says what is wrong with a text that is not JSON. After the first place from which the reader
 * cannot know how to go on, nothing more is told: it would be guesswork.
 */
export function explainSyntax(text: string, errors: readonly SyntaxError[]): Problem[] {
  const start = text.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) return [notJson(start)];
  const end = text.trimEnd().length;
  const problems: Problem[] = [];
  let last = -1;
  for (const error of errors) {
    if (error.offset === last) continue;
    last = error.offset;
    if (isCutOff(text, end, error)) return [...problems, cutOff(text, error)];
    problems.push(explain(text, error));
    if (!RECOVERABLE.has(error.error) && !isTrailingComma(text, error)) return problems;
  }
  return problems;
}

function notJson(start: string): Problem {
  const firstLine = start.split(/[\r\n]/, 1)[0] ?? '';
  const message = `not a map: the file is not JSON, it starts with ${quoted(firstLine)}; a map is JSON and starts with {`;
  return { code: 'not-json', path: '', line: 1, column: 1, message };
}

/** Whether the text ends where it could have gone on. */
function isCutOff(text: string, end: number, { offset, length, inside }: SyntaxError): boolean {
  const touchesEnd = offset + length >= end;
  return inside !== undefined && touchesEnd && !/[\]},:]/.test(text.charAt(offset));
}

function cutOff(text: string, { inside = [] }: SyntaxError): Problem {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  const line = lines.length;
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const path = pathText(inside);
  const where = path === '' ? '' : `, inside ${path}`;
  const message = `the file ends too early, on line ${line}, column ${column}${where}: it seems to be cut off, get it again from its source`;
  return { code: 'truncated', path, line, column, message };
}

function isTrailingComma(text: string, { error, offset }: SyntaxError): boolean {
  if (error !== 'PropertyNameExpected' && error !== 'ValueExpected') return false;
  let before = offset - 1;
  while (before >= 0 && text.charAt(before).trim() === '') before -= 1;
  return /[\]}]/.test(text.charAt(offset)) && text.charAt(before) === ',';
}

function explain(text: string, error: SyntaxError): Problem {
  const path = pathText(error.inside ?? []);
  const where = path === '' ? '' : `in ${path}: `;
  return {
    code: 'syntax',
    path,
    line: error.line + 1,
    column: error.column + 1,
    message: `${where}${advice(text, error)}`,
  };
}

function advice(text: string, error: SyntaxError): string {
  const found = harmless(text.slice(error.offset, error.offset + Math.min(error.length, 20)));
  if (isTrailingComma(text, error)) return `a comma stands before ${found}; remove the comma`;
  if (error.error === 'PropertyNameExpected')
    return `expected a key in double quotes, found ${found}`;
  if (error.error === 'ValueExpected') return `expected a value, found ${found}`;
  return ADVICE.get(error.error) ?? `${quoted(found)} is not JSON; texts stand in double quotes`;
}
