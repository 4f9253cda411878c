import { describe, expect, it } from 'vitest';
import type { Severity, Subject } from './finding.ts';
import { openQuestions } from './questions.ts';
import type { Lack } from './questions.ts';

const map: Subject = { type: 'map', id: 'map' };
const names = new Map<string, string>();
const nameOf = ({ id }: Subject): string => names.get(id) ?? id;

const lack = (id: string, field: string, more: Partial<Lack> = {}): Lack => ({
  kind: 'lacks',
  rule: 'AAA-01',
  subject: { type: 'node', id },
  field,
  question: `${field} of ${id}?`,
  ifNo: 'risk',
  ...more,
});
const ask = (lacks: readonly Lack[]) => openQuestions(lacks, { map, nameOf, settledBy: () => [] });
const order = (lacks: readonly Lack[]) =>
  ask(lacks).map(({ subject, field }) => `${subject.id} ${field}`);

describe('one fact', () => {
  it('is one question, with the worst that it would mean and all rules that it settles', () => {
    const lacks = [
      lack('a', 'place', { rule: 'BBB-02', ifNo: 'question' }),
      lack('a', 'place', { rule: 'AAA-01', ifNo: 'violation', unlocks: ['CCC-03'] }),
      lack('a', 'place', { rule: 'BBB-02', ifNo: 'risk' }),
    ];
    expect(ask(lacks)).toEqual([
      {
        subject: { type: 'node', id: 'a' },
        field: 'place',
        question: 'place of a?',
        ifNo: 'violation',
        unlocks: ['AAA-01', 'BBB-02', 'CCC-03'],
      },
    ]);
  });

  it('is told apart by kind of element, element and field', () => {
    const vendor: Subject = { type: 'vendor', id: 'a' };
    const lacks = [
      lack('a', 'place'),
      lack('a', 'vendor'),
      lack('b', 'place'),
      lack('a', 'place', { subject: vendor }),
    ];
    expect(ask(lacks)).toHaveLength(4);
  });
});

describe('the same field of several elements', () => {
  const many = (count: number, field = 'place') =>
    Array.from({ length: count }, (_, index) => lack(`n${index}`, field));

  it('is asked one by one up to three', () => {
    expect(order(many(3))).toEqual(['n0 place', 'n1 place', 'n2 place']);
  });

  it('is one question from four on, about all of them', () => {
    expect(ask(many(4).toReversed())).toEqual([
      {
        subject: map,
        elements: ['n0', 'n1', 'n2', 'n3'].map((id) => ({ type: 'node', id })),
        field: 'nodes.place',
        question: 'place of n0? The same is asked of 3 more: n1, n2, n3.',
        ifNo: 'risk',
        unlocks: ['AAA-01'],
      },
    ]);
  });

  it('names at most six of the others', () => {
    expect(ask(many(7))[0]?.question).toMatch(/6 more: n1, n2, n3, n4, n5, n6\.$/);
    expect(ask(many(8))[0]?.question).toMatch(/7 more: n1, n2, n3, n4, n5, n6 and 1 other\.$/);
    expect(ask(many(9))[0]?.question).toMatch(/8 more: n1, n2, n3, n4, n5, n6 and 2 others\.$/);
  });

  it('is as bad as the worst of them, and settles the rules of all', () => {
    const lacks = [
      ...many(3),
      lack('n9', 'place', { rule: 'BBB-02', ifNo: 'violation' }),
      lack('n9', 'place', { rule: 'AAA-01', ifNo: 'question' }),
    ];
    expect(ask(lacks)).toMatchObject([{ ifNo: 'violation', unlocks: ['AAA-01', 'BBB-02'] }]);
  });

  it('is not mixed with another field or another kind of element', () => {
    const hop: Subject = { type: 'hop', id: 'h' };
    const lacks = [...many(3), lack('n4', 'vendor'), lack('h', 'place', { subject: hop })];
    expect(ask(lacks)).toHaveLength(5);
  });

  it.each([
    ['hop', 'hops.place'],
    ['vendor', 'vendors.place'],
    ['cohort', 'cohorts.place'],
    ['policy', 'policies.place'],
  ] as const)('says of which kind: %s', (type, field) => {
    const lacks = many(4).map((item) => ({ ...item, subject: { type, id: item.subject.id } }));
    expect(ask(lacks).map((question) => question.field)).toEqual([field]);
  });

  it('begins with the element whose name reads first', () => {
    names.set('n3', 'Archive');
    expect(ask(many(4))[0]?.question).toBe('place of n3? The same is asked of 3 more: n0, n1, n2.');
    names.clear();
  });
});

describe('the order of questions', () => {
  it('is by what an answer rules out', () => {
    const severities: Severity[] = ['info', 'question', 'risk', 'violation'];
    expect(order(severities.map((ifNo) => lack(ifNo, 'f', { ifNo })).slice(0, 3))).toEqual([
      'risk f',
      'question f',
      'info f',
    ]);
    expect(order(severities.map((ifNo) => lack(ifNo, ifNo, { ifNo })))).toEqual([
      'violation violation',
      'risk risk',
      'question question',
      'info info',
    ]);
  });

  it('is by how many rules it settles: three risks are worth more than a violation', () => {
    const three = ['AAA-01', 'BBB-02', 'CCC-03'].map((rule) => lack('a', 'vendor', { rule }));
    const two = three.slice(1).map((item) => ({ ...item, field: 'role' }));
    const bad = lack('b', 'place', { ifNo: 'violation' });
    expect(order([bad, ...three, ...two])).toEqual(['a vendor', 'b place', 'a role']);
  });

  it('counts a rule once, for the worst that it would find', () => {
    const twice = [
      lack('a', 'place', { rule: 'AAA-01', ifNo: 'risk' }),
      lack('a', 'place', { rule: 'AAA-01', ifNo: 'risk' }),
    ];
    const other = lack('b', 'vendor', { rule: 'AAA-01', ifNo: 'risk', unlocks: ['BBB-02'] });
    expect(order([...twice, other])).toEqual(['b vendor', 'a place']);
  });

  it('counts a rule that would find several things once, for the worst, in whatever order', () => {
    const bad = lack('a', 'place', { ifNo: 'violation' });
    const mild = lack('a', 'place', { ifNo: 'risk' });
    const two = ['AAA-01', 'BBB-02'].map((rule) => lack('b', 'vendor', { rule }));
    expect(order([bad, mild, ...two])).toEqual(['a place', 'b vendor']);
    expect(order([mild, bad, ...two])).toEqual(['a place', 'b vendor']);
    expect(order([mild, mild, ...two])).toEqual(['b vendor', 'a place']);
  });

  it('counts it once for the worst too where the same is asked of several', () => {
    const four = (worst: number, ifNo: Severity) =>
      Array.from({ length: 4 }, (_, at) => lack(`n${at}`, 'place', at === worst ? { ifNo } : {}));
    const two = ['AAA-01', 'BBB-02'].map((rule) => lack('b', 'vendor', { rule }));
    const [first, last] = [0, 3];
    for (const worst of [first, last]) {
      expect(order([...four(worst, 'violation'), ...two])).toEqual(['map nodes.place', 'b vendor']);
      expect(order([...four(worst, 'info'), ...two])).toEqual(['b vendor', 'map nodes.place']);
    }
  });

  it('counts the rules that an answer settles besides those that ask, by what those would find', () => {
    const settledBy = (_: Subject, field: string) =>
      field === 'hipaa' ? ['XXX-01', 'YYY-02'] : [];
    const ifNo = 'violation';
    const lacks = [lack('a', 'place', { ifNo }), lack('b', 'hipaa', { ifNo })];
    const questions = openQuestions(lacks, { map, nameOf, settledBy });
    expect(questions.map(({ field, unlocks }) => [field, unlocks])).toEqual([
      ['hipaa', ['AAA-01', 'XXX-01', 'YYY-02']],
      ['place', ['AAA-01']],
    ]);
    const more = ['BBB-02', 'CCC-03'].map((rule) => lack('a', 'place', { rule }));
    expect(
      openQuestions([...lacks, ...more], { map, nameOf, settledBy }).map(({ field }) => field),
    ).toEqual(['hipaa', 'place']);
  });

  it('puts the question about more elements first where they are worth the same', () => {
    const many = Array.from({ length: 4 }, (_, index) => lack(`n${index}`, 'vendor'));
    expect(order([lack('a', 'place'), ...many])).toEqual(['map nodes.vendor', 'a place']);
  });

  it('is then by words, whatever the order in which they were found', () => {
    names.set('x', 'Archive').set('a', 'Zoo');
    const lacks = [lack('a', 'place'), lack('x', 'place'), lack('m', 'name')];
    const expected = ['m name', 'x place', 'a place'];
    expect([order(lacks), order(lacks.toReversed())]).toEqual([expected, expected]);
    names.clear();
  });
});

it('asks nothing where nothing is missing', () => {
  expect(ask([])).toEqual([]);
});
