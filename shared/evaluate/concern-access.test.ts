import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { tiesToConcern } from './concern-access.ts';
import { MapFacts } from './map-facts.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];

/** The ties of records in Virginia that a US vendor runs and nobody opens, unless the case says so. */
function ties(node: Partial<Node>, host: Partial<Vendor> = {}, cohort: Partial<Cohort> = {}) {
  const american = { country: 'US', concernOwnership: false };
  const map = drawMap({
    cohorts: [{ id: 'p', name: 'P', care: 'US-NY', entry: ['records'], ...cohort }],
    vendors: [{ id: 'host', name: 'Host', ...american, ...host }],
    nodes: [
      {
        id: 'records',
        name: 'Records',
        kind: 'database',
        vendor: 'host',
        place: 'aws:us-east-1',
        support: [],
        ...node,
      },
    ],
  });
  return tiesToConcern(new MapFacts(map, '2026-11-22', new Set()));
}
const said = (...of: Parameters<typeof ties>) =>
  ties(...of).map(({ recipient, isTied, tell }) => {
    const { words, missing } = tell();
    return `${recipient} ${isTied}: ${words}${missing ? `? ${missing.field}` : ''}`;
  });

const reader = { by: 'host', mode: 'standing' as const };
const chinese = { ...reader, country: 'CN' };
const american = { ...reader, country: 'US' };

describe('a tie to a country of concern', () => {
  it('is the place, of whoever runs it', () => {
    const wanted = 'vendor host true: is kept in China';
    expect(said({ place: 'iso:CN' })).toEqual([wanted]);
    expect(said({ place: 'iso:CN', vendor: 'self' })).toEqual(['self true: is kept in China']);
    expect(said({ place: 'iso:CN', vendor: 'unknown' })).toEqual([
      'somebody at records true: is kept in China? vendor',
    ]);
    expect(said({ place: 'aws:global' })).toHaveLength(1);
    expect(said({ place: 'aws:global', kind: 'worker' })).toEqual([]);
    expect(said({})).toEqual([]);
  });

  it.each<[string, Partial<Vendor>, readonly string[]]>([
    ['its seat', { country: 'CN' }, ['true: is in the hands of Host, a company in China']],
    [
      'its owner',
      { concernOwnership: true },
      ['true: is in the hands of Host, which is owned from a country of concern'],
    ],
    [
      'its owner, though nobody says where it sits',
      { country: 'unknown', concernOwnership: true },
      ['true: is in the hands of Host, which is owned from a country of concern'],
    ],
    [
      'a seat not known',
      { country: 'unknown' },
      ['unknown: is in the hands of Host, which is owned from a country of concern? country'],
    ],
    [
      'an owner not known',
      { concernOwnership: 'unknown' },
      [
        'unknown: is in the hands of Host, which is owned from a country of concern? concernOwnership',
      ],
    ],
    ['neither', {}, []],
  ])('is the vendor: %s', (_, host, wanted) => {
    expect(said({}, host)).toEqual(wanted.map((text) => `vendor host ${text}`));
  });

  it('is who opens it, or from where', () => {
    expect(said({ support: [chinese] })).toEqual(['vendor host true: can be opened from China']);
    expect(said({ support: [american] })).toEqual([]);
    expect(said({ support: [{ ...chinese, by: 'unknown' }] })).toEqual([
      'somebody at ~support/records/CN/unknown/standing true: can be opened from China? support.by',
    ]);
    expect(said({ vendor: 'self', support: [american] }, { country: 'CN' })).toEqual([
      'vendor host true: can be opened by Host, a company in China',
    ]);
    expect(said({ vendor: 'self', support: [{ ...american, by: 'self' }] })).toEqual([]);
  });

  it('is none of patients of whom none is a US person', () => {
    const none = (more: Partial<Cohort>) => said({ place: 'iso:CN' }, {}, more).length;
    expect([none({ usPersons: 0, people: 5 }), none({ people: 0 })]).toEqual([0, 0]);
    expect([none({ usPersons: 5, people: 0 }), none({ usPersons: 'unknown' })]).toEqual([1, 1]);
  });

  it('is the vendor wherever it sits: then nothing that is drawn cuts it', () => {
    const seated = { country: 'CN' };
    for (const node of [{}, { vendor: 'self', support: [american] }])
      expect(ties(node, seated).map(({ tell }) => tell().remedies)).toEqual([[]]);
  });

  it('is cut by ending the support from there, and no other', () => {
    const [tie] = ties({ support: [reader, chinese, american] }).filter(
      ({ isTied }) => isTied === true,
    );
    expect(tie?.tell().remedies.map(({ patch }) => patch)).toEqual([
      [{ set: { type: 'node', id: 'records' }, field: 'support', value: [reader, american] }],
    ]);
  });
});

describe('what is told of a tie', () => {
  const told = (...of: Parameters<typeof ties>) =>
    ties(...of).map(({ tell }) => {
      const { because, remedies } = tell();
      return [because.map(({ field }) => field), remedies.map(({ label }) => label)];
    });

  it('is moved only where it is the place of the node itself', () => {
    const [[, remedies] = []] = told({ place: 'iso:CN' });
    expect(remedies).not.toEqual([]);
    expect(told({ replicas: ['iso:CN'] })).toEqual([[['replicas', 'vendor'], []]]);
  });

  it('has no remedy on the map against who somebody is, or where nobody says who reads', () => {
    expect(told({}, { country: 'CN' })).toEqual([[['vendor', 'country', 'concernOwnership'], []]]);
    expect(told({ support: 'unknown' })).toEqual([[[], []]]);
    const other = told({ support: [american], vendor: 'self' }, { country: 'CN' });
    expect(other.map(([, remedies]) => remedies)).toEqual([[]]);
  });

  it('is certain where it is known who reads, though not from where', () => {
    const [tie] = ties({ support: [reader], vendor: 'self' }, { country: 'CN' });
    expect(tie?.isTied).toBe(true);
    const [open] = ties({ support: [reader], vendor: 'self' });
    expect(open?.isTied).toBe('unknown');
  });
});
