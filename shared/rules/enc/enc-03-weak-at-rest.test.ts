import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { enc03 } from './enc-03-weak-at-rest.ts';

type AtRest = NonNullable<NonNullable<Handover['node']>['atRest']>;

const kept = (atRest: AtRest, more: Handover = {}) =>
  drawHandover({ ...more, node: { kind: 'database', atRest, ...more.node } });
const broken = { severity: 'violation', subject: 'node:system', cohorts: ['patients'] } as const;
const none = { encryption: 'none', alternative: 'none' } as const;
const excused = { encryption: 'none', alternative: '2026-04-01' } as const;

testRule(enc03, {
  breaks: [
    {
      ...broken,
      when: 'a database is not encrypted and no equivalent is documented',
      map: kept(none),
      path: ['send'],
      says: 'System keeps PHI without encryption',
    },
    {
      ...broken,
      when: 'a computer of the organisation is not encrypted',
      map: kept(none, { node: { vendor: 'self', kind: 'file-storage' } }),
    },
    {
      ...broken,
      when: 'a workstation that keeps PHI is not encrypted',
      map: kept(none, { node: { kind: 'staff-workstation', persistence: 'at-rest' } }),
    },
    {
      ...broken,
      when: 'nobody says whether an equivalent is documented',
      map: kept({ encryption: 'none' }),
    },
    {
      ...broken,
      when: 'the equivalent is documented tomorrow',
      map: kept({ encryption: 'none', alternative: '2026-11-23' }),
    },
    {
      ...broken,
      when: 'an equivalent is documented, which the GDPR does not know',
      map: kept(excused, { cohort: french }),
    },
    {
      ...broken,
      cohorts: ['french', 'patients'],
      when: 'an equivalent is documented, and French patients are there too',
      map: kept(excused, { cohorts: [frenchToo] }),
    },
    {
      ...broken,
      when: 'an equivalent is documented, and HIPAA does not apply to Canadians',
      map: kept(excused, { cohort: { care: 'CA-ON', controller: 'CA', hipaa: false } }),
    },
    {
      ...broken,
      when: 'an equivalent is documented, and HIPAA is not known to apply',
      map: kept(excused, { organisation: { country: 'US' } }),
    },
    {
      ...broken,
      severity: 'question',
      when: 'only HIPAA applies and an equivalent is documented',
      map: kept(excused),
      says: 'System keeps PHI without encryption',
    },
    {
      ...broken,
      severity: 'question',
      when: 'the equivalent is documented today',
      map: kept({ encryption: 'none', alternative: '2026-11-22' }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'AES-128',
      map: kept({ encryption: 'aes-128' }),
      says: 'System is encrypted with something weaker than AES-256',
    },
    { ...broken, severity: 'risk', when: 'another cipher', map: kept({ encryption: 'other' }) },
  ],
  holds: [
    { when: 'AES-256', map: kept({ encryption: 'aes-256' }) },
    { when: 'AES-256-GCM', map: kept({ encryption: 'aes-256-gcm' }) },
    { when: 'nothing is kept', map: kept(none, { node: { kind: 'api' } }) },
    { when: 'a queue keeps for a while only', map: kept(none, { node: { kind: 'queue' } }) },
    {
      when: 'a device of a patient',
      map: kept(none, { node: { kind: 'patient-device', persistence: 'at-rest' } }),
    },
    { when: 'no PHI gets there', map: kept(none, { hop: { carries: [] } }) },
  ],
  unknown: [
    {
      when: 'nobody says how it is protected',
      map: drawHandover({ node: { kind: 'database' } }),
      asks: 'node:system atRest.encryption',
      ifNo: 'violation',
    },
    {
      when: 'nobody says whether it is encrypted',
      map: kept({ alternative: '2026-04-01' }),
      asks: 'node:system atRest.encryption',
      ifNo: 'violation',
    },
    {
      when: 'nobody says whether an equivalent is documented, and only HIPAA applies',
      map: kept({ encryption: 'none' }),
      asks: 'node:system atRest.alternative',
      ifNo: 'violation',
    },
    {
      when: 'an equivalent is documented and nobody says what the organisation is under HIPAA',
      map: kept(excused, { organisation: { country: 'US' } }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
    {
      when: 'an equivalent is documented and nobody says where the controller is',
      map: kept(excused, { organisation: { hipaaRole: 'covered-entity' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});

describe('ENC-03 remedies', () => {
  it.each(['none', 'aes-128'] as const)('is gone once AES-256-GCM stands for %s', (encryption) => {
    const drawing = kept({ encryption, alternative: 'none' });
    expect(leftAfter(enc03, drawing, 'Encrypt it with AES-256-GCM')).toEqual([]);
  });
});
