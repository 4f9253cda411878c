import type { CosString, CosValue } from './cos-values.ts';

function writeName(value: string): string {
  const escaped = value.replace(
    /[^!"$&'*-.0-;=?-Z\\^-z|~]/gu,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${escaped}`;
}

function writeString(value: CosString): string {
  const bytes = Buffer.from(value.bytes);
  if (value.form === 'hex') return `<${bytes.toString('hex')}>`;
  const text = bytes.toString('latin1').replace(/[\\()]/gu, (character) => `\\${character}`);
  return `(${text.replaceAll('\r', '\\r').replaceAll('\n', '\\n')})`;
}

function writeEntries(entries: ReadonlyMap<string, CosValue>): string {
  const lines = [...entries].map(([key, value]) => `${writeName(key)} ${writeText(value)}`);
  return `<<\n${lines.join('\n')}\n>>`;
}

function writeText(value: CosValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'number':
      return value.text;
    case 'name':
      return writeName(value.value);
    case 'string':
      return writeString(value);
    case 'reference':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(writeText).join(' ')}]`;
    case 'dictionary':
      return writeEntries(value.entries);
    case 'stream':
      break;
  }
  throw new TypeError('a stream can only be an object of its own');
}

/** The bytes of one value as they stand in a file. */
export function writeValue(value: CosValue): Buffer {
  if (value.kind !== 'stream') return Buffer.from(writeText(value), 'latin1');
  return Buffer.concat([
    Buffer.from(`${writeEntries(value.entries)}\nstream\n`, 'latin1'),
    value.data,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}
