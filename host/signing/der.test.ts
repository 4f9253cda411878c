import { describe, expect, it } from 'vitest';
import {
  DerError,
  derLength,
  encodeDer,
  objectIdentifier,
  readDer,
  smallInteger,
  timeOf,
} from './der.ts';

const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const read = (digits: string) => readDer(hex(digits));

describe('reading DER', () => {
  it.each([
    ['bytes after the element', '05 00 00'],
    ['an indefinite length', '30 80 00 00'],
    ['a long form for a short length', '04 81 01 00'],
    ['a length with a leading zero', '04 82 00 80'],
    ['an element longer than what holds it', '30 03 04 02 00'],
    ['an element that is cut off', '04 02 00'],
    ['nothing at all', ''],
    ['a number with needless zeros', '02 02 00 7f'],
    ['a negative number with needless ones', '02 02 ff 80'],
    ['an empty number', '02 00'],
    ['a truth value of 1', '01 01 01'],
    ['NULL with content', '05 01 00'],
    ['a string in pieces', '24 03 04 01 00'],
    ['a list that is primitive', '10 00'],
    ['a tag number above 30', '1f 20 00'],
    ['a bit string with nine unused bits', '03 02 09 00'],
  ])('refuses %s', (_, digits) => {
    expect(() => read(digits)).toThrow(DerError);
  });

  it('reads numbers on both sides of the sign', () => {
    expect(smallInteger(read('02 01 7f'))).toBe(127);
    expect(smallInteger(read('02 02 00 80'))).toBe(128);
    expect(smallInteger(read('02 01 80'))).toBe(-128);
  });

  it('reads object identifiers and refuses padded and cut ones', () => {
    expect(objectIdentifier(read('06 09 2a 86 48 86 f7 0d 01 07 02'))).toBe('1.2.840.113549.1.7.2');
    expect(objectIdentifier(read('06 03 88 37 01'))).toBe('2.999.1');
    expect(() => objectIdentifier(read('06 02 80 01'))).toThrow(DerError);
    expect(() => objectIdentifier(read('06 01 88'))).toThrow(DerError);
    expect(() => objectIdentifier(read('06 00'))).toThrow(DerError);
  });

  it('reads times, with the century of RFC 5280', () => {
    const utc = (text: string) => timeOf(readDer(encodeDer(0x17, Buffer.from(text)))).toISOString();
    const long = (text: string) =>
      timeOf(readDer(encodeDer(0x18, Buffer.from(text)))).toISOString();
    expect(utc('491231235959Z')).toBe('2049-12-31T23:59:59.000Z');
    expect(utc('500101000000Z')).toBe('1950-01-01T00:00:00.000Z');
    expect(long('20261122140500.25Z')).toBe('2026-11-22T14:05:00.250Z');
    for (const wrong of ['20261122140500.250Z', '20260230000000Z', '20261122140500', '2026']) {
      expect(() => long(wrong)).toThrow(DerError);
    }
  });

  it.each([0, 127, 128, 255, 256, 65_535, 65_536])(
    'encodes %i bytes so that it reads them',
    (size) => {
      const encoded = encodeDer(0x04, Buffer.alloc(size, 7));
      expect(derLength(encoded)).toBe(encoded.length);
      expect(readDer(encoded).content.length).toBe(size);
    },
  );
});
