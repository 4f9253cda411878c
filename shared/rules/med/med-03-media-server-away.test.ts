import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { med03 } from './med-03-media-server-away.ts';

const relay = (place: string, more: Handover = {}) =>
  drawHandover({
    cohort: french,
    ...more,
    node: { kind: 'sfu', name: 'Relay', place, recording: { enabled: false }, ...more.node },
  });
const recording = (place: string, more: Handover = {}) =>
  relay(place, { ...more, node: { recording: { enabled: true }, ...more.node } });
const only = (...allowed: string[]): NonNullable<Handover['policies']> => ({
  postures: [{ id: 'promise', name: 'Promise', allowed, scope: 'both' }],
});
const quebec = { cohort: { care: 'CA-QC', controller: 'CA' } } as const;
const broken = { severity: 'risk', subject: 'node:system', cohorts: ['patients'] } as const;

testRule(med03, {
  breaks: [
    {
      ...broken,
      when: 'French calls are relayed in London',
      map: relay('aws:eu-west-2'),
      path: ['send'],
      says: 'Relay relays calls in London (aws eu-west-2), outside the EEA',
    },
    { ...broken, when: 'Zurich is not in the EEA', map: relay('aws:eu-central-2') },
    { ...broken, when: 'a relay server', map: relay('iso:US', { node: { kind: 'turn' } }) },
    { ...broken, when: 'a video service', map: relay('iso:US', { node: { kind: 'video' } }) },
    { ...broken, when: 'the wide region Europe', map: relay('azure:europe') },
    { ...broken, when: 'calls from Quebec in Toronto', map: relay('azure:canadacentral', quebec) },
    {
      ...broken,
      when: 'American calls in Canada',
      map: relay('iso:CA', { cohort: {} }),
      says: 'outside the US',
    },
    {
      ...broken,
      when: 'the organisation runs it abroad itself',
      map: relay('iso:US', { node: { vendor: 'self' } }),
    },
    {
      ...broken,
      when: 'only one of two cohorts is at home there',
      map: relay('iso:US', { cohorts: [{ ...frenchToo, care: 'US-GA', controller: 'US' }] }),
    },
    {
      ...broken,
      when: 'it records abroad, where nothing forbids it',
      map: recording('iso:US', { cohort: { care: 'GB', controller: 'GB' } }),
    },
    {
      ...broken,
      when: 'it does not record, outside what was promised',
      map: relay('iso:US', { policies: only('group:EEA') }),
    },
    {
      ...broken,
      when: 'its records of French calls abroad were disputed before May 2026',
      map: recording('iso:US'),
      asOf: '2026-05-15',
    },
    {
      ...broken,
      severity: 'violation',
      when: 'a French host records calls in London',
      map: recording('aws:eu-west-2'),
      says: 'Relay records calls in London (aws eu-west-2), outside the EEA',
    },
    {
      ...broken,
      severity: 'violation',
      when: 'the first day on which every certificate demands the EEA',
      map: recording('aws:eu-west-2'),
      asOf: '2026-05-16',
    },
    {
      ...broken,
      severity: 'violation',
      when: 'it keeps what passes, in London',
      map: relay('aws:eu-west-2', { node: { persistence: 'at-rest' } }),
    },
    {
      ...broken,
      severity: 'violation',
      when: 'what it keeps is copied to Virginia',
      map: relay('aws:eu-west-3', {
        node: { persistence: 'at-rest', replicas: ['aws:us-east-1'] },
      }),
    },
    {
      ...broken,
      severity: 'violation',
      when: 'it records at home, outside what was promised',
      map: recording('iso:DE', { policies: only('iso:FR') }),
      says: 'outside "Promise"',
    },
    {
      ...broken,
      severity: 'violation',
      when: 'it records somewhere in Canada, outside what was promised',
      map: recording('iso:CA', { ...quebec, policies: only('iso:US') }),
    },
    {
      ...broken,
      severity: 'violation',
      when: 'it records calls of Florida patients in London, with certified EHR technology',
      map: recording('aws:eu-west-2', {
        cohort: { care: 'US-FL', providerLicences: ['US-FL'], certifiedEhr: true },
      }),
      says: 'outside the US, its territories and Canada',
    },
    {
      ...broken,
      severity: 'violation',
      when: 'it records anywhere',
      map: recording('aws:global'),
    },
  ],
  holds: [
    { when: 'French calls are relayed in Paris', map: relay('aws:eu-west-3') },
    { when: 'French calls are relayed in Ireland', map: relay('iso:IE') },
    { when: 'calls from Quebec in Montreal', map: relay('aws:ca-central-1', quebec) },
    { when: 'American calls in Puerto Rico', map: relay('iso:PR', { cohort: {} }) },
    { when: 'French calls are recorded in Paris', map: recording('aws:eu-west-3') },
    { when: 'a system that is no media server', map: relay('iso:US', { node: { kind: 'api' } }) },
    { when: 'no PHI gets there', map: relay('iso:US', { hop: { carries: [] } }) },
    { when: 'a relay that may be anywhere: LOC-25 asks', map: relay('gcp:global') },
    {
      when: 'it does not record, at home and outside what was promised',
      map: relay('iso:DE', { policies: only('iso:FR') }),
    },
  ],
  unknown: [
    {
      when: 'nobody says where it is',
      map: relay('unknown'),
      asks: 'node:system place',
      ifNo: 'risk',
    },
    {
      when: 'it records, and nobody says where it is',
      map: recording('unknown'),
      asks: 'node:system place',
      ifNo: 'violation',
    },
    {
      when: 'nobody says where it is, nor whether it records',
      map: relay('unknown', { node: { recording: 'unknown' } }),
      asks: 'node:system place',
      ifNo: 'risk',
    },
    {
      when: 'it records, no list binds it, and nobody says where it is',
      map: recording('unknown', { cohort: { care: 'GB', controller: 'GB' } }),
      asks: 'node:system place',
      ifNo: 'risk',
    },
    {
      when: 'calls from Quebec somewhere in Canada',
      map: relay('iso:CA', quebec),
      asks: 'node:system place',
      ifNo: 'risk',
    },
    {
      when: 'nobody says whether it records, in London',
      map: relay('aws:eu-west-2', { node: { recording: 'unknown' } }),
      asks: 'node:system recording.enabled',
      ifNo: 'violation',
    },
    {
      when: 'nobody says whether it records, at home and outside what was promised',
      map: relay('iso:DE', { node: { recording: {} }, policies: only('iso:FR') }),
      asks: 'node:system recording.enabled',
      ifNo: 'violation',
    },
  ],
});

describe('MED-03 beyond single cases', () => {
  it('is a risk at least while nobody says whether it records', () => {
    const drawing = relay('aws:eu-west-2', { node: { recording: 'unknown' } });
    const { findings } = evaluate(drawMap(drawing), [med03], AS_OF);
    expect(findings.map(({ severity }) => severity)).toEqual(['risk']);
  });

  it('offers to move home a relay that keeps nothing, whatever was promised of storage', () => {
    const drawing = relay('aws:us-east-1', {
      policies: {
        postures: [{ id: 'promise', name: 'Promise', allowed: ['iso:DE'], scope: 'storage' }],
      },
    });
    expect(leftAfter(med03, drawing, 'Move Relay to Paris (aws eu-west-3)')).toEqual([]);
  });

  it('is gone once the relay is moved to the country of care', () => {
    const label = 'Move Relay to Paris (aws eu-west-3)';
    expect(leftAfter(med03, relay('aws:us-east-1'), label)).toEqual([]);
    expect(leftAfter(med03, recording('aws:us-east-1'), label)).toEqual([]);
  });
});
