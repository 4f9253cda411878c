import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { rte04 } from './rte-04-no-routing-key.ts';

/** One cohort for each place of care. */
const treatedIn = (cares: readonly string[], routing?: Drawing['routing']): Drawing => ({
  cohorts: cares.map((care, at) => ({
    id: `c${at}`,
    name: `Patients ${at}`,
    care,
    dataClasses: ['diagnosis' as const],
    entry: ['app'],
  })),
  nodes: [{ id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' }],
  ...(routing === undefined ? {} : { routing }),
});

const none = { basis: [] };
const open = { severity: 'question', subject: 'map:test-map' } as const;

testRule(rte04, {
  breaks: [
    {
      ...open,
      when: 'care in two countries, and there is no key',
      map: treatedIn(['FR', 'DE-BY'], none),
      cohorts: ['c0', 'c1'],
      says: 'Care is in Germany, France, and nothing decides',
    },
    {
      ...open,
      when: 'care in two US states',
      map: treatedIn(['US-TX', 'US-FL'], none),
      says: 'Care is in Florida, Texas',
    },
    { ...open, when: 'Puerto Rico beside the US', map: treatedIn(['US-TX', 'PR'], none) },
  ],
  holds: [
    { when: 'care in one country', map: treatedIn(['FR', 'FR-BRE'], none) },
    { when: 'care in one US state', map: treatedIn(['US-TX', 'US-TX'], none) },
    {
      when: 'a US cohort without a state may be of the same one',
      map: treatedIn(['US', 'US-TX'], none),
    },
    { when: 'two provinces of Canada', map: treatedIn(['CA-QC', 'CA-ON'], none) },
    { when: 'there is a key', map: treatedIn(['FR', 'DE'], { basis: ['residence'] }) },
    { when: 'care in one country, and the key is not known', map: treatedIn(['FR']) },
  ],
  unknown: [
    {
      when: 'nobody wrote down what decides',
      map: treatedIn(['FR', 'DE']),
      asks: 'map:test-map routing.basis',
      ifNo: 'question',
    },
    {
      when: 'the key is marked as not known',
      map: treatedIn(['US-TX', 'US-FL'], { basis: 'unknown' }),
      asks: 'map:test-map routing.basis',
      ifNo: 'question',
    },
  ],
});

describe('RTE-04 remedies', () => {
  it('routes by place of care with one click', () => {
    const label = "Route by place of care and the provider's jurisdiction";
    expect(leftAfter(rte04, treatedIn(['FR', 'DE'], none), label)).toEqual([]);
  });
});
