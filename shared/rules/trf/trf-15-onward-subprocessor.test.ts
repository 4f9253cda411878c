import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { bare } from '#test/support/walk-case.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { trf15 } from './trf-15-onward-subprocessor.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['french'] } as const;
const listed = { ...bare, role: 'processor', subprocessorsListed: '2026-09-01' };

/** A vendor in Paris that passes PHI on to one subprocessor. */
const passesOn = (subprocessor: object, vendor: object = {}, more: Sketch = {}) =>
  sketch({
    store: { place: 'aws:eu-west-3' },
    ...more,
    vendor: { ...listed, subprocessors: [{ name: 'Telemetry', ...subprocessor }], ...vendor },
  });
const list = (subprocessorsListed: string) => passesOn({ country: 'IE' }, { subprocessorsListed });

testRule(trf15, {
  breaks: [
    {
      ...acme,
      when: 'a subprocessor in India has no mechanism',
      map: passesOn({ country: 'IN', mechanism: 'none' }),
      elements: ['node:store', 'hop:~sub/acme/Telemetry'],
      path: ['call', 'keep', '~sub/acme/Telemetry'],
      says: 'Acme passes PHI on to Telemetry in India without a transfer mechanism',
    },
    {
      ...acme,
      when: 'a subprocessor in the US has none, though the vendor is in the EEA',
      map: passesOn({ country: 'US', mechanism: 'none' }),
    },
    {
      ...acme,
      when: 'the DPF does not reach India',
      map: passesOn({ country: 'IN', mechanism: 'dpf' }),
      says: 'on the Data Privacy Framework, which does not reach it',
    },
    {
      ...acme,
      when: 'the DPF is assumed not to stand',
      map: passesOn({ country: 'US', mechanism: 'dpf' }),
      assume: ['no-dpf'],
    },
    {
      ...acme,
      when: 'the day before the DPF',
      map: passesOn({ country: 'US', mechanism: 'dpf' }, { subprocessorsListed: '2023-07-01' }),
      asOf: '2023-07-09',
    },
    {
      ...acme,
      when: 'clauses are assumed not to stand',
      map: passesOn({ country: 'IN', mechanism: 'scc' }),
      assume: ['no-scc'],
      says: 'on standard contractual clauses, which are assumed not to stand',
    },
    {
      ...acme,
      when: 'no adequacy decision covers India',
      map: passesOn({ country: 'IN', mechanism: 'adequacy' }),
      says: 'although no adequacy decision covers it',
    },
    {
      ...acme,
      when: 'Brazil, the day before its decision',
      map: passesOn({ country: 'BR', mechanism: 'adequacy' }),
      asOf: '2026-01-25',
    },
    {
      ...acme,
      when: 'the vendor only gives support',
      map: passesOn(
        { country: 'IN', mechanism: 'none' },
        {},
        {
          store: {
            place: 'aws:eu-west-3',
            vendor: 'self',
            support: [{ country: 'IE', by: 'acme', mode: 'standing' }],
          },
        },
      ),
      path: ['call', 'keep', '~sub/acme/Telemetry'],
    },
    {
      ...acme,
      when: 'the list is old, which is asked for besides',
      map: passesOn({ country: 'IN', mechanism: 'none' }, { subprocessorsListed: '2020-01-01' }),
    },
    {
      ...acme,
      when: 'a recipient in its own right lists one all the same',
      map: passesOn({ country: 'IN', mechanism: 'none' }, { role: 'controller' }),
    },
    {
      ...acme,
      when: 'care in the US by a controller in Ireland',
      map: passesOn(
        { country: 'IN', mechanism: 'none' },
        {},
        { cohort: { care: 'US', controller: 'IE' } },
      ),
    },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts: one finding',
      map: passesOn({ country: 'IN', mechanism: 'none' }, {}, { others: {} }),
    },
  ],
  holds: [
    { when: 'a subprocessor in Ireland', map: passesOn({ country: 'IE', mechanism: 'none' }) },
    { when: 'in an adequate country', map: passesOn({ country: 'JP', mechanism: 'none' }) },
    {
      when: 'in Brazil, on the day of its decision',
      map: passesOn(
        { country: 'BR', mechanism: 'adequacy' },
        { subprocessorsListed: '2026-01-01' },
      ),
      asOf: '2026-01-26',
    },
    { when: 'in India on clauses', map: passesOn({ country: 'IN', mechanism: 'scc' }) },
    {
      when: 'in India on clauses, the DPF assumed not to stand',
      map: passesOn({ country: 'IN', mechanism: 'scc' }),
      assume: ['no-dpf'],
    },
    {
      when: 'in India on binding corporate rules',
      map: passesOn({ country: 'IN', mechanism: 'bcr' }),
      assume: ['no-scc', 'no-dpf'],
    },
    { when: 'in the US on the DPF', map: passesOn({ country: 'US', mechanism: 'dpf' }) },
    {
      when: 'in the US, on the first day of the DPF',
      map: passesOn({ country: 'US', mechanism: 'dpf' }, { subprocessorsListed: '2023-07-01' }),
      asOf: '2023-07-10',
    },
    { when: 'in Puerto Rico on the DPF', map: passesOn({ country: 'PR', mechanism: 'dpf' }) },
    { when: 'on clauses, wherever it is', map: passesOn({ mechanism: 'scc' }) },
    { when: 'there is none', map: passesOn({}, { subprocessors: [] }) },
    { when: 'the list is 12 months old', map: list('2025-11-22') },
    { when: 'the list is of today', map: list(AS_OF) },
    {
      when: 'a recipient in its own right has no list to give',
      map: passesOn(
        {},
        { role: 'provider', subprocessors: 'unknown', subprocessorsListed: 'none' },
      ),
    },
    {
      when: 'the vendor has no PHI',
      map: passesOn({ country: 'IN', mechanism: 'none' }, {}, { hop: { carries: [] } }),
    },
    {
      when: 'care in the UK',
      map: passesOn(
        { country: 'IN', mechanism: 'none' },
        {},
        { cohort: { care: 'GB', controller: 'GB' } },
      ),
    },
    {
      when: 'the controller is not known, but nothing is wrong',
      map: passesOn({ country: 'IE' }, {}, { cohort: { care: 'US', controller: 'unknown' } }),
    },
    {
      when: 'before the GDPR',
      map: passesOn({ country: 'IN', mechanism: 'none' }),
      asOf: '2018-05-24',
    },
  ],
  unknown: [
    {
      when: 'there is no list',
      map: passesOn({}, { subprocessors: 'unknown' }),
      asks: 'vendor:acme subprocessors',
      ifNo: 'violation',
    },
    {
      when: 'there is no list, and the role is not known',
      map: passesOn({}, { role: 'unknown', subprocessors: 'unknown' }),
      asks: 'vendor:acme subprocessors',
      ifNo: 'violation',
    },
    {
      when: 'the list is 12 months and a day old',
      map: list('2025-11-21'),
      asks: 'vendor:acme subprocessorsListed',
      ifNo: 'violation',
    },
    {
      when: 'the list has no day',
      map: list('none'),
      asks: 'vendor:acme subprocessorsListed',
      ifNo: 'violation',
    },
    {
      when: 'the day of the list is not known',
      map: list('unknown'),
      asks: 'vendor:acme subprocessorsListed',
      ifNo: 'violation',
    },
    {
      when: 'the list is of tomorrow',
      map: list('2026-11-23'),
      asks: 'vendor:acme subprocessorsListed',
      ifNo: 'violation',
    },
    {
      when: 'the mechanism is not known',
      map: passesOn({ country: 'IN' }),
      asks: 'vendor:acme subprocessors.mechanism',
      ifNo: 'violation',
    },
    {
      when: 'neither country nor mechanism is known',
      map: passesOn({}),
      asks: 'vendor:acme subprocessors.country',
      ifNo: 'violation',
    },
    {
      when: 'without a mechanism, it depends on the country',
      map: passesOn({ mechanism: 'none' }),
      asks: 'vendor:acme subprocessors.country',
      ifNo: 'violation',
    },
    {
      when: 'so it does with adequacy',
      map: passesOn({ mechanism: 'adequacy' }),
      asks: 'vendor:acme subprocessors.country',
      ifNo: 'violation',
    },
    {
      when: 'and with the DPF',
      map: passesOn({ mechanism: 'dpf' }),
      asks: 'vendor:acme subprocessors.country',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known',
      map: passesOn(
        { country: 'IN', mechanism: 'none' },
        {},
        {
          cohort: { care: 'US', controller: 'unknown' },
        },
      ),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});

describe('TRF-15', () => {
  it('is cleared by excluding the one subprocessor, and leaves the others', () => {
    const subprocessors = [
      { name: 'Telemetry', country: 'IN', mechanism: 'none' },
      { name: 'Hosting', country: 'IE' },
    ];
    const drawing = passesOn({}, { subprocessors });
    const [finding] = evaluate(drawMap(drawing), [trf15], AS_OF).findings;
    expect(finding?.remedies[0]?.patch).toEqual([
      {
        set: { type: 'vendor', id: 'acme' },
        field: 'subprocessors',
        value: [{ name: 'Hosting', country: 'IE' }],
      },
    ]);
    expect(leftAfter(trf15, drawing, 'Exclude Telemetry')).toEqual([]);
  });

  it('names every subprocessor in one finding of the vendor', () => {
    const subprocessors = ['Telemetry', 'Labels'].map((name) => ({
      name,
      country: 'IN',
      mechanism: 'none',
    }));
    const { findings } = evaluate(drawMap(passesOn({}, { subprocessors })), [trf15], AS_OF);
    expect(findings.map(({ message }) => message.split('; '))).toEqual([
      [
        'Acme passes PHI on to Labels in India without a transfer mechanism',
        'Acme passes PHI on to Telemetry in India without a transfer mechanism',
      ],
    ]);
  });
});
