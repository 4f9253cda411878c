import type { CosString, CosValue } from './cos-values.ts';

/** Why a PDF cannot be read, and where. Thrown inside the reader only; `readPdf` turns it into a result. */
export class PdfSyntaxError extends Error {
  readonly offset: number;
  readonly reason: 'damaged' | 'unsupported';
  constructor(offset: number, message: string, reason: 'damaged' | 'unsupported' = 'damaged') {
    super(message);
    this.offset = offset;
    this.reason = reason;
  }
}

type Parsed = { readonly value: CosValue; readonly end: number };

// Deeper nesting than any real document has; a hostile file must not exhaust the stack.
const MAX_DEPTH = 100;

const isSpace = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;

const isDelimiter = (byte: number | undefined): boolean =>
  byte !== undefined && '()<>[]{}/%'.includes(String.fromCharCode(byte));

const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !isSpace(byte) && !isDelimiter(byte);

/** The first offset at or after `offset` that is not white space. Comments are not skipped: a reader that rebuilds the file would see what they hide. */
export function skipSpace(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** The run of regular characters at `offset`. */
export function tokenAt(bytes: Uint8Array, offset: number): string {
  let end = offset;
  while (isRegular(bytes[end])) end += 1;
  return Buffer.from(bytes.subarray(offset, end)).toString('latin1');
}

/** Reads one value at `offset` (white space before it is skipped). Throws `PdfSyntaxError`. */
export function parseValue(bytes: Uint8Array, offset: number, depth = 0): Parsed {
  const at = skipSpace(bytes, offset);
  if (depth > MAX_DEPTH) throw new PdfSyntaxError(at, 'nested too deeply');
  const first = bytes[at];
  if (first === undefined) throw new PdfSyntaxError(at, 'a value is missing at the end');
  if (first === 0x2f) return parseName(bytes, at);
  if (first === 0x28) return parseLiteral(bytes, at);
  if (first === 0x5b) return parseArray(bytes, at, depth);
  if (first === 0x3c) {
    return bytes[at + 1] === 0x3c ? parseDictionary(bytes, at, depth) : parseHex(bytes, at);
  }
  return parseWord(bytes, at);
}

function parseWord(bytes: Uint8Array, at: number): Parsed {
  const word = tokenAt(bytes, at);
  const end = at + word.length;
  if (word === 'true' || word === 'false') {
    return { value: { kind: 'boolean', value: word === 'true' }, end };
  }
  if (word === 'null') return { value: { kind: 'null' }, end };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/u.test(word)) {
    throw new PdfSyntaxError(at, 'neither a number nor a known word');
  }
  if (/^\d{1,10}$/u.test(word)) {
    const generationAt = skipSpace(bytes, end);
    const generation = tokenAt(bytes, generationAt);
    const markAt = skipSpace(bytes, generationAt + generation.length);
    if (/^\d{1,5}$/u.test(generation) && tokenAt(bytes, markAt) === 'R') {
      const value: CosValue = {
        kind: 'reference',
        number: Number(word),
        generation: Number(generation),
      };
      return { value, end: markAt + 1 };
    }
  }
  return { value: { kind: 'number', value: Number(word), text: word }, end };
}

function parseName(bytes: Uint8Array, at: number): Parsed {
  const raw = tokenAt(bytes, at + 1);
  if (/#(?![0-9a-fA-F]{2})/u.test(raw)) throw new PdfSyntaxError(at, 'a name is misspelt');
  const value = raw.replace(/#([0-9a-fA-F]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return { value: { kind: 'name', value }, end: at + 1 + raw.length };
}

function parseArray(bytes: Uint8Array, at: number, depth: number): Parsed {
  const items: CosValue[] = [];
  let next = skipSpace(bytes, at + 1);
  while (bytes[next] !== 0x5d) {
    const item = parseValue(bytes, next, depth + 1);
    items.push(item.value);
    next = skipSpace(bytes, item.end);
  }
  return { value: { kind: 'array', items }, end: next + 1 };
}

function parseDictionary(bytes: Uint8Array, at: number, depth: number): Parsed {
  const entries = new Map<string, CosValue>();
  let next = skipSpace(bytes, at + 2);
  while (!(bytes[next] === 0x3e && bytes[next + 1] === 0x3e)) {
    if (bytes[next] !== 0x2f) throw new PdfSyntaxError(next, 'a key is missing in a dictionary');
    const key = parseName(bytes, next);
    const value = parseValue(bytes, key.end, depth + 1);
    const keyName = key.value.kind === 'name' ? key.value.value : '';
    // Readers disagree on which of two equal keys wins, so that each could show another document.
    if (entries.has(keyName)) throw new PdfSyntaxError(next, `the key ${keyName} stands twice`);
    entries.set(keyName, value.value);
    next = skipSpace(bytes, value.end);
  }
  return { value: { kind: 'dictionary', entries }, end: next + 2 };
}

function parseHex(bytes: Uint8Array, at: number): Parsed {
  const close = bytes.indexOf(0x3e, at);
  if (close === -1) throw new PdfSyntaxError(at, 'a hexadecimal string does not end');
  const digits = Buffer.from(bytes.subarray(at + 1, close))
    .toString('latin1')
    .replace(/[\s\0]+/gu, '');
  if (!/^[0-9a-fA-F]*$/u.test(digits)) {
    throw new PdfSyntaxError(at, 'a hexadecimal string holds other characters');
  }
  const data = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  return { value: made(data, 'hex', at, close + 1), end: close + 1 };
}

function made(bytes: Uint8Array, form: CosString['form'], start: number, end: number): CosString {
  return { kind: 'string', bytes, form, start, end };
}

const ESCAPES = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

function parseLiteral(bytes: Uint8Array, at: number): Parsed {
  const out: number[] = [];
  let open = 1;
  let next = at + 1;
  for (;;) {
    const byte = bytes[next];
    if (byte === undefined) throw new PdfSyntaxError(at, 'a string does not end');
    next += 1;
    if (byte === 0x29 && --open === 0) break;
    if (byte === 0x28) open += 1;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    const escaped = readEscape(bytes, next);
    if (escaped.byte !== undefined) out.push(escaped.byte);
    next = escaped.end;
  }
  return { value: made(Uint8Array.from(out), 'literal', at, next), end: next };
}

function readEscape(bytes: Uint8Array, at: number): { byte: number | undefined; end: number } {
  const byte = bytes[at];
  if (byte === undefined) throw new PdfSyntaxError(at, 'a string does not end');
  if (byte === 13) return { byte: undefined, end: bytes[at + 1] === 10 ? at + 2 : at + 1 };
  if (byte === 10) return { byte: undefined, end: at + 1 };
  const octal = /^[0-7]{1,3}/u.exec(Buffer.from(bytes.subarray(at, at + 3)).toString('latin1'));
  if (octal !== null) {
    return { byte: Number.parseInt(octal[0], 8) & 0xff, end: at + octal[0].length };
  }
  return { byte: ESCAPES.get(byte) ?? byte, end: at + 1 };
}
