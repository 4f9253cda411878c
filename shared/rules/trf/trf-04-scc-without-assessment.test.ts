import { testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import { bare, certified, clause, uncertified, withScc } from '#test/support/walk-case.ts';
import { trf04 } from './trf-04-scc-without-assessment.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['french'] } as const;
const onHop = { mechanism: 'scc', signed: '2025-01-01', tia: '2026-05-01' } as const;
const inParis = { place: 'aws:eu-west-3' };

testRule(trf04, {
  breaks: [
    {
      ...acme,
      when: 'clauses are signed and no assessment exists',
      map: sketch({ vendor: withScc({ tia: 'none' }) }),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'on a signed instrument without a transfer impact assessment',
    },
    {
      ...acme,
      when: 'binding corporate rules without an assessment',
      map: sketch({ vendor: { dpf: uncertified, agreements: [clause('bcr', { tia: 'none' })] } }),
    },
    {
      ...acme,
      when: 'the list of assessments is empty',
      map: sketch({ vendor: { ...withScc({ tia: 'unknown' }), assessments: [] } }),
    },
    {
      ...acme,
      when: 'the only assessment looked at another country',
      map: sketch({
        vendor: {
          ...withScc({ tia: 'unknown' }),
          assessments: [{ type: 'tia', date: '2026-05-01', places: ['iso:IN'] }],
        },
      }),
    },
    {
      ...acme,
      when: 'the hop is known to have none, though the agreement dates one',
      map: sketch({ vendor: withScc(), hop: { transfer: { ...onHop, tia: 'none' } } }),
    },
    {
      ...acme,
      when: 'the instrument is that of the hop alone',
      map: sketch({ hop: { transfer: { ...onHop, tia: 'none' } } }),
    },
    {
      ...acme,
      when: 'only a replica is abroad, and the assessment is that of the hop',
      map: sketch({
        store: { ...inParis, replicas: ['aws:us-east-1'] },
        vendor: withScc({ tia: 'none' }),
        hop: { transfer: onHop },
      }),
    },
    {
      ...acme,
      when: 'support from the US',
      map: sketch({
        store: { ...inParis, support: [{ country: 'US', by: 'acme', mode: 'export' }] },
        vendor: withScc({ tia: 'none' }),
      }),
      elements: ['hop:~support/store/US/acme/export'],
    },
    {
      ...acme,
      when: 'the DPF would hold, but is assumed not to stand',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'none' })] } }),
      assume: ['no-dpf'],
    },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts go there: one finding',
      map: sketch({ vendor: withScc({ tia: 'none' }), others: {} }),
    },
    {
      ...acme,
      severity: 'risk',
      when: 'the assessment is 12 months and a day old',
      map: sketch({ vendor: withScc({ tia: '2025-11-21' }) }),
      says: 'on a transfer impact assessment that is older than 12 months',
    },
    {
      ...acme,
      severity: 'risk',
      when: 'the assessment of the hop is 12 months and a day old',
      map: sketch({ hop: { transfer: { ...onHop, tia: '2025-11-21' } } }),
    },
  ],
  holds: [
    {
      when: 'the assessment is 12 months old to the day',
      map: sketch({ vendor: withScc({ tia: '2025-11-22' }) }),
    },
    {
      when: 'the list of assessments dates one',
      map: sketch({
        vendor: {
          ...withScc({ tia: 'unknown' }),
          assessments: [{ type: 'tia', date: '2026-05-01' }],
        },
      }),
    },
    {
      when: 'the vendor is certified under the DPF besides',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'none' })] } }),
    },
    {
      when: 'binding corporate rules are assessed',
      map: sketch({
        vendor: { dpf: uncertified, agreements: [clause('scc', { tia: 'none' }), clause('bcr')] },
      }),
    },
    {
      when: 'the day of the assessment of a mere fallback is not known: TRF-03 asks',
      map: sketch({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'unknown' })] } }),
    },
    {
      when: 'an old assessment of a mere fallback',
      map: sketch({
        vendor: { dpf: certified, agreements: [clause('scc', { tia: '2020-01-01' })] },
      }),
    },
    { when: 'nothing is signed: that is for TRF-01', map: sketch({ vendor: bare }) },
    {
      when: 'the clauses are a draft: that is for TRF-01',
      map: sketch({ vendor: withScc({ tia: 'none', status: 'draft' }) }),
    },
    {
      when: 'the hop relies on a lapsed certification: that is for TRF-02',
      map: sketch({
        vendor: withScc({ tia: 'none' }),
        hop: { transfer: { mechanism: 'dpf', fallback: 'scc' } },
      }),
    },
    {
      when: 'nothing but the certification is not known, and no clauses are signed',
      map: sketch({ vendor: { agreements: [] } }),
    },
    {
      when: 'an adequate country',
      map: sketch({ vendor: withScc({ tia: 'none' }), store: { place: 'iso:JP' } }),
    },
    {
      when: 'clauses are assumed not to stand',
      map: sketch({ vendor: withScc({ tia: 'none' }) }),
      assume: ['no-scc'],
    },
    {
      when: 'care in the UK is for TRF-09',
      map: sketch({
        vendor: { dpf: uncertified, agreements: [clause('uk-idta', { tia: 'none' })] },
        cohort: { care: 'GB', controller: 'GB' },
      }),
    },
  ],
  unknown: [
    {
      when: 'the day of the assessment is not known',
      map: sketch({ vendor: withScc({ tia: 'unknown' }) }),
      asks: 'vendor:acme agreements.tia',
      ifNo: 'violation',
    },
    {
      when: 'the assessment lies in the future',
      map: sketch({ vendor: withScc({ tia: '2026-11-23' }) }),
      asks: 'vendor:acme agreements.tia',
      ifNo: 'violation',
    },
    {
      when: 'the assessment of a hop is not known',
      map: sketch({ hop: { transfer: { ...onHop, tia: 'unknown' } } }),
      asks: 'hop:keep transfer.tia',
      ifNo: 'violation',
    },
    {
      when: 'there is no assessment, but the vendor may be certified',
      map: sketch({ vendor: { agreements: [clause('scc', { tia: 'none' })] } }),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known',
      map: sketch({
        vendor: withScc({ tia: 'none' }),
        cohort: { care: 'US', controller: 'unknown' },
      }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});
