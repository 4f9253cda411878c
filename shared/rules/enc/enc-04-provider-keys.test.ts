import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { enc04 } from './enc-04-provider-keys.ts';

type Classes = NonNullable<NonNullable<Handover['cohort']>['dataClasses']>;

const kept = (
  custody: 'provider' | 'customer' | 'hsm' | 'external' | 'unknown',
  more: Handover = {},
) =>
  drawHandover({
    ...more,
    node: { kind: 'database', atRest: { encryption: 'aes-256', keys: { custody } }, ...more.node },
  });
const holding = (dataClasses: Classes) => kept('provider', { cohort: { dataClasses } });
const broken = { severity: 'risk', subject: 'node:system', cohorts: ['patients'] } as const;

testRule(enc04, {
  breaks: [
    {
      ...broken,
      when: 'clinical notes under the provider’s keys',
      map: kept('provider'),
      path: ['send'],
      says: 'System keeps clinical note under keys that its provider holds',
    },
    { ...broken, when: 'records of addiction treatment', map: holding(['sud-part2']) },
    { ...broken, when: 'genomes', map: holding(['genomic', 'contact']), says: 'genomic' },
    { ...broken, when: 'other omic data', map: holding(['omic']) },
    { ...broken, when: 'French clinical notes', map: kept('provider', { cohort: french }) },
    {
      ...broken,
      when: 'how it is encrypted is not known',
      map: kept('provider', { node: { atRest: { keys: { custody: 'provider' } } } }),
    },
  ],
  holds: [
    { when: 'keys of the customer', map: kept('customer') },
    { when: 'keys in a hardware module', map: kept('hsm') },
    { when: 'keys outside the provider', map: kept('external') },
    { when: 'contact data only', map: holding(['contact']) },
    { when: 'laboratory results and vitals', map: holding(['lab-result', 'vitals', 'biometric']) },
    { when: 'the organisation runs it', map: kept('provider', { node: { vendor: 'self' } }) },
    { when: 'nothing is kept', map: kept('provider', { node: { kind: 'api' } }) },
    {
      when: 'a device of a patient',
      map: kept('provider', { node: { kind: 'patient-device', persistence: 'at-rest' } }),
    },
    {
      when: 'nothing is encrypted, so that there are no keys',
      map: drawHandover({ node: { kind: 'database', atRest: { encryption: 'none' } } }),
    },
  ],
  unknown: [
    {
      when: 'nobody says who holds the keys',
      map: kept('unknown'),
      asks: 'node:system atRest.keys.custody',
      ifNo: 'risk',
    },
    {
      when: 'nobody says how it is protected',
      map: drawHandover({ node: { kind: 'database' } }),
      asks: 'node:system atRest.keys.custody',
      ifNo: 'risk',
    },
    {
      when: 'nobody says who runs it',
      map: kept('provider', { node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'risk',
    },
    {
      when: 'nobody says which PHI it is',
      map: kept('provider', { cohort: { dataClasses: 'unknown' } }),
      asks: 'cohort:patients dataClasses',
      ifNo: 'risk',
    },
  ],
});

describe('ENC-04 remedies', () => {
  it('is gone once the keys are held by the customer', () => {
    expect(leftAfter(enc04, kept('provider'), 'Hold the keys yourself')).toEqual([]);
  });
});
