import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toModel } from '#shared/map/model.ts';
import { domicileMap } from '#shared/map/schema/map.ts';
import { mapArbitrary } from '#test/support/map-arbitrary.ts';
import { applyMapChanges, mapChanges } from './map-changes.ts';

const base = { format: 'domicile.map', version: 1, id: 'm', title: 'Map' } as const;
const node = (id: string) => ({ id, name: id, kind: 'api' as const });
const drawn = (...ids: string[]) =>
  toModel(domicileMap.parse({ ...base, nodes: ids.map((id) => node(id)) }));

describe('mapChanges', () => {
  it('takes any map to any other', () => {
    fc.assert(
      fc.property(mapArbitrary, mapArbitrary, (one, other) => {
        const [before, after] = [toModel(one), toModel(other)];
        const sent = structuredClone(mapChanges(before, after));
        expect(applyMapChanges(before, sent)).toEqual(after);
      }),
    );
  });

  it('brings the whole map to whoever has none', () => {
    const map = drawn('a', 'b');
    expect(applyMapChanges(undefined, mapChanges(undefined, map))).toEqual(map);
  });

  it('sends one entry for a local edit, and nothing for none', () => {
    const before = drawn('a', 'b', 'c');
    const [a, b, c] = before.nodes;
    if (!a || !b || !c) throw new Error('three nodes were drawn');
    const after = { ...before, nodes: [a, { ...b, name: 'Database' }, c] };
    expect(mapChanges(before, after)).toEqual({
      fields: {},
      lists: { nodes: { length: 3, entries: [[1, { ...b, name: 'Database' }]] } },
    });
    expect(mapChanges(before, before)).toEqual({ fields: {}, lists: {} });
  });

  it('shortens a list whose end was removed', () => {
    const before = drawn('a', 'b', 'c');
    const after = { ...before, nodes: before.nodes.slice(0, 1) };
    expect(applyMapChanges(before, mapChanges(before, after)).nodes).toEqual(after.nodes);
  });

  it('takes back a field that is gone, over a message too', () => {
    const before = { ...drawn('a'), organisation: { name: 'Clinic' } };
    const after = drawn('a');
    const sent = structuredClone(mapChanges(before, after));
    expect(Object.keys(applyMapChanges(before, sent))).not.toContain('organisation');
  });
});
