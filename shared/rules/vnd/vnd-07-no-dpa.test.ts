import { drawHandover, french, frenchToo, signed } from '#test/support/draw-handover.ts';
import type { Agreement, Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd07 } from './vnd-07-no-dpa.ts';

const drawn = (agreements: Agreement[] | 'unknown', more: Handover = {}) =>
  drawHandover({
    organisation: { country: 'FR', hipaaRole: 'none' },
    ...more,
    cohort: { ...french, ...more.cohort },
    vendor: { agreements, ...more.vendor },
  });
const full: Agreement['terms'] = [
  'purposes',
  'data-categories',
  'subprocessors',
  'deletion',
  'audit',
];
const dpa = (more: Partial<Agreement> = {}) => [signed('dpa', { terms: full, ...more })];
const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;

testRule(vnd07, {
  breaks: [
    {
      ...broken,
      when: 'the vendor has no agreement at all',
      map: drawn([]),
      elements: ['node:system'],
      path: ['send'],
      says: 'No data processing agreement (DPA) with Acme is signed and in force',
    },
    { ...broken, when: 'only a BAA is signed', map: drawn([signed('baa')]) },
    { ...broken, when: 'the DPA is a draft', map: drawn(dpa({ status: 'draft' })) },
    { ...broken, when: 'the DPA ran out yesterday', map: drawn(dpa({ expires: '2026-11-21' })) },
    { ...broken, when: 'the DPA begins tomorrow', map: drawn(dpa({ effective: '2026-11-23' })) },
    {
      ...broken,
      when: 'patients are British',
      map: drawn([], { cohort: { care: 'GB', controller: 'GB' } }),
    },
    {
      ...broken,
      when: 'patients are Swiss',
      map: drawn([], { cohort: { care: 'CH', controller: 'CH' } }),
    },
    {
      ...broken,
      when: 'a French controller treats patients in Georgia',
      map: drawn([], { cohort: { care: 'US-GA' } }),
    },
    {
      ...broken,
      when: 'the controller is the organisation, in Norway',
      map: drawn([], {
        organisation: { country: 'NO' },
        cohort: { care: 'US-GA', controller: 'unknown' },
      }),
    },
    {
      ...broken,
      when: 'the vendor only opens a node for support',
      map: drawn([], {
        node: { vendor: 'self', support: [{ country: 'FR', by: 'acme', mode: 'standing' }] },
      }),
      path: ['send', '~support/system/FR/acme/standing'],
    },
    {
      ...broken,
      when: 'it was de-identified by safe harbor, which is not anonymous',
      map: drawn([], {
        cohort: { entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: { to: 'deidentified', method: 'safe-harbor' },
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
      }),
    },
    {
      ...broken,
      cohorts: ['french'],
      when: 'American patients of an American controller are not counted',
      map: drawHandover({ cohorts: [frenchToo] }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the DPA says nothing of deletion and audit',
      map: drawn(dpa({ terms: ['purposes', 'data-categories', 'subprocessors', 'roles'] })),
      says: 'lacks: deletion, audit',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the DPA says nothing that it must say',
      map: drawn(dpa({ terms: [] })),
      says: 'lacks: purposes, data categories, subprocessors, deletion, audit',
    },
  ],
  holds: [
    { when: 'the DPA is signed and says it all', map: drawn(dpa()) },
    {
      when: 'today is its first and its last day',
      map: drawn(dpa({ effective: '2026-11-22', expires: '2026-11-22' })),
    },
    {
      when: 'the vendor is a controller of its own',
      map: drawn([], { vendor: { role: 'controller' } }),
    },
    {
      when: 'it lacks terms with a controller of its own',
      map: drawn(dpa({ terms: [] }), { vendor: { role: 'controller' } }),
    },
    {
      when: 'American patients of an American controller',
      map: drawn([], { cohort: { care: 'US-GA', controller: 'US' } }),
    },
    {
      when: 'Canadian patients of a Canadian controller',
      map: drawn(dpa({ terms: [] }), { cohort: { care: 'CA-QC', controller: 'CA' } }),
    },
    { when: 'the organisation runs it', map: drawn([], { node: { vendor: 'self' } }) },
    {
      when: 'it was anonymised before, and that was assessed',
      map: drawn([], {
        cohort: { entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: { to: 'anonymised', method: 'assessed' },
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
      }),
    },
    { when: 'before the GDPR', map: drawn([]), asOf: '2018-05-24' },
  ],
  unknown: [
    {
      when: 'nobody says who runs the system',
      map: drawn([], { node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody says which agreements there are',
      map: drawn('unknown'),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody says when the DPA ends',
      map: drawn(dpa({ expires: 'unknown' })),
      asks: 'vendor:acme agreements.expires',
      ifNo: 'violation',
    },
    {
      when: 'nobody says what the DPA lays down',
      map: drawn(dpa({ terms: 'unknown' })),
      asks: 'vendor:acme agreements.terms',
      ifNo: 'risk',
    },
    {
      when: 'the vendor runs only a pharmacy and may act in its own right',
      map: drawn([], { vendor: { role: 'unknown' }, node: { kind: 'pharmacy' } }),
      asks: 'vendor:acme role',
      ifNo: 'violation',
    },
    {
      when: 'terms are lacking, and nobody says where the controller is',
      map: drawn(dpa({ terms: [] }), {
        organisation: { hipaaRole: 'none' },
        cohort: { care: 'US-GA', controller: 'unknown' },
      }),
      asks: 'map:test-map organisation.country',
      ifNo: 'risk',
    },
  ],
});
