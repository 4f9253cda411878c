import type { CosValue } from './cos-values.ts';
import { array, dictionary, hexString, name, number, textString } from './cos-values.ts';
import { DerError, derLength } from './der.ts';

/** What the signature dictionary says in the clear, under the signature. */
export type SignatureWords = {
  readonly name: string;
  readonly reason: string;
  readonly claimedTime: Date;
};

const UNKNOWN_NUMBER: CosValue = { kind: 'number', value: 0, text: '0'.repeat(10) };

/**
 * A signature dictionary with room for a signature of `room` bytes. `/ByteRange` and `/Contents`
 * come first, so that no word that a user typed can stand before them and be taken for them.
 */
export function emptySignature(words: SignatureWords, room: number): CosValue {
  return dictionary({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ByteRange: array(number(0), UNKNOWN_NUMBER, UNKNOWN_NUMBER, UNKNOWN_NUMBER),
    Contents: hexString(new Uint8Array(room)),
    M: textString(pdfTime(words.claimedTime)),
    Name: textString(words.name),
    Reason: textString(words.reason),
  });
}

/** A time as `D:20261122140500Z` (ISO 32000-1, 7.9.4), in UTC. */
function pdfTime(time: Date): string {
  return `D:${time.toISOString().slice(0, 19).replace(/[-:T]/gu, '')}Z`;
}

/** The time in a PDF date, or undefined if it is none. Parts after the year may be missing. */
export function readPdfTime(text: string): Date | undefined {
  const match =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?$/u.exec(
      text,
    );
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits) => (digits === undefined ? undefined : Number(digits)));
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * 60_000;
  const sign = match[7] === '-' ? 1 : -1;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(utc + sign * offset);
}

export type Container = {
  /** Offsets of `<` and of the byte after `>`. */
  readonly start: number;
  readonly end: number;
};

/**
 * Fills in the byte range of a signature just written and signs what it covers: the whole file but
 * the hexadecimal string itself.
 * @param file the written file; changed in place
 * @param objectAt where the object with the signature dictionary begins
 * @param sign makes the signature over the two parts
 */
export function sealContainer(
  file: Buffer,
  objectAt: number,
  sign: (parts: readonly Uint8Array[]) => Uint8Array,
): 'sealed' | 'no-room' {
  const rangeAt = file.indexOf('/ByteRange [', objectAt) + '/ByteRange ['.length;
  const rangeEnd = file.indexOf(']', rangeAt);
  const start = file.indexOf('/Contents <', rangeEnd) + '/Contents '.length;
  const end = file.indexOf('>', start) + 1;
  const range = `0 ${start} ${end} ${file.length - end}]`;
  file.write(range.padEnd(rangeEnd + 1 - rangeAt, ' '), rangeAt, 'latin1');
  return writeContents(file, { start, end }, sign(partsAround(file, { start, end }, file.length)));
}

/** Puts a signature into its container, in lowercase, and zeroes what is left of the room. */
export function writeContents(
  file: Buffer,
  container: Container,
  signature: Uint8Array,
): 'sealed' | 'no-room' {
  const room = container.end - container.start - 2;
  const hex = Buffer.from(signature).toString('hex');
  if (hex.length > room) return 'no-room';
  file.write(hex.padEnd(room, '0'), container.start + 1, 'latin1');
  return 'sealed';
}

/** The two parts that a signature covers. */
export function partsAround(bytes: Uint8Array, container: Container, end: number): Uint8Array[] {
  return [bytes.subarray(0, container.start), bytes.subarray(container.end, end)];
}

export type ContainerProblem =
  | 'byte-range-wrong'
  | 'contents-not-lowercase-hex'
  | 'contents-damaged'
  | 'padding-not-zero';

export type ReadContainer =
  | {
      readonly ok: true;
      readonly cms: Buffer;
      readonly container: Container;
      readonly coveredEnd: number;
    }
  | { readonly ok: false; readonly code: ContainerProblem };

/**
 * Takes the signature out of its container. The byte range must begin at 0 and leave out exactly one
 * string from `<` to `>`, for whatever else it left out could be changed at will.
 * @param range the four numbers of `/ByteRange`
 */
export function readContainer(bytes: Uint8Array, range: readonly number[]): ReadContainer {
  const [zero, start, end, length] = range;
  const isRange =
    range.length === 4 &&
    range.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    zero === 0 &&
    start !== undefined &&
    end !== undefined &&
    length !== undefined &&
    start < end &&
    end + length <= bytes.length &&
    bytes[start] === 0x3c &&
    bytes[end - 1] === 0x3e;
  if (!isRange) return { ok: false, code: 'byte-range-wrong' };
  const hex = Buffer.from(bytes.subarray(start + 1, end - 1)).toString('latin1');
  if (!/^(?:[0-9a-f]{2})*$/u.test(hex)) return { ok: false, code: 'contents-not-lowercase-hex' };
  const stored = Buffer.from(hex, 'hex');
  const size = sizeOfDer(stored);
  if (size === undefined || size > stored.length) return { ok: false, code: 'contents-damaged' };
  if (stored.subarray(size).some((byte) => byte !== 0)) {
    return { ok: false, code: 'padding-not-zero' };
  }
  const container = { start, end };
  return { ok: true, cms: stored.subarray(0, size), container, coveredEnd: end + length };
}

function sizeOfDer(bytes: Uint8Array): number | undefined {
  try {
    return derLength(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
