import { testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { DrawnHop, Sketch } from '#test/support/transfer-sketch.ts';
import { bare, uncertified, withScc } from '#test/support/walk-case.ts';
import { trf05 } from './trf-05-routine-derogation.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['french'] } as const;

const onConsent = (
  frequency: NonNullable<DrawnHop['frequency']>,
  more: Sketch = {},
  transfer: DrawnHop['transfer'] = { mechanism: 'art-49', ground: 'explicit consent' },
) => sketch({ ...more, hop: { frequency, ...(transfer ? { transfer } : {}) } });

const withFallback = { mechanism: 'art-49', fallback: 'scc' } as const;

testRule(trf05, {
  breaks: [
    {
      ...acme,
      when: 'a continuous hop relies on consent',
      map: onConsent('continuous'),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'on an Art 49 derogation, as a routine flow',
    },
    { ...acme, when: 'a nightly batch relies on consent', map: onConsent('batch') },
    {
      ...acme,
      when: 'clauses are signed, but the hop does not rely on them',
      map: onConsent('batch', { vendor: withScc() }),
    },
    {
      ...acme,
      when: 'the fallback that the hop names is not signed',
      map: onConsent('batch', { vendor: bare }, withFallback),
    },
    {
      ...acme,
      severity: 'question',
      when: 'an occasional hop relies on consent',
      map: onConsent('occasional'),
    },
    { ...acme, severity: 'question', when: 'so does a single one', map: onConsent('one-off') },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts: one finding',
      map: onConsent('continuous', { others: {} }),
    },
    {
      severity: 'violation',
      subject: 'node:store',
      when: "a vendor sends to the organisation's own node abroad",
      map: onConsent('continuous', {
        api: { vendor: 'acme', place: 'aws:eu-west-3' },
        store: { vendor: 'self', place: 'iso:US' },
      }),
    },
  ],
  holds: [
    {
      when: 'the fallback holds',
      map: onConsent('continuous', { vendor: withScc() }, withFallback),
    },
    {
      when: 'another mechanism, though it fails',
      map: onConsent('continuous', {}, { mechanism: 'none' }),
    },
    { when: 'no mechanism is known', map: onConsent('continuous', {}, {}) },
    {
      when: 'the store is in Paris',
      map: onConsent('continuous', { store: { place: 'aws:eu-west-3' } }),
    },
    {
      when: 'the organisation sends to itself',
      map: onConsent('continuous', { store: { vendor: 'self', place: 'iso:US' } }),
    },
    {
      when: 'a derogation of UK law',
      map: onConsent('continuous', { cohort: { care: 'GB', controller: 'GB' } }),
    },
    { when: 'before the GDPR', map: onConsent('continuous'), asOf: '2018-05-24' },
  ],
  unknown: [
    {
      when: 'it is not known how often',
      map: onConsent('unknown'),
      asks: 'hop:keep frequency',
      ifNo: 'violation',
    },
    {
      when: 'the frequency is said to be none',
      map: onConsent('none'),
      asks: 'hop:keep frequency',
      ifNo: 'violation',
    },
    {
      when: 'it is not known whether the fallback is signed',
      map: onConsent('continuous', { vendor: { dpf: uncertified } }, withFallback),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'it may be the organisation itself that receives',
      map: onConsent('continuous', { store: { vendor: 'unknown' } }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known',
      map: onConsent('continuous', { cohort: { care: 'US', controller: 'unknown' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});
