import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { pia, quebec } from '#test/support/quebec-sketch.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { trf11 } from './trf-11-quebec-without-assessment.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['quebec'] } as const;
const own = { ...acme, subject: 'node:store' } as const;
const notKnown = { assessments: 'unknown' };
const inMontreal = { place: 'aws:ca-central-1' };

testRule(trf11, {
  breaks: [
    {
      ...acme,
      when: 'Toronto is outside Quebec, and the list of assessments is empty',
      map: quebec(),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'in Toronto (azure canadacentral) without a privacy impact assessment',
    },
    { ...acme, when: 'Virginia', map: quebec({ store: { place: 'aws:us-east-1' } }) },
    { ...acme, when: 'Calgary', map: quebec({ store: { place: 'aws:ca-west-1' } }) },
    {
      ...acme,
      when: 'premises in Ontario, another province',
      map: quebec({ store: { place: 'iso:CA-ON' } }),
    },
    {
      ...acme,
      when: 'the provider may process anywhere',
      map: quebec({ store: { place: 'aws:global' } }),
    },
    {
      ...acme,
      when: 'nothing is kept there',
      map: quebec({ store: { kind: 'worker' } }),
    },
    {
      ...acme,
      when: 'the hop is known to have none, though the vendor has one',
      map: quebec({ vendor: { assessments: [pia()] }, hop: { transfer: { pia: 'none' } } }),
    },
    {
      ...acme,
      when: 'the assessment is of another kind',
      map: quebec({ vendor: { assessments: [pia({ type: 'tia' })] } }),
    },
    {
      ...acme,
      when: 'the assessment has no day',
      map: quebec({ vendor: { assessments: [pia({ date: 'none' })] } }),
    },
    {
      ...acme,
      when: 'the assessment is of other patients',
      map: quebec({ vendor: { assessments: [pia({ cohorts: ['others'] })] }, others: {} }),
    },
    {
      ...acme,
      when: 'the assessment looked at another place',
      map: quebec({ vendor: { assessments: [pia({ places: ['iso:US'] })] } }),
    },
    {
      ...acme,
      when: 'only a replica leaves',
      map: quebec({ store: { ...inMontreal, replicas: ['aws:ca-west-1'] } }),
      says: 'PHI is replicated to Acme in Calgary',
    },
    {
      ...acme,
      when: 'only a backup leaves',
      map: quebec({ store: { ...inMontreal, backup: { places: ['aws:ca-west-1'] } } }),
    },
    {
      ...acme,
      when: 'PHI enters at a node of the vendor',
      map: quebec({ cohort: { entry: ['store'] }, hops: [] }),
      path: [],
    },
    {
      ...own,
      when: 'the organisation keeps it in Toronto itself, and the hop is known to have none',
      map: quebec({ store: { vendor: 'self' }, hop: { transfer: { pia: 'none' } } }),
      says: 'PHI goes to the own organisation in Toronto',
    },
    {
      ...own,
      when: 'nobody knows who runs it, but there is none for the hop',
      map: quebec({ store: { vendor: 'unknown' }, hop: { transfer: { pia: 'none' } } }),
    },
    { ...acme, when: 'the first day of the duty', map: quebec(), asOf: '2023-09-22' },
    {
      ...acme,
      cohorts: ['others', 'quebec'],
      when: 'two cohorts from Quebec: one finding',
      map: quebec({ others: { care: 'CA-QC' } }),
    },
    {
      ...acme,
      when: 'only one of two cohorts is treated in Quebec',
      map: quebec({ others: { care: 'CA-ON' } }),
    },
  ],
  holds: [
    { when: 'Montreal', map: quebec({ store: inMontreal }) },
    { when: 'Quebec City', map: quebec({ store: { place: 'azure:canadaeast' } }) },
    { when: 'premises in Quebec', map: quebec({ store: { place: 'iso:CA-QC' } }) },
    { when: 'the vendor has an assessment', map: quebec({ vendor: { assessments: [pia()] } }) },
    {
      when: 'an assessment of this day, these patients and this place',
      map: quebec({
        vendor: {
          assessments: [pia({ date: AS_OF, cohorts: ['quebec'], places: ['azure:canadacentral'] })],
        },
      }),
    },
    {
      when: 'an assessment of all of Canada',
      map: quebec({ vendor: { assessments: [pia({ places: ['iso:CA'] })] } }),
    },
    {
      when: 'the assessment found the protection inadequate: that is for TRF-12',
      map: quebec({ vendor: { assessments: [pia({ conclusion: 'inadequate' })] } }),
    },
    { when: 'the hop dates one', map: quebec({ hop: { transfer: { pia: '2026-03-02' } } }) },
    { when: 'the hop dates it today', map: quebec({ hop: { transfer: { pia: AS_OF } } }) },
    {
      when: 'another hop to the same vendor dates one, and a replica rests on it',
      map: quebec({
        store: { place: 'iso:CA-ON', replicas: ['aws:ca-west-1'] },
        hop: { transfer: { pia: '2026-03-02' } },
      }),
    },
    {
      when: 'another hop to the own organisation dates one',
      map: quebec({
        store: { vendor: 'self', backup: { places: ['iso:CA-AB'] } },
        hop: { transfer: { pia: '2026-03-02' } },
      }),
    },
    {
      when: 'all of Canada, with an assessment in place',
      map: quebec({ store: { place: 'iso:CA' }, vendor: { assessments: [pia()] } }),
    },
    {
      when: 'the organisation collects in Toronto itself',
      map: quebec({ cohort: { entry: ['store'] }, store: { vendor: 'self' }, hops: [] }),
    },
    { when: "a patient's own device", map: quebec({ store: { kind: 'patient-device' } }) },
    { when: 'patients treated in Ontario', map: quebec({ cohort: { care: 'CA-ON' } }) },
    {
      when: 'PHI was anonymised, and that was assessed',
      map: quebec({ api: { transform: { to: 'anonymised', method: 'assessed' } } }),
    },
    { when: 'before the duty', map: quebec(), asOf: '2023-09-21' },
  ],
  unknown: [
    {
      when: 'the vendor lists no assessments',
      map: quebec({ vendor: notKnown }),
      asks: 'vendor:acme assessments',
      ifNo: 'violation',
    },
    {
      when: 'the day of the assessment is not known',
      map: quebec({ vendor: { assessments: [pia({ date: 'unknown' })] } }),
      asks: 'vendor:acme assessments.date',
      ifNo: 'violation',
    },
    {
      when: 'the assessment lies in the future',
      map: quebec({ vendor: { assessments: [pia({ date: '2026-11-23' })] } }),
      asks: 'vendor:acme assessments.date',
      ifNo: 'violation',
    },
    {
      when: 'it is not known what kind of assessment it was',
      map: quebec({ vendor: { assessments: [pia({ type: 'unknown' })] } }),
      asks: 'vendor:acme assessments.type',
      ifNo: 'violation',
    },
    {
      when: 'it is not known which places it looked at',
      map: quebec({ vendor: { assessments: [pia({ places: ['unknown'] })] } }),
      asks: 'vendor:acme assessments.places',
      ifNo: 'violation',
    },
    {
      when: 'the hop dates one in the future, and the vendor lists none',
      map: quebec({ vendor: notKnown, hop: { transfer: { pia: '2026-11-23' } } }),
      asks: 'vendor:acme assessments',
      ifNo: 'violation',
    },
    {
      when: 'the vendor is in Canada, and nobody knows in which province',
      map: quebec({ store: { place: 'iso:CA' } }),
      asks: 'node:store place',
      ifNo: 'violation',
    },
    {
      when: 'a replica is in Canada, and nobody knows in which province',
      map: quebec({ store: { ...inMontreal, replicas: ['iso:CA'] } }),
      asks: 'node:store replicas',
      ifNo: 'violation',
    },
    {
      when: 'the organisation keeps it in Toronto itself',
      map: quebec({ store: { vendor: 'self' } }),
      asks: 'hop:keep transfer.pia',
      ifNo: 'violation',
    },
    {
      when: 'the organisation backs up in Toronto itself',
      map: quebec({
        store: { vendor: 'self', place: 'iso:CA-QC', backup: { places: ['iso:CA-ON'] } },
      }),
      asks: 'hop:keep transfer.pia',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it',
      map: quebec({ store: { vendor: 'unknown' } }),
      asks: 'hop:keep transfer.pia',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs the node at which PHI enters',
      map: quebec({ cohort: { entry: ['store'] }, store: { vendor: 'unknown' }, hops: [] }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
  ],
});

describe('TRF-11', () => {
  it.each([
    ['Move Store to Quebec (azure canadaeast)', {}],
    ['Move Store to Montreal (aws ca-central-1)', { store: { place: 'aws:us-east-1' } }],
    [
      'Drop the replicas outside Quebec',
      { store: { ...inMontreal, replicas: ['aws:ca-west-1', 'azure:canadaeast'] } },
    ],
  ])('is cleared by one click: %s', (label, more) => {
    expect(leftAfter(trf11, quebec(more), label)).toEqual([]);
  });

  it.each([
    ['assessment', { vendor: notKnown }],
    ['province', { store: { place: 'iso:CA' } }],
  ])('says that the %s also settles TRF-12', (_, more) => {
    const { openQuestions } = evaluate(drawMap(quebec(more)), [trf11], AS_OF);
    expect(openQuestions.map(({ unlocks }) => unlocks)).toEqual([['TRF-11', 'TRF-12']]);
  });

  it('takes an assessment on a hop that stays in Quebec for none', () => {
    const hops = [
      { id: 'call', from: 'phone', to: 'api', transfer: { pia: '2026-03-02' } },
      { id: 'keep', from: 'api', to: 'store' },
    ];
    const drawing = quebec({ store: { vendor: 'self' }, hops });
    const { openQuestions } = evaluate(drawMap(drawing), [trf11], AS_OF);
    expect(openQuestions.map(({ subject, field }) => `${subject.id} ${field}`)).toEqual([
      'keep transfer.pia',
    ]);
  });
});
