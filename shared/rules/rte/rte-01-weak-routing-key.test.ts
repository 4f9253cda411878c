import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { rte01 } from './rte-01-weak-routing-key.ts';

type Basis = Exclude<
  Exclude<NonNullable<Drawing['routing']>, 'unknown'>['basis'],
  'unknown' | undefined
>;

const routed = (basis: Basis, place = 'aws:eu-west-3'): Drawing => ({
  routing: { basis },
  cohorts: [
    {
      id: 'french',
      name: 'French patients',
      care: 'FR',
      dataClasses: ['recording'],
      entry: ['store'],
    },
    { id: 'texan', name: 'Texans', care: 'US-TX', dataClasses: ['chat'], entry: ['app'] },
  ],
  vendors: [{ id: 'cloud', name: 'Cloud', role: 'processor' }],
  nodes: [
    { id: 'store', name: 'Store', kind: 'database', vendor: 'cloud', place },
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:US-TX' },
  ],
});

const weak = { severity: 'risk', subject: 'map:test-map', cohorts: ['french', 'texan'] } as const;

testRule(rte01, {
  breaks: [
    {
      ...weak,
      when: 'patients are routed by nationality',
      map: routed(['nationality']),
      says: 'routed by nationality',
    },
    {
      ...weak,
      when: 'by where they travel and by internet address',
      map: routed(['travel-location', 'ip-address']),
      says: 'travel location and IP address',
    },
    {
      ...weak,
      when: 'French data in London before the law was certain is no broken list yet',
      map: routed(['ip-address'], 'aws:eu-west-2'),
      asOf: '2026-05-15',
    },
    {
      ...weak,
      when: 'the same where nobody knows who runs the store: that could break no list either',
      map: {
        ...routed(['ip-address']),
        nodes: [
          { id: 'store', name: 'Store', kind: 'database', place: 'aws:eu-west-2' },
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:US-TX' },
        ],
      },
      asOf: '2026-05-15',
    },
    {
      severity: 'risk',
      subject: 'map:test-map',
      when: 'nobody is drawn yet',
      map: { routing: { basis: ['nationality'] } },
    },
    {
      ...weak,
      severity: 'violation',
      when: 'and French recordings are stored in London',
      map: routed(['nationality'], 'aws:eu-west-2'),
      elements: ['node:store'],
      says: 'stored where the law does not allow it',
    },
    {
      ...weak,
      severity: 'violation',
      when: 'and Texan diagnoses are stored in Canada',
      map: {
        ...routed(['nationality']),
        cohorts: [
          {
            id: 'french',
            name: 'French patients',
            care: 'FR',
            dataClasses: ['contact'],
            entry: ['app'],
          },
          {
            id: 'texan',
            name: 'Texans',
            care: 'US-TX',
            dataClasses: ['diagnosis'],
            entry: ['store'],
          },
        ],
        nodes: [
          { id: 'store', name: 'Store', kind: 'database', vendor: 'cloud', place: 'iso:CA' },
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
        ],
      },
    },
  ],
  holds: [
    { when: 'routed by place of care', map: routed(['place-of-care'], 'aws:eu-west-2') },
    {
      when: "nationality is only one fact beside the provider's jurisdiction",
      map: routed(['nationality', 'provider-jurisdiction'], 'aws:eu-west-2'),
    },
    { when: 'residence tells enough', map: routed(['residence', 'ip-address']) },
    { when: 'there is no routing: RTE-04 asks', map: routed([]) },
    { when: 'the routing is not known: RTE-04 asks', map: { ...routed([]), routing: {} } },
  ],
  unknown: [
    {
      when: 'French recordings are in London, and nobody knows who runs the store',
      map: {
        ...routed(['nationality']),
        nodes: [
          { id: 'store', name: 'Store', kind: 'database', place: 'aws:eu-west-2' },
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:US-TX' },
        ],
      },
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
  ],
});

describe('RTE-01 remedies', () => {
  it.each(['aws:eu-west-3', 'aws:eu-west-2'])(
    'routes by place of care with one click (%s)',
    (place) => {
      const label = "Route by place of care and the provider's jurisdiction";
      expect(leftAfter(rte01, routed(['nationality'], place), label)).toEqual([]);
    },
  );
});
