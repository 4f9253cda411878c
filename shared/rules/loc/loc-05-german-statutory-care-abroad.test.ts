import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc05 } from './loc-05-german-statutory-care-abroad.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const cohort: Cohort = {
  id: 'insured',
  name: 'Insured patients',
  care: 'DE-BY',
  statutoryCare: true,
  dataClasses: ['diagnosis'],
  entry: ['practice'],
};

const drawn = (
  node: Partial<Node>,
  vendor: Partial<Vendor> = {},
  patients: Partial<Cohort> = {},
): Drawing => ({
  cohorts: [{ ...cohort, ...patients }],
  vendors: [{ id: 'cloud', name: 'Cloud', role: 'processor', dpf: { status: 'none' }, ...vendor }],
  nodes: [
    { id: 'practice', name: 'Practice', kind: 'web-app', vendor: 'self', place: 'iso:DE' },
    {
      id: 'chart',
      name: 'Chart',
      kind: 'database',
      vendor: 'cloud',
      place: 'aws:eu-central-1',
      ...node,
    },
  ],
  hops: [{ id: 'write', from: 'practice', to: 'chart', carrier: 'https', encryption: 'tls-1.3' }],
});

const insured = { severity: 'violation', subject: 'node:chart', cohorts: ['insured'] } as const;
const active = { dpf: { status: 'active', covers: ['non-hr'] } } satisfies Partial<Vendor>;
const virginia = { place: 'aws:us-east-1' } as const;

testRule(loc05, {
  breaks: [
    {
      ...insured,
      when: 'the chart is kept in India',
      map: drawn({ place: 'aws:ap-south-1' }),
      path: ['write'],
      says: 'Mumbai',
    },
    {
      ...insured,
      when: 'the chart is kept in Virginia by a vendor outside the DPF',
      map: drawn(virginia),
    },
    {
      ...insured,
      when: 'it only passes through, and that is processing too',
      map: drawn({ place: 'iso:RS', kind: 'worker' }),
      says: 'is processed in Serbia',
    },
    {
      ...insured,
      when: 'only the backup lies in Turkey',
      map: drawn({ backup: { places: ['iso:DE', 'iso:TR'] } }),
      says: 'is backed up in Türkiye',
    },
    {
      ...insured,
      when: 'it fails over to Hong Kong',
      map: drawn({ failover: ['aws:ap-east-1'] }),
      says: 'fails over to Hong Kong',
    },
    {
      ...insured,
      when: 'a global store may be anywhere',
      map: drawn({ place: 'gcp:global' }),
      says: 'is kept anywhere',
    },
    {
      ...insured,
      when: 'the DPF certificate is for staff data only',
      map: drawn(virginia, { dpf: { status: 'active', covers: ['hr'] } }),
    },
    {
      ...insured,
      when: 'the DPF listing is inactive',
      map: drawn(virginia, { dpf: { status: 'inactive' } }),
    },
    {
      ...insured,
      when: 'the DPF is assumed not to stand',
      map: drawn(virginia, active),
      assume: ['no-dpf'],
    },
    {
      ...insured,
      when: 'the DPF says nothing of India',
      map: drawn({ place: 'aws:ap-south-1' }, active),
    },
    {
      ...insured,
      when: 'a laboratory abroad that acts in its own right is bound as well',
      map: drawn({ place: 'iso:IN' }, { role: 'provider' }),
    },
    { ...insured, when: 'the first day of the law', map: drawn(virginia), asOf: '2024-07-01' },
    {
      ...insured,
      when: 'Brazil on the day before it became adequate',
      map: drawn({ place: 'iso:BR' }),
      asOf: '2026-01-25',
    },
    {
      ...insured,
      severity: 'question',
      when: 'the chart is kept in Virginia by a vendor on the DPF list',
      map: drawn(virginia, active),
    },
    {
      ...insured,
      severity: 'question',
      when: 'nobody wrote down what its DPF certificate covers, and it is active',
      map: drawn(virginia, { dpf: { status: 'active' } }),
    },
    {
      ...insured,
      severity: 'question',
      when: 'Puerto Rico is the United States for the DPF',
      map: drawn({ place: 'iso:PR' }, active),
    },
  ],
  holds: [
    { when: 'the chart is kept in Frankfurt', map: drawn({}) },
    { when: 'London is adequate', map: drawn({ place: 'aws:eu-west-2' }) },
    { when: 'Zurich is allowed', map: drawn({ place: 'aws:eu-central-2' }) },
    { when: 'Norway is in the EEA', map: drawn({ place: 'azure:norwayeast' }) },
    {
      when: 'Brazil on the day it became adequate',
      map: drawn({ place: 'iso:BR' }),
      asOf: '2026-01-26',
    },
    { when: 'the practice runs it itself', map: drawn({ ...virginia, vendor: 'self' }) },
    { when: 'care is not statutory', map: drawn(virginia, {}, { statutoryCare: false }) },
    { when: 'care is in Austria', map: drawn(virginia, {}, { care: 'AT', statutoryCare: true }) },
    { when: 'the day before the law', map: drawn(virginia), asOf: '2024-06-30' },
    {
      when: 'a global service keeps nothing: LOC-25 asks where it runs',
      map: drawn({ place: 'gcp:global', kind: 'worker' }),
    },
    {
      when: 'anonymised after assessment before it leaves',
      map: {
        ...drawn(virginia),
        nodes: [
          {
            id: 'practice',
            name: 'Practice',
            kind: 'de-identification',
            vendor: 'self',
            place: 'iso:DE',
            transform: { to: 'anonymised', method: 'assessed' },
          },
          { id: 'chart', name: 'Chart', kind: 'database', vendor: 'cloud', ...virginia },
        ],
      },
    },
    {
      when: "the patient's own device is abroad",
      map: drawn({ place: 'iso:IN', kind: 'patient-device' }),
    },
  ],
  unknown: [
    {
      when: 'nobody knows whether care is statutory',
      map: drawn(virginia, {}, { statutoryCare: 'unknown' }),
      asks: 'cohort:insured statutoryCare',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it',
      map: drawn({ ...virginia, vendor: 'nobody' }),
      asks: 'node:chart vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody looked the vendor up in the DPF list',
      map: drawn(virginia, { dpf: {} }),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'no DPF fact at all is given',
      map: drawn(virginia, { dpf: 'unknown' }),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'on the DPF list, and nobody knows whether care is statutory',
      map: drawn(virginia, active, { statutoryCare: 'unknown' }),
      asks: 'cohort:insured statutoryCare',
      ifNo: 'question',
    },
  ],
});

describe('LOC-05 remedies', () => {
  it('moves the store to Germany with one click', () => {
    expect(leftAfter(loc05, drawn(virginia), 'Move Chart to Frankfurt (aws eu-central-1)')).toEqual(
      [],
    );
  });
});
