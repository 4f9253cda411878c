import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './scan-json.ts';

const codes = (text: string) =>
  scanJson(text).problems.map(({ code, line, column }) => `${line}:${column} ${code}`);

const messages = (text: string) => scanJson(text).problems.map(({ message }) => message);

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Made of the pieces of JSON, so that many are JSON and many are nearly so. */
const nearlyJson = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\n"',
      '1',
      '-0.5e+3',
      '01',
      'true',
      'nul',
      ' ',
      '\t',
      '\r\n',
      '\u00a0',
      '\f',
      '/**/',
      '//',
      '\\',
      '"',
      '"\\u00e9"',
      '"\\x"',
      '.',
      '+',
      '-',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('scanJson', () => {
  it('agrees with JSON.parse on what is JSON and on its value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearlyJson), (text) => {
        const expected = parsed(text);
        const result = scanJson(text);
        expect(result.ok).toBe(expected !== undefined);
        const isPlain = result.problems.every(({ code }) => code === 'null');
        const value = result.ok && isPlain ? result.value : expected?.value;
        expect(value).toEqual(expected?.value);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells of every duplicate key, once for each repetition, also of escaped spellings', () => {
    expect(codes('{"a":1,\n"a":2,\n"\\u0061":3,"b":{"a":1}}')).toEqual([
      '2:1 duplicate-key',
      '3:1 duplicate-key',
    ]);
  });

  it('leaves polluting keys out of the value and touches no prototype', () => {
    const result = scanJson('{"__proto__":{"evil":1},"a":{"constructor":1,"prototype":2,"b":3}}');
    expect(result).toMatchObject({ ok: true, value: { a: { b: 3 } } });
    expect(codes('{"__proto__":{"evil":1},"a":{"constructor":1}}')).toEqual([
      '1:2 polluting-key',
      '1:30 polluting-key',
    ]);
    expect(Object.getPrototypeOf(result.ok ? result.value : undefined)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('evil');
  });

  it('refuses half a surrogate pair, in texts and in keys, but not a whole one', () => {
    expect(codes('["\\ud83d\\ude00", "\\ud83d"]')).toEqual(['1:18 not-unicode']);
    expect(codes('{"\\udc00": 1}')).toEqual(['1:2 not-unicode']);
  });

  it('says what is wrong with text that is not JSON, until it can no longer know', () => {
    expect(messages('{"a": [1, 2,], // two\n "b": "\\x",}')).toEqual([
      'in a: a comma stands before ]; remove the comma',
      'JSON has no comments; remove this one',
      'this \\ starts no escape that JSON has; write \\\\ for the character itself',
      'a comma stands before }; remove the comma',
    ]);
    expect(messages('{"a" 1, "b": [}')).toEqual(['expected : after the key']);
    expect(messages('{a: 1}')).toEqual(['"a" is not JSON; texts stand in double quotes']);
    expect(messages('{"a": 1} {"b": 2}')).toEqual([
      'the map ends before this; remove what follows it',
    ]);
    expect(messages('{"a": 1 "b": 2}')).toEqual(['expected a comma']);
    expect(messages('{"a": "two\nlines"}')).toEqual(['this text has no closing quote']);
    expect(messages('{"a": }')).toEqual(['expected a value, found }']);
  });

  it.each([
    ['{', '1:2', ''],
    ['{"a":[{"b":1},{"c":', '1:20', 'a[1]'],
    ['{"a":[1,2', '1:10', 'a'],
    ['{"a":"xy', '1:9', ''],
    ['{"a":tr', '1:8', ''],
    ['{\n "a": {\n  "b": "c",\n\n', '3:12', 'a'],
    ['{"a":"\\u00', '1:11', ''],
    ['{"a":-', '1:7', ''],
  ])('says where %j was cut off', (text, at, path) => {
    const [problem] = scanJson(text).problems;
    expect(problem).toMatchObject({ code: 'truncated', path });
    expect(`${problem?.line}:${problem?.column}`).toBe(at);
  });

  it('says how a text starts that is no JSON at all', () => {
    expect(messages('\n format: domicile.map\nversion: 1')).toEqual([
      'not a map: the file is not JSON, it starts with "format: domicile.map"; a map is JSON and starts with {',
    ]);
  });
});
