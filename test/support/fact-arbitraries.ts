import * as fc from 'fast-check';

/** Where the traps are: near and far regions, wide ones, countries coarser than a list, and nowhere known. */
export const PLACES = [
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
export const COUNTRIES = ['FR', 'IE', 'GB', 'CH', 'US', 'CA', 'IN', 'HK', 'JP', 'unknown'];
export const CARE = ['FR', 'IE', 'DE', 'GB', 'CH', 'US', 'US-TX', 'US-FL', 'CA-QC', 'CA-ON', 'BR'];
export const LISTS = [
  'group:EEA',
  'group:US-AND-TERRITORIES',
  'iso:CA-QC',
  'iso:US',
  'aws:eu-west-3',
];
const DATES = ['2020-01-01', '2025-11-21', '2025-11-22', '2026-08-24', '2026-11-22', '2027-01-31'];

export const one = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
export const some = <T>(values: readonly T[], maxLength = 3): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one(values), { maxLength });
export const orNone = <T>(values: readonly T[]): fc.Arbitrary<T | 'none' | 'unknown'> =>
  fc.oneof({ weight: 4, arbitrary: one(values) }, one(['none', 'unknown'] as const));
export const day = orNone(DATES);
export const flag = fc.oneof(
  { weight: 4, arbitrary: fc.boolean() },
  fc.constant('unknown' as const),
);
export const days = orNone([0, 1, 30, 3650, 'indefinite'] as const);

/** An object of which every optional key may be left out. */
export const parts = <T, K extends keyof T>(
  model: { [P in keyof T]: fc.Arbitrary<T[P]> },
  requiredKeys: K[],
) => fc.record(model, { requiredKeys, noNullPrototype: true });

/** The ids that elements may refer to. */
export type Ids = {
  readonly cohorts: string[];
  readonly vendors: string[];
  readonly nodes: string[];
};

export const supportList = (vendors: readonly string[]) =>
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
