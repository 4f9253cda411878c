import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd06 } from './vnd-06-abroad-not-in-risk-analysis.ts';

const analysed = (...places: string[]): NonNullable<Handover['governance']> => ({
  riskAnalysis: { date: '2026-06-01', places },
});
const drawn = (node: NonNullable<Handover['node']>, more: Handover = {}) =>
  drawHandover({
    governance: analysed('iso:US'),
    ...more,
    vendor: { agreements: [signed('baa')], ...more.vendor },
    node: { kind: 'database', ...node },
  });
const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;
const dublin = { place: 'aws:eu-west-1' } as const;
const from = (country: string, by = 'acme') => ({
  support: [{ country, by, mode: 'standing' as const }],
});

testRule(vnd06, {
  breaks: [
    {
      ...broken,
      when: 'PHI is kept in Ireland and the analysis covers the US',
      map: drawn(dublin),
      elements: ['node:system'],
      path: ['send'],
      says: 'PHI is kept in Ireland (aws eu-west-1)',
    },
    {
      ...broken,
      when: 'a replica is in Montreal',
      map: drawn({ replicas: ['aws:us-west-2', 'aws:ca-central-1'] }),
      says: 'Montreal',
    },
    { ...broken, when: 'it fails over to London', map: drawn({ failover: ['aws:eu-west-2'] }) },
    { ...broken, when: 'a backup is in Canada', map: drawn({ backup: { places: ['iso:CA'] } }) },
    {
      ...broken,
      when: 'nothing is kept, but PHI is handled in India',
      map: drawn({ kind: 'api', place: 'aws:ap-south-1' }),
      says: 'PHI is handled in Mumbai',
    },
    { ...broken, when: 'it may be kept anywhere', map: drawn({ place: 'aws:global' }) },
    { ...broken, when: 'the wide region Europe is used', map: drawn({ place: 'azure:europe' }) },
    {
      ...broken,
      when: 'it is opened from Hong Kong',
      map: drawn(from('HK')),
      path: ['send', '~support/system/HK/acme/standing'],
      says: 'PHI is opened from Hong Kong',
    },
    {
      ...broken,
      when: 'the analysis covers another place abroad',
      map: drawn(dublin, { governance: analysed('iso:US', 'iso:CA') }),
    },
    {
      ...broken,
      when: 'the analysis covers no place',
      map: drawn(dublin, { governance: analysed() }),
    },
    {
      ...broken,
      when: 'there is no risk analysis',
      map: drawn(dublin, { governance: { riskAnalysis: 'none' } }),
    },
    {
      ...broken,
      when: 'the BAA has run out: it is there',
      map: drawn(dublin, { vendor: { agreements: [signed('baa', { expires: '2026-01-01' })] } }),
    },
    {
      ...broken,
      subject: 'node:system',
      when: 'the organisation keeps it abroad itself',
      map: drawn({ vendor: 'self', place: 'iso:PH' }),
    },
    {
      ...broken,
      subject: 'node:system',
      when: 'its own people open it from abroad',
      map: drawn(from('PH', 'self')),
    },
    {
      ...broken,
      when: 'only HIPAA patients count',
      map: drawn(dublin, { cohorts: [frenchToo] }),
    },
    {
      ...broken,
      severity: 'info',
      when: 'the analysis covers Ireland and a BAA is signed',
      map: drawn(dublin, { governance: analysed('iso:US', 'iso:IE') }),
      says: 'the BAA and the risk analysis cover it',
    },
    {
      ...broken,
      severity: 'info',
      subject: 'node:system',
      when: 'the analysis covers what the organisation keeps abroad itself',
      map: drawn({ vendor: 'self', place: 'iso:PH' }, { governance: analysed('iso:PH') }),
      says: 'the risk analysis covers it',
    },
    {
      ...broken,
      severity: 'info',
      when: 'the analysis covers it, whatever else it covers is not known',
      map: drawn(dublin, { governance: analysed('unknown', 'iso:IE') }),
    },
  ],
  holds: [
    { when: 'PHI stays in Virginia', map: drawn({}) },
    { when: 'Puerto Rico is a territory', map: drawn({ place: 'iso:PR' }) },
    { when: 'it is opened from Guam, a territory', map: drawn(from('GU')) },
    {
      when: 'no BAA is signed: VND-01 says that',
      map: drawn(dublin, { vendor: { agreements: [] } }),
    },
    {
      when: 'no BAA is signed, and HIPAA is not known to apply: VND-01 asks',
      map: drawn(dublin, { organisation: { country: 'US' }, vendor: { agreements: [] } }),
    },
    { when: 'HIPAA does not apply', map: drawn(dublin, { cohort: french }) },
    {
      when: 'the device of a patient is abroad',
      map: drawn({ kind: 'patient-device', place: 'iso:MX' }),
    },
    {
      when: 'a network that keeps nothing may be anywhere: LOC-25 asks',
      map: drawn({ kind: 'cdn', place: 'aws:global' }),
    },
    {
      when: 'no BAA is known, but the analysis covers the place',
      map: drawn(dublin, { governance: analysed('iso:IE'), vendor: { agreements: 'unknown' } }),
    },
    { when: 'nobody says from where it is opened: SUP-01 asks', map: drawn(from('unknown')) },
  ],
  unknown: [
    {
      when: 'nobody says whether there is a risk analysis',
      map: drawn(dublin, { governance: {} }),
      asks: 'map:test-map governance.riskAnalysis',
      ifNo: 'violation',
    },
    {
      when: 'nobody says which places it covers',
      map: drawn(dublin, { governance: { riskAnalysis: { date: '2026-06-01' } } }),
      asks: 'map:test-map governance.riskAnalysis.places',
      ifNo: 'violation',
    },
    {
      when: 'one of the places that it covers is not known',
      map: drawn(dublin, { governance: analysed('iso:US', 'unknown') }),
      asks: 'map:test-map governance.riskAnalysis.places',
      ifNo: 'violation',
    },
    {
      when: 'it covers Quebec, and the backup is somewhere in Canada',
      map: drawn({ backup: { places: ['iso:CA'] } }, { governance: analysed('iso:CA-QC') }),
      asks: 'node:system backup.places',
      ifNo: 'violation',
    },
    {
      when: 'nobody says which agreements there are',
      map: drawn(dublin, { vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who runs it',
      map: drawn({ ...dublin, vendor: 'unknown' }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who opens it from abroad',
      map: drawn(from('PH', 'unknown')),
      asks: 'node:system support.by',
      ifNo: 'violation',
    },
    {
      when: 'HIPAA is not known to apply',
      map: drawn(dublin, { organisation: { country: 'US' } }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
  ],
});

describe('VND-06 remedies', () => {
  it('is gone once the store is moved to the US', () => {
    expect(leftAfter(vnd06, drawn(dublin), 'Move System to Virginia (aws us-east-1)')).toEqual([]);
  });

  it('is gone once the replicas abroad are dropped', () => {
    const drawing = drawn({ replicas: ['aws:us-west-2', 'aws:ca-central-1'] });
    expect(leftAfter(vnd06, drawing, 'Drop the replicas outside the US')).toEqual([]);
  });

  it('is gone once support from abroad is ended', () => {
    const label = 'End support of System from outside the US';
    expect(leftAfter(vnd06, drawn(from('HK')), label)).toEqual([]);
  });
});
