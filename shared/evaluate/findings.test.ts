import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { part, plainRule } from '#test/support/plain-rule.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { evaluate } from './evaluate.ts';
import type { Fact, Finding, Patch, Subject } from './finding.ts';
import { Names } from './findings.ts';
import { MapFacts } from './map-facts.ts';
import type { Found, Rule } from './rule.ts';

const cohort = { care: 'FR', dataClasses: ['diagnosis' as const], entry: ['portal'] };

/** Ids, names and the order of lists contradict each other, so that only one of them can decide. */
const drawing: Drawing = {
  title: 'Clinic',
  cohorts: [
    { ...cohort, id: 'a', name: 'Zoe' },
    { ...cohort, id: 'z', name: 'Adam' },
  ],
  vendors: [
    { id: 'a-vendor', name: 'Zorn' },
    { id: 'z-vendor', name: 'Adler' },
  ],
  nodes: [
    { id: 'portal', name: 'Portal', kind: 'web-app' },
    { id: 'queue', name: 'Relay', kind: 'queue' },
    { id: 'cache', name: 'Relay', kind: 'cache' },
    { id: 'roof', name: 'Attic', kind: 'api' },
    { id: 'b-yard', name: 'Yard', kind: 'api' },
  ],
  hops: [
    { id: 'wait', from: 'portal', to: 'queue' },
    { id: 'keep', from: 'portal', to: 'cache' },
    { id: 'up', from: 'portal', to: 'roof' },
    { id: 'out', from: 'roof', to: 'b-yard', name: 'Outward' },
    { id: 'one', from: 'queue', to: 'cache', carrier: 'sftp' },
    { id: 'two', from: 'queue', to: 'cache', carrier: 'https' },
  ],
  policies: { postures: [{ id: 'posture', name: 'At home' }] },
};

const node = (id: string): Subject => ({ type: 'node', id });
const hop = (id: string): Subject => ({ type: 'hop', id });
const MAP: Subject = { type: 'map', id: 'test-map' };
const subject = node('portal');
const fault = (more: Partial<Found> = {}): Found => part({ subject, cohort: 'a', ...more });

function onlyFinding(parts: readonly Found[], more: Partial<Rule> = {}): Finding {
  const { findings, ruleErrors } = evaluate(
    drawMap(drawing),
    [plainRule('AAA-01', parts, more)],
    AS_OF,
  );
  expect(ruleErrors).toEqual([]);
  const [finding, ...others] = findings;
  if (!finding || others.length > 0) throw new Error('the parts make one finding');
  return finding;
}

describe('what things are called', () => {
  it.each<[Subject, string]>([
    [MAP, 'Clinic'],
    [{ type: 'cohort', id: 'a' }, 'Zoe'],
    [{ type: 'vendor', id: 'a-vendor' }, 'Zorn'],
    [{ type: 'policy', id: 'posture' }, 'At home'],
    [{ type: 'policy', id: 'matrix/0' }, 'matrix/0'],
    [node('roof'), 'Attic'],
    [hop('out'), 'Outward'],
    [hop('up'), 'Portal → Attic'],
    [hop('~sub/a-vendor/Mail/Chat'), 'Zorn to Mail/Chat'],
    [hop('~support/roof/IN/z-vendor/standing'), 'support access to Attic from IN, Adler, standing'],
    [hop('~support/roof/IN/self/standing'), 'support access to Attic from IN, self, standing'],
  ])('%j: %s', (named, words) => {
    const names = new Names(new MapFacts(drawMap(drawing), AS_OF, new Set()));
    expect(names.of(named)).toBe(words);
    expect(names.of(named)).toBe(words);
  });
});

describe('the elements of a finding', () => {
  const elements = (...listed: Subject[]): string[] =>
    onlyFinding([fault({ elements: listed })]).elements.map(({ type, id }) => `${type} ${id}`);

  it('are none where a part names none', () => {
    expect(elements()).toEqual([]);
    expect(onlyFinding([fault()]).elements).toEqual([]);
  });

  it('stand by type and name, and never repeat the subject', () => {
    const listed: Subject[] = [
      { type: 'vendor', id: 'a-vendor' },
      { type: 'vendor', id: 'z-vendor' },
      subject,
      node('b-yard'),
      node('roof'),
      hop('out'),
      hop('wait'),
      { type: 'cohort', id: 'a' },
    ];
    const inOrder = [
      'cohort a',
      'hop out',
      'hop wait',
      'node roof',
      'node b-yard',
      'vendor z-vendor',
      'vendor a-vendor',
    ];
    expect(elements(...listed)).toEqual(inOrder);
    expect(elements(...listed.toReversed())).toEqual(inOrder);
  });

  it('stand by what they say where names are the same', () => {
    const relays = [node('queue'), node('cache')];
    expect(elements(...relays)).toEqual(['node cache', 'node queue']);
    expect(elements(...relays.toReversed())).toEqual(['node cache', 'node queue']);
    const parallel = [hop('one'), hop('two')];
    expect(elements(...parallel)).toEqual(['hop two', 'hop one']);
    expect(elements(...parallel.toReversed())).toEqual(['hop two', 'hop one']);
  });
});

/** More than what is compared one by one, and less. */
const FEW_AND_MANY = [1, 6, 7, 40];

describe('what several parts say alike is said once', () => {
  it.each(FEW_AND_MANY)('%i facts', (count) => {
    const facts = (): Fact[] =>
      Array.from({ length: count }, (_, at) => ({ subject, field: 'carries', value: [at] }));
    const parts = [fault({ because: facts() }), fault({ because: facts(), message: 'No' })];
    expect(onlyFinding(parts).because).toEqual(facts());
  });

  it.each(FEW_AND_MANY)('%i remedies, with those of the rule', (count) => {
    const labels = Array.from({ length: count }, (_, at) => `Do ${at}`);
    const remedies = labels.map((label) => ({ label }));
    const patch: Patch[] = [{ set: subject, field: 'place', value: 'iso:FR' }];
    const ready = remedies.map((remedy) => ({ ...remedy, patch }));
    const parts = [fault({ remedies: ready }), fault({ message: 'No' }), fault({ remedies })];
    const finding = onlyFinding(parts, { remedies: ['Do 0', 'Do better'] });
    expect(finding.remedies).toEqual([...ready, { label: 'Do better' }]);
  });

  it.each([0, 12])('facts that differ in one thing stay apart, among %i others', (count) => {
    const fact: Fact = { subject, field: 'place', value: 1 };
    const facts: Fact[] = [
      fact,
      { ...fact, subject: node('roof') },
      { ...fact, subject: hop('portal') },
      { ...fact, field: 'vendor' },
      { ...fact, value: 2 },
      { ...fact, value: null },
      ...Array.from({ length: count }, (_, at) => ({ ...fact, value: `other ${at}` })),
    ];
    expect(onlyFinding([fault({ because: facts })]).because).toEqual(facts);
  });
});

describe('the order of parts', () => {
  /** What the facts say, for the parts as given and the other way round. */
  const told = (parts: readonly Partial<Found>[]) => {
    const because = (value: number): Fact[] => [{ subject, field: 'place', value }];
    const faults = parts.map((more, at) => fault({ ...more, because: because(at) }));
    const values = (list: readonly Found[]) => onlyFinding(list).because.map(({ value }) => value);
    expect(values(faults.toReversed())).toEqual(values(faults));
    return values(faults);
  };

  it('is that of their messages', () => {
    expect(told([{ message: 'Second' }, { message: 'First' }])).toEqual([1, 0]);
  });

  it('then that of the names of patients, those of the map as a whole first', () => {
    const { cohort: _, ...whole } = fault();
    expect(told([{ cohort: 'a' }, { cohort: 'z' }])).toEqual([1, 0]);
    const faults = [fault({ cohort: 'z' }), { ...whole, because: [] }];
    const remedies = [{ label: 'For Adam' }, { label: 'For all' }];
    const [ofAdam, ofAll] = faults.map((item, at) => ({
      ...item,
      remedies: remedies.slice(at, at + 1),
    }));
    if (!ofAdam || !ofAll) throw new Error('two parts are made');
    for (const list of [
      [ofAdam, ofAll],
      [ofAll, ofAdam],
    ])
      expect(onlyFinding(list).remedies.map(({ label }) => label)).toEqual([
        'For all',
        'For Adam',
        'Do better',
      ]);
  });

  it('then that of the names of what they lead to', () => {
    expect(told([{ pathTo: node('b-yard') }, { pathTo: node('roof') }])).toEqual([1, 0]);
    const ofMap = { subject: MAP };
    expect(told([{ ...ofMap, pathTo: subject }, ofMap])).toEqual([1, 0]);
    expect(told([ofMap, { ...ofMap, pathTo: node('roof') }])).toEqual([1, 0]);
  });
});

describe('the path of a finding', () => {
  const paths = (...parts: Partial<Found>[]) => onlyFinding(parts.map((more) => fault(more))).paths;
  const ofZoe = (...hops: string[]) => [{ cohort: 'a', hops }];

  it('leads to what the part says it leads to, first of all', () => {
    expect(paths({ pathTo: node('roof'), elements: [node('queue')] })).toEqual(ofZoe('up'));
    expect(paths({ elements: [node('queue'), node('roof')] })).toEqual(ofZoe('wait'));
    expect(paths({ subject: node('roof') })).toEqual(ofZoe('up'));
  });

  it('ends with a drawn hop, and comes by it once', () => {
    expect(paths({ pathTo: hop('out'), elements: [node('queue')] })).toEqual(ofZoe('up', 'out'));
  });

  it('leads over the node that is read to a reader', () => {
    const reader = hop('~support/roof/IN/a-vendor/standing');
    const vendor: Subject = { type: 'vendor', id: 'a-vendor' };
    const read = { subject: vendor, pathTo: reader, elements: [vendor, node('roof')] };
    expect(paths(read)).toEqual(ofZoe('up', reader.id));
  });

  it('is the shortest of several, and then the one that reads first', () => {
    const [near, far, other] = [node('queue'), node('b-yard'), node('roof')];
    for (const ends of [
      [near, far],
      [far, near],
    ])
      expect(paths(...ends.map((pathTo) => ({ pathTo })))).toEqual(ofZoe('wait'));
    for (const ends of [
      [near, other],
      [other, near],
    ])
      expect(paths(...ends.map((pathTo) => ({ pathTo })))).toEqual(ofZoe('up'));
    const told = [
      { message: 'First', pathTo: near },
      { message: 'Second', pathTo: other },
    ];
    expect(paths(...told)).toEqual(ofZoe('up'));
  });

  it('is that of each cohort to its own part, in the order of their names', () => {
    expect(paths({ pathTo: node('queue') }, { cohort: 'z', pathTo: node('b-yard') })).toEqual([
      { cohort: 'z', hops: ['up', 'out'] },
      { cohort: 'a', hops: ['wait'] },
    ]);
  });
});

it('cites each law with its address where it has one', () => {
  const law = { tier: 1, verified: true } as const;
  const { citations } = onlyFinding([fault()], {
    cites: [
      { ...law, text: 'A law' },
      { ...law, text: 'Another', url: 'https://example.org/law' },
    ],
  });
  expect(citations).toStrictEqual([
    { text: 'A law' },
    { text: 'Another', url: 'https://example.org/law' },
  ]);
});
