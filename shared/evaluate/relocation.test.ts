import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { Place } from '#shared/geography/place.ts';
import { MapFacts } from './map-facts.ts';
import { placeUse } from './node-facts.ts';
import type { PlaceField } from './node-facts.ts';
import { dropSupport, moveInside } from './relocation.ts';

type Node = NonNullable<Drawing['nodes']>[number];

function read(node: Partial<Node>) {
  const drawn = { id: 'store', name: 'Store', kind: 'database', ...node } as const;
  const facts = new MapFacts(drawMap({ nodes: [drawn] }), '2026-11-22', new Set());
  const store = facts.nodeById('store');
  if (!store) throw new Error('the store is drawn');
  return store;
}

const inFrance = ({ countries }: Place): boolean =>
  countries !== 'anywhere' && countries.every((country) => country === 'FR');

/** The label and the value that is set, for each remedy. */
function moved(node: Partial<Node>, field: PlaceField, raw: string, country = 'FR') {
  const remedies = moveInside(read(node), placeUse(field, raw), country, 'France', inFrance);
  return remedies.map(({ label, patch }) => [label, patch]);
}
const set = (field: string, value: unknown) => [
  { set: { type: 'node', id: 'store' }, field, value },
];

describe('a place moved inside', () => {
  it('is a region of the same provider, else the country', () => {
    expect(moved({}, 'place', 'aws:us-east-1')).toEqual([
      ['Move Store to Paris (aws eu-west-3)', set('place', 'aws:eu-west-3')],
    ]);
    expect(moved({}, 'place', 'iso:US')).toEqual([
      ['Move Store to France', set('place', 'iso:FR')],
    ]);
  });

  it('is none where the country is not inside itself, or the place is not known', () => {
    expect(moved({}, 'place', 'aws:us-east-1', 'DE')).toEqual([]);
    expect(moved({}, 'place', 'unknown')).toEqual([]);
    expect(moved({ replicas: ['unknown'] }, 'replicas', 'unknown')).toEqual([]);
  });

  it('drops the copies outside, and keeps those inside or not known', () => {
    const places = ['aws:us-east-1', 'aws:eu-west-3', 'unknown', 'iso:IN'];
    const kept = ['aws:eu-west-3', 'unknown'];
    expect(moved({ replicas: places }, 'replicas', 'iso:IN')).toEqual([
      ['Drop the replicas outside France', set('replicas', kept)],
    ]);
    expect(moved({ failover: places }, 'failover', 'iso:IN')).toEqual([
      ['Drop the failover places outside France', set('failover', kept)],
    ]);
    expect(moved({ backup: { places } }, 'backup.places', 'iso:IN')).toEqual([
      ['Drop the backups outside France', set('backup.places', kept)],
    ]);
  });
});

describe('support ended', () => {
  const dropped = (support: NonNullable<Node['support']>) =>
    dropSupport(read({ vendor: 'self', support }), 'France', ({ entry }) => entry.country === 'FR');

  it('keeps the readers inside', () => {
    const french = { country: 'FR', by: 'self', mode: 'standing' } as const;
    expect(dropped([{ ...french, country: 'IN' }, french])).toEqual([
      { label: 'End support of Store from outside France', patch: set('support', [french]) },
    ]);
  });

  it('is none where nobody reads, or nobody says who', () => {
    expect([dropped([]), dropped('unknown')]).toEqual([[], []]);
  });
});
