import type { DomicileMap } from '../map/model.ts';
import { CLASS_BITS, UNSPECIFIED, hasBit, intersection } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { namesIn, wordsOf } from './content-words.ts';
import { heldAt, takesOut } from './travel.ts';
import type { Arc, Network, Reach } from './travel.ts';

/** A chain of hops from an entry node: its last arc, and the chain before it. */
type Chain = {
  readonly length: number;
  readonly last?: Arc;
  readonly before?: Chain;
};

const START: Chain = { length: 0 };

/**
 * Finds the shortest chains of hops by which a cohort's PHI gets to a node, by walking a reach's
 * distances backwards. Of several shortest chains the one whose hops and nodes read first is taken,
 * never the one with the lower id or the earlier place in a list.
 */
export class PathFinder {
  readonly #map: DomicileMap;
  readonly #network: Network;
  readonly #nameOf: ReadonlyMap<string, string>;
  readonly #content = new Map<object, string>();
  readonly #chains = new WeakMap<Reach, Map<number, Chain>>();

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
    const held = heldAt(reach, node);
    const bits = nearestBits(reach, node, intersection(held, wanted));
    if (bits.length === 0) return undefined;
    const best = bits
      .map((bit) => this.#chain(reach, node, bit, cohort))
      .reduce((a, b) => this.#firstOf(a, b));
    return hopsOf(best);
  }

  #chain(reach: Reach, node: number, bit: number, cohort: number): Chain {
    const distance = reach.distance[node * CLASS_BITS + bit] ?? 0;
    if (distance === 0) return START;
    const cache = this.#chains.get(reach) ?? new Map<number, Chain>();
    this.#chains.set(reach, cache);
    const key = node * CLASS_BITS + bit;
    const cached = cache.get(key);
    if (cached) return cached;
    let best: Chain | undefined;
    for (const arc of this.#network.incoming[node] ?? []) {
      if (arc.cohorts && !arc.cohorts.has(cohort)) continue;
      if (takesOut(this.#map.nodes[arc.source]?.transform, reach.scope)) continue;
      for (const from of sourceBits(reach, arc, bit, distance - 1)) {
        const before = this.#chain(reach, arc.source, from, cohort);
        const chain: Chain = { length: distance, last: arc, before };
        best = best ? this.#firstOf(best, chain) : chain;
      }
    }
    const chain = best ?? START;
    cache.set(key, chain);
    return chain;
  }

  /** Of two chains of one length the one that reads first, compared from their ends backwards. */
  #firstOf(a: Chain, b: Chain): Chain {
    let [x, y]: [Chain | undefined, Chain | undefined] = [a, b];
    while (x?.last && y?.last && x !== y) {
      if (x.last !== y.last) {
        const [contentX, contentY] = [this.#arcContent(x.last), this.#arcContent(y.last)];
        if (contentX !== contentY) return contentX < contentY ? a : b;
      }
      [x, y] = [x.before, y.before];
    }
    return a;
  }

  #arcContent({ source, target, hop }: Arc): string {
    const { hops, nodes } = this.#map;
    return `${this.#words(nodes[source])} ${this.#words(nodes[target])} ${this.#words(hops[hop])}`;
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
export function distanceAt(reach: Reach, node: number): number {
  const [bit] = nearestBits(reach, node, heldAt(reach, node));
  return bit === undefined
    ? Number.POSITIVE_INFINITY
    : (reach.distance[node * CLASS_BITS + bit] ?? 0);
}

/** Of the classes at a node those with the fewest hops behind them. */
function nearestBits(reach: Reach, node: number, held: ClassSet): number[] {
  let nearest: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let bit = 0; bit < CLASS_BITS; bit += 1) {
    if (!hasBit(held, bit)) continue;
    const distance = reach.distance[node * CLASS_BITS + bit] ?? 0;
    if (distance > least) continue;
    if (distance < least) nearest = [];
    least = distance;
    nearest.push(bit);
  }
  return nearest;
}

/** The classes at an arc's source, so many hops from the entry, of which it delivers the class. */
function sourceBits(reach: Reach, arc: Arc, bit: number, distance: number): number[] {
  const held = heldAt(reach, arc.source);
  const isThere = (from: number): boolean =>
    hasBit(held, from) && reach.distance[arc.source * CLASS_BITS + from] === distance;
  if (hasBit(arc.makes, bit)) return everyBit.filter(isThere);
  if (!hasBit(arc.carries, bit)) return [];
  const isListed = !hasBit(arc.carries, UNSPECIFIED);
  return (isListed && bit !== UNSPECIFIED ? [bit, UNSPECIFIED] : [bit]).filter(isThere);
}

const everyBit = Array.from({ length: CLASS_BITS }, (_, bit) => bit);
