import type { Assumption } from '#shared/evaluate/assumption.ts';
import { classNames, isEmpty } from '#shared/evaluate/class-set.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { heldAt } from '#shared/evaluate/travel.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { DataClass } from '#shared/map/schema/vocabulary.ts';

/** What of a cohort gets to a node. */
export type Reaching = {
  readonly cohort: string;
  readonly name: string;
  /** Empty: its PHI gets there, but which is not known. */
  readonly classes: readonly DataClass[];
};

const facts = new WeakMap<DomicileMap, MapFacts>();

/** The PHI that gets to a node, cohort by cohort, on a day. */
export function reachAt(
  map: DomicileMap,
  asOf: string,
  assumptions: readonly Assumption[],
  nodeId: string,
): Reaching[] {
  const known = facts.get(map) ?? new MapFacts(map, asOf, new Set(assumptions));
  facts.set(map, known);
  const node = known.nodeById(nodeId);
  if (node === undefined) return [];
  return known.cohorts.flatMap(({ cohort, reach }) => {
    const held = heldAt(reach.present, node.index);
    return isEmpty(held)
      ? []
      : [{ cohort: cohort.id, name: cohort.name, classes: classNames(held) }];
  });
}
