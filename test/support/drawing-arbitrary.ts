import * as fc from 'fast-check';
import { dataClasses, nodeKinds, routingBases } from '#shared/map/schema/vocabulary.ts';
import { rules } from '#shared/rules/registry.ts';
import type { Drawing } from './draw-map.ts';
import { COUNTRIES, LISTS, PLACES, day, one, orNone, parts, some } from './fact-arbitraries.ts';
import type { Ids } from './fact-arbitraries.ts';
import { cohort, vendor } from './party-arbitraries.ts';
import { hop, node } from './system-arbitraries.ts';

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
