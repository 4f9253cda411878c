import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { dpa } from '#test/support/quebec-sketch.ts';
import { testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { trf13 } from './trf-13-canadian-data-abroad.ts';

const acme = { severity: 'risk', subject: 'vendor:acme', cohorts: ['toronto'] } as const;

/** PHI of patients treated in Ontario goes to a vendor's store in Virginia. */
const toronto = (more: Sketch = {}) =>
  sketch({
    ...more,
    cohort: { id: 'toronto', name: 'Patients', care: 'CA-ON', controller: 'CA', ...more.cohort },
    api: { place: 'iso:CA-ON', ...more.api },
    vendor: { agreements: [dpa()], ...more.vendor },
  });
const unsigned = { agreements: [] };
const inMontreal = { place: 'aws:ca-central-1' };

testRule(trf13, {
  breaks: [
    {
      ...acme,
      when: 'a vendor in Virginia has signed nothing',
      map: toronto({ vendor: unsigned }),
      elements: ['node:store'],
      path: ['call', 'keep'],
      says: 'in Virginia (aws us-east-1) without a data processing agreement in force',
    },
    {
      ...acme,
      when: 'the agreement expired yesterday',
      map: toronto({ vendor: { agreements: [dpa({ expires: '2026-11-21' })] } }),
    },
    {
      ...acme,
      when: 'the agreement begins tomorrow',
      map: toronto({ vendor: { agreements: [dpa({ effective: '2026-11-23' })] } }),
    },
    {
      ...acme,
      when: 'the agreement is a draft',
      map: toronto({ vendor: { agreements: [dpa({ status: 'draft' })] } }),
    },
    {
      ...acme,
      when: 'the agreement says nothing of processing abroad',
      map: toronto({ vendor: { agreements: [dpa({ terms: ['deletion'] })] } }),
      says: 'under an agreement without notice of foreign processing',
    },
    {
      ...acme,
      when: 'it has no terms',
      map: toronto({ vendor: { agreements: [dpa({ terms: [] })] } }),
    },
    {
      ...acme,
      when: 'nothing is kept there',
      map: toronto({ vendor: unsigned, store: { kind: 'worker' } }),
    },
    {
      ...acme,
      when: 'only a backup is abroad',
      map: toronto({
        vendor: unsigned,
        store: { ...inMontreal, backup: { places: ['aws:us-east-1'] } },
      }),
      says: 'PHI is backed up to Acme in Virginia',
    },
    {
      ...acme,
      when: 'the provider may process anywhere',
      map: toronto({ vendor: unsigned, store: { place: 'aws:global' } }),
    },
    {
      ...acme,
      when: 'patients treated in Quebec',
      map: toronto({ vendor: unsigned, cohort: { care: 'CA-QC' } }),
    },
    {
      ...acme,
      when: 'patients treated in Canada, in no province that is known',
      map: toronto({ vendor: unsigned, cohort: { care: 'CA' } }),
    },
    {
      ...acme,
      cohorts: ['others', 'toronto'],
      when: 'two cohorts from Canada: one finding',
      map: toronto({ vendor: unsigned, others: { care: 'CA-BC' } }),
    },
  ],
  holds: [
    { when: 'agreed, with notice of foreign processing', map: toronto() },
    {
      when: 'agreed on its last day',
      map: toronto({ vendor: { agreements: [dpa({ expires: '2026-11-22' })] } }),
    },
    { when: 'Montreal', map: toronto({ vendor: unsigned, store: inMontreal }) },
    { when: 'somewhere in Canada', map: toronto({ vendor: unsigned, store: { place: 'iso:CA' } }) },
    {
      when: 'the organisation keeps it abroad itself',
      map: toronto({ store: { vendor: 'self', place: 'iso:US' } }),
    },
    {
      when: "a patient's own device",
      map: toronto({ vendor: unsigned, store: { kind: 'patient-device' } }),
    },
    {
      when: 'patients treated in the US',
      map: toronto({ vendor: unsigned, cohort: { care: 'US' } }),
    },
    {
      when: 'PHI was anonymised, and that was assessed',
      map: toronto({
        vendor: unsigned,
        api: { transform: { to: 'anonymised', method: 'assessed' } },
      }),
    },
  ],
  unknown: [
    {
      when: 'the agreements are not listed',
      map: toronto({ vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'risk',
    },
    {
      when: 'the end of the agreement is not known',
      map: toronto({ vendor: { agreements: [dpa({ expires: 'unknown' })] } }),
      asks: 'vendor:acme agreements.expires',
      ifNo: 'risk',
    },
    {
      when: 'the terms are not known',
      map: toronto({ vendor: { agreements: [dpa({ terms: 'unknown' })] } }),
      asks: 'vendor:acme agreements.terms',
      ifNo: 'risk',
    },
    {
      when: 'nobody knows who runs it',
      map: toronto({ store: { vendor: 'unknown' } }),
      asks: 'node:store vendor',
      ifNo: 'risk',
    },
  ],
});

describe('TRF-13', () => {
  it.each([
    ['Move Store to Montreal (aws ca-central-1)', {}],
    ['Drop the replicas outside Canada', { store: { ...inMontreal, replicas: ['iso:US'] } }],
  ])('is cleared by one click: %s', (label, more) => {
    expect(leftAfter(trf13, toronto({ vendor: unsigned, ...more }), label)).toEqual([]);
  });
});
