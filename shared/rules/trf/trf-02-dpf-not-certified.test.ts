import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { bare, certified, clause, uncertified, withScc } from '#test/support/walk-case.ts';
import { trf02 } from './trf-02-dpf-not-certified.ts';

const acme = {
  severity: 'violation',
  subject: 'vendor:acme',
  cohorts: ['french'],
  also: ['TRF-01'],
} as const;

const onDpf = (
  dpf: object,
  more: Sketch = {},
  fallback: 'none' | 'scc' | 'bcr' = 'none',
): ReturnType<typeof sketch> => {
  const transfer = { mechanism: 'dpf', fallback } as const;
  return sketch({ vendor: { dpf, agreements: [] }, ...more, hop: { transfer } });
};

testRule(trf02, {
  breaks: [
    {
      ...acme,
      when: 'the certification has lapsed',
      map: onDpf({ ...certified, status: 'inactive' }),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'on the Data Privacy Framework, under which it is not certified',
    },
    { ...acme, when: 'the vendor never joined', map: onDpf(uncertified) },
    { ...acme, when: 'only staff data is covered', map: onDpf({ ...certified, covers: ['hr'] }) },
    { ...acme, when: 'nothing is covered', map: onDpf({ ...certified, covers: [] }) },
    {
      ...acme,
      when: 'the hop names no fallback, so that signed clauses do not count',
      map: sketch({ vendor: withScc(), hop: { transfer: { mechanism: 'dpf' } } }),
    },
    {
      ...acme,
      when: 'the fallback is not signed',
      map: onDpf(uncertified, {}, 'scc'),
    },
    {
      ...acme,
      also: ['TRF-04'],
      when: 'the fallback is signed but not assessed',
      map: onDpf(uncertified, { vendor: withScc({ tia: 'none' }) }, 'scc'),
    },
    {
      ...acme,
      when: 'the first day of the framework',
      map: onDpf(uncertified),
      asOf: '2023-07-10',
    },
    {
      ...acme,
      when: 'Puerto Rico is within its reach',
      map: onDpf(uncertified, { store: { place: 'iso:PR' } }),
    },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts go there',
      map: onDpf(uncertified, { others: {} }),
    },
  ],
  holds: [
    {
      when: 'certified for patient data, checked 90 days ago',
      map: onDpf({ ...certified, checked: '2026-08-24' }),
    },
    { when: 'checked today', map: onDpf({ ...certified, checked: AS_OF }) },
    { when: 'the fallback holds', map: onDpf(uncertified, { vendor: withScc() }, 'scc') },
    {
      when: 'another fallback holds',
      map: onDpf(uncertified, { vendor: { dpf: uncertified, agreements: [clause('bcr')] } }, 'bcr'),
    },
    {
      when: 'certified, and whether the fallback holds is not known: TRF-03 asks',
      map: onDpf(certified, { vendor: { dpf: certified } }, 'scc'),
    },
    {
      when: 'the fallback holds, whatever is known of the certification',
      map: onDpf({}, { vendor: { agreements: [clause('scc')] } }, 'scc'),
    },
    {
      when: 'the hop relies on something else',
      map: sketch({ hop: { transfer: { mechanism: 'scc' } } }),
    },
    { when: 'the hop relies on nothing known', map: sketch({ vendor: { ...bare } }) },
    {
      when: 'a certified vendor in India is for TRF-01',
      map: onDpf(certified, { store: { place: 'iso:IN' } }),
    },
    {
      when: 'nobody is certified where the framework does not reach',
      map: onDpf(uncertified, { store: { place: 'iso:IN' } }),
    },
    {
      when: 'the store is in Paris',
      map: onDpf(uncertified, { store: { place: 'aws:eu-west-3' } }),
    },
    {
      when: 'the framework is merely assumed not to stand',
      map: onDpf(certified),
      assume: ['no-dpf'],
    },
    { when: 'before the framework', map: onDpf(uncertified), asOf: '2023-07-09' },
    {
      when: 'care in the UK is for TRF-09',
      map: onDpf(uncertified, { cohort: { care: 'GB', controller: 'GB' } }),
    },
  ],
  unknown: [
    {
      when: 'the status is not known',
      map: onDpf({}),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'it is not known what is covered',
      map: onDpf({ ...certified, covers: 'unknown' }),
      asks: 'vendor:acme dpf.covers',
      ifNo: 'violation',
    },
    {
      when: 'the list was looked up 91 days ago',
      map: onDpf({ ...certified, checked: '2026-08-23' }),
      asks: 'vendor:acme dpf.checked',
      ifNo: 'violation',
    },
    {
      when: 'the list was never looked up',
      map: onDpf({ ...certified, checked: 'none' }),
      asks: 'vendor:acme dpf.checked',
      ifNo: 'violation',
    },
    {
      when: 'it is not known whether the fallback is signed',
      map: onDpf(uncertified, { vendor: { dpf: uncertified } }, 'scc'),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who receives',
      map: onDpf(uncertified, { store: { vendor: 'unknown' } }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known',
      map: onDpf(uncertified, { cohort: { care: 'US', controller: 'unknown' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});
