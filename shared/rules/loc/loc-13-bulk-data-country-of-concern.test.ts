import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc13 } from './loc-13-bulk-data-country-of-concern.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const patients: Cohort = {
  id: 'east',
  name: 'Patients',
  care: 'US-NY',
  usPersons: 10_001,
  dataClasses: ['diagnosis'],
  entry: ['app'],
};
const helper: Vendor = {
  id: 'helper',
  name: 'Helper',
  country: 'US',
  concernOwnership: false,
  cisaControls: false,
  support: [],
};

/** Records in Virginia at a US vendor, opened by nobody: each case changes one thing. */
const drawn = (
  node: Partial<Node> = {},
  cohort: Partial<Cohort> = {},
  vendor: Partial<Vendor> = {},
): Drawing => ({
  cohorts: [{ ...patients, ...cohort }],
  vendors: [
    { ...helper, id: 'host', name: 'Host', ...vendor },
    { ...helper, ...vendor },
  ],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:US-NY', support: [] },
    {
      id: 'records',
      name: 'Records',
      kind: 'database',
      vendor: 'host',
      place: 'aws:us-east-1',
      ...node,
    },
  ],
  hops: [{ id: 'write', from: 'app', to: 'records', carrier: 'https', encryption: 'tls-1.3' }],
});

const from = (country: string, by = 'helper'): Partial<Node> => ({
  support: [{ country, by, mode: 'standing' }],
});
const beijing = { place: 'iso:CN' } as const;

/** A second cohort beside the first, at the same or another node. */
function shared(more: Partial<Cohort>, entry: readonly string[], base: Drawing): Drawing {
  const second = {
    ...patients,
    id: 'west',
    name: 'Patients in the west',
    care: 'US-CA',
    entry: [...entry],
    ...more,
  };
  return { ...base, cohorts: [...(base.cohorts ?? []), second] };
}

const bulk = { severity: 'violation', subject: 'node:records', cohorts: ['east'] } as const;
const question = { ...bulk, severity: 'question' } as const;

testRule(loc13, {
  breaks: [
    {
      ...bulk,
      when: 'records of 10,001 US persons can be opened from China',
      map: drawn(from('CN')),
      path: ['write', '~support/records/CN/helper/standing'],
      says: 'PHI of more than 10,000 US persons at Records can be opened from China',
    },
    {
      ...bulk,
      when: 'Hong Kong counts with China',
      map: drawn({ place: 'aws:ap-east-1' }),
      says: 'Hong Kong',
    },
    { ...bulk, when: 'Macau counts with China', map: drawn(from('MO')) },
    {
      ...bulk,
      when: 'only the backup is in Russia',
      map: drawn({ backup: { places: ['iso:RU'] } }),
    },
    { ...bulk, when: 'it only passes through', map: drawn({ ...beijing, kind: 'worker' }) },
    { ...bulk, when: 'a global store may be anywhere', map: drawn({ place: 'gcp:global' }) },
    {
      ...bulk,
      when: 'the vendor sits in China',
      map: drawn({}, {}, { country: 'CN' }),
      says: 'is in the hands of Host, a company in China',
    },
    {
      ...bulk,
      when: 'the vendor is owned from a country of concern',
      map: drawn({}, {}, { concernOwnership: true }),
      says: 'owned from a country of concern',
    },
    {
      ...bulk,
      when: 'a company of Hong Kong gives support from Singapore',
      map: {
        ...drawn(from('SG')),
        vendors: [
          { ...helper, id: 'host', name: 'Host' },
          { ...helper, country: 'HK' },
        ],
      },
      says: 'can be opened by Helper, a company in Hong Kong',
    },
    {
      ...bulk,
      when: 'own people look from China: no CISA record can be kept for them',
      map: drawn(from('CN', 'self')),
    },
    {
      ...bulk,
      when: 'own premises in China',
      map: drawn({ ...beijing, vendor: 'self', support: [] }),
    },
    {
      ...bulk,
      when: 'encryption and de-identification change nothing',
      map: {
        ...drawn(),
        nodes: [
          {
            id: 'app',
            name: 'App',
            kind: 'de-identification',
            vendor: 'self',
            place: 'iso:US-NY',
            support: [],
            transform: { to: 'anonymised', method: 'assessed' },
          },
          {
            id: 'records',
            name: 'Records',
            kind: 'database',
            vendor: 'host',
            ...beijing,
            atRest: { encryption: 'aes-256', keys: { custody: 'customer' } },
          },
        ],
      },
    },
    {
      ...bulk,
      when: '101 genomes are bulk data, CISA requirements or not',
      map: drawn(beijing, { usPersons: 101, dataClasses: ['genomic'] }, { cisaControls: true }),
      says: 'more than 100 US persons',
    },
    {
      ...bulk,
      when: "1,001 persons' 'omic data are, too",
      map: drawn(beijing, { usPersons: 1001, dataClasses: ['omic'] }, { cisaControls: true }),
      says: 'more than 1,000 US persons',
    },
    {
      ...bulk,
      when: 'biometric data of 1,001 persons',
      map: drawn(beijing, { usPersons: 1001, dataClasses: ['biometric'] }),
    },
    {
      ...bulk,
      when: 'only names and addresses of 100,001 persons',
      map: drawn(beijing, { usPersons: 100_001, dataClasses: ['identifiers', 'contact'] }),
      says: 'more than 100,000 US persons',
    },
    {
      ...bulk,
      when: 'names and bills are more than identifiers',
      map: drawn(beijing, { dataClasses: ['identifiers', 'billing'] }),
    },
    {
      ...bulk,
      when: 'sold on, whatever the security',
      map: {
        ...drawn(beijing, {}, { cisaControls: true }),
        hops: [{ id: 'write', from: 'app', to: 'records', purpose: 'brokerage' }],
      },
    },
    {
      ...bulk,
      cohorts: ['east', 'west'],
      when: 'two cohorts reach one recipient and are over the threshold together',
      map: shared({ usPersons: 5001 }, ['app'], drawn(beijing, { usPersons: 5000 })),
    },
    {
      ...bulk,
      when: 'each on a node of its own, both of one recipient',
      map: {
        ...shared(
          { usPersons: 5001, entry: ['second'] },
          ['second'],
          drawn(beijing, { usPersons: 5000 }),
        ),
        nodes: [
          {
            id: 'app',
            name: 'App',
            kind: 'web-app',
            vendor: 'self',
            place: 'iso:US-NY',
            support: [],
          },
          { id: 'records', name: 'Records', kind: 'database', vendor: 'host', ...beijing },
          { id: 'second', name: 'Second', kind: 'database', vendor: 'host', place: 'iso:RU' },
        ],
      },
    },
    {
      ...bulk,
      when: 'genomes count as health data as well',
      cohorts: ['east', 'west'],
      map: shared(
        { usPersons: 60, dataClasses: ['genomic'] },
        ['app'],
        drawn(beijing, { usPersons: 9941 }),
      ),
    },
    {
      ...bulk,
      when: 'whatever it is, 100,001 persons are bulk',
      map: drawn(beijing, { usPersons: 100_001, dataClasses: 'unknown' }),
    },
    { ...bulk, when: 'the first day of the rule', map: drawn(beijing), asOf: '2025-04-08' },
    {
      ...question,
      when: 'the vendor meets the CISA requirements',
      map: drawn(beijing, {}, { cisaControls: true }),
    },
    {
      ...question,
      when: 'nobody knows whether it meets them: a question at least',
      map: drawn(beijing, {}, { cisaControls: 'unknown' }),
    },
    {
      ...question,
      when: 'biometric data are restricted, not prohibited',
      map: drawn(beijing, { usPersons: 1001, dataClasses: ['biometric'] }, { cisaControls: true }),
    },
    {
      ...question,
      when: '100 genomes among many records are not bulk genomes',
      cohorts: ['east', 'west'],
      map: shared(
        { usPersons: 100, dataClasses: ['genomic'] },
        ['app'],
        drawn(beijing, {}, { cisaControls: true }),
      ),
    },
  ],
  holds: [
    { when: 'nothing to do with a country of concern', map: drawn() },
    {
      when: '10,000 US persons are not more than 10,000',
      map: drawn(beijing, { usPersons: 10_000 }),
    },
    { when: '100 genomes', map: drawn(beijing, { usPersons: 100, dataClasses: ['genomic'] }) },
    {
      when: "'omic data of 1,000",
      map: drawn(beijing, { usPersons: 1000, dataClasses: ['omic'] }),
    },
    {
      when: 'identifiers of 100,000',
      map: drawn(beijing, { usPersons: 100_000, dataClasses: ['contact'] }),
    },
    { when: 'no US persons', map: drawn({ ...beijing, support: 'unknown' }, { usPersons: 0 }) },
    {
      when: 'all patients together are too few',
      map: drawn(beijing, { usPersons: 'unknown', people: 10_000 }),
    },
    { when: 'Taiwan is not listed', map: drawn({ place: 'aws:ap-east-2' }) },
    { when: 'support from India', map: drawn(from('IN')) },
    {
      when: 'a global service keeps nothing: LOC-25 asks where it runs',
      map: drawn({ place: 'gcp:global', kind: 'worker' }),
    },
    { when: "the patient's own device", map: drawn({ ...beijing, kind: 'patient-device' }) },
    { when: 'the day before the rule', map: drawn(beijing), asOf: '2025-04-07' },
    {
      when: 'two recipients that each have few',
      map: {
        ...shared({ usPersons: 5001 }, ['second'], drawn(beijing, { usPersons: 5000 })),
        nodes: [
          {
            id: 'app',
            name: 'App',
            kind: 'web-app',
            vendor: 'self',
            place: 'iso:US-NY',
            support: [],
          },
          { id: 'records', name: 'Records', kind: 'database', vendor: 'host', ...beijing },
          { id: 'second', name: 'Second', kind: 'database', vendor: 'helper', place: 'iso:RU' },
        ],
      },
    },
  ],
  unknown: [
    {
      when: 'nobody counted the US persons',
      map: drawn(beijing, { usPersons: 'unknown' }),
      asks: 'cohort:east usPersons',
      ifNo: 'violation',
    },
    {
      when: 'nobody counted them, and the vendor meets the CISA requirements',
      map: drawn(beijing, { usPersons: 'unknown' }, { cisaControls: true }),
      asks: 'cohort:east usPersons',
      ifNo: 'question',
    },
    {
      when: 'so many may be US persons',
      map: drawn(beijing, { usPersons: 'unknown', people: 10_001 }),
      asks: 'cohort:east usPersons',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows which PHI it is',
      map: drawn(beijing, { usPersons: 101, dataClasses: 'unknown' }),
      asks: 'cohort:east dataClasses',
      ifNo: 'violation',
    },
    {
      when: 'it may be genomes, to which the CISA requirements open no way',
      map: drawn(beijing, { usPersons: 101, dataClasses: 'unknown' }, { cisaControls: true }),
      asks: 'cohort:east dataClasses',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows whether the vendor meets the CISA requirements',
      map: drawn(beijing, {}, { cisaControls: 'unknown' }),
      asks: 'vendor:host cisaControls',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it in China',
      map: drawn({ ...beijing, vendor: 'nobody', support: [] }),
      asks: 'node:records vendor',
      ifNo: 'violation',
    },
    {
      when: 'somebody looks from China, nobody knows who',
      map: drawn({ support: [{ country: 'CN' }] }),
      asks: 'node:records support.by',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows from where support comes',
      map: drawn({ support: [{ by: 'helper' }] }),
      asks: 'node:records support.country',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who of the vendor can open it',
      map: drawn({}, {}, { support: 'unknown' }),
      asks: 'vendor:host support',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where the vendor sits',
      map: drawn({}, {}, { country: 'unknown' }),
      asks: 'vendor:host country',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who owns the vendor',
      map: drawn({}, {}, { concernOwnership: 'unknown' }),
      asks: 'vendor:host concernOwnership',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who owns the company that gives support',
      map: {
        ...drawn(from('SG')),
        vendors: [
          { ...helper, id: 'host', name: 'Host' },
          { ...helper, concernOwnership: 'unknown' },
        ],
      },
      asks: 'vendor:helper concernOwnership',
      ifNo: 'violation',
    },
  ],
});

describe('LOC-13 remedies', () => {
  it.each([
    ['moves it to the US', drawn(beijing), 'Move Records to the United States'],
    [
      'ends support from there',
      drawn(from('CN')),
      'End support of Records from countries of concern',
    ],
  ])('%s with one click', (_, map, label) => {
    expect(leftAfter(loc13, map, label)).toEqual([]);
  });
});
