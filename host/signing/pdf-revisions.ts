import { PdfSyntaxError, parseValue, skipSpace, tokenAt } from './cos-parser.ts';
import type { CosReference, CosValue } from './cos-values.ts';
import { readCrossReference } from './cross-reference.ts';

/** One indirect object as a revision defines it; offsets are file offsets, `end` after `endobj`. */
export type PdfObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: CosValue;
  readonly start: number;
  readonly end: number;
};

/** One saved state of the file: everything from the end of the state before to the line end after `%%EOF`. */
type PdfRevision = {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly freed: readonly number[];
  readonly trailer: ReadonlyMap<string, CosValue>;
  readonly root: CosReference;
  readonly crossReferenceAt: number;
  readonly start: number;
  readonly end: number;
};

export type PdfFile = {
  readonly bytes: Uint8Array;
  /** At least one, oldest first. */
  readonly revisions: readonly [PdfRevision, ...PdfRevision[]];
  /** Bytes after the last complete revision that are not another one; absent if the file ends there. */
  readonly rest?: { readonly start: number; readonly offset: number; readonly reason: string };
};

export type PdfReadFailure = {
  readonly ok: false;
  readonly code: 'not-a-pdf' | 'structure-damaged' | 'structure-unsupported';
  readonly offset: number;
  readonly reason: string;
};

/**
 * Reads a PDF strictly: every byte belongs to the header, to an object, or to a cross-reference
 * section, and each section lists exactly the objects that stand before it. Lenient readers repair
 * what differs, each in its own way; so a file on which they could disagree is refused.
 * @param bytes the whole file, PDF 1.3 to 1.7 with classic cross-reference tables
 */
export function readPdf(
  bytes: Uint8Array,
): { readonly ok: true; readonly file: PdfFile } | PdfReadFailure {
  try {
    const bodyAt = readHeader(bytes);
    const first = readRevision(bytes, bodyAt, undefined);
    const revisions: [PdfRevision, ...PdfRevision[]] = [{ ...first, start: 0 }];
    let last = first;
    while (last.end < bytes.length) {
      try {
        last = readRevision(bytes, last.end, last);
      } catch (error) {
        if (!(error instanceof PdfSyntaxError)) throw error;
        const rest = { start: last.end, offset: error.offset, reason: error.message };
        return { ok: true, file: { bytes, revisions, rest } };
      }
      revisions.push(last);
    }
    return { ok: true, file: { bytes, revisions } };
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
    const damaged = error.reason === 'damaged' ? 'structure-damaged' : 'structure-unsupported';
    const code = isPdf ? damaged : 'not-a-pdf';
    return { ok: false, code, offset: error.offset, reason: error.message };
  }
}

function readHeader(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  // The second line, four bytes above 127, tells mail programs that the file is binary.
  const match = /^%PDF-1\.[3-7](?:\r\n|\r|\n)(?:%[\x80-\xff]{4,16}(?:\r\n|\r|\n))?/u.exec(head);
  if (match === null) throw new PdfSyntaxError(0, 'the header of a PDF is missing');
  return match[0].length;
}

function readRevision(
  bytes: Uint8Array,
  start: number,
  before: PdfRevision | undefined,
): PdfRevision {
  const objects = new Map<number, PdfObject>();
  let at = skipSpace(bytes, start);
  while (tokenAt(bytes, at) !== 'xref') {
    const object = readObject(bytes, at);
    if (objects.has(object.number)) {
      throw new PdfSyntaxError(at, `object ${object.number} stands twice in one revision`);
    }
    objects.set(object.number, object);
    at = skipSpace(bytes, object.end);
  }
  const section = readCrossReference(bytes, at, objects);
  const previous = section.trailer.get('Prev');
  const expected = before?.crossReferenceAt;
  const found = previous?.kind === 'number' ? previous.value : undefined;
  if (found !== expected || (previous !== undefined && found === undefined)) {
    throw new PdfSyntaxError(at, 'the trailer does not continue the revision before');
  }
  const root = section.trailer.get('Root');
  if (root?.kind !== 'reference') throw new PdfSyntaxError(at, 'the trailer names no catalogue');
  return { ...section, objects, root, crossReferenceAt: at, start };
}

function readObject(bytes: Uint8Array, at: number): PdfObject {
  const number = tokenAt(bytes, at);
  const generationAt = skipSpace(bytes, at + number.length);
  const generation = tokenAt(bytes, generationAt);
  const wordAt = skipSpace(bytes, generationAt + generation.length);
  if (!/^\d{1,10}$/u.test(number) || !/^\d{1,5}$/u.test(generation)) {
    throw new PdfSyntaxError(at, 'here should stand an object');
  }
  if (tokenAt(bytes, wordAt) !== 'obj') throw new PdfSyntaxError(wordAt, 'an object has no head');
  const parsed = parseValue(bytes, wordAt + 3);
  let value = parsed.value;
  let at2 = skipSpace(bytes, parsed.end);
  if (value.kind === 'dictionary' && tokenAt(bytes, at2) === 'stream') {
    const streamed = readStream(bytes, at2, value.entries);
    value = streamed.value;
    at2 = skipSpace(bytes, streamed.end);
  }
  if (tokenAt(bytes, at2) !== 'endobj') throw new PdfSyntaxError(at2, 'an object does not end');
  const end = at2 + 'endobj'.length;
  return { number: Number(number), generation: Number(generation), value, start: at, end };
}

function readStream(
  bytes: Uint8Array,
  at: number,
  entries: ReadonlyMap<string, CosValue>,
): { value: CosValue; end: number } {
  const type = entries.get('Type');
  if (type?.kind === 'name' && (type.value === 'XRef' || type.value === 'ObjStm')) {
    throw new PdfSyntaxError(at, 'compressed cross-references are not read', 'unsupported');
  }
  const length = entries.get('Length');
  if (length?.kind === 'reference') {
    throw new PdfSyntaxError(at, 'stream lengths kept elsewhere are not read', 'unsupported');
  }
  if (length?.kind !== 'number' || !/^\d+$/u.test(length.text)) {
    throw new PdfSyntaxError(at, 'a stream has no length');
  }
  let start = at + 'stream'.length;
  if (bytes[start] === 13) start += 1;
  if (bytes[start] !== 10) throw new PdfSyntaxError(start, 'a stream begins wrongly');
  start += 1;
  const stop = start + length.value;
  if (stop > bytes.length) throw new PdfSyntaxError(at, 'a stream is longer than the file');
  const mark = skipSpace(bytes, stop);
  if (mark - stop > 2 || tokenAt(bytes, mark) !== 'endstream') {
    throw new PdfSyntaxError(stop, 'a stream does not end where it says');
  }
  const value: CosValue = { kind: 'stream', entries, data: bytes.subarray(start, stop) };
  return { value, end: mark + 'endstream'.length };
}
