import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { checkBulkAccess, mayBeBulkAt } from './bulk-recipient.ts';
import { MapFacts } from './map-facts.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

const cohort = (id: string, more: Partial<Cohort>): Cohort => ({
  id,
  name: id,
  care: 'US-NY',
  usPersons: 0,
  dataClasses: ['diagnosis'],
  entry: ['records'],
  ...more,
});

/** A store in Virginia and one beside it; nobody opens either unless the case says so. */
function read(cohorts: Cohort[], records: Partial<Node>, beside: Partial<Node> = {}) {
  const store = { kind: 'database' as const, vendor: 'self', place: 'aws:us-east-1', support: [] };
  return new MapFacts(
    drawMap({
      cohorts,
      vendors: [
        { id: 'helper', name: 'Helper', country: 'US', concernOwnership: false, support: [] },
        { id: 'host', name: 'Host', country: 'US', support: [] },
      ],
      nodes: [
        { id: 'records', name: 'Records', ...store, ...records },
        { id: 'beside', name: 'Beside', ...store, ...beside },
      ],
    }),
    '2026-11-22',
    new Set(),
  );
}

const said = (facts: MapFacts) =>
  [...checkBulkAccess(facts)].map((outcome) =>
    outcome.kind === 'found'
      ? `${outcome.cohort}: ${outcome.message}`
      : `${outcome.subject.id} ${outcome.field}`,
  );

const from = (country: string): Partial<Node> => ({
  support: [{ ...(country ? { country } : {}), by: 'self', mode: 'standing' }],
});

describe('bulk data opened from a country of concern', () => {
  it('is told of the patients who make it bulk, and of no others', () => {
    const genomic = cohort('genomic', { usPersons: 101, dataClasses: ['genomic'] });
    const listed = cohort('listed', { usPersons: 9_000, dataClasses: ['identifiers'] });
    expect(said(read([genomic, listed], from('CN')))).toEqual([
      'genomic: PHI of more than 100 US persons at Records can be opened from China',
    ]);
    const [outcome] = checkBulkAccess(read([genomic, listed], from('CN')));
    expect(outcome).toMatchObject({
      elements: [{ type: 'node', id: 'records' }],
      pathTo: { type: 'hop', id: '~support/records/CN/self/standing' },
    });
  });
});

describe('what could make it bulk data', () => {
  const genomic = cohort('genomic', { usPersons: 101, dataClasses: ['genomic'] });
  const listed = cohort('listed', {
    usPersons: 9_000,
    dataClasses: ['identifiers'],
    entry: ['beside'],
  });

  it('is asked of the ways by which patients come who would make it so', () => {
    const facts = read([genomic, listed], from(''), from(''));
    expect(said(facts)).toEqual(['records support.country']);
  });

  it('is asked of a way that is not known, not of one that is', () => {
    const some = (id: string, entry: string) => cohort(id, { usPersons: 6_000, entry: [entry] });
    const facts = read([some('east', 'records'), some('west', 'beside')], from('CN'), from(''));
    expect(said(facts)).toEqual(['beside support.country']);
  });

  it('is how many and which, of those of whom it is not known', () => {
    const facts = (more: Partial<Cohort>) =>
      read([cohort('known', { usPersons: 9_000 }), cohort('open', more)], from('CN'));
    expect(said(facts({ usPersons: 'unknown' }))).toEqual(['open usPersons']);
    expect(said(facts({ usPersons: 500, dataClasses: 'unknown' }))).toEqual(['open dataClasses']);
    expect(said(facts({ usPersons: 1_000 }))).toEqual([]);
  });

  it('is of no matter where there are too few patients for any kind of PHI', () => {
    expect(
      said(read([cohort('few', { usPersons: 100, dataClasses: 'unknown' })], from(''))),
    ).toEqual([]);
  });
});

it('counts at a node only the patients whose PHI is there', () => {
  const many = cohort('many', { usPersons: 'unknown', dataClasses: 'unknown' });
  const facts = read([many, cohort('few', { usPersons: 10, entry: ['beside'] })], {});
  const at = (id: string) => {
    const node = facts.nodeById(id);
    return node && mayBeBulkAt(facts, node);
  };
  expect([at('records'), at('beside')]).toEqual([true, false]);
});
