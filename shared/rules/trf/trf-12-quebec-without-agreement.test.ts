import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { dpa, pia, quebec } from '#test/support/quebec-sketch.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { trf12 } from './trf-12-quebec-without-agreement.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['quebec'] } as const;

/** The same with an assessment that found the protection adequate. */
const assessed = (more: Sketch = {}): Drawing =>
  quebec({ ...more, vendor: { assessments: [pia()], ...more.vendor } });

const inadequate = { assessments: [pia({ conclusion: 'inadequate' })] };
const onHop = { pia: '2026-03-02', piaConclusion: 'adequate', agreement: true } as const;

testRule(trf12, {
  breaks: [
    {
      ...acme,
      when: 'the assessment found the protection inadequate',
      map: assessed({ vendor: inadequate }),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'although its protection was not found adequate',
    },
    {
      ...acme,
      when: 'the assessment concluded nothing',
      map: assessed({ vendor: { assessments: [pia({ conclusion: 'none' })] } }),
    },
    {
      ...acme,
      when: 'the latest of two assessments counts',
      map: assessed({
        vendor: {
          assessments: [
            pia({ date: '2026-06-01', conclusion: 'inadequate' }),
            pia({ date: '2025-06-01' }),
          ],
        },
      }),
    },
    {
      ...acme,
      when: 'the hop says that it was found inadequate',
      map: quebec({ hop: { transfer: { ...onHop, piaConclusion: 'inadequate' } } }),
    },
    {
      ...acme,
      when: "the hop dates the assessment, and the vendor's concludes inadequate",
      map: assessed({ vendor: inadequate, hop: { transfer: { pia: '2026-03-02' } } }),
    },
    {
      ...acme,
      when: 'no agreement is signed',
      map: assessed({ vendor: { agreements: [] } }),
      says: 'without a written agreement',
    },
    {
      ...acme,
      when: 'the agreement expired yesterday',
      map: assessed({ vendor: { agreements: [dpa({ expires: '2026-11-21' })] } }),
    },
    {
      ...acme,
      when: 'the hop says that there is none, though one with the vendor is signed',
      map: assessed({ hop: { transfer: { agreement: false } } }),
    },
    {
      ...acme,
      when: 'both are missing',
      map: assessed({ vendor: { ...inadequate, agreements: [] } }),
      says: 'although its protection was not found adequate and without a written agreement',
    },
    {
      ...acme,
      when: 'no agreement is signed, and the conclusion is not known',
      map: assessed({ vendor: { agreements: [], assessments: [pia({ conclusion: 'unknown' })] } }),
    },
    {
      ...acme,
      when: 'only a replica leaves',
      map: assessed({
        store: { place: 'aws:ca-central-1', replicas: ['aws:ca-west-1'] },
        vendor: inadequate,
      }),
    },
    {
      severity: 'violation',
      subject: 'node:store',
      when: 'the organisation keeps it in Toronto itself, inadequately',
      map: quebec({
        store: { vendor: 'self' },
        hop: { transfer: { pia: '2026-03-02', piaConclusion: 'inadequate' } },
      }),
    },
    {
      severity: 'violation',
      subject: 'node:store',
      when: 'nobody knows who runs it, and the hop says that it was found inadequate',
      map: quebec({
        store: { vendor: 'unknown' },
        hop: { transfer: { pia: '2026-03-02', piaConclusion: 'inadequate' } },
      }),
    },
    {
      ...acme,
      when: 'the first day of the duty',
      map: assessed({
        vendor: { agreements: [], assessments: [pia({ date: '2023-09-01' })] },
      }),
      asOf: '2023-09-22',
    },
    {
      ...acme,
      cohorts: ['others', 'quebec'],
      when: 'two cohorts from Quebec: one finding',
      map: assessed({ vendor: inadequate, others: { care: 'CA-QC' } }),
    },
  ],
  holds: [
    { when: 'found adequate, and agreed', map: assessed() },
    {
      when: 'found adequate and agreed, wherever in Canada it is',
      map: assessed({ store: { place: 'iso:CA' } }),
    },
    {
      when: 'agreed on its last day',
      map: assessed({ vendor: { agreements: [dpa({ expires: '2026-11-22' })] } }),
    },
    {
      when: 'the hop says both, whatever the vendor signed',
      map: quebec({ vendor: { agreements: [] }, hop: { transfer: onHop } }),
    },
    {
      when: 'the organisation itself needs no agreement',
      map: quebec({
        store: { vendor: 'self' },
        hop: { transfer: { pia: '2026-03-02', piaConclusion: 'adequate' } },
      }),
    },
    { when: 'there is no assessment: that is for TRF-11', map: quebec() },
    {
      when: 'it is not known whether there is one: TRF-11 asks',
      map: quebec({ vendor: { assessments: 'unknown', agreements: [] } }),
    },
    {
      when: 'Montreal',
      map: assessed({ store: { place: 'aws:ca-central-1' }, vendor: inadequate }),
    },
    {
      when: 'patients treated in Ontario',
      map: assessed({ cohort: { care: 'CA-ON' }, vendor: inadequate }),
    },
    {
      when: 'before the duty',
      map: assessed({
        vendor: { agreements: [], assessments: [pia({ date: '2023-09-01' })] },
      }),
      asOf: '2023-09-21',
    },
  ],
  unknown: [
    {
      when: 'the conclusion is not known',
      map: assessed({ vendor: { assessments: [pia({ conclusion: 'unknown' })] } }),
      asks: 'vendor:acme assessments.conclusion',
      ifNo: 'violation',
    },
    {
      when: 'the conclusion of the hop is not known',
      map: quebec({ hop: { transfer: { pia: '2026-03-02' } } }),
      asks: 'hop:keep transfer.piaConclusion',
      ifNo: 'violation',
    },
    {
      when: 'the agreements are not listed',
      map: assessed({ vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'the end of the agreement is not known',
      map: assessed({ vendor: { agreements: [dpa({ expires: 'unknown' })] } }),
      asks: 'vendor:acme agreements.expires',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it',
      map: quebec({
        store: { vendor: 'unknown' },
        hop: { transfer: { pia: '2026-03-02', piaConclusion: 'adequate' } },
      }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'it is inadequate, but somewhere in Canada',
      map: assessed({ store: { place: 'iso:CA' }, vendor: inadequate }),
      asks: 'node:store place',
      ifNo: 'violation',
    },
  ],
});

describe('TRF-12', () => {
  it('is cleared by a move to Quebec', () => {
    const label = 'Move Store to Quebec (azure canadaeast)';
    expect(leftAfter(trf12, assessed({ vendor: inadequate }), label)).toEqual([]);
  });
});
