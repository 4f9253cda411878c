/** The value model of a PDF file (ISO 32000-1, 7.3), kept lossless so that a rewritten object differs only where meant. */

export type CosReference = {
  readonly kind: 'reference';
  readonly number: number;
  readonly generation: number;
};

export type CosString = {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly form: 'literal' | 'hex';
  /** File offsets of the first delimiter and of the byte after the last one; -1 for a string made in memory. */
  readonly start: number;
  readonly end: number;
};

export type CosDictionary = {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, CosValue>;
};

export type CosArray = { readonly kind: 'array'; readonly items: readonly CosValue[] };

export type CosStream = {
  readonly kind: 'stream';
  readonly entries: ReadonlyMap<string, CosValue>;
  /** The bytes between `stream` and `endstream`, as stored (still compressed). */
  readonly data: Uint8Array;
};

export type CosValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'name'; readonly value: string }
  | CosString
  | CosReference
  | CosArray
  | CosDictionary
  | CosStream;

/** A name such as `/Sig`, given without the slash. */
export function name(value: string): CosValue {
  return { kind: 'name', value };
}

/** A number; at most four decimals, which is a ten-thousandth of a point. */
export function number(value: number): CosValue {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toFixed(4)));
  return { kind: 'number', value: Number(text), text };
}

/** A reference to object `objectNumber` of generation 0. */
export function reference(objectNumber: number): CosReference {
  return { kind: 'reference', number: objectNumber, generation: 0 };
}

/** An array of the given values. */
export function array(...items: CosValue[]): CosArray {
  return { kind: 'array', items };
}

/** A dictionary with keys in the order given. */
export function dictionary(entries: Readonly<Record<string, CosValue>>): CosDictionary {
  return { kind: 'dictionary', entries: new Map(Object.entries(entries)) };
}

/** A stream of raw bytes; `/Length` is set from them. */
export function stream(entries: Readonly<Record<string, CosValue>>, data: Uint8Array): CosStream {
  return {
    kind: 'stream',
    entries: new Map([...Object.entries(entries), ['Length', number(data.length)]]),
    data,
  };
}

/** A string of bytes, written in hexadecimal. */
export function hexString(bytes: Uint8Array): CosString {
  return { kind: 'string', bytes, form: 'hex', start: -1, end: -1 };
}

/** A text string: ASCII as it is, anything else as UTF-16BE with byte order mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): CosString {
  if (/^[\x20-\x7e]*$/u.test(text)) {
    return {
      kind: 'string',
      bytes: Buffer.from(text, 'latin1'),
      form: 'literal',
      start: -1,
      end: -1,
    };
  }
  return hexString(Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]));
}

/** The text of a text string: UTF-16BE or UTF-8 by its mark, else Latin-1 (which agrees with PDFDocEncoding on printable characters in use here). */
export function textOf(value: CosString): string {
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return bytes.subarray(3).toString('utf8');
  }
  return bytes.toString('latin1');
}

/** Whether two values say the same, whatever the order of keys and the way strings are written. */
export function equalValues(left: CosValue, right: CosValue): boolean {
  switch (left.kind) {
    case 'null':
      return right.kind === 'null';
    case 'boolean':
      return right.kind === 'boolean' && left.value === right.value;
    case 'number':
      return right.kind === 'number' && left.value === right.value;
    case 'name':
      return right.kind === 'name' && left.value === right.value;
    case 'string':
      return right.kind === 'string' && Buffer.compare(left.bytes, right.bytes) === 0;
    case 'reference':
      return (
        right.kind === 'reference' &&
        left.number === right.number &&
        left.generation === right.generation
      );
    case 'array':
      return (
        right.kind === 'array' &&
        left.items.length === right.items.length &&
        left.items.every((item, index) => {
          const other = right.items[index];
          return other !== undefined && equalValues(item, other);
        })
      );
    case 'dictionary':
      return right.kind === 'dictionary' && differingKeys(left.entries, right.entries).length === 0;
    case 'stream':
      break;
  }
  return (
    right.kind === 'stream' &&
    differingKeys(left.entries, right.entries).length === 0 &&
    Buffer.compare(left.data, right.data) === 0
  );
}

/** The keys that two dictionaries do not have in common with the same value. */
export function differingKeys(
  left: ReadonlyMap<string, CosValue>,
  right: ReadonlyMap<string, CosValue>,
): string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => {
    const one = left.get(key);
    const two = right.get(key);
    return one === undefined || two === undefined || !equalValues(one, two);
  });
}
