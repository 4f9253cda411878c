import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { bare, certified, clause, uncertified } from '#test/support/walk-case.ts';
import { trf09 } from './trf-09-uk-without-instrument.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['leeds'] } as const;

/** Patients of a clinic in Leeds, by an API in London, to a vendor in Virginia. */
const leeds = (more: Sketch = {}) =>
  sketch({
    ...more,
    cohort: { id: 'leeds', name: 'Leeds patients', care: 'GB', controller: 'GB', ...more.cohort },
    api: { place: 'iso:GB', ...more.api },
  });
const signed = (type: string, more: object = {}) => ({
  dpf: uncertified,
  agreements: [clause(type, { ...more })],
});
const extended = { ...certified, ukExtension: true };
const inLondon = { place: 'aws:eu-west-2' };

testRule(trf09, {
  breaks: [
    {
      ...acme,
      when: 'a vendor in Virginia has no UK instrument',
      map: leeds(),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'without approval regulations or a UK transfer instrument',
    },
    {
      ...acme,
      when: 'the vendor is certified, but has not joined the UK Extension',
      map: leeds({ vendor: { dpf: { ...certified, ukExtension: false }, agreements: [] } }),
    },
    {
      ...acme,
      when: 'the UK Extension, the day before it began',
      map: leeds({ vendor: { dpf: { ...extended, checked: '2023-10-01' }, agreements: [] } }),
      asOf: '2023-10-11',
    },
    {
      ...acme,
      when: 'the DPF is assumed not to stand',
      map: leeds({ vendor: { dpf: extended, agreements: [] } }),
      assume: ['no-dpf'],
    },
    {
      ...acme,
      when: 'EU clauses are no UK instrument',
      map: leeds({ vendor: signed('scc') }),
    },
    {
      ...acme,
      when: 'Brazil is on the EU list, not on the UK list',
      map: leeds({ store: { place: 'aws:sa-east-1' } }),
    },
    {
      ...acme,
      when: 'South Korea, the day before its regulations',
      map: leeds({ store: { place: 'iso:KR' } }),
      asOf: '2022-12-18',
    },
    {
      ...acme,
      when: 'the IDTA expired yesterday',
      map: leeds({ vendor: signed('uk-idta', { expires: '2026-11-21' }) }),
    },
    {
      ...acme,
      when: 'the Addendum is signed, and no risk assessment exists',
      map: leeds({ vendor: signed('uk-addendum', { tia: 'none' }) }),
      says: 'on a UK instrument without a transfer risk assessment',
    },
    {
      ...acme,
      when: 'the hop is known to have no mechanism',
      map: leeds({ vendor: signed('uk-idta'), hop: { transfer: { mechanism: 'none' } } }),
    },
    {
      ...acme,
      when: 'the hop relies on a derogation',
      map: leeds({ hop: { transfer: { mechanism: 'art-49' } } }),
    },
    {
      ...acme,
      when: 'only a replica is abroad',
      map: leeds({ store: { ...inLondon, replicas: ['aws:us-east-1'] } }),
    },
    {
      severity: 'violation',
      subject: 'vendor:helper',
      cohorts: ['leeds'],
      when: 'a supporter in India opens records that stay in London',
      map: leeds({
        store: { ...inLondon, support: [{ country: 'IN', by: 'helper', mode: 'standing' }] },
      }),
      elements: ['hop:~support/store/IN/helper/standing'],
    },
    {
      ...acme,
      when: 'care in the US by a controller in the UK',
      map: leeds({ cohort: { care: 'US', controller: 'GB' } }),
    },
    {
      ...acme,
      when: 'the first day of UK law of its own',
      map: leeds(),
      asOf: '2020-12-31',
    },
    {
      ...acme,
      cohorts: ['leeds', 'others'],
      when: 'two cohorts: one finding',
      map: leeds({ others: { care: 'GB', controller: 'GB' } }),
    },
  ],
  holds: [
    { when: 'the store is in London', map: leeds({ store: inLondon }) },
    { when: 'the EEA is on the UK list', map: leeds({ store: { place: 'aws:eu-west-3' } }) },
    { when: 'so is Gibraltar', map: leeds({ store: { place: 'iso:GI' } }) },
    {
      when: 'South Korea, on the day of its regulations',
      map: leeds({ store: { place: 'iso:KR' } }),
      asOf: '2022-12-19',
    },
    {
      when: 'the UK Extension, checked 90 days ago',
      map: leeds({ vendor: { dpf: { ...extended, checked: '2026-08-24' }, agreements: [] } }),
    },
    {
      when: 'the UK Extension, on the day it began',
      map: leeds({ vendor: { dpf: { ...extended, checked: '2023-10-01' }, agreements: [] } }),
      asOf: '2023-10-12',
    },
    {
      when: 'the IDTA, on its last day',
      map: leeds({ vendor: signed('uk-idta', { expires: AS_OF }) }),
    },
    { when: 'the Addendum', map: leeds({ vendor: signed('uk-addendum') }) },
    { when: 'binding corporate rules', map: leeds({ vendor: signed('bcr') }) },
    {
      when: 'an Addendum that the hop dates',
      map: leeds({
        hop: { transfer: { mechanism: 'uk-addendum', signed: '2025-01-01', tia: '2026-05-01' } },
      }),
    },
    {
      when: 'the organisation sends to itself abroad',
      map: leeds({ store: { vendor: 'self', place: 'iso:US' } }),
    },
    {
      when: 'the own people give support from abroad',
      map: leeds({
        store: { ...inLondon, support: [{ country: 'IN', by: 'self', mode: 'standing' }] },
      }),
    },
    { when: 'care in France is for TRF-01', map: sketch({}) },
    { when: 'before UK law of its own', map: leeds(), asOf: '2020-12-30' },
  ],
  unknown: [
    {
      when: 'nothing is known of the vendor',
      map: leeds({ vendor: {} }),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'it is not known whether the vendor joined the UK Extension',
      map: leeds({ vendor: { dpf: certified, agreements: [] } }),
      asks: 'vendor:acme dpf.ukExtension',
      ifNo: 'violation',
    },
    {
      when: 'the list was looked up 91 days ago',
      map: leeds({ vendor: { dpf: { ...extended, checked: '2026-08-23' }, agreements: [] } }),
      asks: 'vendor:acme dpf.checked',
      ifNo: 'violation',
    },
    {
      when: 'the agreements are not listed',
      map: leeds({ vendor: { dpf: uncertified } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'the day of the assessment is not known',
      map: leeds({ vendor: signed('uk-idta', { tia: 'unknown' }) }),
      asks: 'vendor:acme agreements.tia',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs the store',
      map: leeds({ store: { vendor: 'unknown' } }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows from where support is given',
      map: leeds({ store: { ...inLondon, support: [{ by: 'helper', mode: 'standing' }] } }),
      asks: 'node:store support.country',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known',
      map: leeds({ vendor: bare, cohort: { care: 'US', controller: 'unknown' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});

describe('TRF-09', () => {
  it.each([
    ['Move Store to London (aws eu-west-2)', {}],
    ['Remove the hop', {}],
    [
      'Drop the replicas outside the United Kingdom',
      { store: { ...inLondon, replicas: ['aws:us-east-1'] } },
    ],
  ])('is cleared by one click: %s', (label, more) => {
    expect(leftAfter(trf09, leeds(more), label)).toEqual([]);
  });
});
