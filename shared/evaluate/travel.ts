import type { Cohort, DomicileMap, Hop, MapNode } from '../map/model.ts';
import {
  CLASS_BITS,
  UNSPECIFIED,
  EMPTY,
  classSet,
  everyClass,
  hasBit,
  intersection,
  isEmpty,
  madeOnTheWay,
  union,
  unspecifiedOnly,
} from './class-set.ts';
import type { ClassSet } from './class-set.ts';

/**
 * Which PHI is looked at. `present`: all of it, however lowered. `hipaa`, `gdpr`: what is still in
 * that law's scope. `identified`, `pseudonymised`: what is at least that identifiable.
 */
export type Scope = 'present' | 'hipaa' | 'gdpr' | 'identified' | 'pseudonymised';

/** A direction of a hop: PHI goes from node `source` to node `target` (indexes into the map). */
export type Arc = {
  readonly hop: number;
  readonly source: number;
  readonly target: number;
  /** What it lets through. */
  readonly carries: ClassSet;
  /** What is made at its source from anything that is held there. */
  readonly makes: ClassSet;
  /** The cohorts that it carries, as indexes; absent = all. */
  readonly cohorts?: ReadonlySet<number>;
};

export type Network = {
  readonly arcs: readonly Arc[];
  readonly outgoing: readonly (readonly Arc[])[];
  readonly incoming: readonly (readonly Arc[])[];
};

/** Where one cohort's PHI of one scope is, and how many hops from its entry. */
export type Reach = {
  readonly scope: Scope;
  /** Class words by node index. */
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  /** Hops from the entry, by node index × CLASS_BITS + bit; only meaningful where the bit is set. */
  readonly distance: Uint16Array;
};

/** Whether a node's transform takes PHI that leaves it out of a scope (map format, "How PHI travels" 3). */
export function takesOut(transform: MapNode['transform'], scope: Scope): boolean {
  if (transform?.to === undefined || transform.to === 'none') return false;
  const { to, method } = transform;
  if (method === undefined || method === 'none') return false;
  switch (scope) {
    case 'present':
      return false;
    case 'identified':
      return true;
    case 'pseudonymised':
      return to !== 'pseudonymised';
    case 'hipaa':
      return to !== 'pseudonymised' && method !== 'assessed';
    case 'gdpr':
      return to === 'anonymised' && method === 'assessed';
  }
}

const DEVICES: ReadonlySet<string> = new Set(['clinician-device', 'staff-workstation']);

/** Whether PHI also returns on a hop: as written, else yes where an end is a staff device. */
function isTwoWay(hop: Hop, from: MapNode, to: MapNode): boolean {
  return hop.twoWay ?? (DEVICES.has(from.kind) || DEVICES.has(to.kind));
}

/** The hops of a map as arcs, with both directions where PHI returns. */
export function buildNetwork(map: DomicileMap, nodeIndex: ReadonlyMap<string, number>): Network {
  const cohortIndex = new Map(map.cohorts.map((cohort, index) => [cohort.id, index]));
  const arcs: Arc[] = [];
  const outgoing: Arc[][] = map.nodes.map(() => []);
  const incoming: Arc[][] = map.nodes.map(() => []);
  const add = (arc: Arc): void => {
    arcs.push(arc);
    outgoing[arc.source]?.push(arc);
    incoming[arc.target]?.push(arc);
  };
  for (const [index, hop] of map.hops.entries()) {
    const source = nodeIndex.get(hop.from);
    const target = nodeIndex.get(hop.to);
    const from = map.nodes[source ?? -1];
    const to = map.nodes[target ?? -1];
    if (source === undefined || target === undefined || !from || !to) continue;
    const carries = hop.carries ? classSet(hop.carries) : everyClass;
    const makes = hop.carries ? intersection(carries, madeOnTheWay) : EMPTY;
    const cohorts = hop.cohorts
      ? { cohorts: new Set(hop.cohorts.flatMap((id) => cohortIndex.get(id) ?? [])) }
      : {};
    add({ hop: index, source, target, carries, makes, ...cohorts });
    if (isTwoWay(hop, from, to))
      add({ hop: index, source: target, target: source, carries, makes, ...cohorts });
  }
  return { arcs, outgoing, incoming };
}

/** What a cohort brings in: its classes, or PHI of a class that is not known. */
function entryClasses(cohort: Cohort): ClassSet {
  return cohort.dataClasses ? classSet(cohort.dataClasses) : unspecifiedOnly;
}

/** What an arc delivers of what is held at its source. */
export function delivers(arc: Arc, held: ClassSet): ClassSet {
  if (isEmpty(held)) return held;
  const carriesAll = hasBit(arc.carries, UNSPECIFIED);
  // PHI of classes not known may be any of those that a hop is said to carry.
  const passed =
    hasBit(held, UNSPECIFIED) && !carriesAll ? arc.carries : intersection(held, arc.carries);
  return union(passed, arc.makes);
}

/** Writes the distance of each bit of a word. */
function stamp(distance: Uint16Array, base: number, word: number, hops: number): void {
  for (let rest = word; rest !== 0; rest &= rest - 1)
    distance[base + 31 - Math.clz32(rest & -rest)] = hops;
}

/**
 * Follows one cohort's PHI from its entry nodes to a fixed point, breadth first, so that the
 * distance of each class at each node is that of the shortest chain. Cycles end because a class is
 * handed on once a node. Cost: hops × (rounds in which their source changes).
 */
function follow(
  network: Network,
  nodes: readonly MapNode[],
  cohort: Cohort,
  cohortIndex: number,
  nodeIndex: ReadonlyMap<string, number>,
  scope: Scope,
): Reach {
  const lo = new Int32Array(nodes.length);
  const hi = new Int32Array(nodes.length);
  const distance = new Uint16Array(nodes.length * CLASS_BITS);
  let freshLo = new Int32Array(nodes.length);
  let freshHi = new Int32Array(nodes.length);
  let nextLo = new Int32Array(nodes.length);
  let nextHi = new Int32Array(nodes.length);
  const entry = entryClasses(cohort);
  let frontier = (cohort.entry ?? []).flatMap((id) => nodeIndex.get(id) ?? []);
  for (const node of frontier) {
    lo[node] = freshLo[node] = entry.lo;
    hi[node] = freshHi[node] = entry.hi;
  }
  for (let hops = 1; frontier.length > 0; hops += 1) {
    const touched = new Set<number>();
    for (const node of frontier) {
      const fresh: ClassSet = { lo: freshLo[node] ?? 0, hi: freshHi[node] ?? 0 };
      freshLo[node] = freshHi[node] = 0;
      if (takesOut(nodes[node]?.transform, scope)) continue;
      for (const arc of network.outgoing[node] ?? []) {
        if (arc.cohorts && !arc.cohorts.has(cohortIndex)) continue;
        const arriving = delivers(arc, fresh);
        const newLo = arriving.lo & ~(lo[arc.target] ?? 0);
        const newHi = arriving.hi & ~(hi[arc.target] ?? 0);
        if ((newLo | newHi) === 0) continue;
        lo[arc.target] = (lo[arc.target] ?? 0) | newLo;
        hi[arc.target] = (hi[arc.target] ?? 0) | newHi;
        nextLo[arc.target] = (nextLo[arc.target] ?? 0) | newLo;
        nextHi[arc.target] = (nextHi[arc.target] ?? 0) | newHi;
        stamp(distance, arc.target * CLASS_BITS, newLo, hops);
        stamp(distance, arc.target * CLASS_BITS + 32, newHi, hops);
        touched.add(arc.target);
      }
    }
    [freshLo, nextLo] = [nextLo, freshLo];
    [freshHi, nextHi] = [nextHi, freshHi];
    frontier = [...touched];
  }
  return { scope, lo, hi, distance };
}

/** The classes that a reach has at a node. */
export const heldAt = (reach: Reach, node: number): ClassSet => ({
  lo: reach.lo[node] ?? 0,
  hi: reach.hi[node] ?? 0,
});

/** Every scope of one cohort; scopes in which no transform takes anything out share one reach. */
export function followAllScopes(
  network: Network,
  nodes: readonly MapNode[],
  cohort: Cohort,
  cohortIndex: number,
  nodeIndex: ReadonlyMap<string, number>,
): Record<Scope, Reach> {
  const run = (scope: Scope): Reach =>
    follow(network, nodes, cohort, cohortIndex, nodeIndex, scope);
  const present = run('present');
  const scoped = (scope: Scope): Reach =>
    nodes.some((node) => takesOut(node.transform, scope)) ? run(scope) : present;
  return {
    present,
    hipaa: scoped('hipaa'),
    gdpr: scoped('gdpr'),
    identified: scoped('identified'),
    pseudonymised: scoped('pseudonymised'),
  };
}
