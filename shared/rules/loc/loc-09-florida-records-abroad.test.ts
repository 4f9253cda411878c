import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc09 } from './loc-09-florida-records-abroad.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const cohort: Cohort = {
  id: 'floridian',
  name: 'Florida patients',
  care: 'US-FL',
  providerLicences: ['US-FL'],
  certifiedEhr: true,
  dataClasses: ['billing'],
  entry: ['portal'],
};

const drawn = (node: Partial<Node>, patients: Partial<Cohort> = {}): Drawing => ({
  cohorts: [{ ...cohort, ...patients }],
  vendors: [{ id: 'host', name: 'Host', role: 'processor' }],
  nodes: [
    { id: 'portal', name: 'Portal', kind: 'web-app', vendor: 'self', place: 'iso:US-FL' },
    {
      id: 'files',
      name: 'Files',
      kind: 'file-storage',
      vendor: 'host',
      place: 'aws:us-east-1',
      support: [],
      ...node,
    },
  ],
  hops: [{ id: 'save', from: 'portal', to: 'files', carrier: 'https', encryption: 'tls-1.3' }],
});

/** The same without a list of licences. */
function unlicensed(node: Partial<Node>, care: string): Drawing {
  const { providerLicences: _, ...rest } = cohort;
  return { ...drawn(node), cohorts: [{ ...rest, care }] };
}

const florida = { severity: 'violation', subject: 'node:files', cohorts: ['floridian'] } as const;
const ireland = { place: 'aws:eu-west-1' } as const;
const india = {
  support: [{ country: 'IN', by: 'host', mode: 'standing' }],
} satisfies Partial<Node>;

testRule(loc09, {
  breaks: [
    {
      ...florida,
      when: 'billing files are stored in Ireland',
      map: drawn(ireland),
      path: ['save'],
      says: 'is kept in Ireland',
    },
    {
      ...florida,
      when: 'only the replica is in Ireland',
      map: drawn({ replicas: ['aws:eu-west-1'] }),
      says: 'is copied to Ireland',
    },
    {
      ...florida,
      when: 'only the backup is in Mexico',
      map: drawn({ backup: { places: ['iso:MX'] } }),
    },
    { ...florida, when: 'only the failover is in Mexico', map: drawn({ failover: ['iso:MX'] }) },
    {
      ...florida,
      when: 'own premises abroad count as well',
      map: drawn({ place: 'iso:JM', vendor: 'self' }),
    },
    { ...florida, when: 'a global store may be anywhere', map: drawn({ place: 'aws:global' }) },
    {
      ...florida,
      when: 'a Florida licence holds for patients treated in Georgia',
      map: drawn(ireland, { care: 'US-GA' }),
    },
    { ...florida, when: 'the first day of the law', map: drawn(ireland), asOf: '2023-07-01' },
    {
      ...florida,
      when: 'stored and opened outside is one violation',
      map: drawn({ ...ireland, ...india }),
    },
    {
      ...florida,
      severity: 'question',
      when: 'files in Virginia can be opened from India',
      map: drawn(india),
      path: ['save', '~support/files/IN/host/standing'],
      says: 'India',
    },
    {
      ...florida,
      severity: 'question',
      when: 'nobody knows where the files are, and they can be opened from India',
      map: drawn({ place: 'unknown', ...india }),
    },
  ],
  holds: [
    { when: 'stored in Virginia', map: drawn({}) },
    { when: 'Canada is allowed', map: drawn({ place: 'aws:ca-central-1' }) },
    { when: 'Puerto Rico is a territory', map: drawn({ place: 'iso:PR' }) },
    { when: 'a US multi-region', map: drawn({ place: 'gcp:us' }) },
    {
      when: 'opened from Canada',
      map: drawn({ support: [{ country: 'CA', by: 'host', mode: 'standing' }] }),
    },
    { when: 'nothing is kept there', map: drawn({ ...ireland, ...india, kind: 'worker' }) },
    {
      when: 'no certified EHR technology',
      map: drawn({ ...ireland, ...india }, { certifiedEhr: false }),
    },
    {
      when: 'a Georgia licence only',
      map: drawn({ ...ireland, ...india }, { providerLicences: ['US-GA'] }),
    },
    {
      when: 'no Florida licence is listed although care is in Florida',
      map: drawn(ireland, { providerLicences: [] }),
    },
    { when: 'care in Georgia, licences not given', map: unlicensed(ireland, 'US-GA') },
    { when: 'care in France, licences not given', map: unlicensed(ireland, 'FR') },
    { when: 'the day before the law', map: drawn({ ...ireland, ...india }), asOf: '2023-06-30' },
    {
      when: 'de-identified by safe harbour before it leaves',
      map: {
        ...drawn(ireland),
        nodes: [
          {
            id: 'portal',
            name: 'Portal',
            kind: 'de-identification',
            vendor: 'self',
            place: 'iso:US-FL',
            transform: { to: 'deidentified', method: 'safe-harbor' },
          },
          { id: 'files', name: 'Files', kind: 'file-storage', vendor: 'host', ...ireland },
        ],
      },
    },
    {
      when: "the patient's own device",
      map: drawn({ ...ireland, ...india, kind: 'patient-device', persistence: 'at-rest' }),
    },
  ],
  unknown: [
    {
      when: 'care in Florida and nobody knows the licences',
      map: unlicensed(ireland, 'US-FL'),
      asks: 'cohort:floridian providerLicences',
      ifNo: 'violation',
    },
    {
      when: 'care somewhere in the US and nobody knows the licences',
      map: unlicensed(ireland, 'US'),
      asks: 'cohort:floridian providerLicences',
      ifNo: 'violation',
    },
    {
      when: 'licensed in the US, no state given',
      map: drawn(ireland, { providerLicences: ['US'] }),
      asks: 'cohort:floridian providerLicences',
      ifNo: 'violation',
    },
    {
      when: 'one of the licences is not known',
      map: drawn(ireland, { providerLicences: ['US-GA', 'unknown'] }),
      asks: 'cohort:floridian providerLicences',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows whether the EHR technology is certified',
      map: drawn(ireland, { certifiedEhr: 'unknown' }),
      asks: 'cohort:floridian certifiedEhr',
      ifNo: 'violation',
    },
    {
      when: 'opened from India, and nobody knows whether the EHR technology is certified',
      map: drawn(india, { certifiedEhr: 'unknown' }),
      asks: 'cohort:floridian certifiedEhr',
      ifNo: 'question',
    },
    {
      when: 'nobody knows who of the vendor can open the files',
      map: drawn({ support: 'unknown' }),
      asks: 'vendor:host support',
      ifNo: 'question',
    },
    {
      when: 'nobody knows who can open files of the own organisation',
      map: drawn({ support: 'unknown', vendor: 'self' }),
      asks: 'node:files support',
      ifNo: 'question',
    },
    {
      when: 'nobody knows from which country support comes',
      map: drawn({ support: [{ by: 'host', mode: 'standing' }] }),
      asks: 'node:files support.country',
      ifNo: 'question',
    },
  ],
});

describe('LOC-09 remedies', () => {
  it.each([
    ['moves the store', drawn(ireland), 'Move Files to Virginia (aws us-east-1)'],
    [
      'drops the replica outside',
      drawn({ replicas: ['aws:eu-west-1', 'aws:us-west-2'] }),
      'Drop the replicas outside the US, its territories and Canada',
    ],
    [
      'drops the backup outside',
      drawn({ backup: { places: ['iso:MX', 'unknown'], encryption: 'aes-256' } }),
      'Drop the backups outside the US, its territories and Canada',
    ],
    [
      'ends access from outside',
      drawn(india),
      'End support of Files from outside the US, its territories and Canada',
    ],
  ])('%s with one click', (_, map, label) => {
    expect(leftAfter(loc09, map, label)).toEqual([]);
  });
});
