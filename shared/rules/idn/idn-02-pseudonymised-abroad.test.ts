import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { idn02 } from './idn-02-pseudonymised-abroad.ts';

const bare: NonNullable<Handover['vendor']> = {
  agreements: [],
  assessments: [],
  dpf: { status: 'none' },
};

/** French notes go from a portal in France to a system in Virginia, unless the case says otherwise. */
const exported = ({ hop, vendor, cohort, ...more }: Handover = {}) =>
  drawHandover({
    ...more,
    cohort: { ...french, ...cohort },
    vendor: { ...bare, ...vendor },
    hop: { identifiability: 'pseudonymised', ...hop },
  });

type Transform = NonNullable<NonNullable<Handover['node']>['transform']>;

/** The same with a system in France before it, which changes what it hands on. */
const changed = (transform: Transform, more: Handover = {}) =>
  exported({
    ...more,
    cohort: { entry: ['clinic'] },
    hop: { from: 'key', identifiability: 'unknown', ...more.hop },
    nodes: [
      { id: 'clinic', name: 'Clinic', kind: 'web-app', vendor: 'self', place: 'iso:FR' },
      { id: 'key', name: 'Key', kind: 'worker', vendor: 'self', place: 'iso:FR', transform },
      ...(more.nodes ?? []),
    ],
    hops: [{ id: 'first', from: 'clinic', to: 'key' }, ...(more.hops ?? [])],
  });
const pseudonymised = { to: 'pseudonymised', method: 'assessed' } as const;
const broken = { severity: 'violation', subject: 'hop:send', cohorts: ['patients'] } as const;

testRule(idn02, {
  breaks: [
    {
      ...broken,
      when: 'a hop to Virginia claims pseudonymised PHI and no channel holds',
      map: exported({ hop: { name: 'Events' } }),
      elements: ['node:system'],
      path: ['send'],
      says: '"Events" takes pseudonymised PHI to Virginia (aws us-east-1) without a valid transfer channel',
    },
    {
      ...broken,
      when: 'PHI was pseudonymised before, and the hop claims nothing',
      map: changed(pseudonymised),
      path: ['first', 'send'],
    },
    {
      ...broken,
      when: 'only a part of what the hop carries was pseudonymised',
      map: changed(pseudonymised, {
        cohort: { entry: ['clinic'] },
        hop: { from: 'gather' },
        nodes: [{ id: 'gather', name: 'Gather', kind: 'worker', vendor: 'self', place: 'iso:FR' }],
        hops: [
          { id: 'lowered', from: 'key', to: 'gather', carries: ['clinical-note'] },
          { id: 'plain', from: 'clinic', to: 'gather', carries: ['metadata'] },
        ],
      }),
    },
    {
      ...broken,
      when: 'embeddings of it were pseudonymised before, and the hop claims nothing',
      map: changed(pseudonymised, { hop: { carries: ['embedding'] } }),
    },
    {
      ...broken,
      when: 'London needs no channel, Mumbai does',
      map: exported({ node: { place: 'aws:ap-south-1' } }),
    },
    {
      ...broken,
      when: 'clauses stand without an assessment',
      map: exported({ vendor: { agreements: [signed('scc', { tia: 'none' })] } }),
    },
    {
      ...broken,
      when: 'clauses are assumed not to stand',
      map: exported({ vendor: { agreements: [signed('scc', { tia: '2026-05-01' })] } }),
      assume: ['no-scc'],
    },
  ],
  holds: [
    {
      when: 'clauses stand, with an assessment',
      map: exported({ vendor: { agreements: [signed('scc', { tia: '2026-05-01' })] } }),
    },
    { when: 'it stays in Paris', map: exported({ node: { place: 'aws:eu-west-3' } }) },
    { when: 'London is adequate', map: exported({ node: { place: 'aws:eu-west-2' } }) },
    {
      when: 'identified PHI: TRF-01 says that',
      map: exported({ hop: { identifiability: 'identified' } }),
    },
    {
      when: 'the hop claims nothing and nothing was lowered',
      map: exported({ hop: { identifiability: 'unknown' } }),
    },
    {
      when: 'it was pseudonymised elsewhere, and goes on identified here',
      map: changed(pseudonymised, {
        hop: { from: 'clinic' },
      }),
    },
    {
      when: 'it was de-identified by safe harbor',
      map: changed({ to: 'deidentified', method: 'safe-harbor' }),
    },
    {
      when: 'it was anonymised, and that was assessed',
      map: changed({ to: 'anonymised', method: 'assessed' }),
    },
    {
      when: 'American patients of an American controller',
      map: exported({ cohort: { care: 'US-GA', controller: 'US' } }),
    },
    { when: 'the organisation moves it to itself', map: exported({ node: { vendor: 'self' } }) },
    {
      when: 'only a copy is abroad: RST-02 says that',
      map: exported({
        node: { kind: 'database', place: 'aws:eu-west-3', replicas: ['aws:us-east-1'] },
      }),
    },
    { when: 'before the GDPR', map: exported(), asOf: '2018-05-24' },
  ],
  unknown: [
    {
      when: 'nobody says whether the importer is certified',
      map: exported({ vendor: { dpf: 'unknown' } }),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'nobody says where the controller is',
      map: exported({
        organisation: { hipaaRole: 'none' },
        cohort: { care: 'US-GA', controller: 'unknown' },
      }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});

describe('IDN-02 remedies', () => {
  it('is gone once the hop is removed', () => {
    const drawing = exported({ hop: { name: 'Events' } });
    expect(leftAfter(idn02, drawing, 'Remove "Events"')).toEqual([]);
  });
});
