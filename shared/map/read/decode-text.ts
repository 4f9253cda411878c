import type { Problem } from './problem.ts';

/** The platform's decoder (WHATWG Encoding): Node, browsers and Electron all have it. */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true },
) => { decode(bytes: Uint8Array): string };

export const MAX_BYTES = 50 * 1024 * 1024;

const SIGNATURES: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF; a worksheet carries its map as an attachment, open it as a worksheet'],
  ['SQLite format 3\0', 'an SQLite database; if it is a Domicile file, its name ends in .domicile'],
  ['PK\u0003\u0004', 'a ZIP archive or an Office document'],
  ['\u001f\u008b', 'a gzip archive; unpack it first'],
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['\u00ff\u00fe', 'text in UTF-16; save it as UTF-8'],
  ['\u00fe\u00ff', 'text in UTF-16; save it as UTF-8'],
  ['<', 'HTML or XML'],
];

/** The text of a file, without a byte order mark, or the one reason why there is none. */
export function decodeText(
  input: Uint8Array | string,
): { ok: true; text: string } | { ok: false; problem: Problem } {
  const bytes = typeof input === 'string' ? utf8Length(input) : input.length;
  if (bytes > MAX_BYTES) return refuse('too-large', tooLarge(bytes));
  const seems = signature(input);
  if (seems !== undefined)
    return refuse('not-json', `not a map: the file seems to be ${seems}. A map is a JSON file`);
  let text = input;
  if (typeof text !== 'string') {
    const bad = firstBadByte(text);
    if (bad !== undefined) return refuse('not-utf8', notUtf8(text, bad), lineOf(text, bad));
    text = new TextDecoder('utf-8', { fatal: true }).decode(text);
  }
  text = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (/^[\s\0]*$/.test(text)) return refuse('empty', 'the file is empty: it holds no map');
  return { ok: true, text };
}

function refuse(code: Problem['code'], message: string, line?: number) {
  const at = line === undefined ? {} : { line };
  return { ok: false as const, problem: { code, path: '', message, ...at } };
}

function tooLarge(bytes: number): string {
  const megabytes = Math.ceil(bytes / (1024 * 1024));
  return `the file is too large: ${megabytes} MB; a map has at most ${MAX_BYTES / (1024 * 1024)} MB`;
}

function signature(input: Uint8Array | string): string | undefined {
  const head =
    typeof input === 'string' ? input.slice(0, 64) : String.fromCharCode(...input.subarray(0, 64));
  const start = head.replace(/^(\u00ef\u00bb\u00bf|\ufeff)?\s*/, '');
  return SIGNATURES.find(([bytes]) => start.startsWith(bytes))?.[1];
}

function notUtf8(bytes: Uint8Array, bad: number): string {
  const hex = (bytes[bad] ?? 0).toString(16).padStart(2, '0');
  return `the file is not UTF-8: byte ${bad + 1} is 0x${hex}, on line ${lineOf(bytes, bad)}; save it as UTF-8`;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line += 1;
  return line;
}

/** The offset of the first byte that is not well-formed UTF-8 (Unicode, table 3-7). */
function firstBadByte(bytes: Uint8Array): number | undefined {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === 0 || !isSequence(bytes, at, length)) return at;
    at += length;
  }
  return undefined;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** The second bytes that would encode a surrogate, an overlong form or a code beyond U+10FFFF. */
function secondByteRange(lead: number): readonly [from: number, to: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

function isSequence(bytes: Uint8Array, at: number, length: number): boolean {
  const [from, to] = secondByteRange(bytes[at] ?? 0);
  const second = bytes[at + 1] ?? 0;
  if (second < from || second > to) return false;
  return bytes.subarray(at + 2, at + length).every((byte) => byte >= 0x80 && byte <= 0xbf)
    ? at + length <= bytes.length
    : false;
}

function utf8Length(text: string): number {
  // A code unit is at most three bytes, so most texts need no counting.
  if (text.length * 3 <= MAX_BYTES) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    // Half of a surrogate pair: the pair has four bytes.
    else bytes += unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
  }
  return bytes;
}
