import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc24 } from './loc-24-contractual-posture.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Posture = NonNullable<NonNullable<Drawing['policies']>['postures']>[number];

/** "US only" kept to by a store in Virginia: each case changes one thing. */
const drawn = (
  node: Partial<Node>,
  posture: Partial<Posture> = {},
  vendor: Partial<Vendor> = {},
): Drawing => ({
  cohorts: [
    {
      id: 'tenants',
      name: 'Tenants',
      care: 'US-GA',
      dataClasses: ['billing'],
      entry: ['phone', 'app'],
    },
  ],
  vendors: [{ id: 'host', name: 'Host', support: [], subprocessors: [], ...vendor }],
  nodes: [
    { id: 'phone', name: 'Phone', kind: 'patient-device', place: 'iso:MX' },
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:US', support: [] },
    {
      id: 'store',
      name: 'Store',
      kind: 'database',
      vendor: 'host',
      place: 'aws:us-east-1',
      ...node,
    },
  ],
  hops: [{ id: 'keep', from: 'app', to: 'store', carrier: 'https', encryption: 'tls-1.3' }],
  policies: {
    postures: [
      {
        id: 'us',
        name: 'US only',
        allowed: ['group:US-AND-TERRITORIES'],
        scope: 'both',
        ...posture,
      },
    ],
  },
});

/** A posture of which some fields are not given. */
function partly(node: Partial<Node>, ...fields: readonly ('allowed' | 'scope')[]): Drawing {
  const drawing = drawn(node);
  const postures = (drawing.policies?.postures ?? []).map((posture) => {
    const rest = { ...posture };
    for (const field of fields) delete rest[field];
    return rest;
  });
  return { ...drawing, policies: { postures } };
}

const canada = { place: 'aws:ca-central-1' } as const;
const worker = { ...canada, kind: 'worker' } as const;
const fromIndia: Partial<Node> = { support: [{ country: 'IN', by: 'host', mode: 'export' }] };
const inIndia: Partial<Vendor> = { subprocessors: [{ name: 'Desk/One', country: 'IN' }] };
const broken = { severity: 'violation', subject: 'node:store', cohorts: ['tenants'] } as const;

testRule(loc24, {
  breaks: [
    {
      ...broken,
      when: 'the store is in Montreal',
      map: drawn(canada),
      path: ['keep'],
      says: 'is kept in Montreal (aws ca-central-1), outside "US only"',
    },
    { ...broken, when: 'only the failover is', map: drawn({ failover: ['aws:ca-central-1'] }) },
    { ...broken, when: 'only the backup is', map: drawn({ backup: { places: ['iso:CA'] } }) },
    { ...broken, when: 'only a replica is', map: drawn({ replicas: ['iso:IE'] }) },
    { ...broken, when: 'a global store may be anywhere', map: drawn({ place: 'aws:global' }) },
    {
      ...broken,
      when: 'storage is bound',
      map: drawn(canada, { scope: 'storage' }),
    },
    {
      ...broken,
      when: 'it is opened from India',
      map: drawn(fromIndia),
      path: ['keep', '~support/store/IN/host/export'],
      says: 'can be opened from India, outside "US only"',
    },
    {
      ...broken,
      when: 'access is bound, and it is opened from India',
      map: drawn(fromIndia, { scope: 'access' }),
    },
    {
      ...broken,
      when: "own people's access counts as well",
      map: drawn({ vendor: 'self', support: [{ country: 'IN', by: 'self' }] }),
    },
    {
      ...broken,
      when: 'a subprocessor sits in India',
      map: drawn({}, {}, inIndia),
      path: ['keep', '~sub/host/Desk/One'],
      says: 'goes to Desk/One, a subprocessor in India',
    },
    {
      ...broken,
      when: 'access is bound, and a subprocessor sits in India',
      map: drawn({}, { scope: 'access' }, inIndia),
    },
    {
      ...broken,
      when: 'what is only processed is access',
      map: drawn(worker, { scope: 'access' }),
    },
    { ...broken, when: 'nothing is allowed', map: drawn({}, { allowed: [] }) },
    {
      ...broken,
      when: 'the posture names the cohort',
      map: drawn(canada, { cohorts: ['tenants'] }),
    },
  ],
  holds: [
    { when: "all in the US, the phone is the patient's", map: drawn({}) },
    { when: 'Puerto Rico is a territory', map: drawn({ place: 'iso:PR' }) },
    { when: 'only access is bound', map: drawn(canada, { scope: 'access' }) },
    {
      when: 'only storage is bound, and it is opened from India',
      map: drawn(fromIndia, { scope: 'storage' }, inIndia),
    },
    {
      when: 'only storage is bound, and support is not known',
      map: drawn(
        { support: 'unknown' },
        { scope: 'storage' },
        { support: 'unknown', subprocessors: 'unknown' },
      ),
    },
    {
      when: 'only storage is bound, and nothing is kept',
      map: drawn(worker, { scope: 'storage' }),
    },
    { when: 'the posture speaks of nobody here', map: drawn(canada, { cohorts: [] }) },
    { when: 'the place is not known: LOC-25 asks', map: drawn({ place: 'unknown' }) },
    {
      when: 'a global service keeps nothing: LOC-25 asks where it runs',
      map: drawn({ place: 'gcp:global', kind: 'worker' }),
    },
    { when: 'no posture', map: { ...drawn(canada), policies: {} } },
    { when: 'the scope is not known, and all is inside', map: partly({}, 'scope') },
  ],
  unknown: [
    {
      when: 'nobody knows what it binds, and the store is outside',
      map: partly(canada, 'scope'),
      asks: 'policy:us scope',
      ifNo: 'violation',
    },
    {
      when: 'nobody wrote down the places',
      map: partly({}, 'allowed'),
      asks: 'policy:us allowed',
      ifNo: 'violation',
    },
    {
      when: 'one of the places is not known',
      map: drawn(canada, { allowed: ['iso:US', 'unknown'] }),
      asks: 'policy:us allowed',
      ifNo: 'violation',
    },
    {
      when: 'the place is coarser than the posture',
      map: drawn({ place: 'iso:US' }, { allowed: ['iso:US-GA', 'aws:us-east-1'] }),
      asks: 'node:store place',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who can open it',
      map: drawn({}, {}, { support: 'unknown' }),
      asks: 'vendor:host support',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows from where it is opened',
      map: drawn({ support: [{ by: 'host' }] }),
      asks: 'node:store support.country',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows the subprocessors',
      map: drawn({}, {}, { subprocessors: 'unknown' }),
      asks: 'vendor:host subprocessors',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where a subprocessor sits',
      map: drawn({}, {}, { subprocessors: [{ name: 'Desk' }] }),
      asks: 'vendor:host subprocessors.country',
      ifNo: 'violation',
    },
  ],
});

describe('LOC-24 remedies', () => {
  it.each([
    ['moves it', drawn(canada), 'Move Store to Virginia (aws us-east-1)'],
    ['ends support', drawn(fromIndia), 'End support of Store from outside what was promised'],
    [
      'drops the replica',
      drawn({ replicas: ['iso:IE', 'iso:US'] }),
      'Drop the replicas outside what was promised',
    ],
  ])('%s with one click', (_, map, label) => {
    expect(leftAfter(loc24, map, label)).toEqual([]);
  });
});
