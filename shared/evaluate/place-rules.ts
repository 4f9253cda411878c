import { intersects, within } from '#shared/geography/place-list.ts';
import type { Containment } from '#shared/geography/place-match.ts';
import type { Place } from '#shared/geography/place.ts';
import type { MatrixRow, Posture } from '../map/model.ts';
import { dataGroups } from '../map/schema/vocabulary.ts';
import { classSet, everyClass, overlaps } from './class-set.ts';
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

const cache = new WeakMap<CohortFacts, readonly CohortRule[]>();

/** The lists of every localisation rule, posture and matrix row that speaks of a cohort. */
function rulesOf(facts: MapFacts, cohort: CohortFacts): readonly CohortRule[] {
  const known = cache.get(cohort);
  if (known) return known;
  const rules = [...ofLaw(facts, cohort), ...ofMatrix(facts, cohort), ...ofPostures(facts, cohort)];
  cache.set(cohort, rules);
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

/** Whether a list certainly binds a cohort's PHI at a node. */
function binds(
  { matters, statute, classes: ofRule }: CohortRule,
  facts: MapFacts,
  cohort: CohortFacts,
  { node, classes }: Holding,
  matter: PlaceMatter,
): boolean {
  if (!matters.includes(matter)) return false;
  const caught = statute ? facts.classesAt(cohort, statute.scope, node) : classes;
  if (!overlaps(caught, ofRule)) return false;
  return !statute || statute.covers(facts, node).value === true;
}

/** The lists that certainly bind a cohort's PHI at a node. */
export const placeRulesFor = (
  facts: MapFacts,
  cohort: CohortFacts,
  holding: Holding,
  matter: PlaceMatter = 'storage',
): readonly PlaceRule[] =>
  rulesOf(facts, cohort).filter((rule) => binds(rule, facts, cohort, holding, matter));

/** The list that a place certainly breaks, or whether that of one cannot be told. */
export function heldAgainst(
  facts: MapFacts,
  cohort: CohortFacts,
  holding: Holding,
  place: Place,
  matter: PlaceMatter,
): PlaceRule | 'unknown' | undefined {
  let isOpen = false;
  for (const rule of rulesOf(facts, cohort)) {
    // Most places obey: what costs more to tell is asked of the others only.
    const obeyed = obeys(place, rule, facts.asOf);
    if (obeyed === true || !binds(rule, facts, cohort, holding, matter)) continue;
    const arguable = rule.statute?.arguable?.(facts, holding.node, place).value ?? false;
    if (arguable !== false) continue;
    if (obeyed === false) return rule;
    isOpen = true;
  }
  return isOpen ? 'unknown' : undefined;
}

/** Whether a place obeys a list rule: allowed = subset, prohibited = must not intersect. */
export function obeys(
  place: Place,
  { allowed, prohibited }: Pick<PlaceRule, 'allowed' | 'prohibited'>,
  asOf: string,
): Tri {
  const isAllowed = allowed ? inList(place, allowed, asOf, within) : true;
  if (!prohibited) return isAllowed;
  return every(isAllowed, not(inList(place, prohibited, asOf, intersects)));
}

/** An entry "unknown" of a list may be any place: only what the others settle is settled. */
function inList(
  place: Place,
  list: readonly string[],
  asOf: string,
  ask: (place: Place, known: readonly string[], asOf: string) => Containment,
): Tri {
  if (!list.includes('unknown')) return fromYesNo(ask(place, list, asOf));
  const known = list.filter((entry) => entry !== 'unknown');
  const answer = fromYesNo(ask(place, known, asOf));
  return answer === false ? 'unknown' : answer;
}
