import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { drawMap } from './draw-map.ts';
import type { Drawing } from './draw-map.ts';
import { AS_OF } from './test-rule.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Matrix = NonNullable<NonNullable<Drawing['policies']>['matrix']>;
type Postures = NonNullable<NonNullable<Drawing['policies']>['postures']>;

/** What a case says of the drawing. */
export type StoreCase = {
  readonly cohort?: Partial<Cohort>;
  readonly app?: Partial<Node>;
  readonly store?: Partial<Node>;
  readonly vendor?: Partial<Vendor>;
  readonly matrix?: Matrix;
  readonly postures?: Postures;
  readonly country?: string;
  readonly asOf?: string;
};

const signed = { effective: '2025-01-01', expires: 'none', services: ['*'], tia: '2026-06-01' };
/** Clauses that are signed and assessed. */
export const scc = { type: 'scc' as const, status: 'signed' as const, ...signed };

/** A cohort at a store behind an own app at home, so that a rule has one place to judge. */
export function readStore(drawn: StoreCase) {
  const {
    cohort,
    app,
    store,
    vendor,
    matrix = [],
    postures = [],
    country = 'BR',
    asOf = AS_OF,
  } = drawn;
  const care = typeof cohort?.care === 'string' ? cohort.care : 'BR';
  const facts = new MapFacts(
    drawMap({
      organisation: { country, hipaaRole: 'none' },
      cohorts: [
        {
          id: 'patients',
          name: 'Patients',
          care,
          dataClasses: ['diagnosis'],
          entry: ['phone'],
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
        { id: 'phone', name: 'Phone', kind: 'patient-device', place: 'iso:AQ' },
        { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: `iso:${care}`, ...app },
        { id: 'store', name: 'Store', kind: 'database', vendor: 'host', ...store },
      ],
      hops: [
        { id: 'enter', from: 'phone', to: 'app', carrier: 'https' },
        { id: 'write', from: 'app', to: 'store', carrier: 'https' },
      ],
      policies: { matrix, postures },
    }),
    asOf,
    new Set(),
  );
  const [patients] = facts.cohorts;
  const node = facts.nodeById('store');
  if (!patients || !node) throw new Error('the drawing has a cohort and a store');
  const holding = { node, classes: facts.classesAt(patients, patients.generalScope, node) };
  return { facts, cohort: patients, node, holding };
}
