import type { DomicileMap } from '../map/model.ts';
import {
  CLASS_BITS,
  UNSPECIFIED,
  hasBit,
  intersection,
  isEmpty,
  overlaps,
  union,
  unspecifiedOnly,
} from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { namesIn, wordsOf } from './content-words.ts';
import type { NameOf } from './content-words.ts';
import { heldAt, takesOut } from './travel.ts';
import type { Arc, Network, Reach } from './travel.ts';
import { compareText } from '../map/compare-text.ts';

/** A chain of hops from an entry node: its last arc, and the chain before it. */
type Chain = {
  readonly length: number;
  readonly last?: Arc;
  readonly before?: Chain;
};

const START: Chain = { length: 0 };

/** Classes at a node that are all the same number of hops from the entry. */
type Near = { readonly classes: ClassSet; readonly distance: number };

/** The chain of a class set at a node. */
type Cached = ClassSet & { readonly chain: Chain };

/**
 * Finds the shortest chains of hops by which a cohort's PHI gets to a node, by walking a reach's
 * distances backwards. Of several shortest chains the one whose hops and nodes read first is taken,
 * never the one with the lower id or the earlier place in a list.
 */
export class PathFinder {
  readonly #map: DomicileMap;
  readonly #network: Network;
  readonly #nameOf: NameOf;
  readonly #content = new Map<object, string>();
  readonly #chains = new WeakMap<Reach, Map<number, Cached[]>>();

  constructor(map: DomicileMap, network: Network) {
    this.#map = map;
    this.#network = network;
    this.#nameOf = namesIn(map);
  }

  /**
   * The hop indexes of the shortest chain by which any of the wanted classes gets to a node; none
   * where the node is an entry node; undefined where none of the classes is there.
   */
  chainTo(
    reach: Reach,
    node: number,
    wanted: ClassSet,
    cohort: number,
  ): readonly number[] | undefined {
    const near = nearest(reach, node, intersection(heldAt(reach, node), wanted));
    return near && hopsOf(this.#chain(reach, node, near, cohort));
  }

  /** The chain by which any of some classes gets to a node, all so many hops from the entry. */
  #chain(reach: Reach, node: number, { classes, distance }: Near, cohort: number): Chain {
    if (distance === 0) return START;
    const cache = this.#chains.get(reach) ?? new Map<number, Cached[]>();
    this.#chains.set(reach, cache);
    const ofNode = cache.get(node) ?? [];
    cache.set(node, ofNode);
    const cached = ofNode.find(({ lo, hi }) => lo === classes.lo && hi === classes.hi);
    if (cached) return cached.chain;
    let best: Chain | undefined;
    for (const arc of this.#network.incoming[node] ?? []) {
      if (arc.cohorts && !arc.cohorts.has(cohort)) continue;
      if (takesOut(this.#map.nodes[arc.source]?.transform, reach.scope)) continue;
      const from = sourceClasses(reach, arc, classes, distance - 1);
      if (isEmpty(from)) continue;
      const near = { classes: from, distance: distance - 1 };
      const before = this.#chain(reach, arc.source, near, cohort);
      const chain: Chain = { length: distance, last: arc, before };
      best = best ? this.#firstOf(best, chain) : chain;
    }
    const chain = best ?? START;
    ofNode.push({ ...classes, chain });
    return chain;
  }

  /** Of two chains of one length the one that reads first, compared from their ends backwards. */
  #firstOf(a: Chain, b: Chain): Chain {
    let [x, y]: [Chain | undefined, Chain | undefined] = [a, b];
    while (x?.last && y?.last && x !== y) {
      if (x.last !== y.last) {
        const difference = this.#compare(x.last, y.last);
        if (difference !== 0) return difference < 0 ? a : b;
      }
      [x, y] = [x.before, y.before];
    }
    return a;
  }

  /** By the names of the ends, which is cheap and mostly enough, then by all that is said of them. */
  #compare(a: Arc, b: Arc): number {
    const { hops, nodes } = this.#map;
    return (
      compareText(nodes[a.source]?.name ?? '', nodes[b.source]?.name ?? '') ||
      compareText(nodes[a.target]?.name ?? '', nodes[b.target]?.name ?? '') ||
      this.#compareWords(hops[a.hop], hops[b.hop]) ||
      this.#compareWords(nodes[a.source], nodes[b.source]) ||
      this.#compareWords(nodes[a.target], nodes[b.target])
    );
  }

  #compareWords(a: object | undefined, b: object | undefined): number {
    return a === b ? 0 : compareText(this.#words(a), this.#words(b));
  }

  #words(element: object | undefined): string {
    if (!element) return '';
    const words = this.#content.get(element) ?? wordsOf(element, this.#nameOf);
    this.#content.set(element, words);
    return words;
  }
}

function hopsOf(chain: Chain): number[] {
  const hops: number[] = [];
  for (let at: Chain | undefined = chain; at?.last; at = at.before) hops.push(at.last.hop);
  return hops.toReversed();
}

/** The fewest hops by which anything gets to a node; infinite where nothing does. */
export const distanceAt = (reach: Reach, node: number): number =>
  nearest(reach, node, heldAt(reach, node))?.distance ?? Number.POSITIVE_INFINITY;

/** The classes of a set that are a given number of hops from the entry. */
function atDistance(reach: Reach, node: number, set: ClassSet, distance: number): ClassSet {
  let lo = 0;
  let hi = 0;
  const base = node * CLASS_BITS;
  for (let rest = set.lo; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest);
    if (reach.distance[base + bit] === distance) lo |= 1 << bit;
  }
  for (let rest = set.hi; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest);
    if (reach.distance[base + 32 + bit] === distance) hi |= 1 << bit;
  }
  return { lo, hi };
}

/** Of the classes at a node those with the fewest hops behind them; undefined where there is none. */
function nearest(reach: Reach, node: number, held: ClassSet): Near | undefined {
  if (isEmpty(held)) return undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let bit = 0; bit < CLASS_BITS; bit += 1)
    if (hasBit(held, bit))
      distance = Math.min(distance, reach.distance[node * CLASS_BITS + bit] ?? distance);
  return { classes: atDistance(reach, node, held, distance), distance };
}

/** The classes at an arc's source, so many hops from the entry, of which it delivers any of a set. */
function sourceClasses(reach: Reach, arc: Arc, set: ClassSet, distance: number): ClassSet {
  const held = atDistance(reach, arc.source, heldAt(reach, arc.source), distance);
  if (isEmpty(held) || overlaps(arc.makes, set)) return held;
  const passed = intersection(set, arc.carries);
  if (isEmpty(passed)) return passed;
  // PHI of a class not known may be any of those that the hop is said to carry.
  const isListed = !hasBit(arc.carries, UNSPECIFIED);
  return intersection(held, isListed ? union(passed, unspecifiedOnly) : passed);
}
