import { describe, expect, it } from 'vitest';
import { florida, franceHds, germany393List, texas } from '#shared/geography/legal-lists.ts';
import { within } from '#shared/geography/place-list.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { classSet, everyClass } from './class-set.ts';
import { MapFacts } from './map-facts.ts';
import { placeOf } from './node-facts.ts';
import { breaches, caughtBy, checkStatute } from './statute-check.ts';
import {
  FRENCH_CERTIFICATES_RENEWED,
  hostedByProcessor,
  runByVendor,
  statuteOf,
  statutes,
} from './statute.ts';
import type { Statute } from './statute.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const drawn = (
  cohort: Partial<Cohort>,
  node: Partial<Node> = {},
  vendor: Partial<Vendor> = {},
): Drawing => ({
  cohorts: [
    {
      id: 'patients',
      name: 'Patients',
      care: 'FR',
      dataClasses: ['diagnosis'],
      entry: ['store'],
      ...cohort,
    },
  ],
  vendors: [{ id: 'host', name: 'Host', ...vendor }],
  nodes: [
    { id: 'store', name: 'Store', kind: 'database', vendor: 'host', place: 'iso:US', ...node },
  ],
});

function read(map: Drawing, asOf = AS_OF, assume: readonly 'no-dpf'[] = []) {
  const facts = new MapFacts(drawMap(map), asOf, new Set(assume));
  const [cohort] = facts.cohorts;
  const node = facts.nodeById('store');
  if (!cohort || !node) throw new Error('the drawing has a cohort and a store');
  return { facts, cohort, node };
}

describe('statutes', () => {
  it.each([
    ['LOC-01', franceHds],
    ['LOC-05', germany393List],
    ['LOC-09', florida],
    ['LOC-10', texas],
  ] as const)('%s has the list of the law', (rule, law) => {
    const { list, from, arguable } = statuteOf(rule);
    expect(list).toEqual(law.allowed);
    // The French list is certain from a later day on; before it is for counsel.
    expect(rule === 'LOC-01' ? FRENCH_CERTIFICATES_RENEWED : from).toBe(law.from);
    expect(typeof arguable).toBe(rule === 'LOC-01' || rule === 'LOC-05' ? 'function' : 'undefined');
  });

  it('has one row a rule, each moving PHI to a country of its own list', () => {
    expect(new Set(statutes.map(({ rule }) => rule)).size).toBe(statutes.length);
    expect(
      statutes.map(({ moveTo, list }) => {
        const place = placeOf(`iso:${moveTo}`);
        return place && within(place, list, AS_OF);
      }),
    ).toEqual(statutes.map(() => 'yes'));
  });
});

describe('whether a statute applies to a cohort', () => {
  it.each<[Statute['rule'], Partial<Cohort>, boolean | 'unknown', string?]>([
    ['LOC-01', { care: 'FR' }, true],
    ['LOC-01', { care: 'FR-IDF' }, true],
    ['LOC-01', { care: 'GP' }, true],
    ['LOC-01', { care: 'FR-974' }, true],
    ['LOC-01', { care: 'FR-PF' }, false],
    ['LOC-01', { care: 'PF' }, false],
    ['LOC-01', { care: 'BE' }, false],
    ['LOC-05', { care: 'DE', statutoryCare: true }, true],
    ['LOC-05', { care: 'DE' }, 'unknown', 'statutoryCare'],
    ['LOC-05', { care: 'DE', statutoryCare: false }, false],
    ['LOC-05', { care: 'AT' }, false],
    ['LOC-09', { care: 'US-FL', providerLicences: ['US-FL'], certifiedEhr: true }, true],
    ['LOC-09', { care: 'FR', providerLicences: ['US-FL'], certifiedEhr: true }, true],
    ['LOC-09', { care: 'US-FL', providerLicences: ['US-FL'] }, 'unknown', 'certifiedEhr'],
    ['LOC-09', { care: 'US-FL', certifiedEhr: true }, 'unknown', 'providerLicences'],
    ['LOC-09', { care: 'US', certifiedEhr: true }, 'unknown', 'providerLicences'],
    ['LOC-09', { care: 'US-FL', certifiedEhr: false }, false],
    ['LOC-09', { care: 'US-FL', providerLicences: ['US-GA'], certifiedEhr: true }, false],
    [
      'LOC-09',
      { care: 'US-FL', providerLicences: ['US'], certifiedEhr: true },
      'unknown',
      'providerLicences',
    ],
    ['LOC-09', { care: 'US-GA', certifiedEhr: true }, false],
    ['LOC-10', { care: 'US-TX' }, true],
    ['LOC-10', { care: 'US-GA', providerLicences: ['US-TX', 'unknown'] }, true],
    ['LOC-10', { care: 'US-GA', providerLicences: ['unknown'] }, 'unknown', 'providerLicences'],
    ['LOC-10', { care: 'US-GA', providerLicences: [] }, false],
    ['LOC-10', { care: 'US', providerLicences: ['US-TX'] }, true],
    ['LOC-10', { care: 'US', providerLicences: [] }, 'unknown', 'care'],
    ['LOC-10', { care: 'US' }, 'unknown', 'care'],
    ['LOC-10', { care: 'FR' }, false],
  ])('%s to %j: %s', (rule, patients, value, field) => {
    const { facts, cohort } = read(drawn(patients));
    const applies = statuteOf(rule).appliesTo(facts, cohort);
    expect(applies.value).toBe(value);
    expect(applies.missing?.field).toBe(field);
    expect(applies.because.length).toBeGreaterThan(0);
  });
});

describe('whether a statute reaches a node', () => {
  it.each<[Partial<Node>, Partial<Vendor>, boolean | 'unknown', boolean | 'unknown']>([
    [{ vendor: 'self' }, {}, false, false],
    [{}, { role: 'processor' }, true, true],
    [{}, {}, true, true],
    [{}, { role: 'provider' }, true, false],
    [{ kind: 'ehr' }, {}, true, 'unknown'],
    [{ vendor: 'nobody' }, {}, 'unknown', 'unknown'],
  ])('%j at %j: run by a vendor %s, hosted by a processor %s', (more, vendor, byVendor, hosted) => {
    const { facts, node } = read(drawn({}, more, vendor));
    expect(runByVendor(facts, node).value).toBe(byVendor);
    expect(hostedByProcessor(facts, node).value).toBe(hosted);
    for (const applies of [runByVendor(facts, node), hostedByProcessor(facts, node)])
      expect(applies.missing !== undefined).toBe(applies.value === 'unknown');
  });
});

describe('whether the US is adequate for German statutory care', () => {
  const answer = (
    place: string,
    dpf: Vendor['dpf'],
    assume: readonly 'no-dpf'[] = [],
    vendor = 'host',
  ) => {
    const { facts, node } = read(
      drawn({}, { place, vendor }, dpf === undefined ? {} : { dpf }),
      AS_OF,
      assume,
    );
    const at = node.place;
    if (!at) throw new Error('the store is somewhere');
    return statuteOf('LOC-05').arguable?.(facts, node, at).value;
  };

  it('hangs on the Data Privacy Framework, in the US alone', () => {
    expect(answer('iso:US', { status: 'active' })).toBe(true);
    expect(answer('gcp:us', { status: 'active', covers: ['non-hr', 'hr'] })).toBe(true);
    expect(answer('iso:GU', { status: 'active' })).toBe(true);
    expect(answer('iso:US', { status: 'active', covers: ['hr'] })).toBe(false);
    expect(answer('iso:US', { status: 'inactive' })).toBe(false);
    expect(answer('iso:US', { status: 'none' })).toBe(false);
    expect(answer('iso:US', {})).toBe('unknown');
    expect(answer('iso:US', undefined)).toBe('unknown');
    expect(answer('iso:US', { covers: ['hr'] })).toBe(false);
    expect(answer('iso:US', { status: 'active' }, ['no-dpf'])).toBe(false);
    expect(answer('iso:IN', { status: 'active' })).toBe(false);
    expect(answer('aws:global', { status: 'active' })).toBe(false);
    expect(answer('iso:US', { status: 'active' }, [], 'self')).toBe(false);
  });
});

/** A law of the usual shape that does not exist: storage of imaging in Quebec, recordings disputed. */
const quebec: Statute = {
  rule: 'LOC-01',
  from: '2026-01-01',
  list: ['iso:CA-QC'],
  listName: 'Quebec',
  moveTo: 'CA-QC',
  scope: 'gdpr',
  classes: classSet(['imaging']),
  disputedClasses: classSet(['recording']),
  reaches: 'storage',
  appliesTo: (_facts, { cohort, subject }) =>
    cohort.publicBody === undefined
      ? {
          value: 'unknown',
          because: [],
          missing: { subject, field: 'publicBody', question: 'Is it?' },
        }
      : { value: cohort.publicBody, because: [{ subject, field: 'publicBody', value: true }] },
  covers: hostedByProcessor,
};
const open: Partial<Cohort> = { care: 'CA-QC', dataClasses: ['imaging'] };
const bound: Partial<Cohort> = { ...open, publicBody: true };

describe('a row of the table', () => {
  const outcomes = (map: Drawing, statute = quebec, asOf = AS_OF): string[] =>
    [...checkStatute(read(map, asOf).facts, statute)].map((outcome) =>
      outcome.kind === 'found'
        ? `${outcome.severity} ${outcome.subject.id}: ${outcome.message}`
        : `asks ${outcome.subject.type} ${outcome.field} (${outcome.ifNo})`,
    );

  it.each<[string, Drawing, string[]]>([
    ['a place inside', drawn(bound, { place: 'aws:ca-central-1' }), []],
    [
      'a place outside',
      drawn(bound, { place: 'azure:canadacentral' }),
      ['violation store: PHI at Store is kept in Toronto (azure canadacentral), outside Quebec'],
    ],
    [
      'a place coarser than the list',
      drawn(bound, { place: 'iso:CA' }),
      ['asks node place (violation)'],
    ],
    [
      'a replica coarser than the list',
      drawn(bound, { place: 'iso:CA-QC', replicas: ['iso:CA'] }),
      ['asks node replicas (violation)'],
    ],
    ['a place that is not known: LOC-25 asks', drawn(bound, { place: 'unknown' }), []],
    [
      'a cohort that it may not bind',
      drawn(open, { place: 'iso:CA' }),
      ['asks cohort publicBody (violation)'],
    ],
    [
      'gates before places, one fact at a time',
      drawn(open, { place: 'iso:CA', vendor: 'nobody' }),
      ['asks cohort publicBody (violation)'],
    ],
    [
      'who runs it before where it is',
      drawn(bound, { place: 'iso:CA', vendor: 'nobody' }),
      ['asks node vendor (violation)'],
    ],
    [
      'disputed classes',
      drawn({ ...bound, dataClasses: ['recording'] }),
      ['question store: PHI at Store is kept in the United States, outside Quebec'],
    ],
    [
      'disputed classes in a coarse place',
      drawn({ ...bound, dataClasses: ['recording'] }, { place: 'iso:CA' }),
      ['asks node place (question)'],
    ],
    [
      'classes that are not known',
      drawn({ ...bound, dataClasses: 'unknown' }),
      ['asks cohort dataClasses (violation)'],
    ],
    ['other classes', drawn({ ...bound, dataClasses: ['billing'] }), []],
    ['nothing kept', drawn(bound, { kind: 'worker' }), []],
    ['run by the organisation itself', drawn(bound, { vendor: 'self' }), []],
    [
      'each copy outside',
      drawn(bound, { place: 'iso:FR', backup: { places: ['iso:DE'] } }),
      [
        'violation store: PHI at Store is kept in France, outside Quebec',
        'violation store: PHI at Store is backed up in Germany, outside Quebec',
      ],
    ],
    [
      'anywhere',
      drawn(bound, { place: 'aws:global' }),
      ['violation store: PHI at Store is kept anywhere (aws global), outside Quebec'],
    ],
  ])('%s', (_, map, wanted) => {
    expect(outcomes(map)).toEqual(wanted);
  });

  it('holds from its first day on', () => {
    expect(outcomes(drawn(bound), quebec, '2026-01-01')).toHaveLength(1);
    expect(outcomes(drawn(bound), quebec, '2025-12-31')).toEqual([]);
  });

  it('looks at processing as well where the law does, but not at what may run anywhere', () => {
    const processing: Statute = { ...quebec, reaches: 'processing' };
    expect(outcomes(drawn(bound, { kind: 'worker' }), processing)).toEqual([
      'violation store: PHI at Store is processed in the United States, outside Quebec',
    ]);
    expect(outcomes(drawn(bound, { kind: 'worker', place: 'aws:global' }), processing)).toEqual([]);
  });

  it('asks for what makes it arguable, unless it is a question anyway', () => {
    const subject = { type: 'vendor', id: 'host' } as const;
    const missing = { subject, field: 'dpf.status', question: 'Is it?' };
    const arguable = (value: boolean | 'unknown'): Statute => ({
      ...quebec,
      arguable: () => ({ value, because: [], ...(value === 'unknown' ? { missing } : {}) }),
    });
    expect(outcomes(drawn(bound), arguable('unknown'))).toEqual([
      'asks vendor dpf.status (violation)',
    ]);
    expect(outcomes(drawn(bound), arguable(true))[0]).toMatch(/^question/);
    expect(outcomes(drawn(bound), arguable(false))[0]).toMatch(/^violation/);
    const recording = drawn({ ...bound, dataClasses: ['recording'] });
    expect(outcomes(recording, arguable('unknown'))[0]).toMatch(/^question/);
  });

  it('names the classes among the facts only where they decide', () => {
    const fields = (statute: Statute): string[] =>
      [...checkStatute(read(drawn(bound)).facts, statute)].flatMap((outcome) =>
        outcome.kind === 'found' ? outcome.because.map(({ field }) => field) : [],
      );
    expect(fields(quebec)).toEqual(['place', 'persistence', 'publicBody', 'vendor', 'dataClasses']);
    const { disputedClasses: _, ...plain } = quebec;
    expect(fields({ ...plain, reaches: 'processing' })).toEqual(['place', 'publicBody', 'vendor']);
  });

  it('gives up a node at the first place once it does not cover it', () => {
    const map = drawn(bound, { vendor: 'self', replicas: ['iso:FR'] });
    expect([...breaches(read(map).facts, quebec)]).toEqual([]);
  });
});

describe('caughtBy', () => {
  it.each([
    [['imaging', 'recording'], 'certain'],
    [['recording', 'billing'], 'disputed'],
    [['billing'], undefined],
  ] as const)('%j: %s', (names, caught) => {
    const { node } = read(drawn({}));
    expect(caughtBy(quebec, { node, classes: classSet(names) })).toBe(caught);
  });

  it('is not known for PHI without a class, unless any PHI is meant', () => {
    const { facts, node, cohort } = read(drawn({ dataClasses: 'unknown' }));
    const holding = { node, classes: facts.classesAt(cohort, 'gdpr', node) };
    expect(caughtBy(quebec, holding)).toBe('unspecified');
    expect(caughtBy({ ...quebec, classes: everyClass }, holding)).toBe('certain');
  });
});
