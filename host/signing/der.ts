/** One element of a DER encoding (ITU-T X.690). All views share the memory of the input. */
export type DerElement = {
  /** The identifier byte: class, constructed bit and tag number. */
  readonly tag: number;
  /** The element with its identifier and length. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
  /** Empty for a primitive element. */
  readonly children: readonly DerElement[];
};

/** Why bytes are not DER; caught where a result is returned. */
export class DerError extends Error {}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
} as const;

const CONSTRUCTED = 0x20;
const MAX_DEPTH = 40;

/** Reads exactly one element that fills `bytes`, in the one encoding that DER allows. Throws `DerError`. */
export function readDer(bytes: Uint8Array): DerElement {
  const element = readElement(bytes, 0, bytes.length, 0);
  if (element.whole.length !== bytes.length) throw new DerError('bytes follow the element');
  return element;
}

/** The length in bytes that the element at the beginning of `bytes` says it has. Throws `DerError`. */
export function derLength(bytes: Uint8Array): number {
  const header = readHeader(bytes, 0, bytes.length);
  return header.contentAt + header.length;
}

function readHeader(
  bytes: Uint8Array,
  at: number,
  limit: number,
): { tag: number; contentAt: number; length: number } {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit) throw new DerError('cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag numbers above 30 are not used here');
  if (first < 0x80) return { tag, contentAt: at + 2, length: first };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new DerError('the length is indefinite or too large');
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    length = length * 256 + (bytes[at + 2 + index] ?? 0);
  }
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('the length is not minimal');
  return { tag, contentAt: at + 2 + count, length };
}

function readElement(bytes: Uint8Array, at: number, limit: number, depth: number): DerElement {
  if (depth > MAX_DEPTH) throw new DerError('nested too deeply');
  const { tag, contentAt, length } = readHeader(bytes, at, limit);
  const end = contentAt + length;
  if (end > limit) throw new DerError('an element is longer than what holds it');
  const content = bytes.subarray(contentAt, end);
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  const children: DerElement[] = [];
  if (isConstructed) {
    for (let next = contentAt; next < end;) {
      const child = readElement(bytes, next, end, depth + 1);
      children.push(child);
      next += child.whole.length;
    }
  }
  checkUniversal(tag, content);
  return { tag, whole: bytes.subarray(at, end), content, children };
}

function checkUniversal(tag: number, content: Uint8Array): void {
  const isUniversal = (tag & 0xc0) === 0;
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  const isList = (tag | CONSTRUCTED) === TAG.sequence || (tag | CONSTRUCTED) === TAG.set;
  if (isUniversal && isConstructed !== isList) {
    throw new DerError('a string is cut into pieces or a list is not one');
  }
  const [first, second] = content;
  if (tag === TAG.integer) {
    if (first === undefined) throw new DerError('a number is empty');
    const padded = second !== undefined && (first === 0 || first === 0xff);
    if (padded && first >> 7 === second >> 7) throw new DerError('a number is not minimal');
  }
  if (tag === TAG.boolean && (content.length !== 1 || (first !== 0 && first !== 0xff))) {
    throw new DerError('a truth value is neither true nor false');
  }
  if (tag === TAG.nothing && content.length > 0) throw new DerError('NULL has content');
  if (tag === TAG.bitString && (first === undefined || first > 7)) {
    throw new DerError('a bit string is malformed');
  }
}

/** The element, if it is there and has the tag; throws `DerError` otherwise. */
export function expectTag(element: DerElement | undefined, tag: number): DerElement {
  if (element?.tag !== tag) throw new DerError(`expected tag 0x${tag.toString(16)}`);
  return element;
}

/** The dotted form of an object identifier. */
export function objectIdentifier(element: DerElement | undefined): string {
  const { content } = expectTag(element, TAG.objectIdentifier);
  const arcs: number[] = [];
  let arc = 0;
  let isFirst = true;
  for (const byte of content) {
    if (isFirst && byte === 0x80) throw new DerError('an object identifier is not minimal');
    arc = arc * 128 + (byte & 0x7f);
    isFirst = byte < 0x80;
    if (isFirst) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head] = arcs;
  if (!isFirst || head === undefined) throw new DerError('an object identifier is cut off');
  const root = Math.min(Math.floor(head / 40), 2);
  return [root, head - root * 40, ...arcs.slice(1)].join('.');
}

/** The whole number in an INTEGER of at most four bytes, such as a version. */
export function smallInteger(element: DerElement | undefined): number {
  const { content } = expectTag(element, TAG.integer);
  if (content.length > 4) throw new DerError('a number is too large here');
  return Buffer.from(content).readIntBE(0, content.length);
}

/** A UTCTime or GeneralizedTime in the forms that RFC 5280 and RFC 3161 allow, to the millisecond. */
export function timeOf(element: DerElement | undefined): Date {
  const text = Buffer.from(element?.content ?? []).toString('latin1');
  const pattern =
    element?.tag === TAG.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/u
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/u;
  const isTime = element?.tag === TAG.utcTime || element?.tag === TAG.generalizedTime;
  const match = isTime ? pattern.exec(text) : null;
  if (match === null) throw new DerError('a time is malformed');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  // RFC 5280, 4.1.2.5.1: two digits from 50 on are of the last century.
  const century = element?.tag === TAG.utcTime ? (year < 50 ? 2000 : 1900) : 0;
  const milliseconds = Math.floor(Number(`0${match[7] ?? ''}`) * 1000);
  const time = new Date(
    Date.UTC(century + year, month - 1, day, hour, minute, second, milliseconds),
  );
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day || hour > 23) {
    throw new DerError('a time does not exist');
  }
  return time;
}

/** Encodes one element around content that is DER already, or bytes. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(tag, content.length), content]);
  const digits = content.length.toString(16);
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, content]);
}
