import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc23 } from './loc-23-residency-matrix.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Row = NonNullable<NonNullable<Drawing['policies']>['matrix']>[number];

const patients: Cohort = {
  id: 'lyon',
  name: 'Patients in Lyon',
  care: 'FR',
  dataClasses: ['document-image', 'contact'],
  entry: ['scanner'],
};

const drawn = (
  row: Partial<Row>,
  node: Partial<Node> = {},
  cohort: Partial<Cohort> = {},
): Drawing => ({
  cohorts: [{ ...patients, ...cohort }],
  vendors: [
    { id: 'ours', name: 'Ours' },
    { id: 'other', name: 'Other' },
  ],
  nodes: [
    { id: 'scanner', name: 'Scanner', kind: 'patient-device', place: 'iso:CH' },
    {
      id: 'scans',
      name: 'Scans',
      kind: 'object-storage',
      vendor: 'ours',
      place: 'ovh:gra',
      ...node,
    },
  ],
  hops: [{ id: 'send', from: 'scanner', to: 'scans', carrier: 'https', encryption: 'tls-1.3' }],
  policies: { matrix: [{ id: 'row', dataClass: 'document-image', ...row }] },
});

const eea = { allowed: ['group:EEA'] };
const broken = { severity: 'violation', subject: 'node:scans', cohorts: ['lyon'] } as const;
const withoutClasses = (row: Partial<Row>, node: Partial<Node> = {}): Drawing => {
  const { dataClasses: _, ...rest } = patients;
  return { ...drawn(row, node), cohorts: [rest] };
};

testRule(loc23, {
  breaks: [
    {
      ...broken,
      when: 'scans are kept in Zurich, and the row allows the EEA',
      map: drawn(eea, { place: 'azure:switzerlandnorth' }),
      path: ['send'],
      says: 'outside what the residency matrix allows',
    },
    {
      ...broken,
      when: 'only the backup is outside',
      map: drawn(eea, { backup: { places: ['iso:FR', 'aws:eu-west-2'] } }),
      says: 'is backed up in London',
    },
    {
      ...broken,
      when: 'a prohibited place is reached by a wide region',
      map: drawn({ prohibited: ['iso:CH'] }, { place: 'azure:europe' }),
    },
    {
      ...broken,
      when: 'allowed as a whole, and prohibited in one country',
      map: drawn({ ...eea, prohibited: ['iso:FR'] }),
    },
    { ...broken, when: 'nothing is allowed', map: drawn({ allowed: [] }) },
    {
      ...broken,
      when: 'Toronto is not Quebec',
      map: drawn({ allowed: ['iso:CA-QC'] }, { place: 'azure:canadacentral' }),
    },
    {
      ...broken,
      when: 'it is only processed there',
      map: drawn(eea, { place: 'iso:CH', kind: 'ocr' }),
      says: 'is processed in Switzerland',
    },
    { ...broken, when: 'a global store may be anywhere', map: drawn(eea, { place: 'gcp:global' }) },
    {
      ...broken,
      when: 'the vendor is not approved',
      map: drawn({ processors: ['other'] }),
      says: 'Ours has PHI at Scans and is not among the processors',
    },
    { ...broken, when: 'no vendor is approved', map: drawn({ processors: [] }) },
    {
      ...broken,
      when: 'kept for a day longer than allowed',
      map: drawn({ maxRetentionDays: 30 }, { retention: { days: 31 } }),
      says: 'kept for 31 days, and the residency matrix allows 30 days',
    },
    {
      ...broken,
      when: 'kept without end',
      map: drawn({ maxRetentionDays: 1 }, { retention: { days: 'indefinite' } }),
      says: 'kept without end, and the residency matrix allows 1 day',
    },
    {
      ...broken,
      when: 'kept with no limit set',
      map: drawn({ maxRetentionDays: 1 }, { retention: { days: 'none' } }),
      says: 'with no limit set',
    },
    {
      ...broken,
      when: 'a cache keeps it too long',
      map: drawn({ maxRetentionDays: 1 }, { kind: 'cache', retention: { days: 2 } }),
    },
    {
      ...broken,
      when: 'the row speaks of the group',
      map: drawn({ dataClass: 'unknown', group: 'administrative', ...eea }, { place: 'iso:CH' }),
    },
    {
      ...broken,
      when: 'the row speaks of everything',
      map: {
        ...drawn({}),
        policies: { matrix: [{ id: 'row', processors: ['other'], source: 'Contract, section 9' }] },
      },
    },
    {
      ...broken,
      when: 'the row names the cohort',
      map: drawn({ cohorts: ['lyon'], processors: [] }),
    },
    {
      ...broken,
      when: 'any PHI is meant, and its classes are not known',
      map: withoutClasses({ dataClass: 'unknown', processors: [] }),
    },
    {
      ...broken,
      when: 'an entry of the list is not known, and another place is prohibited',
      map: drawn({ prohibited: ['unknown', 'iso:FR'] }),
    },
  ],
  holds: [
    {
      when: "kept where the row allows, and sent from a patient's device outside",
      map: drawn({ ...eea, prohibited: ['iso:DE'] }),
    },
    { when: 'the vendor is approved', map: drawn({ processors: ['other', 'ours'] }) },
    {
      when: 'the organisation itself needs no approval',
      map: drawn({ processors: [] }, { vendor: 'self' }),
    },
    {
      when: 'kept as long as allowed',
      map: drawn({ maxRetentionDays: 30 }, { retention: { days: 30 } }),
    },
    { when: 'nothing is kept there', map: drawn({ maxRetentionDays: 30 }, { kind: 'ocr' }) },
    {
      when: 'the row speaks of another class',
      map: drawn({ dataClass: 'imaging', processors: [] }),
    },
    {
      when: 'the row speaks of another group',
      map: drawn({ dataClass: 'unknown', group: 'clinical', processors: [] }),
    },
    {
      when: 'the row speaks of nobody here',
      map: drawn({ cohorts: [], processors: [] }),
    },
    { when: 'the row says nothing', map: drawn({}) },
    {
      when: 'a global service keeps nothing: LOC-25 asks where it runs',
      map: drawn(eea, { place: 'gcp:global', kind: 'ocr' }),
    },
    { when: 'the place is not known: LOC-25 asks', map: drawn(eea, { place: 'unknown' }) },
    {
      when: 'anonymised after assessment before it goes there',
      map: {
        ...drawn(eea),
        nodes: [
          {
            id: 'scanner',
            name: 'Scanner',
            kind: 'de-identification',
            vendor: 'ours',
            place: 'iso:FR',
            transform: { to: 'anonymised', method: 'assessed' },
          },
          { id: 'scans', name: 'Scans', kind: 'object-storage', vendor: 'ours', place: 'iso:CH' },
        ],
      },
    },
  ],
  unknown: [
    {
      when: 'the place is coarser than the list',
      map: drawn({ allowed: ['iso:CA-QC'] }, { place: 'iso:CA' }),
      asks: 'node:scans place',
      ifNo: 'violation',
    },
    {
      when: 'an entry of the list of allowed places is not known',
      map: drawn({ allowed: ['iso:DE', 'unknown'] }),
      asks: 'policy:row allowed',
      ifNo: 'violation',
    },
    {
      when: 'an entry of the list of prohibited places is not known',
      map: drawn({ prohibited: ['unknown'] }),
      asks: 'policy:row prohibited',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it',
      map: drawn({ processors: ['ours'] }, { vendor: 'nobody' }),
      asks: 'node:scans vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows how long it is kept',
      map: drawn({ maxRetentionDays: 30 }),
      asks: 'node:scans retention.days',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows which PHI is there',
      map: withoutClasses(eea, { place: 'iso:CH' }),
      asks: 'cohort:lyon dataClasses',
      ifNo: 'violation',
    },
  ],
});

describe('LOC-23 remedies', () => {
  it.each([
    [
      'moves it',
      drawn(eea, { place: 'azure:switzerlandnorth' }),
      'Move Scans to Paris (azure francecentral)',
    ],
    [
      'shortens the retention',
      drawn({ maxRetentionDays: 1 }, { retention: { days: 30 } }),
      'Keep PHI at Scans for 1 day',
    ],
  ])('%s with one click', (_, map, label) => {
    expect(leftAfter(loc23, map, label)).toEqual([]);
  });
});
