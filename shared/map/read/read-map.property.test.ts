import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary } from '../../../test/support/map-arbitrary.ts';
import { mapHash, writeMap } from '../canonical.ts';
import type { MapDocument } from '../schema/map.ts';
import { locate } from './locate.ts';
import { valueAt } from './path.ts';
import type { Problem } from './problem.ts';
import { readMap } from './read-map.ts';

function read(input: Uint8Array | string) {
  const result = readMap(input);
  if (!result.ok) throw new Error(result.problems[0]?.message ?? 'refused without a problem');
  return result;
}

/** A JSON text of the same value with its keys in another order and other spaces. */
function rewritten(value: unknown, pick: (size: number) => number): string {
  const space = () => [' ', '', '\n', '\r\n\t', '  '][pick(5)] ?? '';
  const joined = (parts: string[]) => space() + parts.join(`${space()},${space()}`) + space();
  if (Array.isArray(value)) return `[${joined(value.map((entry) => rewritten(entry, pick)))}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, entry]) => ({ key, entry, rank: pick(1000) }));
  const shuffled = entries.toSorted((a, b) => a.rank - b.rank);
  return `{${joined(shuffled.map(({ key, entry }) => `${JSON.stringify(key)}${space()}:${rewritten(entry, pick)}`))}}`;
}

const seeds = fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 });

/** Numbers below `size`, the same for the same seeds. */
function picker(numbers: readonly number[]): (size: number) => number {
  let at = 0;
  return (size) => (numbers[at++ % numbers.length] ?? 0) % size;
}

const shuffle = <T>(list: readonly T[], pick: (size: number) => number): T[] =>
  list
    .map((entry) => ({ entry, rank: pick(1000) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);

describe('any valid map', () => {
  it('is read back from what is written, the same in model, document and text', () => {
    fc.assert(
      fc.property(mapArbitrary, (document) => {
        const first = read(JSON.stringify(document));
        const text = writeMap(document);
        const again = read(text);
        expect(again.map).toEqual(read(writeMap(first.document)).map);
        expect(mapHash(again.document)).toBe(mapHash(document));
        expect(writeMap(again.document)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('has one hash and one text, in whatever order and spacing it was written', () => {
    fc.assert(
      fc.property(mapArbitrary, seeds, (document, numbers) => {
        const pick = picker(numbers);
        const shuffled: MapDocument = {
          ...document,
          ...(document.nodes && { nodes: shuffle(document.nodes, pick) }),
          ...(document.hops && { hops: shuffle(document.hops, pick) }),
          ...(document.cohorts && { cohorts: shuffle(document.cohorts, pick) }),
          ...(document.vendors && { vendors: shuffle(document.vendors, pick) }),
          ...(document.decisions && { decisions: shuffle(document.decisions, pick) }),
        };
        const other = read(rewritten(shuffled, pick)).document;
        expect(mapHash(other)).toBe(mapHash(document));
        expect(writeMap(other)).toBe(writeMap(document));
      }),
      { numRuns: 60 },
    );
  });

  it('is located: at each line and column stands the value that the path names', () => {
    fc.assert(
      fc.property(mapArbitrary, seeds, (document, numbers) => {
        const text = rewritten(document, picker(numbers));
        const paths = leaves(JSON.parse(text));
        const lines = text.split(/\r\n|\n/);
        for (const [index, { line, column }] of locate(
          text,
          paths.map((at) => ({ at })),
        ).entries()) {
          const rest = lines[line - 1]?.slice(column - 1) ?? '';
          const value = valueAt(JSON.parse(text), paths[index] ?? []);
          expect(rest.startsWith(JSON.stringify(value))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

function leaves(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...at]];
  const steps: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return steps.flatMap(([step, entry]) => leaves(entry, [...at, step]));
}

/** What is accepted must be JSON to everybody else, too, and have a hash. */
function faultsOfMap(text: string, document: MapDocument): string[] {
  const isSame = mapHash(document) === mapHash(JSON.parse(text));
  return isSame ? [] : ['the document is not what the text says'];
}

/** A refusal must say something, on one line, of a place that exists. */
function faultsOfProblems(text: string, problems: readonly Problem[]): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const bad = problems.filter(({ message, line = 1, column = 1 }) => {
    const isOutside = (lines[line - 1]?.length ?? -1) + 1 < column;
    return isOutside || /[\p{Cc}\p{Cf}]/u.test(message);
  });
  return problems.length === 0 ? ['refused without a problem'] : bad.map(({ message }) => message);
}

/** A change at one place of a text: something cut out and something put in. */
const change = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(3),
  put: fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      'null',
      '-',
      '\\',
      '//',
      '\u0000',
      '"a":1,',
      '1e999',
      '\ud800',
    ),
  ),
});

describe('any change to a valid file', () => {
  it('as text, gives problems in single lines or a valid map, and never throws', () => {
    fc.assert(
      fc.property(mapArbitrary, change, (document, { place, length, put }) => {
        const text = writeMap(document);
        const at = Math.floor(place * text.length);
        const broken = text.slice(0, at) + put + text.slice(at + length);
        const result = readMap(broken);
        const faults = result.ok
          ? faultsOfMap(broken, result.document)
          : faultsOfProblems(broken, result.problems);
        expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('as bytes, too', () => {
    const bytes = new TextEncoder().encode(
      writeMap({
        format: 'domicile.map',
        version: 1,
        id: 'é-no',
        title: 'Ärzte 日本 😀',
        nodes: [{ id: 'a', name: 'é', kind: 'api' }],
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const result = readMap(bytes.with(at, byte));
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text at all', () => {
  it('is read or refused with a problem', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.uint8Array());
    fc.assert(
      fc.property(anything, (input) => {
        const result = readMap(input);
        expect(result.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
