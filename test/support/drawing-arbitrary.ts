import * as fc from 'fast-check';
import {
  agreementTerms,
  agreementTypes,
  atRestEncryptions,
  carriers,
  certificates,
  dataClasses,
  hopEncryptions,
  identifiabilities,
  loweredIdentifiabilities,
  nodeKinds,
  purposes,
  routingBases,
  transferMechanisms,
  transformMethods,
} from '#shared/map/schema/vocabulary.ts';
import { rules } from '#shared/rules/registry.ts';
import type { Drawing } from './draw-map.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];

/** Where the traps are: near and far regions, wide ones, countries coarser than a list, and nowhere known. */
const PLACES = [
  'aws:eu-west-3',
  'aws:eu-central-1',
  'aws:eu-west-2',
  'aws:eu-central-2',
  'aws:us-east-1',
  'aws:ca-central-1',
  'azure:canadacentral',
  'azure:brazilsouth',
  'azure:europe',
  'aws:global',
  'aws:ap-east-1',
  'iso:US',
  'iso:US-TX',
  'iso:CA',
  'iso:PR',
  'iso:RE',
  'iso:IN',
  'unknown',
];
const COUNTRIES = ['FR', 'IE', 'GB', 'CH', 'US', 'CA', 'IN', 'HK', 'JP', 'unknown'];
const CARE = ['FR', 'IE', 'DE', 'GB', 'CH', 'US', 'US-TX', 'US-FL', 'CA-QC', 'CA-ON', 'BR'];
const LISTS = ['group:EEA', 'group:US-AND-TERRITORIES', 'iso:CA-QC', 'iso:US', 'aws:eu-west-3'];
const DATES = ['2020-01-01', '2025-11-21', '2025-11-22', '2026-08-24', '2026-11-22', '2027-01-31'];

const one = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const some = <T>(values: readonly T[], maxLength = 3): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one(values), { maxLength });
const known = fc.boolean();
const orNone = <T>(values: readonly T[]): fc.Arbitrary<T | 'none' | 'unknown'> =>
  fc.oneof({ weight: 4, arbitrary: one(values) }, one(['none', 'unknown'] as const));
const day = orNone(DATES);
const flag = fc.oneof({ weight: 4, arbitrary: known }, fc.constant('unknown' as const));
const days = orNone([0, 1, 30, 3650, 'indefinite'] as const);

/** An object of which every optional key may be left out. */
const parts = <T, K extends keyof T>(
  model: { [P in keyof T]: fc.Arbitrary<T[P]> },
  requiredKeys: K[],
) => fc.record(model, { requiredKeys, noNullPrototype: true });

type Ids = { readonly cohorts: string[]; readonly vendors: string[]; readonly nodes: string[] };

const supportList = (vendors: readonly string[]) =>
  fc.array(
    parts(
      {
        country: one(COUNTRIES),
        by: one([...vendors, 'self', 'unknown']),
        mode: orNone(['standing', 'just-in-time', 'screen-share', 'export'] as const),
        approved: flag,
        masked: flag,
        logged: flag,
      },
      [],
    ),
    { maxLength: 2 },
  );

const cohort = (id: string, { nodes }: Ids): fc.Arbitrary<Cohort> =>
  parts(
    {
      id: fc.constant(id),
      name: fc.constant(`Patients ${id}`),
      care: one(CARE),
      controller: one(COUNTRIES),
      hipaa: flag,
      certifiedEhr: flag,
      statutoryCare: flag,
      providerLicences: some(['US-TX', 'US-FL', 'US', 'FR']),
      usPersons: one([0, 99, 101, 1_001, 10_001, 100_001]),
      dataClasses: some(dataClasses, 6),
      entry: some(nodes, 2),
    },
    ['id', 'name', 'care', 'entry'],
  );

const agreement = parts(
  {
    type: orNone(agreementTypes),
    status: orNone(['signed', 'draft', 'refused'] as const),
    effective: day,
    expires: day,
    services: some(['*', 'storage', 'compute']),
    tia: day,
    terms: some(agreementTerms, 13),
  },
  [],
);

const vendor = (id: string, { cohorts, vendors }: Ids): fc.Arbitrary<Vendor> =>
  parts(
    {
      id: fc.constant(id),
      name: fc.constant(`Vendor ${id}`),
      country: one(COUNTRIES),
      establishments: some(COUNTRIES),
      concernOwnership: flag,
      role: orNone(['processor', 'provider', 'controller', 'conduit'] as const),
      agreements: fc.array(agreement, { maxLength: 4 }),
      dpf: parts(
        {
          status: orNone(['active', 'inactive'] as const),
          checked: day,
          covers: some(['hr', 'non-hr'] as const),
          ukExtension: flag,
        },
        [],
      ),
      certifications: fc.array(
        parts({ name: orNone(certificates), scope: some(['*', '1', '6']), until: day }, []),
        { maxLength: 2 },
      ),
      subprocessors: fc
        .array(
          parts(
            {
              name: one(['Hosting', 'Mail', 'Search']),
              country: one(COUNTRIES),
              mechanism: orNone(['adequacy', 'dpf', 'scc', 'bcr'] as const),
            },
            ['name'],
          ),
          { maxLength: 2 },
        )
        .map((list) => [...new Map(list.map((item) => [item.name, item])).values()]),
      subprocessorsListed: day,
      assessments: fc.array(
        parts(
          {
            type: orNone(['pia', 'tia'] as const),
            cohorts: some(cohorts),
            places: some(PLACES),
            date: day,
            conclusion: orNone(['adequate', 'inadequate'] as const),
          },
          [],
        ),
        { maxLength: 2 },
      ),
      support: supportList(vendors),
      statesLocations: flag,
      cisaControls: flag,
    },
    ['id', 'name'],
  );

const node = (id: string, { vendors }: Ids): fc.Arbitrary<Node> =>
  parts(
    {
      id: fc.constant(id),
      name: fc.constant(`System ${id}`),
      kind: fc.oneof(one(nodeKinds), one(['api', 'database', 'backup', 'patient-device'] as const)),
      vendor: one([...vendors, 'self', 'unknown']),
      service: one(['storage', 'compute']),
      place: one(PLACES),
      pinned: flag,
      failover: some(PLACES, 2),
      replicas: some(PLACES, 2),
      plane: orNone(['control', 'data'] as const),
      necessity: orNone(['essential', 'optional'] as const),
      persistence: orNone(['transient', 'at-rest'] as const),
      atRest: parts(
        {
          encryption: one([...atRestEncryptions, 'unknown'] as const),
          alternative: day,
          keys: parts(
            { custody: orNone(['provider', 'customer', 'hsm', 'external'] as const) },
            [],
          ),
        },
        [],
      ),
      retention: parts({ days }, []),
      backup: fc.oneof(
        fc.constant('none' as const),
        parts(
          { places: some(PLACES, 2), encryption: one([...atRestEncryptions, 'unknown'] as const) },
          [],
        ),
      ),
      support: supportList(vendors),
      recording: parts({ enabled: flag }, []),
      transform: parts(
        {
          to: orNone(loweredIdentifiabilities),
          method: one([...transformMethods, 'unknown'] as const),
        },
        [],
      ),
    },
    ['id', 'name', 'kind'],
  );

const hop = (id: string, { cohorts, nodes }: Ids): fc.Arbitrary<Hop> =>
  parts(
    {
      id: fc.constant(id),
      from: one(nodes),
      to: one(nodes),
      name: fc.constant(`Hop ${id}`),
      twoWay: flag,
      carrier: orNone(carriers),
      encryption: one([...hopEncryptions, 'unknown'] as const),
      downgrade: flag,
      carries: some(dataClasses, 5),
      identifiability: orNone(identifiabilities),
      cohorts: some(cohorts),
      necessity: orNone(['essential', 'optional'] as const),
      purpose: orNone(purposes),
      frequency: orNone(['continuous', 'batch', 'occasional', 'one-off'] as const),
      retention: parts({ days }, []),
      payload: some(dataClasses),
      transfer: parts(
        {
          mechanism: one([...transferMechanisms, 'unknown'] as const),
          signed: day,
          tia: day,
          fallback: orNone(['scc', 'bcr'] as const),
          pia: day,
          piaConclusion: orNone(['adequate', 'inadequate'] as const),
          agreement: flag,
        },
        [],
      ),
    },
    ['id', 'from', 'to', 'name'],
  );

const policies = ({ cohorts, vendors }: Ids) =>
  fc.record({
    matrix: fc.array(
      parts(
        {
          dataClass: orNone(dataClasses),
          cohorts: some(cohorts),
          allowed: some(LISTS),
          prohibited: some(LISTS),
          maxRetentionDays: one([1, 365]),
          processors: some(vendors),
        },
        [],
      ),
      { maxLength: 2 },
    ),
    postures: fc.array(
      parts(
        {
          cohorts: some(cohorts),
          allowed: some(LISTS),
          scope: orNone(['storage', 'access', 'both'] as const),
        },
        [],
      ),
      { maxLength: 2 },
    ),
  });

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/**
 * Maps of 5 to 30 systems with every fact that a rule reads: known, known not to exist, not known
 * or left out. All names differ.
 */
export const drawingArbitrary: fc.Arbitrary<Drawing> = fc
  .record({
    cohorts: fc.integer({ min: 1, max: 4 }),
    vendors: fc.integer({ min: 1, max: 5 }),
    nodes: fc.integer({ min: 5, max: 30 }),
    hops: fc.integer({ min: 5, max: 45 }),
  })
  .chain((count) => {
    const ids: Ids = {
      cohorts: numbered('cohort-', count.cohorts),
      vendors: numbered('vendor-', count.vendors),
      nodes: numbered('node-', count.nodes),
    };
    const all = <T>(names: string[], make: (id: string, ids: Ids) => fc.Arbitrary<T>) =>
      fc.tuple(...names.map((id) => make(id, ids)));
    return parts(
      {
        organisation: parts(
          {
            country: one(COUNTRIES),
            hipaaRole: orNone(['covered-entity', 'business-associate'] as const),
          },
          [],
        ),
        routing: parts({ basis: some(routingBases) }, []),
        governance: parts(
          {
            riskAnalysis: fc.oneof(
              fc.constant('none' as const),
              parts({ date: day, places: some(PLACES) }, []),
            ),
          },
          [],
        ),
        cohorts: all(ids.cohorts, cohort),
        vendors: all(ids.vendors, vendor),
        nodes: all(ids.nodes, node),
        hops: all(numbered('hop-', count.hops), hop),
        policies: policies(ids).map(({ matrix, postures }) => ({
          matrix: matrix.map((row, index) => ({ ...row, id: `row-${index}` })),
          postures: postures.map((posture, index) => ({
            ...posture,
            id: `posture-${index}`,
            name: `Promise ${index}`,
          })),
        })),
        notUsed: some(nodeKinds),
        acceptances: fc.array(
          fc.record({
            rule: one(rules.map(({ id }) => id)),
            subject: fc.record({ type: fc.constant('node' as const), id: one(ids.nodes) }),
            reason: fc.constant('known'),
            by: fc.constant('R. Vance'),
            on: fc.constant('2026-01-01'),
            until: fc.constantFrom('none', '2026-11-21', '2026-11-22'),
          }),
          { maxLength: 3 },
        ),
      },
      ['cohorts', 'vendors', 'nodes', 'hops'],
    );
  });
