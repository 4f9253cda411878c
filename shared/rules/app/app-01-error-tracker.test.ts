import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { app01 } from './app-01-error-tracker.ts';

const tracker = (more: Handover = {}) =>
  drawHandover({ ...more, node: { kind: 'error-tracker', name: 'Crashes', ...more.node } });
const inFrance = (more: Handover = {}) =>
  tracker({ cohort: french, ...more, node: { place: 'aws:eu-west-3', ...more.node } });
const both = { agreements: [signed('baa'), signed('dpa')] };
const broken = { severity: 'violation', subject: 'node:system', cohorts: ['patients'] } as const;
const gap = 'without the contract that it needs';

testRule(app01, {
  breaks: [
    {
      ...broken,
      when: 'PHI reaches a tracker without a BAA',
      map: tracker(),
      path: ['send'],
      says: `PHI reaches the error tracker Crashes ${gap}`,
    },
    {
      ...broken,
      when: 'French PHI reaches a tracker without a DPA',
      map: inFrance({ vendor: { agreements: [signed('baa')] } }),
      says: gap,
    },
    {
      ...broken,
      when: 'French PHI reaches a tracker whose DPA has run out',
      map: inFrance({ vendor: { agreements: [signed('dpa', { expires: '2026-01-01' })] } }),
    },
    {
      ...broken,
      when: 'French PHI reaches a tracker in Virginia with a DPA and no channel',
      map: inFrance({
        vendor: { agreements: [signed('dpa')], assessments: [], dpf: { status: 'none' } },
        node: { place: 'aws:us-east-1' },
      }),
      says: 'without a transfer channel',
    },
    {
      ...broken,
      when: 'its clauses stand without an assessment',
      map: inFrance({
        vendor: {
          agreements: [signed('dpa'), signed('scc', { tia: 'none' })],
          assessments: [],
          dpf: { status: 'none' },
        },
        node: { place: 'aws:us-east-1' },
      }),
      says: 'without a transfer channel',
    },
    {
      ...broken,
      when: 'British PHI reaches a tracker in India without an instrument',
      map: inFrance({
        cohort: { care: 'GB', controller: 'GB', hipaa: false },
        vendor: { agreements: [signed('dpa')], assessments: [], dpf: { status: 'none' } },
        node: { place: 'iso:IN' },
      }),
      says: 'without a transfer channel',
    },
    {
      ...broken,
      when: 'no DPA is signed, and the channel to Virginia is not known besides',
      map: inFrance({ vendor: { agreements: [] }, node: { place: 'aws:us-east-1' } }),
      says: gap,
    },
    {
      ...broken,
      when: 'an EEA controller treats Americans and there is a DPA, but no BAA',
      map: tracker({
        cohort: { controller: 'FR' },
        vendor: { agreements: [signed('dpa')] },
        node: { place: 'aws:eu-west-3' },
      }),
      says: gap,
    },
    {
      ...broken,
      severity: 'risk',
      when: 'a BAA is signed',
      map: tracker({ vendor: both }),
      path: ['send'],
      says: 'PHI reaches the error tracker Crashes',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'a DPA is signed, in Paris',
      map: inFrance({ vendor: both }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'it is certified under the DPF, and nobody says whether clauses stand behind that',
      map: inFrance({
        vendor: {
          agreements: [signed('dpa'), signed('scc', { status: 'unknown' })],
          dpf: { status: 'active', covers: ['non-hr'], checked: '2026-11-01' },
        },
        node: { place: 'aws:us-east-1' },
      }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'there is no channel, and nobody says where the controller is: TRF-01 asks',
      map: tracker({
        organisation: { hipaaRole: 'covered-entity' },
        vendor: { ...both, assessments: [], dpf: { status: 'none' } },
      }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the organisation runs it',
      map: tracker({ node: { vendor: 'self' } }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the vendor is no processor',
      map: tracker({ vendor: { role: 'controller' } }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'neither HIPAA nor the GDPR applies',
      map: tracker({ cohort: { care: 'CA-ON', controller: 'CA', hipaa: false } }),
    },
    {
      ...broken,
      severity: 'risk',
      cohorts: ['french'],
      when: 'with a DPA and no BAA only the American cohort is a violation',
      map: tracker({
        cohorts: [frenchToo],
        vendor: { agreements: [signed('dpa')] },
        node: { place: 'aws:eu-west-3' },
      }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'what is de-identified for HIPAA still is personal to an EEA controller',
      map: tracker({
        cohort: { controller: 'FR', entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: { to: 'deidentified', method: 'expert-determination' },
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
        vendor: { agreements: [signed('dpa')] },
        node: { place: 'aws:eu-west-3' },
      }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'nobody says which agreements there are',
      map: tracker({ vendor: { agreements: 'unknown' } }),
    },
  ],
  holds: [
    { when: 'no PHI gets there', map: tracker({ hop: { carries: [] } }) },
    {
      when: 'it is a monitor, not an error tracker',
      map: tracker({ node: { kind: 'monitoring' } }),
    },
  ],
  unknown: [
    {
      when: 'nobody says which agreements there are',
      map: tracker({ vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who runs it',
      map: tracker({ node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who runs it, and French patients are there',
      map: inFrance({ node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
    {
      when: 'a DPA is signed and the channel to Virginia is not known',
      map: inFrance({
        vendor: { agreements: [signed('dpa')] },
        node: { place: 'aws:us-east-1' },
      }),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
  ],
});

describe('APP-01 remedies', () => {
  it('is gone once no PHI is sent there', () => {
    const drawing = tracker({
      hops: [{ id: 'again', from: 'portal', to: 'system', encryption: 'tls-1.3' }],
    });
    expect(leftAfter(app01, drawing, 'Send no PHI to Crashes')).toEqual([]);
  });
});
