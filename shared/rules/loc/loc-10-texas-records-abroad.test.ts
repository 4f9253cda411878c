import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc10 } from './loc-10-texas-records-abroad.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const texans: Cohort = {
  id: 'texan',
  name: 'Texans',
  care: 'US-TX',
  dataClasses: ['lab-result'],
  entry: ['portal'],
};

const drawn = (node: Partial<Node>, patients: Partial<Cohort> = {}): Drawing => ({
  cohorts: [{ ...texans, ...patients }],
  vendors: [{ id: 'host', name: 'Host', role: 'processor' }],
  nodes: [
    { id: 'portal', name: 'Portal', kind: 'web-app', vendor: 'self', place: 'iso:US-TX' },
    {
      id: 'store',
      name: 'Store',
      kind: 'database',
      vendor: 'host',
      place: 'azure:southcentralus',
      ...node,
    },
  ],
  hops: [{ id: 'save', from: 'portal', to: 'store', carrier: 'https', encryption: 'tls-1.3' }],
});

const texan = { severity: 'violation', subject: 'node:store', cohorts: ['texan'] } as const;
const toronto = { place: 'azure:canadacentral' } as const;
const withoutClasses = (node: Partial<Node>): Drawing => {
  const { dataClasses: _, ...rest } = texans;
  return { ...drawn(node), cohorts: [rest] };
};

testRule(loc10, {
  breaks: [
    {
      ...texan,
      when: 'laboratory results are stored in Canada, which Florida allows and Texas does not',
      map: drawn(toronto),
      path: ['save'],
      says: 'Toronto',
    },
    {
      ...texan,
      when: 'clinical notes are stored in Ireland',
      map: drawn({ place: 'iso:IE' }, { dataClasses: ['clinical-note'] }),
    },
    {
      ...texan,
      when: 'only the backup is in Canada',
      map: drawn({ backup: { places: ['iso:CA'] } }),
    },
    {
      ...texan,
      when: 'own premises abroad count as well',
      map: drawn({ place: 'iso:MX', vendor: 'self' }),
    },
    {
      ...texan,
      when: 'the provider is licensed in Texas and treats elsewhere',
      map: drawn(toronto, { care: 'MX', providerLicences: ['US-TX'] }),
    },
    {
      ...texan,
      when: 'care in Texas by a provider licensed elsewhere',
      map: drawn(toronto, { providerLicences: ['US-GA'] }),
    },
    { ...texan, when: 'the first day of the law', map: drawn(toronto), asOf: '2026-01-01' },
    {
      ...texan,
      when: 'a recording lies beside the record',
      map: drawn(toronto, { dataClasses: ['recording', 'medication'] }),
    },
    {
      ...texan,
      cohorts: ['oklahoman', 'texan'],
      when: 'two cohorts under Texan licences share the store',
      map: {
        ...drawn(toronto),
        cohorts: [
          texans,
          {
            ...texans,
            id: 'oklahoman',
            name: 'Oklahomans',
            care: 'US-OK',
            providerLicences: ['US-TX', 'US-OK'],
          },
        ],
      },
    },
    {
      ...texan,
      severity: 'question',
      when: 'only recordings are stored in Canada',
      map: drawn(toronto, { dataClasses: ['recording'] }),
    },
    {
      ...texan,
      severity: 'question',
      when: 'only embeddings reach the store in Canada',
      map: {
        ...drawn(toronto),
        hops: [{ id: 'save', from: 'portal', to: 'store', carries: ['embedding'] }],
      },
    },
  ],
  holds: [
    { when: 'stored in San Antonio', map: drawn({}) },
    { when: 'Guam is a territory', map: drawn({ place: 'iso:GU' }) },
    {
      when: 'only bills are stored in Canada',
      map: drawn(toronto, { dataClasses: ['billing', 'contact'] }),
    },
    {
      when: 'live media is no record',
      map: drawn(toronto, { dataClasses: ['live-media', 'thumbnail'] }),
    },
    { when: 'nothing is kept there', map: drawn({ ...toronto, kind: 'worker' }) },
    { when: 'care in Oklahoma, licences not given', map: drawn(toronto, { care: 'US-OK' }) },
    {
      when: 'care in Oklahoma under another licence',
      map: drawn(toronto, { care: 'US-OK', providerLicences: ['US-OK'] }),
    },
    { when: 'the day before the law', map: drawn(toronto), asOf: '2025-12-31' },
    { when: 'classes not given, stored inside', map: withoutClasses({}) },
    {
      when: "the patient's own device",
      map: drawn({ ...toronto, kind: 'patient-device', persistence: 'at-rest' }),
    },
  ],
  unknown: [
    {
      when: 'care somewhere in the US, licences not given',
      map: drawn(toronto, { care: 'US' }),
      asks: 'cohort:texan care',
      ifNo: 'violation',
    },
    {
      when: 'care somewhere in the US under a licence of Georgia',
      map: drawn(toronto, { care: 'US', providerLicences: ['US-GA'] }),
      asks: 'cohort:texan care',
      ifNo: 'violation',
    },
    {
      when: 'care in Oklahoma, licensed in the US, no state given',
      map: drawn(toronto, { care: 'US-OK', providerLicences: ['US'] }),
      asks: 'cohort:texan providerLicences',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows which PHI it is',
      map: withoutClasses(toronto),
      asks: 'cohort:texan dataClasses',
      ifNo: 'violation',
    },
    {
      when: 'recordings only, and care somewhere in the US',
      map: drawn(toronto, { care: 'US', dataClasses: ['recording'] }),
      asks: 'cohort:texan care',
      ifNo: 'question',
    },
  ],
});

describe('LOC-10 remedies', () => {
  it('moves the store into the US with the same provider', () => {
    expect(leftAfter(loc10, drawn(toronto), 'Move Store to Iowa (azure centralus)')).toEqual([]);
  });
});
