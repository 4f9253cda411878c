import { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { PlaceField } from '#shared/evaluate/node-facts.ts';
import { placeStakes } from '#shared/evaluate/place-stakes.ts';
import { drawMap } from './draw-map.ts';
import type { Drawing } from './draw-map.ts';
import { AS_OF } from './test-rule.ts';

export type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
export type Node = NonNullable<Drawing['nodes']>[number];
export type Hop = NonNullable<Drawing['hops']>[number];
type Case = {
  readonly cohort: Partial<Cohort>;
  readonly node?: Partial<Node>;
  readonly app?: Partial<Node>;
  readonly vendor?: Partial<Vendor>;
  readonly hop?: Partial<Hop>;
  readonly map?: Partial<Drawing>;
  readonly field?: PlaceField;
  readonly asOf?: string;
};

/** What hangs on the place of a store to which an own app of the cohort's country writes. */
export function readStakes({
  cohort,
  node,
  app,
  vendor,
  hop,
  map,
  field = 'place',
  asOf = AS_OF,
}: Case) {
  const care = typeof cohort.care === 'string' ? cohort.care : 'BR';
  const facts = new MapFacts(
    drawMap({
      organisation: { country: 'BR', hipaaRole: 'none' },
      cohorts: [
        {
          id: 'patients',
          name: 'Patients',
          care,
          usPersons: 0,
          dataClasses: ['diagnosis'],
          entry: ['app'],
          ...cohort,
        },
      ],
      vendors: [
        {
          id: 'host',
          name: 'Host',
          role: 'processor',
          agreements: [],
          dpf: { status: 'none' },
          ...vendor,
        },
      ],
      nodes: [
        { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: `iso:${care}`, ...app },
        { id: 'store', name: 'Store', kind: 'database', vendor: 'host', ...node },
      ],
      hops: [{ id: 'write', from: 'app', to: 'store', carrier: 'https', ...hop }],
      ...map,
    }),
    asOf,
    new Set(),
  );
  const store = facts.nodeById('store');
  if (!store) throw new Error('the drawing has a store');
  return Object.fromEntries(placeStakes(facts, store, field));
}
