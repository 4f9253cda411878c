import type { Assumption } from '#shared/evaluate/assumption.ts';
import { classNames, isEmpty } from '#shared/evaluate/class-set.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { heldAt } from '#shared/evaluate/travel.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import type { DomicileMap, MapNode } from '#shared/map/model.ts';
import type { DataClass } from '#shared/map/schema/vocabulary.ts';

/** What of a cohort gets to a node. */
export type Reaching = {
  readonly cohort: string;
  readonly name: string;
  /** Empty: its PHI gets there, but which is not known. */
  readonly classes: readonly DataClass[];
};

type Known = {
  readonly map: DomicileMap;
  readonly asOf: string;
  readonly assumptions: readonly Assumption[];
  readonly facts: MapFacts;
};

let latest: Known | undefined;

/** The PHI that gets to a node, cohort by cohort, on a day. */
export function reachAt(
  map: DomicileMap,
  asOf: string,
  assumptions: readonly Assumption[],
  nodeId: string,
): Reaching[] {
  const { facts } = factsOf(map, asOf, assumptions);
  const node = facts.nodeById(nodeId);
  if (node === undefined) return [];
  return facts.cohorts.flatMap(({ cohort, reach }) => {
    const held = heldAt(reach.present, node.index);
    return isEmpty(held)
      ? []
      : [{ cohort: cohort.id, name: cohort.name, classes: classNames(held) }];
  });
}

/** The facts worked out last are those of every map that is drawn otherwise only: a drop keeps them. */
function factsOf(map: DomicileMap, asOf: string, assumptions: readonly Assumption[]): Known {
  const isOfThem = latest?.asOf === asOf && latest.assumptions === assumptions;
  const facts =
    isOfThem && latest !== undefined && isSameButDrawn(latest.map, map)
      ? latest.facts
      : new MapFacts(map, asOf, new Set(assumptions));
  latest = { map, asOf, assumptions, facts };
  return latest;
}

const rest = (map: DomicileMap) => Object.entries({ ...map, nodes: undefined });
const unplaced = (node: MapNode) => ({ ...node, position: undefined });

/** Whether two maps say the same, wherever on the canvas their nodes stand. */
function isSameButDrawn(a: DomicileMap, b: DomicileMap): boolean {
  if (a === b) return true;
  const others = new Map(rest(b));
  if (!rest(a).every(([key, value]) => others.get(key) === value)) return false;
  if (a.nodes.length !== b.nodes.length || rest(a).length !== others.size) return false;
  return a.nodes.every((node, index) => {
    const other = b.nodes[index];
    return node === other || (other !== undefined && sameJson(unplaced(node), unplaced(other)));
  });
}
