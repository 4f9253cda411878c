import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, MAX_BYTES } from './decode-text.ts';

function refusal(input: Uint8Array | string): string {
  const result = decodeText(input);
  return result.ok ? 'accepted' : `${result.problem.code}: ${result.problem.message}`;
}

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

function platformDecodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('decodeText', () => {
  it('agrees with the platform on what is UTF-8', () => {
    const lead = fc.constantFrom(
      0x7f,
      0x80,
      0xbf,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
    );
    const trail = fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0);
    const sequences = fc.array(fc.oneof(lead, trail), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sequences, (values) => {
        const bytes = Uint8Array.from([0x7b, ...values]);
        expect(decodeText(bytes).ok).toBe(platformDecodes(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it('names the first byte that is not UTF-8, and its line', () => {
    expect(refusal(bytesOf('{\n"a": "caf\u00e9"}'))).toBe(
      'not-utf8: the file is not UTF-8: byte 12 is 0xe9, on line 2; save it as UTF-8',
    );
  });

  it.each([
    ['%PDF-1.7', 'a PDF'],
    ['\u00ef\u00bb\u00bf%PDF-1.7', 'a PDF'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['PK\u0003\u0004', 'a ZIP archive'],
    ['\u001f\u008b\u0008', 'a gzip archive'],
    ['\u0089PNG\r\n', 'a PNG picture'],
    ['\u00ff\u00d8\u00ff\u00e0', 'a JPEG picture'],
    ['\u00ff\u00fe{\0', 'text in UTF-16'],
    ['\u00fe\u00ff\0{', 'text in UTF-16'],
    ['\n <!doctype html>', 'HTML or XML'],
  ])('says what %j seems to be', (start, what) => {
    expect(refusal(bytesOf(start))).toContain(`not-json: not a map: the file seems to be ${what}`);
  });

  it.each(['', ' \r\n\t', '\ufeff', '\0\0'])('says that %j is empty', (text) => {
    expect(refusal(text)).toMatch(/^empty: /);
    expect(refusal(new TextEncoder().encode(text))).toMatch(/^empty: /);
  });

  it('takes a file of the largest size and refuses one byte more', () => {
    const bytes = new Uint8Array(MAX_BYTES + 1).fill(0x7b);
    expect(refusal(bytes.subarray(1))).toBe('accepted');
    expect(refusal(bytes)).toMatch(/^too-large: /);
    expect(refusal('{'.repeat(MAX_BYTES))).toBe('accepted');
    expect(refusal('{'.repeat(MAX_BYTES + 1))).toMatch(/^too-large: /);
  });

  it('measures a text in bytes of UTF-8', () => {
    expect(refusal('😀'.repeat(MAX_BYTES / 4))).toBe('accepted');
    expect(refusal(`${'😀'.repeat(MAX_BYTES / 4)}x`)).toMatch(/^too-large: /);
    expect(refusal('é'.repeat(MAX_BYTES / 2 + 1))).toMatch(/^too-large: /);
    expect(refusal('日'.repeat(Math.ceil(MAX_BYTES / 3)))).toMatch(/^too-large: /);
  });
});
