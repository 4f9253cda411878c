import * as fc from 'fast-check';
import {
  agreementTerms,
  agreementTypes,
  certificates,
  dataClasses,
} from '#shared/map/schema/vocabulary.ts';
import type { Drawing } from './draw-map.ts';
import {
  CARE,
  COUNTRIES,
  PLACES,
  day,
  flag,
  one,
  orNone,
  parts,
  some,
  supportList,
} from './fact-arbitraries.ts';
import type { Ids } from './fact-arbitraries.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];

/** Patients of whom some facts are known. */
export const cohort = (id: string, { nodes }: Ids): fc.Arbitrary<Cohort> =>
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

/** A vendor of whom some facts are known. */
export const vendor = (id: string, { cohorts, vendors }: Ids): fc.Arbitrary<Vendor> =>
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
