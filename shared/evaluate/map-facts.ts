import type { DomicileMap, Hop, Vendor } from '../map/model.ts';
import type { Assumption } from './assumption.ts';
import { isEmpty } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { readCohort } from './cohort-facts.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Subject } from './finding.ts';
import { readNodes } from './node-facts.ts';
import type { NodeFacts, SupportUse } from './node-facts.ts';
import { PathFinder, distanceAt } from './path.ts';
import { buildNetwork, delivers, followAllScopes, heldAt, takesOut } from './travel.ts';
import type { Arc, Network, Reach, Scope } from './travel.ts';

/** A node that a cohort's PHI reaches. */
export type Holding = { readonly node: NodeFacts; readonly classes: ClassSet };

/** A hop that a cohort's PHI takes, in one direction. */
export type Flow = {
  readonly hop: Hop;
  readonly subject: Subject;
  readonly source: NodeFacts;
  readonly target: NodeFacts;
  readonly classes: ClassSet;
};

/** A vendor that a cohort's PHI reaches: on nodes that it runs, and by support access. */
export type Touch = {
  readonly vendor: Vendor;
  readonly holdings: readonly Holding[];
  readonly supports: readonly { readonly node: NodeFacts; readonly support: SupportUse }[];
};

/** Everything that rules read of one map on one day: elements with defaults, and where PHI goes. */
export class MapFacts {
  readonly map: DomicileMap;
  readonly asOf: string;
  readonly assumptions: ReadonlySet<Assumption>;
  readonly nodes: readonly NodeFacts[];
  readonly cohorts: readonly CohortFacts[];
  /** Cohorts whose PHI reaches a node: the only ones that rules look at. */
  readonly evaluated: readonly CohortFacts[];
  readonly subject: Subject;
  readonly paths: PathFinder;
  readonly #network: Network;
  // By reach, not by scope: scopes in which no transform takes anything out share one.
  readonly #holdings = new Map<Reach, readonly Holding[]>();
  readonly #flows = new Map<Reach, readonly Flow[]>();
  readonly #touches = new Map<Reach, readonly Touch[]>();
  readonly #kindsByVendor = new Map<string, Set<string>>();
  readonly #hopSubjects: readonly Subject[];
  #arcsOfHop: ReadonlyMap<number, readonly Arc[]> | undefined;
  #hopsAt: ReadonlyMap<string, readonly Hop[]> | undefined;
  readonly #nodeIndex: ReadonlyMap<string, number>;
  readonly #hopIndex: ReadonlyMap<string, number>;

  /**
   * @param map a checked map
   * @param asOf the day on which the law and the agreements are read, `YYYY-MM-DD`
   */
  constructor(map: DomicileMap, asOf: string, assumptions: ReadonlySet<Assumption>) {
    this.map = map;
    this.asOf = asOf;
    this.assumptions = assumptions;
    this.subject = { type: 'map', id: map.id };
    this.nodes = readNodes(map);
    this.#nodeIndex = indexById(map.nodes);
    this.#hopIndex = indexById(map.hops);
    this.#hopSubjects = map.hops.map(({ id }) => ({ type: 'hop', id }));
    for (const { node, runBy } of this.nodes)
      if (typeof runBy === 'object')
        remember(this.#kindsByVendor, runBy.id, () => new Set<string>()).add(node.kind);
    const network = buildNetwork(map, this.#nodeIndex);
    this.#network = network;
    this.cohorts = map.cohorts.map((cohort, index) =>
      readCohort(
        map,
        cohort,
        index,
        followAllScopes(network, map.nodes, cohort, index, this.#nodeIndex),
      ),
    );
    this.evaluated = this.cohorts.filter((cohort) => cohort.isEvaluated);
    this.paths = new PathFinder(map, network);
  }

  nodeById(id: string): NodeFacts | undefined {
    return this.nodes[this.#nodeIndex.get(id) ?? -1];
  }

  /** Where a hop stands in the map's list; undefined for derived hops. */
  indexOfHop(id: string): number | undefined {
    return this.#hopIndex.get(id);
  }

  hopById(id: string): Hop | undefined {
    return this.map.hops[this.indexOfHop(id) ?? -1];
  }

  /** The hops that begin or end at a node. */
  hopsAt(nodeId: string): readonly Hop[] {
    this.#hopsAt ??= hopsByEnd(this.map.hops);
    return this.#hopsAt.get(nodeId) ?? [];
  }

  /** The kinds of the nodes that a vendor runs. */
  kindsRunBy(vendorId: string): ReadonlySet<string> {
    return this.#kindsByVendor.get(vendorId) ?? new Set();
  }

  /** The nodes that a cohort's PHI of a scope reaches, patients' devices included. */
  holdings(cohort: CohortFacts, scope: Scope): readonly Holding[] {
    const reach = cohort.reach[scope];
    return remember(this.#holdings, reach, () => {
      const holdings: Holding[] = [];
      for (const node of this.nodes) {
        const classes = heldAt(reach, node.index);
        if (!isEmpty(classes)) holdings.push({ node, classes });
      }
      return holdings;
    });
  }

  /** The classes of a cohort and scope at a node. */
  classesAt(cohort: CohortFacts, scope: Scope, node: NodeFacts): ClassSet {
    return heldAt(cohort.reach[scope], node.index);
  }

  /** The hops that a cohort's PHI of a scope takes; a two-way hop twice, once a direction. */
  flows(cohort: CohortFacts, scope: Scope): readonly Flow[] {
    const reach = cohort.reach[scope];
    return remember(this.#flows, reach, () => {
      const flows: Flow[] = [];
      for (const arc of this.#network.arcs) {
        const flow = this.#flow(cohort, scope, arc);
        if (flow) flows.push(flow);
      }
      return flows;
    });
  }

  /** The hops by which a cohort's PHI of a scope comes to a node. */
  flowsInto(cohort: CohortFacts, scope: Scope, node: NodeFacts): readonly Flow[] {
    const arcs = this.#network.incoming[node.index] ?? [];
    return arcs.flatMap((arc) => this.#flow(cohort, scope, arc) ?? []);
  }

  #flow(cohort: CohortFacts, scope: Scope, arc: Arc): Flow | undefined {
    if (arc.cohorts && !arc.cohorts.has(cohort.index)) return undefined;
    const held = heldAt(cohort.reach[scope], arc.source);
    if (isEmpty(held)) return undefined;
    const hop = this.map.hops[arc.hop];
    const subject = this.#hopSubjects[arc.hop];
    const source = this.nodes[arc.source];
    const target = this.nodes[arc.target];
    if (!hop || !subject || !source || !target) return undefined;
    // What a source takes out of the scope it does not deliver, whatever the target has of others.
    if (takesOut(source.node.transform, scope)) return undefined;
    const classes = delivers(arc, held);
    return isEmpty(classes) ? undefined : { hop, subject, source, target, classes };
  }

  /** The vendors that a cohort's PHI of a scope reaches. */
  touches(cohort: CohortFacts, scope: Scope): readonly Touch[] {
    return remember(this.#touches, cohort.reach[scope], () => {
      const byVendor = new Map<
        string,
        {
          vendor: Vendor;
          holdings: Holding[];
          supports: { node: NodeFacts; support: SupportUse }[];
        }
      >();
      const entryOf = (vendor: Vendor) =>
        remember(byVendor, vendor.id, () => ({ vendor, holdings: [], supports: [] }));
      for (const holding of this.holdings(cohort, scope)) {
        const { node } = holding;
        if (node.isExempt) continue;
        if (typeof node.runBy === 'object') entryOf(node.runBy).holdings.push(holding);
        for (const support of node.support ?? [])
          if (typeof support.by === 'object') entryOf(support.by).supports.push({ node, support });
      }
      return [...byVendor.values()];
    });
  }

  /**
   * The ids of the hops of the shortest path of a cohort's PHI to a node or hop; undefined where
   * none of the wanted classes gets there. A derived hop ends the path to its node.
   */
  pathTo(
    cohort: CohortFacts,
    scope: Scope,
    to: Subject,
    wanted: ClassSet,
  ): readonly string[] | undefined {
    if (to.type === 'node') {
      const node = this.nodeById(to.id);
      const hops =
        node && this.paths.chainTo(cohort.reach[scope], node.index, wanted, cohort.index);
      return hops?.map((hop) => this.map.hops[hop]?.id ?? '');
    }
    if (to.type === 'hop') {
      const sources = this.#flowsOf(cohort, scope, to.id).map((flow) =>
        this.pathTo(cohort, scope, flow.source.subject, wanted),
      );
      const shortest = sources
        .filter((path) => path !== undefined)
        .toSorted((a, b) => a.length - b.length)[0];
      return shortest && [...shortest, to.id];
    }
    return undefined;
  }

  /** How many hops the path to a node or hop has; infinite where nothing of the cohort gets there. */
  distanceTo(cohort: CohortFacts, scope: Scope, to: Subject): number {
    if (to.type === 'node') {
      const node = this.nodeById(to.id);
      return node ? distanceAt(cohort.reach[scope], node.index) : Number.POSITIVE_INFINITY;
    }
    if (to.type !== 'hop') return Number.POSITIVE_INFINITY;
    const sources = this.#flowsOf(cohort, scope, to.id).map((flow) =>
      this.distanceTo(cohort, scope, flow.source.subject),
    );
    return Math.min(...sources) + 1;
  }

  #flowsOf(cohort: CohortFacts, scope: Scope, hopId: string): readonly Flow[] {
    this.#arcsOfHop ??= Map.groupBy(this.#network.arcs, (arc) => arc.hop);
    const arcs = this.#arcsOfHop.get(this.indexOfHop(hopId) ?? -1) ?? [];
    return arcs.flatMap((arc) => this.#flow(cohort, scope, arc) ?? []);
  }
}

/** Where each item of a list stands. */
function indexById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const { id } of items) index.set(id, index.size);
  return index;
}

/** The hops by each node at which they begin or end. */
function hopsByEnd(hops: readonly Hop[]): Map<string, Hop[]> {
  const byEnd = new Map<string, Hop[]>();
  for (const hop of hops) {
    remember(byEnd, hop.from, () => []).push(hop);
    if (hop.to !== hop.from) remember(byEnd, hop.to, () => []).push(hop);
  }
  return byEnd;
}

function remember<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const made = make();
  cache.set(key, made);
  return made;
}
