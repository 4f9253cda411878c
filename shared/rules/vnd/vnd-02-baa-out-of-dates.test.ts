import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Agreement } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd02 } from './vnd-02-baa-out-of-dates.ts';

const baa = (dates: Partial<Agreement>) =>
  drawHandover({ vendor: { agreements: [signed('baa', dates)] } });
const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;
const endsOn = (expires: string) => signed('baa', { expires });

testRule(vnd02, {
  breaks: [
    {
      ...broken,
      when: 'the BAA ran out yesterday',
      map: baa({ expires: '2026-11-21' }),
      elements: ['node:system'],
      path: ['send'],
      says: 'The BAA with Acme ran out on 2026-11-21',
    },
    {
      ...broken,
      when: 'the BAA begins tomorrow',
      map: baa({ effective: '2026-11-23' }),
      says: 'begins only on 2026-11-23',
    },
    {
      ...broken,
      when: 'the BAA was never put into force',
      map: baa({ effective: 'none' }),
      says: 'was never put into force',
    },
    {
      ...broken,
      when: 'the BAA was never put into force, and today is its last day',
      map: baa({ effective: 'none', expires: '2026-11-22' }),
      says: 'was never put into force',
    },
    {
      ...broken,
      when: 'its first day is not known, but its last day is over',
      map: baa({ effective: 'unknown', expires: '2026-01-31' }),
      says: 'ran out on 2026-01-31',
    },
    {
      ...broken,
      when: 'its last day is not known, but its first is to come',
      map: baa({ effective: '2027-01-01', expires: 'unknown' }),
      says: 'begins only on 2027-01-01',
    },
    {
      ...broken,
      when: 'the vendor only opens a node for support',
      map: drawHandover({
        vendor: { agreements: [endsOn('2026-11-21')] },
        node: { vendor: 'self', support: [{ country: 'US', by: 'acme', mode: 'standing' }] },
      }),
      path: ['send', '~support/system/US/acme/standing'],
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the BAA runs out in 60 days',
      map: baa({ expires: '2027-01-21' }),
      says: 'The BAA with Acme runs out on 2027-01-21',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'today is its last day',
      map: baa({ expires: '2026-11-22' }),
      says: 'runs out on 2026-11-22',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'today is its first day, and it runs out soon',
      map: baa({ effective: '2026-11-22', expires: '2026-12-22' }),
      says: 'runs out on 2026-12-22',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'of two BAAs in force the later one runs out soon',
      map: drawHandover({ vendor: { agreements: [endsOn('2026-12-01'), endsOn('2026-12-24')] } }),
      says: '2026-12-24',
    },
  ],
  holds: [
    { when: 'the BAA runs out in 61 days', map: baa({ expires: '2027-01-22' }) },
    { when: 'the BAA has no last day', map: baa({}) },
    { when: 'the BAA begins today', map: baa({ effective: '2026-11-22' }) },
    {
      when: 'an old BAA stands before the one in force',
      map: drawHandover({ vendor: { agreements: [endsOn('2025-12-31'), endsOn('none')] } }),
    },
    {
      when: 'of two BAAs in force the first one listed runs out soon',
      map: drawHandover({ vendor: { agreements: [endsOn('2026-12-01'), endsOn('2028-12-31')] } }),
    },
    {
      when: 'of two BAAs in force the last one listed runs out soon',
      map: drawHandover({ vendor: { agreements: [endsOn('none'), endsOn('2026-12-01')] } }),
    },
    {
      when: 'a draft has run out: VND-01 says that',
      map: baa({ status: 'draft', expires: '2025-12-31' }),
    },
    {
      when: 'nobody says whether it is signed: VND-01 asks',
      map: baa({ status: 'unknown', expires: '2025-12-31' }),
    },
    {
      when: 'the vendor is a provider',
      map: drawHandover({ vendor: { role: 'provider', agreements: [endsOn('2025-12-31')] } }),
    },
    {
      when: 'patients are French',
      map: drawHandover({ cohort: french, vendor: { agreements: [endsOn('2025-12-31')] } }),
    },
    {
      when: 'a DPA has run out: VND-07 says that',
      map: drawHandover({
        vendor: { agreements: [signed('baa'), signed('dpa', { expires: '2025-12-31' })] },
      }),
    },
  ],
  unknown: [
    {
      when: 'its last day is not known',
      map: baa({ expires: 'unknown' }),
      asks: 'vendor:acme agreements.expires',
      ifNo: 'violation',
    },
    {
      when: 'its first day is not known',
      map: baa({ effective: 'unknown' }),
      asks: 'vendor:acme agreements.effective',
      ifNo: 'violation',
    },
    {
      when: 'it runs out soon at a vendor that may act in its own right',
      map: drawHandover({
        vendor: { role: 'unknown', agreements: [endsOn('2026-12-01')] },
        node: { kind: 'pharmacy' },
      }),
      asks: 'vendor:acme role',
      ifNo: 'risk',
    },
    {
      when: 'it has run out and nobody says what the organisation is under HIPAA',
      map: drawHandover({
        organisation: { country: 'US' },
        vendor: { agreements: [endsOn('2025-12-31')] },
      }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
  ],
});
