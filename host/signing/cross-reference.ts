import { PdfSyntaxError, parseValue, skipSpace, tokenAt } from './cos-parser.ts';
import type { CosValue } from './cos-values.ts';

type Placed = { readonly start: number; readonly generation: number };

type Section = {
  readonly freed: readonly number[];
  readonly trailer: ReadonlyMap<string, CosValue>;
  /** File offset after the line end that follows `%%EOF`. */
  readonly end: number;
};

/**
 * Reads `xref` … `%%EOF` at `at` and holds it against the objects read before it: each is listed
 * once, at its own offset, and nothing else is. Throws `PdfSyntaxError`.
 * @param objects the objects of this revision by number
 */
export function readCrossReference(
  bytes: Uint8Array,
  at: number,
  objects: ReadonlyMap<number, Placed>,
): Section {
  const table = readTable(bytes, at);
  for (const [number, entry] of table.used) {
    const object = objects.get(number);
    if (object?.start !== entry.start || object.generation !== entry.generation) {
      throw new PdfSyntaxError(at, `the table places object ${number} where it does not stand`);
    }
  }
  for (const number of objects.keys()) {
    if (!table.used.has(number)) {
      throw new PdfSyntaxError(at, `object ${number} stands in no table`);
    }
  }
  const trailerAt = table.end;
  if (tokenAt(bytes, trailerAt) !== 'trailer') {
    throw new PdfSyntaxError(trailerAt, 'the trailer is missing');
  }
  const trailer = parseValue(bytes, trailerAt + 'trailer'.length);
  if (trailer.value.kind !== 'dictionary') {
    throw new PdfSyntaxError(trailerAt, 'the trailer is not a dictionary');
  }
  for (const key of ['Encrypt', 'XRefStm']) {
    if (trailer.value.entries.has(key)) {
      throw new PdfSyntaxError(trailerAt, `a trailer with ${key} is not read`, 'unsupported');
    }
  }
  const end = readEnd(bytes, trailer.end, at);
  return { freed: table.freed, trailer: trailer.value.entries, end };
}

type Table = {
  readonly used: ReadonlyMap<number, Placed>;
  readonly freed: readonly number[];
  readonly end: number;
};

function readTable(bytes: Uint8Array, at: number): Table {
  const used = new Map<number, Placed>();
  const freed: number[] = [];
  const seen = new Set<number>();
  let next = skipSpace(bytes, at + 'xref'.length);
  while (tokenAt(bytes, next) !== 'trailer') {
    const head = /^(\d{1,10}) (\d{1,10}) ?(?:\r\n|\r|\n)/u.exec(latin(bytes, next, 32));
    if (head === null) throw new PdfSyntaxError(next, 'the cross-reference table is damaged');
    const first = Number(head[1]);
    const count = Number(head[2]);
    next += head[0].length;
    for (let number = first; number < first + count; number += 1) {
      // Exactly 20 bytes an entry (ISO 32000-1, 7.5.4).
      const entry = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/u.exec(latin(bytes, next, 20));
      if (entry === null) throw new PdfSyntaxError(next, 'the cross-reference table is damaged');
      if (seen.has(number)) throw new PdfSyntaxError(next, `object ${number} is listed twice`);
      seen.add(number);
      if (entry[3] === 'f') {
        if (number !== 0) freed.push(number);
      } else {
        used.set(number, { start: Number(entry[1]), generation: Number(entry[2]) });
      }
      next += 20;
    }
    next = skipSpace(bytes, next);
  }
  return { used, freed, end: next };
}

function readEnd(bytes: Uint8Array, offset: number, tableAt: number): number {
  const at = skipSpace(bytes, offset);
  const tail = /^startxref\s+(\d{1,10})\s+%%EOF(?:\r\n|\r|\n)?/u.exec(latin(bytes, at, 64));
  if (tail === null) throw new PdfSyntaxError(at, 'the end of the file is missing');
  if (Number(tail[1]) !== tableAt) {
    throw new PdfSyntaxError(at, 'the end of the file points to another table');
  }
  return at + tail[0].length;
}

function latin(bytes: Uint8Array, start: number, length: number): string {
  return Buffer.from(bytes.subarray(start, start + length)).toString('latin1');
}
