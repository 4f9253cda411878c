import { describe, expect, it } from 'vitest';
import { rules } from '#shared/rules/registry.ts';
import { drawHandover, frenchToo, signed } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { mergeCauses } from './causes.ts';
import type { Part } from './causes.ts';
import { evaluate } from './evaluate.ts';
import { severities } from './finding.ts';
import type { Severity } from './finding.ts';

const part = (rule: string, severity: Severity = 'violation', more: Partial<Part> = {}): Part => ({
  kind: 'found',
  rule,
  severity,
  subject: { type: 'node', id: 'store' },
  cohort: 'patients',
  message: rule,
  because: [],
  cause: 'storage:store',
  ...more,
});

/** `LOC-01 (RST-01, TRF-01)`, sorted. */
const merged = (...parts: readonly Part[]): string[] =>
  mergeCauses(parts)
    .map(({ rule, also = [] }) => (also.length > 0 ? `${rule} (${also.toSorted().join()})` : rule))
    .toSorted();

const STATUTES = ['LOC-01', 'LOC-05', 'LOC-09', 'LOC-10', 'LOC-13'];
const COPIES = ['RST-05', 'RST-02', 'BKP-02', 'LOG-07', 'MED-03', 'RST-01'];
const TRANSFERS = ['TRF-01', 'TRF-02', 'TRF-03', 'TRF-04', 'TRF-05', 'TRF-09', 'TRF-11', 'TRF-12'];

/** Each pair of an order, in which the first leads. */
const pairs = (...order: readonly string[]): [string, string][] =>
  order.flatMap((leader, at) =>
    order.slice(at + 1).map((other): [string, string] => [leader, other]),
  );

const leading: [string, string][] = [
  ...STATUTES.flatMap((statute) => pairs(statute, 'TRF-01', ...COPIES)),
  ...TRANSFERS.flatMap((transfer) => [
    ...COPIES.map((copy): [string, string] => [transfer, copy]),
    ['LOC-01', transfer] satisfies [string, string],
    ['LOC-03', transfer] satisfies [string, string],
  ]),
  ...pairs('VND-05', 'APP-01', 'VND-04', 'VND-01'),
  ...pairs('VND-05', 'APP-02', 'VND-04', 'VND-01'),
];

describe('one cause, one finding', () => {
  it.each(leading)('%s leads %s', (leader, other) => {
    expect(merged(part(leader), part(other))).toEqual([`${leader} (${other})`]);
    expect(merged(part(other), part(leader))).toEqual([`${leader} (${other})`]);
  });

  it.each([
    ...pairs(...STATUTES),
    ...pairs(...TRANSFERS),
    ['APP-01', 'APP-02'],
    ['LOC-23', 'TRF-01'],
    ['LOC-24', 'RST-01'],
    ['LOC-01', 'LOC-23'],
    ['LOC-01', 'LOC-02'],
    ['LOC-03', 'RST-01'],
    ['LOC-01', 'LOC-03'],
    ['VND-05', 'VND-10'],
    ['VND-10', 'VND-01'],
    ['VND-01', 'VND-02'],
    ['VND-05', 'VND-07'],
    ['TRF-01', 'VND-01'],
    ['SUP-01', 'TRF-01'],
  ])('%s and %s both stand', (one, other) => {
    expect(merged(part(one), part(other))).toEqual([one, other].toSorted());
  });

  it('names the whole chain in the finding that leads it', () => {
    expect(merged(part('RST-01'), part('RST-02'), part('TRF-01'), part('LOC-09'))).toEqual([
      'LOC-09 (RST-01,RST-02,TRF-01)',
    ]);
    expect(merged(part('VND-01'), part('VND-04'), part('APP-01'), part('VND-05'))).toEqual([
      'VND-05 (APP-01,VND-01,VND-04)',
    ]);
  });

  it('hands on what a part that is taken in says itself', () => {
    const takenIn = part('TRF-05', 'violation', { also: ['TRF-01'] });
    expect(merged(part('LOC-01'), takenIn)).toEqual(['LOC-01 (TRF-01,TRF-05)']);
  });

  it('keeps what the leader says itself', () => {
    const leader = part('TRF-02', 'violation', { also: ['TRF-01'] });
    expect(merged(leader, part('RST-01'))).toEqual(['TRF-02 (RST-01,TRF-01)']);
  });

  it('is named by two rules of the same rank, neither of which leads the other', () => {
    expect(merged(part('APP-01'), part('VND-01'), part('APP-02'))).toEqual([
      'APP-01 (VND-01)',
      'APP-02 (VND-01)',
    ]);
  });

  it('is not lost where its leader is taken in by one that does not lead it', () => {
    expect(merged(part('RST-01'), part('TRF-01'), part('LOC-03'))).toEqual([
      'LOC-03 (TRF-01)',
      'RST-01',
    ]);
  });

  it('is named by every leader of the same rank, in whatever order they come', () => {
    const notices = ['first', 'second'].map((id) =>
      part('APP-02', 'violation', { subject: { type: 'hop', id } }),
    );
    for (const parts of [
      [...notices, part('VND-01')],
      [part('VND-01'), ...notices.toReversed()],
    ])
      expect(merged(...parts)).toEqual(['APP-02 (VND-01)', 'APP-02 (VND-01)']);
  });
});

describe('what is not one cause', () => {
  it('stands apart for another cohort', () => {
    expect(merged(part('LOC-01', 'violation', { cohort: 'others' }), part('TRF-01'))).toEqual([
      'LOC-01',
      'TRF-01',
    ]);
  });

  it('stands apart for another cause', () => {
    expect(merged(part('LOC-01', 'violation', { cause: 'storage:copy' }), part('TRF-01'))).toEqual([
      'LOC-01',
      'TRF-01',
    ]);
  });

  it('stands apart without a cause', () => {
    const { cause: _, ...alone } = part('TRF-01');
    const { cause: __, ...alsoAlone } = part('LOC-01');
    expect(merged(alone, part('LOC-01'))).toEqual(['LOC-01', 'TRF-01']);
    expect(merged(alone, alsoAlone)).toEqual(['LOC-01', 'TRF-01']);
  });
});

describe('severity', () => {
  const worse = severities.flatMap((leader, rank) =>
    severities.slice(0, rank).map((other): [Severity, Severity] => [leader, other]),
  );

  it.each(worse)('a %s never takes in a %s', (leader, other) => {
    expect(merged(part('LOC-01', leader), part('TRF-01', other))).toEqual(['LOC-01', 'TRF-01']);
  });

  it.each(severities)('a violation takes in a %s', (other) => {
    expect(merged(part('LOC-01'), part('TRF-01', other))).toEqual(['LOC-01 (TRF-01)']);
  });

  it('takes in only what is no worse, and leaves the rest to the next in order', () => {
    expect(merged(part('LOC-01', 'question'), part('TRF-01'), part('RST-01', 'risk'))).toEqual([
      'LOC-01',
      'TRF-01 (RST-01)',
    ]);
  });
});

/** `VND-01 violation vendor:acme (…)`, of the rules about agreements. */
function found(drawing: Drawing): string[] {
  const contractRules = rules.filter(({ id }) => /^(VND-0[1457]|APP-0[12])$/.test(id));
  const { findings, ruleErrors } = evaluate(drawMap(drawing), contractRules, AS_OF);
  expect(ruleErrors).toEqual([]);
  return findings.map(
    ({ rule, subject, cohorts, also }) =>
      `${rule} ${subject.type}:${subject.id} ${cohorts.join('+')} also ${also.join()}`,
  );
}

describe('on a map', () => {
  it('is one finding where one of two vendors lacks its BAA on ten nodes', () => {
    const nodes = Array.from({ length: 10 }, (_, at) => ({
      id: `node-${at}`,
      name: `Node ${at}`,
      kind: 'api' as const,
      vendor: at < 5 ? 'acme' : 'bolt',
    }));
    const hops = nodes.map(({ id }) => ({ id: `to-${id}`, from: 'portal', to: id }));
    const bolt = { id: 'bolt', name: 'Bolt', agreements: [signed('baa')] };
    const drawing = drawHandover({ vendors: [bolt], nodes, hops });
    expect(found(drawing)).toEqual(['VND-01 vendor:acme patients also ']);
  });

  it('leads with the tracker, and keeps the vendor’s finding for its other nodes', () => {
    const tracker = { kind: 'error-tracker' } as const;
    expect(found(drawHandover({ node: tracker }))).toEqual([
      'APP-01 node:system patients also VND-01',
    ]);
    const other = { id: 'queue', name: 'Queue', kind: 'queue' as const, vendor: 'acme' };
    const more = { nodes: [other], hops: [{ id: 'wait', from: 'portal', to: 'queue' }] };
    expect(found(drawHandover({ node: tracker, ...more }))).toEqual([
      'APP-01 node:system patients also VND-01',
      'VND-01 vendor:acme patients also ',
    ]);
  });

  it('leads with what is optional over everything else', () => {
    const drawing = drawHandover({
      node: { kind: 'push' },
      hop: { necessity: 'optional', payload: ['appointment'] },
    });
    expect(found(drawing)).toEqual(['VND-05 vendor:acme patients also APP-02,VND-01']);
  });

  it('leads with the host of ciphertext over the missing BAA', () => {
    const atRest = { encryption: 'aes-256', keys: { custody: 'hsm' } } as const;
    const drawing = drawHandover({ node: { kind: 'archive', atRest } });
    expect(found(drawing)).toEqual(['VND-04 vendor:acme patients also VND-01']);
  });

  it('keeps the DPA apart from the BAA, and one cohort apart from another', () => {
    const drawing = drawHandover({ cohorts: [frenchToo], node: { kind: 'error-tracker' } });
    expect(found(drawing)).toEqual([
      'APP-01 node:system french+patients also VND-01',
      'VND-07 vendor:acme french also ',
    ]);
  });
});
