import { intersects, within } from '#shared/geography/place-list.ts';
import type { Containment } from '#shared/geography/place-match.ts';
import type { Place } from '#shared/geography/place.ts';
import type { MatrixRow, Posture } from '../map/model.ts';
import { dataGroups } from '../map/schema/vocabulary.ts';
import { classSet, everyClass, intersection, isEmpty } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { statutes } from './statute.ts';
import type { Statute } from './statute.ts';
import { every, fromYesNo, not } from './tri.ts';
import type { Tri } from './tri.ts';

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

/** Whether PHI is kept at a place, or only goes through it. */
export type PlaceMatter = 'storage' | 'processing';

/** A list that binds a cohort's PHI at a node, and what says so. */
export type PlaceRule = {
  readonly allowed?: readonly string[];
  readonly prohibited?: readonly string[];
  /** What a place outside is outside of: "the EEA". */
  readonly name: string;
  readonly because: readonly Fact[];
  /** The law behind it; absent for the map's own policies. */
  readonly statute?: Statute;
};

type CohortRule = PlaceRule & {
  readonly classes: ClassSet;
  readonly matters: readonly PlaceMatter[];
};

const cache = new WeakMap<MapFacts, Map<number, readonly CohortRule[]>>();

/** The lists of every localisation rule, posture and matrix row that speaks of a cohort. */
function rulesOf(facts: MapFacts, cohort: CohortFacts): readonly CohortRule[] {
  const ofMap = cache.get(facts) ?? new Map<number, readonly CohortRule[]>();
  cache.set(facts, ofMap);
  const rules = ofMap.get(cohort.index) ?? [
    ...ofLaw(facts, cohort),
    ...ofMatrix(facts, cohort),
    ...ofPostures(facts, cohort),
  ];
  ofMap.set(cohort.index, rules);
  return rules;
}

function ofLaw(facts: MapFacts, cohort: CohortFacts): CohortRule[] {
  return statutes.flatMap((statute): CohortRule[] => {
    if (facts.asOf < statute.from) return [];
    const { value, because } = statute.appliesTo(facts, cohort);
    if (value !== true) return [];
    const { list, listName: name, reaches } = statute;
    const matters: PlaceMatter[] = reaches === 'storage' ? ['storage'] : ['storage', 'processing'];
    const { classes } = statute;
    return [{ allowed: list, name, because, classes, matters, statute }];
  });
}

function ofMatrix({ map }: MapFacts, cohort: CohortFacts): CohortRule[] {
  return map.policies.matrix.flatMap((row): CohortRule[] => {
    if (!speaksOf(row, cohort)) return [];
    const { allowed, prohibited, id } = row;
    const because: Fact[] = [
      { subject: policy(id), field: 'allowed', value: allowed ?? null },
      { subject: policy(id), field: 'prohibited', value: prohibited ?? null },
    ];
    const lists = { ...(allowed ? { allowed } : {}), ...(prohibited ? { prohibited } : {}) };
    const name = 'what the residency matrix allows';
    return [
      { ...lists, name, because, classes: rowClasses(row), matters: ['storage', 'processing'] },
    ];
  });
}

function ofPostures({ map }: MapFacts, cohort: CohortFacts): CohortRule[] {
  return map.policies.postures.flatMap((posture): CohortRule[] => {
    const { allowed, id, scope } = posture;
    if (!speaksOf(posture, cohort) || !allowed) return [];
    // What a posture binds must be known for it to bind anything: LOC-24 asks.
    const matters: PlaceMatter[] = [
      ...(scope === 'storage' || scope === 'both' ? (['storage'] as const) : []),
      ...(scope === 'access' || scope === 'both' ? (['processing'] as const) : []),
    ];
    const because: Fact[] = [{ subject: policy(id), field: 'allowed', value: allowed }];
    return [{ allowed, name: `"${posture.name}"`, because, classes: everyClass, matters }];
  });
}

const policy = (id: string): Subject => ({ type: 'policy', id });

/** The lists that certainly bind a cohort's PHI at a node. */
export function placeRulesFor(
  facts: MapFacts,
  cohort: CohortFacts,
  { node, classes }: Holding,
  matter: PlaceMatter = 'storage',
): readonly PlaceRule[] {
  return rulesOf(facts, cohort).filter((rule) => {
    if (!rule.matters.includes(matter)) return false;
    const { statute } = rule;
    const caught = statute ? facts.classesAt(cohort, statute.scope, node) : classes;
    if (isEmpty(intersection(caught, rule.classes))) return false;
    return !statute || statute.covers(facts, node).value === true;
  });
}

/** Whether a place obeys a list rule: allowed = subset, prohibited = must not intersect. */
export function obeys(
  place: Place,
  { allowed, prohibited }: Pick<PlaceRule, 'allowed' | 'prohibited'>,
  asOf: string,
): Tri {
  return every(
    allowed ? inList(allowed, (known) => within(place, known, asOf)) : true,
    prohibited ? not(inList(prohibited, (known) => intersects(place, known, asOf))) : true,
  );
}

/** An entry "unknown" of a list may be any place: only what the others settle is settled. */
function inList(list: readonly string[], ask: (known: readonly string[]) => Containment): Tri {
  if (!list.includes('unknown')) return fromYesNo(ask(list));
  const answer = fromYesNo(ask(list.filter((entry) => entry !== 'unknown')));
  return answer === false ? 'unknown' : answer;
}
