import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '#test/support/draw-map.ts';
import { loadExample } from '#test/support/examples.ts';
import { mapArbitrary } from '#test/support/map-arbitrary.ts';
import { lineText } from '../document/history-line.ts';
import { toModel } from '../model.ts';
import { domicileMap, type MapDocument } from '../schema/map.ts';
import { mapDifferences } from './map-differences.ts';

const draw = (drawing: Drawing): MapDocument =>
  domicileMap.parse({
    format: 'domicile.map',
    version: 1,
    id: 'm',
    title: 'M',
    vendors: [{ id: 'aws', name: 'AWS' }],
    ...drawing,
  });

const told = (before: Drawing, after: Drawing): string[] =>
  mapDifferences(draw(before), draw(after)).map(lineText);

type Node = NonNullable<Drawing['nodes']>[number];
const node = (more: Partial<Node> = {}): Drawing => ({
  nodes: [{ id: 'db', name: 'Records', kind: 'database', ...more }],
});

describe('mapDifferences', () => {
  it.each<[string, Drawing, Drawing, string[]]>([
    [
      'a place',
      node({ place: 'aws:us-east-1' }),
      node({ place: 'aws:eu-west-3' }),
      ['Records: place Virginia (aws us-east-1) → Paris (aws eu-west-3)'],
    ],
    ['an answer', node(), node({ vendor: 'aws' }), ['Records: run by not known → AWS']],
    ['unknown written out', node(), node({ vendor: 'unknown' }), []],
    ['a position', node(), node({ position: { x: 1, y: 2 } }), []],
    ['a name', node(), node({ name: 'EU records' }), ['Records: renamed Records → EU records']],
    ['a system more', {}, node(), ['Records: system added']],
    ['a system less', node(), {}, ['Records: system removed']],
    [
      'a field of a group',
      node({ atRest: { encryption: 'none' } }),
      node({ atRest: { encryption: 'aes-256' } }),
      ['Records: protection at rest, encryption at rest none → AES-256'],
    ],
    [
      'a group that is known not to be',
      node({ backup: { places: [] } }),
      node({ backup: 'none' }),
      ['Records: backup given → none', 'Records: backup, backup places none → not known'],
    ],
    ['an empty group', node(), node({ backup: {} }), ['Records: backup not known → given']],
    [
      'the order of a list',
      node({ failover: ['iso:FR', 'iso:DE'] }),
      node({ failover: ['iso:DE', 'iso:FR'] }),
      [],
    ],
    [
      'a list not known any more',
      node({ failover: [] }),
      node(),
      ['Records: fails over to none → not known'],
    ],
    [
      'an entry more',
      node({ support: [] }),
      node({ support: [{ country: 'IN', by: 'aws' }] }),
      ['Records: support access: India, AWS added'],
    ],
    [
      'a list of nobody',
      node(),
      node({ support: [] }),
      ['Records: support access not known → none'],
    ],
    [
      'an entry changed',
      node({ support: [{ country: 'IN', by: 'aws' }] }),
      node({ support: [{ country: 'IN', by: 'aws', approved: true }] }),
      ['Records: support access, India, AWS, approved each time not known → yes'],
    ],
    [
      'an area of a record',
      node({ responsibilities: { 'patch level': 'customer' } }),
      node({ responsibilities: { 'patch level': 'provider' } }),
      ['Records: responsibilities, patch level Customer → Provider'],
    ],
    ['the title', {}, { title: 'N' }, ['Map: title M → N']],
    ['another map', {}, { id: 'n' }, ['Map: id m → n']],
    [
      'a kind that is not used',
      { notUsed: [] },
      { notUsed: ['crm'] },
      ['Map: not used none → CRM'],
    ],
  ])('tells of %s', (_, before, after, lines) => expect(told(before, after)).toEqual(lines));

  it('tells of hops by their ends, and of acceptances by what they accept', () => {
    const nodes: Node[] = [
      { id: 'a', name: 'App', kind: 'api' },
      { id: 'b', name: 'Base', kind: 'database' },
    ];
    const hops = [{ id: 'h', from: 'a', to: 'b', carrier: 'http' as const }];
    const acceptances = [
      { rule: 'ENC-01', subject: { type: 'hop' as const, id: 'h' }, reason: 'For a week' },
    ];
    expect(told({ nodes, hops }, { nodes, hops: [], acceptances: [] })).toEqual([
      'App → Base: hop removed',
    ]);
    expect(told({ nodes, hops }, { nodes, hops, acceptances })).toEqual([
      'Acceptance of ENC-01 on App → Base: acceptance added',
    ]);
    const reversed = [{ ...hops[0], id: 'h', from: 'b', to: 'a' }];
    expect(told({ nodes, hops }, { nodes, hops: reversed })).toEqual([
      'App → Base: from App → Base',
      'App → Base: to Base → App',
    ]);
  });

  it('finds none between an example and itself in another order', () => {
    const { map } = loadExample('telemedicine-faulty');
    const document = domicileMap.parse(map);
    const reversed = domicileMap.parse({
      ...document,
      nodes: document.nodes?.toReversed(),
      vendors: document.vendors?.toReversed().map((vendor) => ({
        ...vendor,
        ...(Array.isArray(vendor.agreements) ? { agreements: vendor.agreements.toReversed() } : {}),
      })),
      acceptances: document.acceptances?.toReversed(),
    });
    expect(mapDifferences(document, reversed)).toEqual([]);
  });

  it('finds one exactly where two maps do not say the same', () => {
    fc.assert(
      fc.property(mapArbitrary, mapArbitrary, fc.nat(), (one, other, at) => {
        expect(mapDifferences(one, one)).toEqual([]);
        const key = Object.keys(other)[at % Object.keys(other).length] ?? 'title';
        const mixed = domicileMap.safeParse({ ...one, [key]: Reflect.get(other, key) });
        if (!mixed.success) return;
        const isSame = facts(one) === facts(mixed.data);
        expect(mapDifferences(one, mixed.data).length === 0).toBe(isSame);
      }),
      { numRuns: 60 },
    );
  });
});

/** What a map says as one text, whatever the order of its lists and keys. */
function facts(document: MapDocument): string {
  const inOrder = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.map((entry) => JSON.stringify(inOrder(entry))).toSorted();
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
    return Object.entries(value)
      .filter(([key]) => key !== 'position')
      .map(([key, part]): [string, unknown] => [key, inOrder(part)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  };
  return JSON.stringify(inOrder(toModel(document)));
}
