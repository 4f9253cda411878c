import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson, mapHash, writeMap } from './canonical.ts';
import { readMap } from './read/read-map.ts';
import type { MapDocument } from './schema/map.ts';

const fixtures = new URL('../../test/fixtures/valid/', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(`${name}.json`, fixtures), 'utf8');

function documentOf(text: string): MapDocument {
  const result = readMap(text);
  if (!result.ok) throw new Error(result.problems[0]?.message ?? '');
  return result.document;
}

const base: MapDocument = { format: 'domicile.map', version: 1, id: 'm', title: 'T' };
const node = { id: 'a', name: 'A', kind: 'api' } as const;

describe('mapHash', () => {
  // Computed apart from this program: Python's json and hashlib over the fixture files.
  it.each([
    ['every-field', '8d0c3292be5329cfcef10aadd4e908a92499d113365f6978494766a22747b16e'],
    ['minimal', '83fb5a6e2f50cdc3f752c411af048bbc4c5a3401acad0717b5bf151578042c38'],
  ])('of %s is what others compute from the file', (name, expected) => {
    expect(mapHash(documentOf(textOf(name)))).toBe(expected);
  });

  it('ignores where nodes stand on the canvas, and nothing else of theirs', () => {
    const hashOf = (more: object) => mapHash({ ...base, nodes: [{ ...node, ...more }] });
    expect(hashOf({ position: { x: 1, y: 2 } })).toBe(hashOf({}));
    expect(hashOf({ pinned: false })).not.toBe(hashOf({}));
    expect(hashOf({ pinned: 'unknown' })).not.toBe(hashOf({}));
  });

  it('takes an empty list that is written out as written', () => {
    expect(mapHash({ ...base, hops: [] })).not.toBe(mapHash(base));
  });

  it('changes with the order of what has no id, which means something to its reader', () => {
    const withOptions = (options: string[]) =>
      mapHash({ ...base, decisions: [{ id: 'd', options }] });
    expect(withOptions(['a', 'b'])).not.toBe(withOptions(['b', 'a']));
  });
});

describe('canonicalJson', () => {
  it('sorts keys and ids by code units and leaves out spaces', () => {
    const document: MapDocument = {
      title: 'é',
      id: 'm',
      version: 1,
      format: 'domicile.map',
      nodes: [
        { ...node, id: 'b', position: { x: 1, y: 1 } },
        { ...node, id: 'a-1' },
        { ...node, id: 'a' },
        { ...node, id: 'a1' },
      ],
    };
    expect(canonicalJson(document)).toBe(
      '{"format":"domicile.map","id":"m","nodes":[{"id":"a","kind":"api","name":"A"},{"id":"a-1","kind":"api","name":"A"},{"id":"a1","kind":"api","name":"A"},{"id":"b","kind":"api","name":"A"}],"title":"é","version":1}',
    );
  });

  it('does not change the document', () => {
    const document: MapDocument = {
      ...base,
      nodes: [{ ...node, id: 'b', position: { x: 1, y: 1 } }, node],
    };
    const before = structuredClone(document);
    canonicalJson(document);
    writeMap(document);
    expect(document).toEqual(before);
  });

  it('throws on text that has no UTF-8 form', () => {
    expect(() => canonicalJson({ ...base, title: '\ud800' })).toThrow(/surrogate/);
  });
});

describe('writeMap', () => {
  it('gives back a file that it wrote, byte for byte', () => {
    for (const name of ['every-field', 'minimal'])
      expect(writeMap(documentOf(textOf(name)))).toBe(textOf(name));
  });

  it('writes keys in the order of the format, elements by id, and keeps positions', () => {
    const document: MapDocument = {
      nodes: [
        { position: { y: 2, x: 1 }, kind: 'api', name: 'B', id: 'b' },
        { responsibilities: { z: 'shared', a: 'customer' }, kind: 'api', name: 'A', id: 'a' },
      ],
      title: 'T',
      id: 'm',
      version: 1,
      format: 'domicile.map',
    };
    expect(JSON.stringify(JSON.parse(writeMap(document)))).toBe(
      '{"format":"domicile.map","version":1,"id":"m","title":"T","nodes":[{"id":"a","name":"A","kind":"api","responsibilities":{"a":"customer","z":"shared"}},{"id":"b","name":"B","kind":"api","position":{"x":1,"y":2}}]}',
    );
  });
});
