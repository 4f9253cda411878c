import { intersects, within } from '#shared/geography/place-list.ts';
import type { Place } from '#shared/geography/place.ts';
import { classSet, intersection, isEmpty, everyClass } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import { transfersOf } from './importers.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { statutes } from './statute.ts';
import { every, fromYesNo, not } from './tri.ts';
import type { Tri } from './tri.ts';
import type { MatrixRow, Posture } from '../map/model.ts';
import { dataGroups } from '../map/schema/vocabulary.ts';

/** The classes that a matrix row speaks of. */
export function rowClasses(row: MatrixRow): ClassSet {
  if (row.dataClass !== undefined && row.dataClass !== 'none') return classSet([row.dataClass]);
  return row.group !== undefined && row.group !== 'none'
    ? classSet(dataGroups[row.group])
    : everyClass;
}

/** Whether a policy speaks of a cohort; absent = of all. */
export const speaksOf = (policy: MatrixRow | Posture, cohort: CohortFacts): boolean =>
  policy.cohorts === undefined || policy.cohorts.includes(cohort.cohort.id);

/** A list that binds storage of a cohort's PHI at a node, and what says so. */
export type PlaceRule = {
  readonly allowed?: readonly string[];
  readonly prohibited?: readonly string[];
  readonly because: readonly Fact[];
};

/** The lists of every localisation rule, posture and matrix row that certainly applies. */
export function placeRulesFor(
  facts: MapFacts,
  cohort: CohortFacts,
  { node, classes }: Holding,
): PlaceRule[] {
  const ofLaw = statutes.flatMap((statute): PlaceRule[] => {
    if (facts.asOf < statute.from || isEmpty(intersection(classes, statute.classes))) return [];
    const toCohort = statute.appliesTo(facts, cohort);
    if (toCohort.value !== true || statute.covers(facts, node).value !== true) return [];
    return [{ allowed: statute.list, because: toCohort.because }];
  });
  const { matrix, postures } = facts.map.policies;
  const ofMatrix = matrix.flatMap((row): PlaceRule[] => {
    if (!speaksOf(row, cohort) || isEmpty(intersection(classes, rowClasses(row)))) return [];
    const { allowed, prohibited, id } = row;
    const because: Fact[] = [
      { subject: policy(id), field: 'allowed', value: allowed ?? null },
      { subject: policy(id), field: 'prohibited', value: prohibited ?? null },
    ];
    return [{ ...(allowed ? { allowed } : {}), ...(prohibited ? { prohibited } : {}), because }];
  });
  const ofPostures = postures.flatMap((posture): PlaceRule[] => {
    const { allowed, id } = posture;
    if (!speaksOf(posture, cohort) || posture.scope === 'access' || !allowed) return [];
    return [{ allowed, because: [{ subject: policy(id), field: 'allowed', value: allowed }] }];
  });
  return [...ofLaw, ...ofMatrix, ...ofPostures];
}

const policy = (id: string): Subject => ({ type: 'policy', id });

/** Whether a place obeys a list rule: allowed = subset, prohibited = must not intersect. */
export function obeys(place: Place, rule: PlaceRule, asOf: string): Tri {
  return every(
    rule.allowed ? fromYesNo(within(place, rule.allowed, asOf)) : true,
    rule.prohibited ? not(fromYesNo(intersects(place, rule.prohibited, asOf))) : true,
  );
}

/** Whether a place is at home for a cohort: EEA, GB, US and territories, Quebec, country of care. */
export const isAtHome = (facts: MapFacts, cohort: CohortFacts, place: Place): Tri =>
  fromYesNo(within(place, cohort.home, facts.asOf));

/** How a stored copy stands: outside what is allowed, in no channel, or merely away from home. */
export type Placement = {
  readonly severity: 'violation' | 'risk';
  readonly reason: 'not-allowed' | 'no-channel' | 'away-from-home';
  readonly because: readonly Fact[];
};

/**
 * "As LOC/TRF": violation where a place is outside what is allowed to a cohort or the transfer walk
 * to it fails; else risk where it is outside home while the live path is inside; else nothing. What
 * cannot be told is nothing here: the walk and LOC-25 ask for it.
 */
export function judgePlacement(
  facts: MapFacts,
  cohort: CohortFacts,
  holding: Holding,
  use: PlaceUse,
): Placement | undefined {
  const { place } = use;
  if (!place) return undefined;
  const broken = placeRulesFor(facts, cohort, holding).find(
    (rule) => obeys(place, rule, facts.asOf) === false,
  );
  if (broken) return { severity: 'violation', reason: 'not-allowed', because: broken.because };
  const failed = failedTransfer(facts, cohort, holding.node, use);
  if (failed) return { severity: 'violation', reason: 'no-channel', because: failed };
  const isAway = isAtHome(facts, cohort, place) === false;
  if (!isAway || isLivePathAtHome(facts, cohort, holding) !== true) return undefined;
  const because: Fact[] = [{ subject: cohort.subject, field: 'care', value: cohort.cohort.care }];
  return { severity: 'risk', reason: 'away-from-home', because };
}

function failedTransfer(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  use: PlaceUse,
): readonly Fact[] | undefined {
  for (const law of ['gdpr', 'uk'] as const) {
    if (cohort[law] !== true) continue;
    const failed = transfersOf(facts, cohort, law).find(
      (transfer) =>
        transfer.node === node &&
        transfer.by === use.field &&
        transfer.place.raw === use.raw &&
        (transfer.walk.outcome === 'none' || transfer.walk.outcome === 'without-assessment'),
    );
    if (failed) return failed.walk.steps.flatMap((step) => step.because);
  }
  return undefined;
}

/**
 * Whether the nodes on the shortest path to a node, without itself and patients' devices, are at
 * home. A path straight from the patient is at home, as the patient is.
 */
export function isLivePathAtHome(facts: MapFacts, cohort: CohortFacts, holding: Holding): Tri {
  const { node, classes } = holding;
  const hops = facts.pathTo(cohort, cohort.generalScope, node.subject, classes) ?? [];
  const onTheWay = new Set(
    hops.flatMap((id) => {
      const hop = facts.hopById(id);
      return hop ? [hop.from, hop.to] : [];
    }),
  );
  onTheWay.delete(node.node.id);
  return every(
    ...[...onTheWay].map((id): Tri => {
      const on = facts.nodeById(id);
      if (!on || on.isExempt) return true;
      return on.place ? isAtHome(facts, cohort, on.place) : 'unknown';
    }),
  );
}
