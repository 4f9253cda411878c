import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { dataClasses } from '../map/schema/vocabulary.ts';
import { UNSPECIFIED, classNames, hasBit } from './class-set.ts';
import { MapFacts } from './map-facts.ts';
import type { Scope } from './travel.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];
type Transform = Exclude<Node['transform'], 'unknown' | undefined>;
type Lowered = NonNullable<Transform['to']>;
type Method = NonNullable<Transform['method']>;
type Cohort = NonNullable<Drawing['cohorts']>[number];

/** `a>b` is a hop from a to b with the id `ab`. */
const hop = (ends: string, more: Partial<Hop> = {}): Hop => {
  const [from = '', to = ''] = ends.split('>');
  return { id: from + to, from, to, ...more };
};
const node = (id: string, more: Partial<Node> = {}): Node => ({
  id,
  name: id,
  kind: 'api',
  ...more,
});
const patients: Cohort = {
  id: 'p',
  name: 'Patients',
  care: 'FR',
  dataClasses: ['diagnosis', 'identifiers'],
  entry: ['a'],
};
const BOTH = ['diagnosis', 'identifiers'];

function draw(
  hops: Hop[],
  { nodes = [], cohorts = [patients] }: { nodes?: Node[]; cohorts?: Cohort[] } = {},
): Drawing {
  const drawn = new Set(nodes.map(({ id }) => id));
  const ends = new Set([...hops.flatMap(({ from, to }) => [from, to]), 'a']);
  const plain = [...ends].filter((id) => !drawn.has(id)).map((id) => node(id));
  return { cohorts, nodes: [...nodes, ...plain], hops };
}

/** What of a cohort is at each node that it reaches, in words. */
function reached(drawing: Drawing, scope: Scope = 'present', cohort = 0): Record<string, string[]> {
  const facts = new MapFacts(drawMap(drawing), '2026-11-22', new Set());
  const reader = facts.cohorts[cohort];
  const holdings = reader ? facts.holdings(reader, scope) : [];
  return Object.fromEntries(
    holdings.map(({ node: held, classes }) => [
      held.node.id,
      [...classNames(classes), ...(hasBit(classes, UNSPECIFIED) ? ['not known'] : [])].toSorted(),
    ]),
  );
}

describe('how PHI travels', () => {
  it('follows hops in their direction and no further', () => {
    expect(reached(draw([hop('a>b'), hop('c>b'), hop('d>e')]))).toEqual({ a: BOTH, b: BOTH });
  });

  it('ends in cycles, also of a node with itself', () => {
    const cycle = [hop('a>b'), hop('b>c'), hop('c>a'), hop('c>d'), hop('b>b')];
    expect(reached(draw(cycle))).toEqual({ a: BOTH, b: BOTH, c: BOTH, d: BOTH });
  });

  it('goes on until nothing is new, where classes arrive one after the other', () => {
    const hops = [
      hop('a>b', { carries: ['diagnosis'] }),
      hop('a>c'),
      hop('c>d'),
      hop('d>b', { carries: ['identifiers'] }),
      hop('b>e'),
    ];
    expect(reached(draw(hops))).toMatchObject({ b: BOTH, e: BOTH });
  });

  it('adds what arrives later to what is there, for classes of every kind', () => {
    const made = ['transcript', 'thumbnail', 'embedding', 'search-index'] as const;
    const hops = made.map((name, at) => ({ ...hop('a>b', { carries: [name] }), id: `made-${at}` }));
    const later = [hop('a>c'), hop('c>b', { carries: ['crash-report'] })];
    const all = [...made, 'crash-report'].toSorted();
    expect(reached(draw([...hops, ...later, hop('b>d')]))).toMatchObject({ b: all, d: all });
  });

  it('enters at every entry node, and takes what each hands on', () => {
    const cohorts = [{ ...patients, entry: ['a', 'b'] }];
    expect(reached(draw([hop('b>c')], { cohorts }))).toEqual({ a: BOTH, b: BOTH, c: BOTH });
  });

  it('is nowhere without classes or without an entry', () => {
    expect(reached(draw([hop('a>b')], { cohorts: [{ ...patients, dataClasses: [] }] }))).toEqual(
      {},
    );
    const { entry: _, ...noEntry } = patients;
    expect(reached(draw([hop('a>b')], { cohorts: [noEntry] }))).toEqual({});
  });
});

describe('what a hop cuts', () => {
  it('carries everything, or what is on its list', () => {
    expect(reached(draw([hop('a>b')]))['b']).toEqual(BOTH);
    const hops = [hop('a>b', { carries: ['identifiers', 'imaging'] })];
    expect(reached(draw(hops))['b']).toEqual(['identifiers']);
  });

  it('carries nothing where its list is empty', () => {
    expect(reached(draw([hop('a>b', { carries: [] })]))).toEqual({ a: BOTH });
  });

  it('takes all cohorts, those that it names, or none', () => {
    const cohorts: Cohort[] = [patients, { ...patients, id: 'q', name: 'Others' }];
    const arrives = (named: string[] | undefined) =>
      [0, 1].map((cohort) => {
        const more = named ? { cohorts: named } : {};
        return 'b' in reached(draw([hop('a>b', more)], { cohorts }), 'present', cohort);
      });
    expect(arrives(undefined)).toEqual([true, true]);
    expect(arrives(['q'])).toEqual([false, true]);
    expect(arrives([])).toEqual([false, false]);
  });
});

describe('classes made on the way', () => {
  it.each(['recording', 'transcript', 'metadata', 'embedding'] as const)(
    'makes %s of whatever the source holds',
    (made) => {
      expect(reached(draw([hop('a>b', { carries: [made] })]))['b']).toEqual([made]);
    },
  );

  it('makes no clinical, diagnostic or administrative class', () => {
    const hops = [hop('a>b', { carries: ['imaging', 'medication', 'billing'] })];
    expect(reached(draw(hops))).toEqual({ a: BOTH });
  });

  it('makes nothing of nothing', () => {
    const hops = [hop('a>b', { carries: ['recording'] }), hop('c>d', { carries: ['recording'] })];
    expect(reached(draw(hops))).toEqual({ a: BOTH, b: ['recording'] });
    const cohorts = [{ ...patients, dataClasses: [] }];
    expect(reached(draw(hops, { cohorts }))).toEqual({});
  });

  it('is as identifiable as what it was made of', () => {
    const lowering = node('a', { transform: { to: 'anonymised', method: 'assessed' } });
    const drawing = draw([hop('a>b', { carries: ['embedding'] })], { nodes: [lowering] });
    expect(reached(drawing)['b']).toEqual(['embedding']);
    expect(reached(drawing, 'gdpr')).toEqual({ a: BOTH });
  });
});

describe('two-way hops', () => {
  const back = (kind: Node['kind'], end: 'a' | 'b', twoWay?: boolean) => {
    const nodes = [node(end, { kind })];
    const more = twoWay === undefined ? {} : { twoWay };
    const cohorts = [{ ...patients, entry: ['b'] }];
    return 'a' in reached(draw([hop('a>b', more)], { nodes, cohorts }));
  };

  it.each(['clinician-device', 'staff-workstation'] as const)('return by default: %s', (kind) => {
    expect([back(kind, 'a'), back(kind, 'b')]).toEqual([true, true]);
    expect([back(kind, 'a', false), back(kind, 'b', false)]).toEqual([false, false]);
  });

  it.each(['patient-device', 'api', 'database'] as const)('do not by default: %s', (kind) => {
    expect([back(kind, 'a'), back(kind, 'b')]).toEqual([false, false]);
    expect([back(kind, 'a', true), back(kind, 'b', true)]).toEqual([true, true]);
  });

  it('are cut in both directions', () => {
    const cohorts: Cohort[] = [
      { ...patients, entry: ['b'] },
      { ...patients, id: 'q', name: 'Others', entry: ['b'] },
    ];
    const more = { twoWay: true, carries: ['identifiers' as const], cohorts: ['p'] };
    const drawing = draw([hop('a>b', more)], { cohorts });
    expect(reached(drawing)).toEqual({ a: ['identifiers'], b: BOTH });
    expect(reached(drawing, 'present', 1)).toEqual({ b: BOTH });
  });
});

describe('transforms', () => {
  const stays = (scope: Scope, to: Lowered, method: Method | undefined) => {
    const transform = { to, ...(method === undefined ? {} : { method }) };
    const nodes = [node('a', { transform })];
    return 'b' in reached(draw([hop('a>b')], { nodes }), scope);
  };
  const every: Method[] = ['safe-harbor', 'expert-determination', 'assessed'];
  const rows: [scope: Scope, to: Lowered, takenOutBy: Method[]][] = [
    ['present', 'pseudonymised', []],
    ['present', 'deidentified', []],
    ['present', 'anonymised', []],
    ['hipaa', 'pseudonymised', []],
    ['hipaa', 'deidentified', ['safe-harbor', 'expert-determination']],
    ['hipaa', 'anonymised', ['safe-harbor', 'expert-determination']],
    ['gdpr', 'pseudonymised', []],
    ['gdpr', 'deidentified', []],
    ['gdpr', 'anonymised', ['assessed']],
    ['identified', 'pseudonymised', every],
    ['identified', 'deidentified', every],
    ['identified', 'anonymised', every],
    ['pseudonymised', 'pseudonymised', []],
    ['pseudonymised', 'deidentified', every],
    ['pseudonymised', 'anonymised', every],
  ];

  it.each(rows)('in scope %s, %s by a known method', (scope, to, takenOutBy) => {
    expect(every.filter((method) => !stays(scope, to, method))).toEqual(takenOutBy);
  });

  it.each(rows)('in scope %s, %s by none or by a method not known', (scope, to) => {
    expect([stays(scope, to, 'none'), stays(scope, to, undefined)]).toEqual([true, true]);
  });

  it.each(['present', 'hipaa', 'gdpr', 'identified', 'pseudonymised'] as const)(
    'to none changes nothing in scope %s',
    (scope) => {
      expect(every.every((method) => stays(scope, 'none', method))).toBe(true);
    },
  );

  const lowering = node('b', { transform: { to: 'anonymised', method: 'assessed' } });

  it('holds what it lowers itself, and lowers what returns from it too', () => {
    const hops = [hop('a>b'), hop('b>c'), hop('d>b', { twoWay: true })];
    expect(reached(draw(hops, { nodes: [lowering] }), 'gdpr')).toEqual({ a: BOTH, b: BOTH });
  });

  it('keeps the most identifiable state where flows merge, class by class', () => {
    const hops = [
      hop('a>b'),
      hop('b>c'),
      hop('a>d'),
      hop('d>c', { carries: ['identifiers'] }),
      hop('c>e'),
    ];
    const drawing = draw(hops, { nodes: [lowering] });
    expect(reached(drawing, 'gdpr')).toMatchObject({ c: ['identifiers'], e: ['identifiers'] });
    expect(reached(drawing)).toMatchObject({ c: BOTH, e: BOTH });
  });

  it('is not lowered by what a hop claims', () => {
    const hops = [hop('a>b', { identifiability: 'anonymised' })];
    expect(reached(draw(hops), 'identified')['b']).toEqual(BOTH);
  });
});

describe('PHI of classes that are not known', () => {
  const { dataClasses: _, ...unspecified } = patients;
  const cohorts = [unspecified];

  it('travels on hops that carry everything', () => {
    expect(reached(draw([hop('a>b')], { cohorts }))).toEqual({
      a: ['not known'],
      b: ['not known'],
    });
  });

  it('may be of any class that a hop is said to carry', () => {
    const hops = [hop('a>b', { carries: ['diagnosis', 'recording'] }), hop('b>c')];
    expect(reached(draw(hops, { cohorts }))).toMatchObject({
      b: ['diagnosis', 'recording'],
      c: ['diagnosis', 'recording'],
    });
  });

  it('stays behind where a hop carries no PHI', () => {
    expect(Object.keys(reached(draw([hop('a>b', { carries: [] })], { cohorts })))).toEqual(['a']);
  });
});

it('tells all classes of the format apart', () => {
  for (const name of dataClasses) {
    const cohorts = [{ ...patients, dataClasses: [name] }];
    expect(reached(draw([hop('a>b', { carries: [name] })], { cohorts }))['b']).toEqual([name]);
  }
});
