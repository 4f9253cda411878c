import { describe, expect, it } from 'vitest';
import { readStore } from '#test/support/read-store.ts';
import type { StoreCase } from '#test/support/read-store.ts';
import { entityName, persistenceFact, placeOf, runByFact } from './node-facts.ts';

const nodeOf = (store: NonNullable<StoreCase['store']>) => readStore({ store }).node;

describe('the places of a node', () => {
  const raws = (store: NonNullable<StoreCase['store']>) => {
    const { copies, places } = nodeOf(store);
    return [copies, places].map((uses) => uses.map(({ field, raw }) => `${field} ${raw}`));
  };

  it('are its own, then those of a failover, of replicas and of backups', () => {
    const copies = ['failover iso:FR', 'replicas iso:DE', 'backup.places iso:IT'];
    expect(
      raws({
        place: 'iso:BR',
        failover: ['iso:FR'],
        replicas: ['iso:DE'],
        backup: { places: ['iso:IT'] },
      }),
    ).toEqual([copies, ['place iso:BR', ...copies]]);
    expect(raws({ place: 'iso:BR', replicas: ['iso:DE'] })[0]).toEqual(['replicas iso:DE']);
    expect(raws({ place: 'iso:BR', backup: { places: ['iso:IT'] } })[0]).toEqual([
      'backup.places iso:IT',
    ]);
    expect(raws({ place: 'iso:BR', backup: 'none' })).toEqual([[], ['place iso:BR']]);
    expect(raws({})).toEqual([[], ['place unknown']]);
  });

  it('are its own alone where it keeps nothing', () => {
    expect(raws({ kind: 'worker', place: 'iso:BR', replicas: ['iso:DE'] })).toEqual([
      [],
      ['place iso:BR'],
    ]);
  });

  it('are read where they are known', () => {
    expect(placeOf('iso:FR')).toBeDefined();
    expect(placeOf('unknown')).toBeUndefined();
    expect(placeOf(undefined)).toBeUndefined();
  });
});

describe('the support of a node', () => {
  const support = (drawn: StoreCase) =>
    readStore(drawn).node.support?.map(
      ({ hop, place, listedOn }) => `${hop.id} ${place?.raw ?? 'nowhere'} ${listedOn.type}`,
    );

  it("is its own list, else its vendor's, else not known", () => {
    const drawn: NonNullable<StoreCase['vendor']> = {
      support: [{ country: 'IN', by: 'host', mode: 'standing' }],
    };
    expect(support({ vendor: drawn })).toEqual(['~support/store/IN/host/standing iso:IN vendor']);
    expect(support({ vendor: drawn, store: { support: [] } })).toEqual([]);
    expect(support({ vendor: drawn, store: { support: [{ by: 'self' }] } })).toEqual([
      '~support/store/unknown/self/unknown nowhere node',
    ]);
    expect(support({ vendor: drawn, store: { vendor: 'self' } })).toBeUndefined();
    expect(support({})).toBeUndefined();
  });
});

describe('the facts of a node', () => {
  const ofStore = { subject: { type: 'node', id: 'store' } } as const;

  it('say how long it keeps PHI, and whether that is a default', () => {
    const kept = { ...ofStore, field: 'persistence', value: 'at-rest' };
    expect(persistenceFact(nodeOf({}))).toStrictEqual({ ...kept, isDefault: true });
    expect(persistenceFact(nodeOf({ persistence: 'at-rest' }))).toStrictEqual(kept);
  });

  it('say who runs it, and whether that is a default', () => {
    const run = (store: NonNullable<StoreCase['store']>) => runByFact(nodeOf(store));
    const desk = { kind: 'staff-workstation' } as const;
    const self = { ...ofStore, field: 'vendor', value: 'self' };
    expect(run({})).toStrictEqual({ ...self, value: 'host' });
    expect(run({ vendor: 'self' })).toStrictEqual(self);
    expect(run({ vendor: 'unknown' })).toStrictEqual({ ...self, value: null });
    expect(run({ ...desk, vendor: 'unknown' })).toStrictEqual({ ...self, isDefault: true });
    expect(run({ ...desk, vendor: 'self' })).toStrictEqual(self);
    expect(run({ ...desk, vendor: 'host' })).toStrictEqual({ ...self, value: 'host' });
  });

  it('name who runs it in a sentence', () => {
    expect(entityName(nodeOf({}).runBy)).toBe('Host');
    expect(entityName('self')).toBe('the own organisation');
    expect(entityName(undefined)).toBe('whoever runs it');
  });
});
