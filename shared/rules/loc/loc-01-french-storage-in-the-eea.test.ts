import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc01 } from './loc-01-french-storage-in-the-eea.ts';

type Node = NonNullable<Drawing['nodes']>[number];

const recordings = (more: Partial<Node>): Drawing => ({
  cohorts: [
    {
      id: 'french',
      name: 'French patients',
      care: 'FR',
      dataClasses: ['recording'],
      entry: ['api'],
    },
  ],
  vendors: [{ id: 'cloud', name: 'Cloud', role: 'processor' }],
  nodes: [
    { id: 'api', name: 'API', kind: 'api', vendor: 'cloud', place: 'aws:eu-west-3' },
    {
      id: 'store',
      name: 'Recordings',
      kind: 'recording-store',
      vendor: 'cloud',
      place: 'aws:eu-west-3',
      ...more,
    },
  ],
  hops: [{ id: 'keep', from: 'api', to: 'store', carrier: 'https', encryption: 'tls-1.3' }],
});

const french = { severity: 'violation', subject: 'node:store', cohorts: ['french'] } as const;

testRule(loc01, {
  breaks: [
    {
      ...french,
      when: 'French recordings lie in Virginia',
      map: recordings({ place: 'aws:us-east-1' }),
      path: ['keep'],
      says: 'Virginia',
    },
    {
      ...french,
      when: 'eu-west-2 is London, outside the EEA',
      map: recordings({ place: 'aws:eu-west-2' }),
    },
    {
      ...french,
      when: 'eu-central-2 is Zurich, outside the EEA',
      map: recordings({ place: 'aws:eu-central-2' }),
    },
    {
      ...french,
      when: 'the wide region Europe includes London and Zurich',
      map: recordings({ place: 'azure:europe' }),
    },
    {
      ...french,
      when: 'only the backup lies outside',
      map: recordings({ backup: { places: ['aws:eu-west-1', 'aws:us-east-1'] } }),
    },
    {
      ...french,
      when: 'only a replica lies outside',
      map: recordings({ replicas: ['aws:eu-west-2'] }),
    },
    {
      ...french,
      when: 'a global store may be anywhere',
      map: recordings({ place: 'aws:global' }),
    },
    {
      ...french,
      when: 'Réunion is treated under the same Code',
      map: {
        ...recordings({ place: 'aws:us-east-1' }),
        cohorts: [{ id: 'french', name: 'Patients of Réunion', care: 'RE', entry: ['api'] }],
      },
    },
    {
      ...french,
      cohorts: ['french', 'breton'],
      when: 'two cohorts share the store',
      map: {
        ...recordings({ place: 'aws:us-east-1' }),
        cohorts: [
          { id: 'breton', name: 'Patients of Brittany', care: 'FR-BRE', entry: ['api'] },
          { id: 'french', name: 'French patients', care: 'FR', entry: ['api'] },
        ],
      },
    },
    {
      ...french,
      when: 'the first day on which every certificate demands it',
      map: recordings({ place: 'aws:us-east-1' }),
      asOf: '2026-05-16',
    },
    {
      ...french,
      severity: 'question',
      when: 'the day before, it hung on the certificate',
      map: recordings({ place: 'aws:us-east-1' }),
      asOf: '2026-05-15',
    },
    {
      ...french,
      severity: 'question',
      when: 'the first day of the référentiel v2',
      map: recordings({ place: 'aws:us-east-1' }),
      asOf: '2024-11-16',
    },
  ],
  holds: [
    { when: 'stored in Paris', map: recordings({}) },
    { when: 'Greece is in the EEA', map: recordings({ place: 'iso:GR' }) },
    { when: 'Réunion is French territory', map: recordings({ place: 'iso:RE' }) },
    {
      when: 'the organisation hosts its own data',
      map: recordings({ place: 'iso:US', vendor: 'self' }),
    },
    {
      when: 'nothing is stored there',
      map: recordings({ place: 'aws:us-east-1', kind: 'worker' }),
    },
    {
      when: 'before the référentiel v2',
      map: recordings({ place: 'aws:us-east-1' }),
      asOf: '2024-11-15',
    },
  ],
  unknown: [
    {
      when: 'nobody knows who runs a store in Virginia',
      map: {
        ...recordings({}),
        nodes: [
          { id: 'api', name: 'API', kind: 'api', vendor: 'cloud', place: 'aws:eu-west-3' },
          { id: 'store', name: 'Recordings', kind: 'recording-store', place: 'aws:us-east-1' },
        ],
      },
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only an EHR and may act in its own right',
      map: {
        ...recordings({}),
        vendors: [{ id: 'cloud', name: 'Cloud' }],
        nodes: [{ id: 'api', name: 'EHR', kind: 'ehr', vendor: 'cloud', place: 'aws:us-east-1' }],
        hops: [],
      },
      asks: 'vendor:cloud role',
      ifNo: 'violation',
    },
  ],
});

describe('LOC-01 remedies', () => {
  it.each<[string, Partial<Node>, string]>([
    ['moves the store', { place: 'aws:us-east-1' }, 'Move Recordings to Paris (aws eu-west-3)'],
    ['moves a store of no catalogue', { place: 'iso:GB' }, 'Move Recordings to France'],
    [
      'drops the failover outside',
      { failover: ['aws:eu-west-2', 'aws:eu-west-1'] },
      'Drop the failover places outside the EEA',
    ],
  ])('%s with one click', (_, node, label) => {
    expect(leftAfter(loc01, recordings(node), label)).toEqual([]);
  });
});
