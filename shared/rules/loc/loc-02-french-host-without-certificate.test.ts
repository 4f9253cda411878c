import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc02 } from './loc-02-french-host-without-certificate.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Certification = Exclude<Vendor['certifications'], 'unknown' | undefined>[number];

const hosted = (more: Partial<Vendor>, node: Partial<Node> = {}): Drawing => ({
  cohorts: [
    { id: 'french', name: 'French patients', care: 'FR', dataClasses: ['imaging'], entry: ['app'] },
  ],
  vendors: [{ id: 'host', name: 'Host', role: 'processor', ...more }],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
    {
      id: 'images',
      name: 'Images',
      kind: 'object-storage',
      vendor: 'host',
      place: 'ovh:gra',
      ...node,
    },
  ],
  hops: [{ id: 'keep', from: 'app', to: 'images', carrier: 'https', encryption: 'tls-1.3' }],
});

const with2 = (more: Partial<Certification>): Drawing =>
  hosted({ certifications: [{ name: 'hds-v2', scope: ['*'], until: '2029-03-31', ...more }] });
const with1 = (more: Partial<Certification> = {}): Drawing =>
  hosted({ certifications: [{ name: 'hds-v1', scope: ['*'], until: '2029-03-31', ...more }] });

const french = { severity: 'violation', subject: 'node:images', cohorts: ['french'] } as const;

testRule(loc02, {
  breaks: [
    {
      ...french,
      when: 'the host has no certificate at all',
      map: hosted({ certifications: [] }),
      path: ['keep'],
      says: 'Host',
    },
    {
      ...french,
      when: 'another certificate is not an HDS certificate',
      map: hosted({ certifications: [{ name: 'iso-27001', scope: ['*'], until: '2029-03-31' }] }),
    },
    {
      ...french,
      when: 'the certificate ran out the day before',
      map: with2({ until: '2026-11-21' }),
    },
    { ...french, when: 'it covers backups only', map: with2({ scope: ['6'] }) },
    {
      ...french,
      when: 'it covers hosting, and this is a backup',
      map: hosted(
        { certifications: [{ name: 'hds-v2', scope: ['1', '5'], until: '2029-03-31' }] },
        { kind: 'backup' },
      ),
    },
    {
      ...french,
      when: 'HDS v1 on the first day on which it is no longer enough',
      map: with1(),
      asOf: '2026-05-16',
    },
    {
      ...french,
      when: 'the first day of the référentiel v2',
      map: hosted({ certifications: [] }),
      asOf: '2024-11-16',
    },
    {
      ...french,
      when: 'HDS v1 was enough, but had run out',
      map: with1({ until: '2026-05-14' }),
      asOf: '2026-05-15',
    },
    {
      severity: 'violation',
      subject: 'node:images',
      cohorts: ['french', 'reunion'],
      when: 'patients of Réunion are treated under the same Code',
      map: {
        ...hosted({ certifications: [] }),
        cohorts: [
          {
            id: 'french',
            name: 'French patients',
            care: 'FR',
            dataClasses: ['imaging'],
            entry: ['app'],
          },
          {
            id: 'reunion',
            name: 'Patients of Réunion',
            care: 'RE',
            dataClasses: ['imaging'],
            entry: ['app'],
          },
        ],
      },
    },
  ],
  holds: [
    { when: 'certified for everything', map: with2({}) },
    { when: 'valid until this very day', map: with2({ until: '2026-11-22' }) },
    { when: 'a certificate without end', map: with2({ until: 'none' }) },
    { when: 'certified for activity 1', map: with2({ scope: ['1'] }) },
    { when: 'certified for activity 5', map: with2({ scope: ['5', '6'] }) },
    {
      when: 'a backup at a host certified for activity 6',
      map: hosted(
        { certifications: [{ name: 'hds-v2', scope: ['6'], until: '2029-03-31' }] },
        { kind: 'backup' },
      ),
    },
    { when: 'HDS v1 on the last day on which it was enough', map: with1(), asOf: '2026-05-15' },
    {
      when: 'one certificate of two is good',
      map: hosted({
        certifications: [
          { name: 'hds-v2', scope: ['*'], until: '2025-01-31' },
          { name: 'hds-v2', scope: ['*'], until: '2028-01-31' },
        ],
      }),
    },
    {
      when: 'before the référentiel v2',
      map: hosted({ certifications: [] }),
      asOf: '2024-11-15',
    },
    {
      when: 'the organisation hosts its own data',
      map: hosted({ certifications: [] }, { vendor: 'self' }),
    },
    {
      when: 'a hospital keeps its records in its own right',
      map: hosted({ certifications: [], role: 'provider' }),
    },
    {
      when: 'nothing is kept there',
      map: hosted({ certifications: [] }, { kind: 'worker' }),
    },
    {
      when: "the patient's own device",
      map: hosted({ certifications: [] }, { kind: 'patient-device', persistence: 'at-rest' }),
    },
    {
      when: 'care in Belgium',
      map: {
        ...hosted({ certifications: [] }),
        cohorts: [
          {
            id: 'belgian',
            name: 'Belgian patients',
            care: 'BE',
            dataClasses: ['imaging'],
            entry: ['app'],
          },
        ],
      },
    },
  ],
  unknown: [
    {
      when: 'nobody wrote down the certificates',
      map: hosted({}),
      asks: 'vendor:host certifications',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows until when it is valid',
      map: hosted({ certifications: [{ name: 'hds-v2', scope: ['*'] }] }),
      asks: 'vendor:host certifications.until',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows what it covers',
      map: hosted({ certifications: [{ name: 'hds-v2', until: '2029-03-31' }] }),
      asks: 'vendor:host certifications.scope',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows which certificate it is',
      map: hosted({ certifications: [{ scope: ['*'], until: '2029-03-31' }] }),
      asks: 'vendor:host certifications.name',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs the store',
      map: hosted({ certifications: [] }, { vendor: 'unknown' }),
      asks: 'node:images vendor',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only an EHR and may act in its own right',
      map: {
        ...hosted({ certifications: [] }),
        vendors: [{ id: 'host', name: 'Host', certifications: [] }],
        nodes: [
          { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
          { id: 'images', name: 'EHR', kind: 'ehr', vendor: 'host', place: 'ovh:gra' },
        ],
      },
      asks: 'vendor:host role',
      ifNo: 'violation',
    },
  ],
});
