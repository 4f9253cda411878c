import { describe, expect, it } from 'vitest';
import { readStore, scc } from '#test/support/read-store.ts';
import type { StoreCase } from '#test/support/read-store.ts';
import { placeUse } from './node-facts.ts';
import type { PlaceField } from './node-facts.ts';
import {
  homeName,
  isAtHome,
  isLivePathAtHome,
  judgePlacement,
  walksTo,
  worstPlacement,
} from './placement.ts';

/** How a replica of the store in a place stands, in short. */
function judged(place: string, drawn: StoreCase, field: PlaceField = 'replicas'): string {
  const { facts, cohort, holding } = readStore(
    field === 'place' ? { ...drawn, store: { ...drawn.store, place } } : drawn,
  );
  const placement = judgePlacement(facts, cohort, holding, placeUse(field, place));
  return placement ? `${placement.severity}, ${placement.words}` : 'nothing';
}

const french: StoreCase = { cohort: { care: 'FR' } };
const german: StoreCase = { cohort: { care: 'DE', statutoryCare: true } };
const italian: StoreCase = { cohort: { care: 'IT' } };
const withScc: NonNullable<StoreCase['vendor']> = { agreements: [scc] };

describe('judgePlacement', () => {
  it.each<[string, string, StoreCase, string]>([
    ['at home', 'iso:BR', {}, 'nothing'],
    [
      'away from home, with the live path at home',
      'iso:US',
      {},
      'risk, while the live path stays in Brazil',
    ],
    ['away from home, as the live path is', 'iso:US', { app: { place: 'iso:US' } }, 'nothing'],
    ['a live path that is not known', 'iso:US', { app: { place: 'unknown' } }, 'nothing'],
    ['not known', 'unknown', {}, 'nothing'],
    ['outside the list of a statute', 'aws:us-east-1', french, 'violation, outside the EEA'],
    ['London is outside the EEA', 'aws:eu-west-2', french, 'violation, outside the EEA'],
    ['anywhere', 'aws:global', french, 'violation, outside the EEA'],
    ['inside the list', 'iso:IS', french, 'nothing'],
    [
      'a statute before it was certain binds nothing',
      'iso:GB',
      { ...french, asOf: '2026-05-15' },
      'risk, while the live path stays in the EEA',
    ],
    [
      'German care in India',
      'iso:IN',
      { ...german, vendor: withScc },
      'violation, outside the EEA, Switzerland and countries with an adequacy decision',
    ],
    [
      'German care at a US vendor on the DPF list',
      'iso:US',
      { ...german, vendor: { ...withScc, dpf: { status: 'active' } } },
      'risk, while the live path stays in the EEA',
    ],
    [
      'German care at a US vendor that nobody looked up',
      'iso:US',
      { ...german, vendor: { ...withScc, dpf: {} } },
      'risk, while the live path stays in the EEA',
    ],
    [
      'German care at a US vendor not on the list',
      'iso:US',
      { ...german, vendor: withScc },
      'violation, outside the EEA, Switzerland and countries with an adequacy decision',
    ],
    ['no channel', 'iso:US', italian, 'violation, without a valid transfer channel'],
    [
      'clauses without an assessment',
      'iso:US',
      { ...italian, vendor: { agreements: [{ ...scc, tia: 'none' }] } },
      'violation, without a valid transfer channel',
    ],
    [
      'a channel',
      'iso:US',
      { ...italian, vendor: withScc },
      'risk, while the live path stays in the EEA',
    ],
    [
      'an undecided channel',
      'iso:US',
      { ...italian, vendor: { agreements: 'unknown' } },
      'nothing',
    ],
    [
      'own premises are no transfer',
      'iso:US',
      { ...italian, store: { vendor: 'self' } },
      'risk, while the live path stays in the EEA',
    ],
    [
      'the GDPR may apply by the controller',
      'iso:US',
      { country: 'unknown' },
      'risk, while the live path stays in Brazil',
    ],
    [
      'British data without an instrument',
      'iso:US',
      { cohort: { care: 'GB' } },
      'violation, without a valid transfer channel',
    ],
    [
      'British data in an adequate country',
      'iso:FR',
      { cohort: { care: 'GB' } },
      'risk, while the live path stays in the United Kingdom',
    ],
    [
      'Quebec data in Toronto',
      'azure:canadacentral',
      { cohort: { care: 'CA-QC' } },
      'risk, while the live path stays in Quebec',
    ],
    ['Quebec data somewhere in Canada', 'iso:CA', { cohort: { care: 'CA-QC' } }, 'nothing'],
    [
      'Texan data in Canada',
      'iso:CA',
      { cohort: { care: 'US-TX' } },
      'violation, outside the US and its territories',
    ],
    [
      'Georgian data in Canada',
      'iso:CA',
      { cohort: { care: 'US-GA' } },
      'risk, while the live path stays in the US',
    ],
    ['Georgian data in Guam', 'iso:GU', { cohort: { care: 'US-GA' } }, 'nothing'],
    [
      'Texan recordings are disputed',
      'iso:CA',
      { cohort: { care: 'US-TX', dataClasses: ['recording'] } },
      'risk, while the live path stays in the US',
    ],
    [
      'Texan data of unknown classes',
      'iso:CA',
      { cohort: { care: 'US-TX', dataClasses: 'unknown' } },
      'risk, while the live path stays in the US',
    ],
    [
      'a place that the matrix does not allow',
      'iso:US',
      { matrix: [{ id: 'row', allowed: ['iso:BR'] }] },
      'violation, outside what the residency matrix allows',
    ],
    [
      'a place that the matrix prohibits',
      'iso:US',
      { matrix: [{ id: 'row', prohibited: ['iso:US'] }] },
      'violation, outside what the residency matrix allows',
    ],
    ['a coarse place', 'iso:US', { matrix: [{ id: 'row', allowed: ['iso:US-TX'] }] }, 'nothing'],
    [
      'a posture',
      'iso:US',
      { postures: [{ id: 'p', name: 'Brazil only', allowed: ['iso:BR'], scope: 'both' }] },
      'violation, outside "Brazil only"',
    ],
  ])('%s', (_, place, drawn, wanted) => {
    expect(judged(place, drawn)).toBe(wanted);
  });

  it('takes the hop into account for the place itself', () => {
    expect(judged('iso:US', italian, 'place')).toBe('violation, without a valid transfer channel');
    expect(judged('iso:US', { ...italian, vendor: withScc }, 'place')).toBe(
      'risk, while the live path stays in the EEA',
    );
  });

  it('binds processing only by what speaks of processing', () => {
    const worker: StoreCase = { store: { kind: 'worker' } };
    const use = placeUse('place', 'iso:GB');
    const processing = (drawn: StoreCase): string | undefined => {
      const { facts, cohort, holding } = readStore(drawn);
      return judgePlacement(facts, cohort, holding, use, 'processing')?.words;
    };
    expect(processing({ ...french, ...worker })).toBe('while the live path stays in the EEA');
    expect(
      processing({ ...german, ...worker, store: { kind: 'worker', place: 'iso:IN' } }),
    ).not.toBe('outside the EEA');
    const posture = { id: 'p', name: 'P', allowed: ['iso:BR'] };
    expect(processing({ ...worker, postures: [{ ...posture, scope: 'storage' }] })).toBe(
      'while the live path stays in Brazil',
    );
    expect(processing({ ...worker, postures: [{ ...posture, scope: 'access' }] })).toBe(
      'outside "P"',
    );
  });
});

describe('worstPlacement', () => {
  const worst = (drawn: StoreCase) => {
    const { facts, cohort, holding } = readStore(drawn);
    return worstPlacement(facts, cohort, holding);
  };

  it('is a violation where a list or a law on transfers binds, else a risk at most', () => {
    expect(worst(french)).toBe('violation');
    expect(worst(italian)).toBe('violation');
    expect(worst({ cohort: { care: 'GB' } })).toBe('violation');
    expect(worst({ ...italian, store: { vendor: 'self' } })).toBe('risk');
    expect(worst({ cohort: { care: 'US-TX' } })).toBe('violation');
    expect(worst({})).toBe('risk');
    expect(worst({ app: { place: 'iso:US' } })).toBeUndefined();
  });
});

describe('walksTo', () => {
  const walked = (field: PlaceField, drawn: StoreCase, place = 'iso:US') => {
    const { facts, cohort, node } = readStore(drawn);
    return walksTo(facts, cohort, node, placeUse(field, place)).map(({ outcome }) => outcome);
  };

  it('walks by the hop to the place, and by the vendor alone to copies', () => {
    const there: StoreCase = { ...italian, store: { place: 'iso:US' } };
    expect(walked('place', there)).toEqual(['none']);
    expect(walked('replicas', there)).toEqual(['none']);
    expect(walked('replicas', { ...there, store: { vendor: 'self' } })).toEqual([]);
    expect(walked('replicas', there, 'unknown')).toEqual([]);
    expect(walked('replicas', {})).toEqual([]);
    expect(walked('replicas', { cohort: { care: 'GB' }, country: 'FR' })).toEqual(['none', 'none']);
  });

  it('walks back from a vendor to an own place abroad, on from there to no copy', () => {
    const back: StoreCase = {
      ...italian,
      app: { vendor: 'host' },
      store: { vendor: 'self', place: 'iso:US' },
    };
    expect(walked('place', back)).toHaveLength(1);
    expect(walked('replicas', back)).toEqual([]);
  });

  it('leaves the copies and the support of a node to themselves', () => {
    const store: NonNullable<StoreCase['store']> = {
      place: 'iso:US',
      replicas: ['iso:IN'],
      support: [{ country: 'IN', by: 'host' }],
    };
    expect(walked('place', { ...italian, store })).toEqual(['none']);
  });
});

describe('home', () => {
  it.each([
    ['FR', 'the EEA', 'iso:NO', 'iso:GB'],
    ['GP', 'the EEA', 'iso:FR', 'iso:PF'],
    ['GB', 'the United Kingdom', 'aws:eu-west-2', 'iso:IE'],
    ['US-TX', 'the US', 'iso:PR', 'iso:CA'],
    ['PR', 'the US', 'iso:US', 'iso:CA'],
    ['CA-QC', 'Quebec', 'aws:ca-central-1', 'azure:canadacentral'],
    ['CA-ON', 'Canada', 'aws:ca-central-1', 'iso:US'],
    ['CH', 'Switzerland', 'aws:eu-central-2', 'aws:eu-central-1'],
  ])('of %s is %s', (care, name, inside, outside) => {
    const { facts, cohort } = readStore({ cohort: { care } });
    const at = (raw: string) => {
      const { place } = placeUse('place', raw);
      return place && isAtHome(facts, cohort, place);
    };
    expect(homeName(cohort)).toBe(name);
    expect(at(inside)).toBe(true);
    expect(at(outside)).toBe(false);
  });

  it('follows the live path without the node itself and without patients', () => {
    const path = (drawn: StoreCase) => {
      const { facts, cohort, holding } = readStore(drawn);
      return isLivePathAtHome(facts, cohort, holding);
    };
    expect(path({ store: { place: 'iso:US' } })).toBe(true);
    expect(path({ app: { place: 'iso:US' } })).toBe(false);
    expect(path({ app: { place: 'unknown' } })).toBe('unknown');
    expect(path({ cohort: { care: 'CA-QC' }, app: { place: 'iso:CA' } })).toBe('unknown');
    expect(path({ cohort: { entry: ['store'] } })).toBe(true);
  });
});
