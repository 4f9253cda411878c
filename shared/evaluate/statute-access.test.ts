import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { MapFacts } from './map-facts.ts';
import { accessFromOutside } from './statute-access.ts';
import { statuteOf } from './statute.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Cohort = NonNullable<Drawing['cohorts']>[number];

/** What Florida's law on storage makes of support of a database. */
function outcomes(node: Partial<Node>, cohort: Partial<Cohort> = {}) {
  const map = drawMap({
    cohorts: [
      {
        id: 'patients',
        name: 'Patients',
        care: 'US-FL',
        providerLicences: ['US-FL'],
        certifiedEhr: true,
        dataClasses: ['diagnosis'],
        entry: ['records'],
        ...cohort,
      },
    ],
    vendors: [{ id: 'host', name: 'Host', role: 'processor', support: 'unknown' }],
    nodes: [
      {
        id: 'records',
        name: 'Records',
        kind: 'database',
        vendor: 'host',
        place: 'aws:us-east-1',
        ...node,
      },
    ],
  });
  return [...accessFromOutside(new MapFacts(map, '2026-11-22', new Set()), statuteOf('LOC-09'))];
}
const said = (node: Partial<Node>, cohort: Partial<Cohort> = {}) =>
  outcomes(node, cohort).map((outcome) =>
    outcome.kind === 'found'
      ? `${outcome.severity} ${outcome.pathTo?.id}`
      : `${outcome.subject.id} ${outcome.field} ${outcome.ifNo}`,
  );

const indian = { country: 'IN', by: 'host', mode: 'standing' } as const;
const american = { ...indian, country: 'US' } as const;
const nowhere = { by: 'host', mode: 'export' } as const;
const found = 'question ~support/records/IN/host/standing';

describe('support from outside of what is kept inside', () => {
  it('is a question for counsel, from each country outside', () => {
    expect(said({ support: [indian] })).toEqual([found]);
    expect(said({ support: [american, indian, { ...indian, country: 'PH' }] })).toHaveLength(2);
    expect(said({ support: [american] })).toEqual([]);
    expect(said({ support: [] })).toEqual([]);
  });

  it('is not looked at where a copy is kept outside, or nothing is kept', () => {
    expect(said({ support: [indian], replicas: ['aws:us-west-2'] })).toEqual([found]);
    expect(said({ support: [indian], replicas: ['aws:eu-west-1'] })).toEqual([]);
    expect(said({ support: [indian], place: 'aws:eu-west-1' })).toEqual([]);
    expect(said({ support: [indian], kind: 'worker' })).toEqual([]);
    expect(said({ support: [indian], kind: 'patient-device', persistence: 'at-rest' })).toEqual([]);
  });

  it('is asked for where nobody wrote it down, or not from where', () => {
    expect(said({})).toEqual(['host support question']);
    expect(said({ support: [nowhere, american] })).toEqual(['records support.country question']);
    expect(said({ support: [nowhere, indian] })).toEqual([
      'records support.country question',
      found,
    ]);
  });

  it('asks first whether the law applies, and only where that could matter', () => {
    const unlicensed = { providerLicences: 'unknown' } as const;
    const asked = ['patients providerLicences question'];
    expect(said({ support: [indian] }, unlicensed)).toEqual(asked);
    expect(said({}, unlicensed)).toEqual(asked);
    expect(said({ support: [american] }, unlicensed)).toEqual([]);
    expect(said({ support: [] }, unlicensed)).toEqual([]);
    expect(said({ support: [indian] }, { certifiedEhr: false })).toEqual([]);
  });

  it('is ended by dropping the readers outside, and no others', () => {
    const [outcome] = outcomes({ support: [indian, american] });
    const remedies = outcome?.kind === 'found' ? outcome.remedies : [];
    expect(remedies?.map(({ patch }) => patch)).toEqual([
      [{ set: { type: 'node', id: 'records' }, field: 'support', value: [american] }],
    ]);
    const open = outcomes({ support: [nowhere, indian] }).flatMap((item) =>
      item.kind === 'found' ? (item.remedies ?? []) : [],
    );
    expect(open.map(({ patch }) => patch)).toEqual([
      [{ set: { type: 'node', id: 'records' }, field: 'support', value: [nowhere] }],
    ]);
  });
});
