import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc03 } from './loc-03-french-access-from-abroad.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Agreement = Exclude<Vendor['agreements'], 'unknown' | undefined>[number];

const dpa: Agreement = {
  type: 'dpa',
  status: 'signed',
  effective: '2025-01-01',
  expires: 'none',
  services: ['*'],
  terms: ['purposes', 'foreign-notice'],
};
const scc: Agreement = {
  type: 'scc',
  status: 'signed',
  effective: '2025-01-01',
  expires: 'none',
  services: ['*'],
  tia: '2026-06-01',
};

/** A host in Paris with contract and map, opened from India by a helper under clauses. */
const opened = (
  host: Partial<Vendor> = {},
  helper: Partial<Vendor> = {},
  node: Partial<Node> = {},
): Drawing => ({
  cohorts: [
    {
      id: 'french',
      name: 'French patients',
      care: 'FR',
      dataClasses: ['diagnosis'],
      entry: ['app'],
    },
  ],
  vendors: [
    {
      id: 'host',
      name: 'Host',
      role: 'processor',
      agreements: [dpa],
      hdsMap: 'https://host.example/map',
      ...host,
    },
    { id: 'helper', name: 'Helper', agreements: [scc], ...helper },
  ],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
    {
      id: 'records',
      name: 'Records',
      kind: 'database',
      vendor: 'host',
      place: 'scw:fr-par',
      support: [{ country: 'IN', by: 'helper', mode: 'standing' }],
      ...node,
    },
  ],
  hops: [{ id: 'write', from: 'app', to: 'records', carrier: 'https', encryption: 'tls-1.3' }],
});

const french = { severity: 'violation', subject: 'node:records', cohorts: ['french'] } as const;
const from = (country: string, by = 'helper'): Partial<Node> => ({
  support: [{ country, by, mode: 'standing' }],
});

testRule(loc03, {
  breaks: [
    {
      ...french,
      when: 'the helper in India has no channel',
      map: opened({}, { agreements: [] }),
      path: ['write', '~support/records/IN/helper/standing'],
      says: 'opened from India without a transfer channel',
    },
    {
      ...french,
      when: 'its clauses were never assessed',
      map: opened({}, { agreements: [{ ...scc, tia: 'none' }] }),
    },
    {
      ...french,
      when: 'the contract says nothing of access from abroad',
      map: opened({ agreements: [{ ...dpa, terms: ['purposes'] }] }),
      says: 'without a clause on it in the contract',
    },
    { ...french, when: 'there is no contract at all', map: opened({ agreements: [] }) },
    {
      ...french,
      when: 'the contract ran out the day before',
      map: opened({ agreements: [{ ...dpa, expires: '2026-11-21' }] }),
    },
    {
      ...french,
      when: 'the host publishes no map',
      map: opened({ hdsMap: 'none' }),
      says: 'without a published map of it',
    },
    { ...french, when: 'the address of the map is empty', map: opened({ hdsMap: '' }) },
    {
      ...french,
      when: 'London is adequate, and still needs clause and map',
      map: opened({ hdsMap: 'none', agreements: [{ ...dpa, terms: [] }] }, {}, from('GB')),
      says: 'from the United Kingdom without a clause on it in the contract and a published map of it',
    },
    {
      ...french,
      when: "the list is the host's own",
      map: {
        ...opened({ hdsMap: 'none', support: [{ country: 'IN', by: 'helper', mode: 'export' }] }),
        nodes: [
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
          { id: 'records', name: 'Records', kind: 'database', vendor: 'host', place: 'scw:fr-par' },
        ],
      },
    },
    {
      ...french,
      when: 'the host publishes no map, and the terms of the contract are not known besides',
      map: opened({ hdsMap: 'none', agreements: [{ ...dpa, terms: 'unknown' }] }),
      says: 'opened from India without a published map of it',
    },
    {
      ...french,
      when: 'the first certain day',
      map: opened({ hdsMap: 'none' }),
      asOf: '2026-09-27',
    },
    {
      ...french,
      severity: 'question',
      when: 'the day before, on which sources differ',
      map: opened({ hdsMap: 'none' }),
      asOf: '2026-09-26',
    },
    {
      ...french,
      severity: 'question',
      when: 'the earliest day on which it may hold',
      map: opened({ hdsMap: 'none' }, { agreements: [{ ...scc, tia: '2026-01-01' }] }),
      asOf: '2026-03-27',
    },
  ],
  holds: [
    { when: 'channel, clause and map are there', map: opened() },
    {
      when: 'the contract ends on this very day',
      map: opened({ agreements: [{ ...dpa, expires: '2026-11-22' }] }),
    },
    {
      when: 'support from Poland',
      map: opened({ hdsMap: 'none' }, { agreements: [] }, from('PL')),
    },
    {
      when: 'support from Poland, and nobody knows who hosts it',
      map: opened({ hdsMap: 'none' }, {}, { vendor: 'unknown', ...from('PL') }),
    },
    {
      when: 'the host is a laboratory in its own right',
      map: opened({ hdsMap: 'none', role: 'provider' }),
    },
    {
      when: 'support by the own organisation',
      map: opened({ hdsMap: 'none' }, {}, from('IN', 'self')),
    },
    {
      when: 'own people whose country is not known',
      map: opened({ hdsMap: 'none' }, {}, { support: [{ by: 'self' }] }),
    },
    { when: 'nobody gives support', map: opened({ hdsMap: 'none' }, {}, { support: [] }) },
    {
      when: 'the organisation hosts its own data',
      map: opened({ hdsMap: 'none' }, {}, { vendor: 'self' }),
    },
    { when: 'nothing is kept there', map: opened({ hdsMap: 'none' }, {}, { kind: 'worker' }) },
    {
      when: "the patient's own device",
      map: opened({ hdsMap: 'none' }, {}, { kind: 'patient-device', persistence: 'at-rest' }),
    },
    {
      when: 'care in Belgium',
      map: {
        ...opened({ hdsMap: 'none' }),
        cohorts: [
          {
            id: 'french',
            name: 'Belgians',
            care: 'BE',
            dataClasses: ['diagnosis'],
            entry: ['app'],
          },
        ],
      },
    },
    { when: 'before the decree', map: opened({ hdsMap: 'none' }), asOf: '2026-03-26' },
  ],
  unknown: [
    {
      when: 'nobody knows whether a map is published',
      map: opened({ hdsMap: 'unknown' }),
      asks: 'vendor:host hdsMap',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows it before the certain day',
      map: opened({ hdsMap: 'unknown' }),
      asOf: '2026-09-26',
      asks: 'vendor:host hdsMap',
      ifNo: 'question',
    },
    {
      when: 'the terms of the contract are not known',
      map: opened({
        agreements: [
          {
            type: 'dpa',
            status: 'signed',
            effective: '2025-01-01',
            expires: 'none',
            services: ['*'],
          },
        ],
      }),
      asks: 'vendor:host agreements.terms',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows whether there is a contract',
      map: opened({ agreements: 'unknown' }),
      asks: 'vendor:host agreements',
      ifNo: 'violation',
    },
    {
      when: "the helper's instruments are not known",
      map: opened({}, { agreements: 'unknown' }),
      asks: 'vendor:helper agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who gives support',
      map: opened({ hdsMap: 'none' }, {}, { support: [{ country: 'GB' }] }),
      asks: 'node:records support.by',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows from where support comes',
      map: opened({}, {}, { support: [{ by: 'helper' }] }),
      asks: 'node:records support.country',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who of the host can open it',
      map: opened({}, {}, { support: 'unknown' }),
      asks: 'vendor:host support',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who hosts it',
      map: {
        ...opened(),
        nodes: [
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
          { id: 'records', name: 'Records', kind: 'database', place: 'iso:FR', ...from('IN') },
        ],
      },
      asks: 'node:records vendor',
      ifNo: 'violation',
    },
  ],
});

describe('LOC-03 remedies', () => {
  it('leaves support from inside the EEA as it is', () => {
    const map = opened(
      { hdsMap: 'none' },
      {},
      {
        support: [
          { country: 'IN', by: 'helper' },
          { country: 'PL', by: 'helper' },
        ],
      },
    );
    const patches = evaluate(drawMap(map), [loc03], AS_OF).findings.flatMap(({ remedies }) =>
      remedies.flatMap(({ patch = [] }) => patch),
    );
    expect(patches).toEqual([
      {
        set: { type: 'node', id: 'records' },
        field: 'support',
        value: [{ country: 'PL', by: 'helper' }],
      },
    ]);
  });

  it.each<[string, Drawing]>([
    [
      'on the node',
      opened(
        { hdsMap: 'none' },
        {},
        {
          support: [
            { country: 'IN', by: 'helper' },
            { country: 'PL', by: 'helper' },
            { country: 'US', by: 'helper' },
          ],
        },
      ),
    ],
    [
      'of the vendor',
      {
        ...opened({ hdsMap: 'none', support: [{ country: 'IN', by: 'helper' }] }),
        nodes: [{ id: 'app', name: 'Records', kind: 'database', vendor: 'host', place: 'iso:FR' }],
        hops: [],
      },
    ],
  ])('ends support from outside %s with one click', (_, map) => {
    expect(leftAfter(loc03, map, 'End support of Records from outside the EEA')).toEqual([]);
  });
});
