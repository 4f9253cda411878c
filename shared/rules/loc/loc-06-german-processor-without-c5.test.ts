import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { loc06 } from './loc-06-german-processor-without-c5.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Certification = Exclude<Vendor['certifications'], 'unknown' | undefined>[number];

const c5: Certification = { name: 'c5-type-2', scope: ['*'], until: '2027-06-30' };
const iso: Certification = { name: 'iso-27001', scope: ['*'], until: '2027-06-30' };

const insured: Cohort = {
  id: 'insured',
  name: 'Insured patients',
  care: 'DE',
  statutoryCare: true,
  dataClasses: ['diagnosis'],
  entry: ['practice'],
};

const drawn = (
  vendor: Partial<Vendor>,
  node: Partial<Node> = {},
  patients: Partial<Cohort> = {},
): Drawing => ({
  cohorts: [{ ...insured, ...patients }],
  vendors: [
    {
      id: 'scanner',
      name: 'Scanner',
      role: 'processor',
      country: 'NL',
      establishments: ['NL', 'DE'],
      certifications: [c5],
      ...vendor,
    },
  ],
  nodes: [
    { id: 'practice', name: 'Practice', kind: 'web-app', vendor: 'self', place: 'iso:DE' },
    { id: 'ocr', name: 'OCR', kind: 'ocr', vendor: 'scanner', place: 'iso:NL', ...node },
  ],
  hops: [{ id: 'scan', from: 'practice', to: 'ocr', carrier: 'https', encryption: 'tls-1.3' }],
});

/** The same with some of the vendor's facts not given. */
function without(...fields: readonly ('country' | 'establishments' | 'certifications')[]): Drawing {
  const drawing = drawn({ establishments: ['NL'] });
  const vendors = drawing.vendors?.map((vendor) => {
    const rest = { ...vendor };
    for (const field of fields) delete rest[field];
    return rest;
  });
  return { ...drawing, vendors: vendors ?? [] };
}

const broken = { severity: 'violation', subject: 'node:ocr', cohorts: ['insured'] } as const;

testRule(loc06, {
  breaks: [
    {
      ...broken,
      when: 'the vendor has no establishment in Germany',
      map: drawn({ establishments: ['NL', 'US'] }),
      path: ['scan'],
      says: 'has no establishment in Germany',
    },
    {
      ...broken,
      when: 'the list is complete although the seat is not known',
      map: without('country'),
    },
    {
      ...broken,
      when: 'it has no certificate',
      map: drawn({ certifications: [] }),
      says: 'has no C5',
    },
    {
      ...broken,
      when: 'it has neither of both',
      map: drawn({ establishments: ['NL'], certifications: [iso] }),
      says: 'no establishment in Germany and no C5 but ISO 27001',
    },
    {
      ...broken,
      when: 'the attestation ran out the day before',
      map: drawn({ certifications: [{ ...c5, until: '2026-11-21' }] }),
    },
    {
      ...broken,
      when: 'type 1 on the first day on which it is no longer enough',
      map: drawn({ certifications: [{ ...c5, name: 'c5-type-1' }] }),
      asOf: '2025-07-01',
    },
    {
      ...broken,
      when: 'neither C5 nor ISO 27001 is in force',
      map: drawn({ certifications: [{ ...iso, until: '2026-11-21' }] }),
    },
    {
      ...broken,
      when: 'no establishment, and the certificates are not known',
      map: drawn({ establishments: ['NL'], certifications: 'unknown' }),
    },
    {
      ...broken,
      when: 'no certificate, and the establishments are not known',
      map: drawn({ establishments: 'unknown', certifications: [] }),
    },
    {
      ...broken,
      when: 'the first day of the law',
      map: drawn({ establishments: ['NL'] }),
      asOf: '2024-07-01',
    },
    {
      ...broken,
      severity: 'question',
      when: 'ISO 27001 instead of C5',
      map: drawn({ certifications: [iso] }),
      says: 'has no C5 but ISO 27001',
    },
    {
      ...broken,
      severity: 'question',
      when: 'ISO 27001 instead of C5, and the establishments are not known',
      map: drawn({ establishments: 'unknown', certifications: [iso] }),
    },
  ],
  holds: [
    { when: 'established in Germany with C5 type 2', map: drawn({}) },
    {
      when: 'established and attested, so that nobody needs to know whether care is statutory',
      map: drawn({}, {}, { statutoryCare: 'unknown' }),
    },
    { when: 'the vendor is German', map: drawn({ country: 'DE', establishments: [] }) },
    {
      when: 'valid until this very day',
      map: drawn({ certifications: [{ ...c5, until: '2026-11-22' }] }),
    },
    {
      when: 'type 1 on the last day on which it was enough',
      map: drawn({ certifications: [{ ...c5, name: 'c5-type-1' }] }),
      asOf: '2025-06-30',
    },
    { when: 'the practice runs it itself', map: drawn({ certifications: [] }, { vendor: 'self' }) },
    { when: 'a laboratory in its own right', map: drawn({ certifications: [], role: 'provider' }) },
    {
      when: "the patient's own device",
      map: drawn({ certifications: [] }, { kind: 'patient-device' }),
    },
    {
      when: 'care is not statutory',
      map: drawn({ certifications: [] }, {}, { statutoryCare: false }),
    },
    { when: 'care in Austria', map: drawn({ certifications: [] }, {}, { care: 'AT' }) },
    { when: 'the day before the law', map: drawn({ certifications: [] }), asOf: '2024-06-30' },
  ],
  unknown: [
    {
      when: 'nobody knows where it is established',
      map: drawn({ establishments: 'unknown' }),
      asks: 'vendor:scanner establishments',
      ifNo: 'violation',
    },
    {
      when: 'one of its establishments is not known',
      map: drawn({ establishments: ['NL', 'unknown'] }),
      asks: 'vendor:scanner establishments',
      ifNo: 'violation',
    },
    {
      when: 'neither its seat nor its establishments are known',
      map: without('country', 'establishments'),
      asks: 'vendor:scanner establishments',
      ifNo: 'violation',
    },
    {
      when: 'nobody wrote down its certificates',
      map: drawn({ certifications: 'unknown' }),
      asks: 'vendor:scanner certifications',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows until when ISO 27001 is valid',
      map: drawn({ certifications: [{ name: 'iso-27001', scope: ['*'] }] }),
      asks: 'vendor:scanner certifications.until',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows until when C5 is valid, and ISO 27001 is',
      map: drawn({ certifications: [{ name: 'c5-type-2', scope: ['*'] }, iso] }),
      asks: 'vendor:scanner certifications.until',
      ifNo: 'question',
    },
    {
      when: 'ISO 27001 instead of C5, and the establishments are not known',
      map: drawn({ establishments: 'unknown', certifications: [iso] }),
      asks: 'vendor:scanner establishments',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows whether care is statutory',
      map: drawn({ certifications: [] }, {}, { statutoryCare: 'unknown' }),
      asks: 'cohort:insured statutoryCare',
      ifNo: 'violation',
    },
    {
      when: 'ISO 27001 instead of C5, and nobody knows whether care is statutory',
      map: drawn({ certifications: [iso] }, {}, { statutoryCare: 'unknown' }),
      asks: 'cohort:insured statutoryCare',
      ifNo: 'question',
    },
    {
      when: 'nobody knows who runs it',
      map: drawn({}, { vendor: 'nobody' }),
      asks: 'node:ocr vendor',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only an EHR and may act in its own right',
      map: drawn({ certifications: [], role: 'unknown' }, { kind: 'ehr' }),
      asks: 'vendor:scanner role',
      ifNo: 'violation',
    },
  ],
});
