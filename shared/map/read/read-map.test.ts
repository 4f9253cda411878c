import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesOf, problemsOf, summary, withKeys } from '../../../test/support/read-problems.ts';
import { MAX_ELEMENTS, readMap } from './read-map.ts';

const fixtures = new URL('../../../test/fixtures/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, fixtures));

const hops = (count: number): string => {
  const list = Array.from({ length: count }, (_, i) => `{"id":"h${i}","from":"a","to":"a"}`);
  return withKeys(`"nodes":[{"id":"a","name":"A","kind":"api"}],"hops":[${list.join(',')}]`);
};

describe('malformed files', () => {
  const cases: [name: string, expected: string[]][] = [
    ['truncated', ['28:26 truncated nodes[2]']],
    [
      'wrong-type',
      [
        '23:16 wrong-type nodes[1].place',
        '32:16 wrong-type nodes[2].access.mfa',
        '36:11 wrong-type hops',
      ],
    ],
    [
      'unknown-key',
      [
        '33:9 unknown-key nodes[2].access.reveiwed',
        '35:7 unknown-key nodes[2].rigion',
        '51:3 unknown-key organization',
      ],
    ],
    ['duplicate-key', ['23:7 duplicate-key nodes[1].vendor']],
    [
      'dangling-reference',
      [
        '29:17 dangling-reference nodes[2].vendor',
        '50:15 dangling-reference hops[2].from',
        '60:9 dangling-reference cohorts[0].entry[0]',
      ],
    ],
    [
      'unknown-region',
      [
        '23:16 unknown-place nodes[1].place',
        '30:16 unknown-place nodes[2].place',
        '35:9 unknown-place nodes[2].failover[0]',
      ],
    ],
    ['newer-version', ['3:14 newer-version version']],
    ['not-utf8', ['5:undefined not-utf8 ']],
    ['empty', ['undefined:undefined empty ']],
    ['pdf', ['undefined:undefined not-json ']],
    [
      'polluting-keys',
      [
        '5:3 polluting-key __proto__',
        '34:9 polluting-key nodes[2].access.constructor',
        '34:26 polluting-key nodes[2].access.constructor.prototype',
      ],
    ],
    [
      'impossible-date',
      ['50:20 impossible-date governance.mapReviewed', '51:17 wrong-value governance.tabletop'],
    ],
    ['null', ['23:16 null nodes[1].place', '49:14 null cohorts']],
    [
      'duplicate-id',
      [
        '12:13 reserved-id vendors[1].id',
        '30:13 duplicate-id nodes[2].id',
        '50:13 dangling-reference hops[1].to',
      ],
    ],
  ];
  it.each(cases)('%s', (name, expected) => {
    const bytes = fixture(`malformed/${name}.json`);
    expect(summary(bytes)).toEqual(expected);
    for (const message of messagesOf(bytes))
      expect(message).not.toMatch(/[\r\n]|undefined|\[object/);
  });

  it('are refused at 60 MB without being read', () => {
    const bytes = new Uint8Array(60 * 1024 * 1024).fill(0x20);
    expect(messagesOf(bytes)).toEqual(['the file is too large: 60 MB; a map has at most 50 MB']);
  });
});

describe('valid files', () => {
  it('are read with every field of the format', () => {
    const result = readMap(fixture('valid/every-field.json'));
    expect(result).toMatchObject({ ok: true, warnings: [] });
  });

  it('may have a byte order mark, as bytes and as text', () => {
    const bytes = fixture('valid/minimal.json');
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    expect(readMap(marked)).toEqual(readMap(bytes));
    expect(readMap(`\ufeff${bytes.toString('utf8')}`)).toEqual(readMap(bytes));
    expect(readMap(bytes).ok).toBe(true);
  });

  it('keep what was written in the document, and lose "unknown" in the model', () => {
    const result = readMap(
      withKeys(
        '"nodes":[{"id":"a","name":"unknown","kind":"api","place":"unknown","pinned":"unknown"}]',
      ),
    );
    if (!result.ok) throw new Error(result.problems[0]?.message ?? '');
    expect(result.document.nodes?.[0]).toHaveProperty('place', 'unknown');
    expect(result.document).not.toHaveProperty('hops');
    expect(result.map.nodes[0]).toEqual({ id: 'a', name: 'unknown', kind: 'api' });
    expect(result.map.hops).toEqual([]);
    expect(result.map.policies).toEqual({ matrix: [], postures: [] });
  });
});

describe('format and version', () => {
  it('refuse another format and say nothing else', () => {
    expect(messagesOf('{"format":"other","version":9,"x":null}')).toEqual([
      'format: "other" is another format; this program reads "domicile.map"',
    ]);
  });

  it('refuse a newer version as newer and say nothing else', () => {
    expect(messagesOf(withKeys('"version":2,"nodes":null,"x":1'))).toEqual([
      'written by a newer Domicile (format 2); this one reads 1',
    ]);
  });

  it.each(['0', '-1', '1.5', '"1"', '"2"', '1e999', 'true'])(
    'refuse version %s as wrong',
    (version) => {
      const text = `{"format":"domicile.map","version":${version},"id":"m","title":"T"}`;
      expect(summary(text)).toEqual([expect.stringMatching(/^1:36 wrong-(type|value) version$/)]);
    },
  );

  it.each(['null', '[]', '42', '"x"', 'true'])('refuse %s as a whole', (json) => {
    expect(problemsOf(json)).toHaveLength(1);
  });
});

describe('limits', () => {
  it(`are ${MAX_ELEMENTS} elements, and one more is refused`, () => {
    expect(readMap(hops(MAX_ELEMENTS - 1)).ok).toBe(true);
    expect(messagesOf(hops(MAX_ELEMENTS))).toEqual([
      'the map has 50001 elements (1 nodes, 50000 hops); at most 50000 are read, divide it',
    ]);
  });

  it('are 64 levels, however the brackets stand', () => {
    for (const open of ['[', '{"a":', '[}', '{]', '/*"*/[', '[{"a":'])
      expect(problemsOf(open.repeat(200_000)).length).toBeGreaterThan(0);
    expect(problemsOf('['.repeat(65))[0]?.code).toBe('too-deep');
    expect(problemsOf('['.repeat(64))[0]?.code).toBe('truncated');
  });

  it('bound the problems of a file and the time to find the nearest names', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `{"id":"h${i}","from":"x","to":"y"}`);
    const problems = problemsOf(withKeys(`"hops":[${many.join(',')}]`));
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)?.code).toBe('too-many-problems');
  });
});

describe('warnings', () => {
  it('tell of an entry given twice and of a period that ends before it begins', () => {
    const result = readMap(
      withKeys(
        '"notUsed":["crm","crm"],"vendors":[{"id":"v","name":"V","agreements":[{"type":"baa","effective":"2026-01-02","expires":"2026-01-01"},{"effective":"2026-01-01","expires":"2026-01-01"},{"effective":"2026-01-01","expires":"none"}]}]',
      ),
    );
    if (!result.ok) throw new Error(result.problems[0]?.message ?? '');
    expect(result.warnings.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      'repeated-entry notUsed[1]',
      'reversed-dates vendors[0].agreements[0].expires',
    ]);
  });
});
