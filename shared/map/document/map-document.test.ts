import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mapArbitrary } from '../../../test/support/map-arbitrary.ts';
import { mapHash, writeMap } from '../canonical.ts';
import { toModel } from '../model.ts';
import { readMap } from '../read/read-map.ts';
import { domicileMap, type MapDocument } from '../schema/map.ts';
import { createDocument, exportDocument, fillDocument } from './map-document.ts';
import { MapProjection } from './projection.ts';

const base = { format: 'domicile.map', version: 1, id: 'm', title: 'Map' } as const;
const roundTrip = (map: MapDocument): MapDocument => exportDocument(createDocument(map));

/** The same document after a trip over the wire. */
function received(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

describe('createDocument and exportDocument', () => {
  it('give back every map as it was, over the wire too', () => {
    fc.assert(
      fc.property(mapArbitrary, (map) => {
        const doc = createDocument(map);
        const back = exportDocument(received(doc));
        expect(mapHash(back)).toBe(mapHash(map));
        expect(writeMap(back)).toBe(writeMap(map));
        expect(writeMap(exportDocument(doc))).toBe(writeMap(map));
      }),
      { numRuns: 60 },
    );
  });

  it('give a projection that is the model of the map, with nothing to report', () => {
    fc.assert(
      fc.property(mapArbitrary, (map) => {
        const projection = new MapProjection(createDocument(map));
        // As JSON, which knows no negative zero.
        const shown: unknown = JSON.parse(JSON.stringify(projection.map));
        expect(shown).toStrictEqual(toModel(sortedById(map)));
        expect(projection.reports).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const examples = new URL('../../../assets/examples/', import.meta.url);
  it.each(readdirSync(examples).filter((name) => name.endsWith('.json')))('keep %s', (name) => {
    const read = readMap(readFileSync(new URL(name, examples)));
    if (!read.ok) throw new Error(`${name} is not a map`);
    expect(mapHash(roundTrip(read.document))).toBe(mapHash(read.document));
  });

  it.each<[string, Partial<MapDocument>]>([
    ['lists written out as empty', { nodes: [], hops: [], acceptances: [], policies: {} }],
    ['empty policies', { policies: { matrix: [], postures: [] } }],
    ['one empty policy list', { policies: { matrix: [] } }],
    ['groups not known', { organisation: 'unknown', governance: { riskAnalysis: 'unknown' } }],
    ['groups that do not exist', { governance: { riskAnalysis: 'none' } }],
    ['empty groups', { organisation: {}, governance: { riskAnalysis: {} } }],
    [
      'empty groups in an element',
      { nodes: [{ id: 'a', name: 'A', kind: 'api', atRest: { keys: {} }, responsibilities: {} }] },
    ],
    [
      'areas with dots',
      {
        nodes: [
          { id: 'a', name: 'A', kind: 'api', responsibilities: { 'a.b': 'shared', '': 'none' } },
        ],
      },
    ],
    [
      'acceptances in their order, twice the same among them',
      {
        acceptances: [
          { rule: 'TRF-03', subject: { type: 'vendor', id: 'v' }, reason: 'second' },
          { rule: 'LOC-01', subject: { type: 'node', id: 'a' } },
          { rule: 'TRF-03', subject: { type: 'vendor', id: 'v' }, reason: 'second' },
        ],
      },
    ],
  ])('keep %s', (_what, part) => {
    const map = domicileMap.parse({ ...base, ...part });
    expect(roundTrip(map)).toStrictEqual(map);
  });

  it('refuse to fill a document that holds a map', () => {
    const doc = createDocument({ ...base, nodes: [{ id: 'a', name: 'A', kind: 'api' }] });
    expect(() => fillDocument(doc, { ...base })).toThrow('holds a map already');
  });
});

function sortedById(map: MapDocument): MapDocument {
  const read = readMap(writeMap(map));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.document;
}
