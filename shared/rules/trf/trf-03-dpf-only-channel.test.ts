import { testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import { certified, clause } from '#test/support/walk-case.ts';
import { trf03 } from './trf-03-dpf-only-channel.ts';

const acme = { severity: 'risk', subject: 'vendor:acme', cohorts: ['french'] } as const;
const alone = { dpf: certified, agreements: [] };
const inParis = { place: 'aws:eu-west-3' };

testRule(trf03, {
  breaks: [
    {
      ...acme,
      when: 'a certified vendor has signed nothing else',
      map: sketch({ vendor: alone }),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'on the Data Privacy Framework alone',
    },
    {
      ...acme,
      when: 'the clauses in reserve have no assessment',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'none' })] } }),
    },
    {
      ...acme,
      when: 'the clauses in reserve expired yesterday',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc', { expires: '2026-11-21' })] },
      }),
    },
    {
      ...acme,
      when: 'clauses are assumed not to stand',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc')] } }),
      assume: ['no-scc'],
    },
    {
      ...acme,
      when: 'the hop relies on the DPF and has no fallback, though clauses are signed',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc')] },
        hop: { transfer: { mechanism: 'dpf', fallback: 'none' } },
      }),
    },
    {
      ...acme,
      when: 'the hop relies on the DPF, and its fallback is not signed',
      map: sketch({ vendor: alone, hop: { transfer: { mechanism: 'dpf', fallback: 'scc' } } }),
    },
    {
      ...acme,
      when: 'the hop relies on the DPF and names no fallback, and none is signed',
      map: sketch({ vendor: alone, hop: { transfer: { mechanism: 'dpf' } } }),
    },
    {
      ...acme,
      when: 'only a backup goes to the US',
      map: sketch({
        vendor: alone,
        store: { ...inParis, backup: { places: ['aws:us-east-1'] } },
      }),
    },
    {
      ...acme,
      when: 'the vendor gives support from the US',
      map: sketch({
        vendor: alone,
        store: { ...inParis, support: [{ country: 'US', by: 'acme', mode: 'screen-share' }] },
      }),
      elements: ['hop:~support/store/US/acme/screen-share'],
    },
    {
      ...acme,
      when: 'the first day of the framework',
      map: sketch({ vendor: { dpf: { ...certified, checked: '2023-07-10' }, agreements: [] } }),
      asOf: '2023-07-10',
    },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts go there: one finding',
      map: sketch({ vendor: alone, others: {} }),
    },
  ],
  holds: [
    {
      when: 'clauses are in reserve, on their last day',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc', { expires: '2026-11-22' })] },
      }),
    },
    {
      when: 'binding corporate rules are in reserve',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('bcr')] } }),
    },
    {
      when: 'binding corporate rules, where clauses are assumed not to stand',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('bcr')] } }),
      assume: ['no-scc'],
    },
    {
      when: 'the hop names a fallback that holds',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc')] },
        hop: { transfer: { mechanism: 'dpf', fallback: 'scc' } },
      }),
    },
    {
      when: 'the hop dates the fallback itself',
      map: sketch({
        vendor: alone,
        hop: {
          transfer: {
            mechanism: 'dpf',
            fallback: 'scc',
            signed: '2025-01-01',
            tia: '2026-05-01',
          },
        },
      }),
    },
    {
      when: 'the hop names no fallback, but clauses are signed',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc')] },
        hop: { transfer: { mechanism: 'dpf' } },
      }),
    },
    { when: 'an adequate country', map: sketch({ vendor: alone, store: { place: 'iso:JP' } }) },
    { when: 'the store is in Paris', map: sketch({ vendor: alone, store: inParis }) },
    {
      when: 'clauses are the channel',
      map: sketch({
        vendor: { dpf: { status: 'none' }, agreements: [clause('scc')] },
      }),
    },
    {
      when: 'the DPF is assumed not to stand: that is for TRF-01',
      map: sketch({ vendor: alone }),
      assume: ['no-dpf'],
    },
    {
      when: 'patients are treated in the US by a controller there',
      map: sketch({ vendor: alone, cohort: { care: 'US', controller: 'US' } }),
    },
  ],
  unknown: [
    {
      when: 'it is not known whether clauses are signed',
      map: sketch({ vendor: { dpf: certified } }),
      asks: 'vendor:acme agreements',
      ifNo: 'risk',
    },
    {
      when: 'the day of the assessment of the clauses is not known',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'unknown' })] } }),
      asks: 'vendor:acme agreements.tia',
      ifNo: 'risk',
    },
    {
      when: 'the hop names no fallback, and it is not known whether clauses are signed',
      map: sketch({ vendor: { dpf: certified }, hop: { transfer: { mechanism: 'dpf' } } }),
      asks: 'vendor:acme agreements',
      ifNo: 'risk',
    },
    {
      when: 'the controller is not known',
      map: sketch({ vendor: alone, cohort: { care: 'US', controller: 'unknown' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'risk',
    },
  ],
});
