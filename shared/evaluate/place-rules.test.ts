import { describe, expect, it } from 'vitest';
import { readStore } from '#test/support/read-store.ts';
import type { StoreCase } from '#test/support/read-store.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { everyClass } from './class-set.ts';
import { placeUse } from './node-facts.ts';
import { obeys, placeRulesFor, rowClasses, speaksOf } from './place-rules.ts';
import type { PlaceMatter } from './place-rules.ts';

const french: StoreCase = { cohort: { care: 'FR' } };

describe('placeRulesFor', () => {
  const names = (drawn: StoreCase, matter?: PlaceMatter): string[] => {
    const { facts, cohort, holding } = readStore(drawn);
    return placeRulesFor(facts, cohort, holding, matter).map(({ name }) => name);
  };

  it('has the lists that certainly apply', () => {
    expect(names(french)).toEqual(['the EEA']);
    expect(names({ cohort: { care: 'DE' } })).toEqual([]);
    expect(names({ ...french, vendor: { role: 'provider' } })).toEqual([]);
    expect(names({ ...french, store: { vendor: 'self' } })).toEqual([]);
    expect(names({ ...french, asOf: '2024-11-15' })).toEqual([]);
    expect(names({ ...french, asOf: '2024-11-16' })).toEqual(['the EEA']);
  });

  it('leaves out a posture of which nobody knows what it binds, or where', () => {
    const posture = { id: 'p', name: 'P', allowed: ['iso:BR'] };
    expect(names({ postures: [{ ...posture, scope: 'storage' }] })).toEqual(['"P"']);
    expect(names({ postures: [{ ...posture, scope: 'access' }] })).toEqual([]);
    expect(names({ postures: [posture] })).toEqual([]);
    expect(names({ postures: [{ id: 'p', name: 'P', scope: 'both' }] })).toEqual([]);
    expect(names({ postures: [{ ...posture, scope: 'both', cohorts: [] }] })).toEqual([]);
  });

  it('tells what is kept from what only goes through', () => {
    expect(names(french, 'processing')).toEqual([]);
    const german: StoreCase = { cohort: { care: 'DE', statutoryCare: true } };
    const insured = ['the EEA, Switzerland and countries with an adequacy decision'];
    expect(names(german, 'processing')).toEqual(insured);
    expect(names(german, 'storage')).toEqual(insured);
    const posture = { id: 'p', name: 'P', allowed: ['iso:BR'] };
    const promised = (scope: 'storage' | 'access' | 'both', matter: PlaceMatter) =>
      names({ postures: [{ ...posture, scope }] }, matter);
    expect(promised('both', 'storage')).toEqual(['"P"']);
    expect(promised('both', 'processing')).toEqual(['"P"']);
    expect(promised('storage', 'processing')).toEqual([]);
    expect(promised('access', 'processing')).toEqual(['"P"']);
  });

  it('has the rows of the matrix that speak of a class that is there', () => {
    const row = { id: 'row', allowed: ['iso:BR'] };
    expect(names({ matrix: [{ ...row, dataClass: 'diagnosis' }] })).toHaveLength(1);
    expect(names({ matrix: [{ ...row, group: 'clinical' }] })).toHaveLength(1);
    expect(names({ matrix: [row] })).toHaveLength(1);
    expect(names({ matrix: [{ ...row, dataClass: 'imaging' }] })).toEqual([]);
    expect(names({ matrix: [{ ...row, group: 'diagnostic' }] })).toEqual([]);
    expect(names({ matrix: [{ ...row, cohorts: [] }] })).toEqual([]);
  });

  it('looks at PHI in the scope of each law', () => {
    const safe: StoreCase = { app: { transform: { to: 'deidentified', method: 'safe-harbor' } } };
    expect(names({ ...safe, cohort: { care: 'US-TX' }, country: 'FR' })).toEqual([]);
    expect(names({ ...safe, ...french })).toEqual(['the EEA']);
  });
});

describe('obeys', () => {
  const answer = (raw: string, rule: { allowed?: string[]; prohibited?: string[] }) => {
    const { place } = placeUse('place', raw);
    if (!place) throw new Error(`${raw} is a place`);
    return obeys(place, rule, AS_OF);
  };

  it('takes allowed as a subset and prohibited as an intersection', () => {
    expect(answer('azure:europe', { allowed: ['group:EEA'] })).toBe(false);
    expect(answer('azure:europe', { prohibited: ['iso:CH'] })).toBe(false);
    expect(answer('gcp:eu', { allowed: ['group:EEA'], prohibited: ['iso:CH'] })).toBe(true);
    expect(answer('iso:CA', { allowed: ['iso:CA-QC'] })).toBe('unknown');
    expect(answer('iso:CA', { prohibited: ['iso:CA-QC'] })).toBe('unknown');
    expect(answer('iso:FR', {})).toBe(true);
    expect(answer('iso:FR', { allowed: [] })).toBe(false);
  });

  it('does not decide by an entry that is not known', () => {
    expect(answer('iso:FR', { allowed: ['unknown', 'iso:FR'] })).toBe(true);
    expect(answer('iso:FR', { allowed: ['unknown'] })).toBe('unknown');
    expect(answer('iso:FR', { prohibited: ['unknown', 'iso:FR'] })).toBe(false);
    expect(answer('iso:FR', { prohibited: ['unknown'] })).toBe('unknown');
  });
});

describe('the words of policies', () => {
  it('reads which classes and cohorts a row speaks of', () => {
    const { cohort, facts } = readStore({
      matrix: [
        { id: 'one', dataClass: 'imaging', group: 'clinical' },
        { id: 'two', cohorts: ['patients'] },
        { id: 'three', cohorts: [] },
      ],
    });
    const [one, two, three] = facts.map.policies.matrix;
    if (!one || !two || !three) throw new Error('the drawing has three rows');
    expect(rowClasses(one)).not.toEqual(rowClasses(two));
    expect([one, two, three].map((row) => speaksOf(row, cohort))).toEqual([true, true, false]);
  });

  it('takes a class or a group of "none" for one that is not named', () => {
    const clinical = rowClasses({ id: 'row', group: 'clinical' });
    expect(rowClasses({ id: 'row', dataClass: 'none', group: 'clinical' })).toEqual(clinical);
    expect(rowClasses({ id: 'row', dataClass: 'none' })).toEqual(everyClass);
    expect(rowClasses({ id: 'row', group: 'none' })).toEqual(everyClass);
    expect(rowClasses({ id: 'row' })).toEqual(everyClass);
    expect(clinical).not.toEqual(everyClass);
  });
});
