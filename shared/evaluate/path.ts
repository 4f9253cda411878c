import type { DomicileMap } from '../map/model.ts';
import { CLASS_BITS, hasBit, isEmpty } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { delivers, heldAt } from './travel.ts';
import type { Arc, Network, Reach } from './travel.ts';

/** A chain of hops from an entry node, as indexes, with the text by which ties are broken. */
type Chain = { readonly hops: readonly number[]; readonly content: string };

const START: Chain = { hops: [], content: '' };

/** An element's own words, without ids and without where it was drawn. */
function contentOf(element: Readonly<Record<string, unknown>>): string {
  const hidden = new Set(['id', 'from', 'to', 'position', 'vendor', 'cohorts']);
  const entries = Object.entries(element).filter(([key]) => !hidden.has(key));
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Finds the shortest chains of hops by which a cohort's PHI gets to a node, by walking a reach's
 * distances backwards. Of several shortest chains the one whose hops and nodes read first is taken,
 * never the one with the lower id or the earlier place in a list.
 */
export class PathFinder {
  readonly #map: DomicileMap;
  readonly #network: Network;
  readonly #nodeContent = new Map<number, string>();
  readonly #hopContent = new Map<number, string>();
  readonly #chains = new WeakMap<Reach, Map<number, Chain>>();

  constructor(map: DomicileMap, network: Network) {
    this.#map = map;
    this.#network = network;
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
    let best: Chain | undefined;
    for (let bit = 0; bit < CLASS_BITS; bit += 1) {
      if (!hasBit(held, bit) || !hasBit(wanted, bit)) continue;
      best = shorter(best, this.#chain(reach, node, bit, cohort));
    }
    return best?.hops;
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
      for (const from of sourceBits(reach, arc, bit, distance - 1)) {
        const before = this.#chain(reach, arc.source, from, cohort);
        best = shorter(best, {
          hops: [...before.hops, arc.hop],
          content: `${before.content}\n${this.#arcContent(arc)}`,
        });
      }
    }
    const chain = best ?? START;
    cache.set(key, chain);
    return chain;
  }

  #arcContent(arc: Arc): string {
    const { hops, nodes } = this.#map;
    const hop = this.#hopContent.get(arc.hop) ?? contentOf(hops[arc.hop] ?? {});
    this.#hopContent.set(arc.hop, hop);
    const ends = [arc.source, arc.target].map((index) => {
      const text = this.#nodeContent.get(index) ?? contentOf(nodes[index] ?? {});
      this.#nodeContent.set(index, text);
      return text;
    });
    return `${ends.join(' → ')} ${hop}`;
  }
}

function shorter(a: Chain | undefined, b: Chain): Chain {
  if (!a || b.hops.length < a.hops.length) return b;
  if (b.hops.length > a.hops.length) return a;
  return b.content < a.content ? b : a;
}

/** The classes at an arc's source, so many hops from the entry, of which it delivers the class. */
function sourceBits(reach: Reach, arc: Arc, bit: number, distance: number): number[] {
  const held = heldAt(reach, arc.source);
  const bits: number[] = [];
  for (let from = 0; from < CLASS_BITS; from += 1) {
    if (!hasBit(held, from)) continue;
    if (reach.distance[arc.source * CLASS_BITS + from] !== distance) continue;
    const one = from < 32 ? { lo: 1 << from, hi: 0 } : { lo: 0, hi: 1 << (from - 32) };
    const delivered = delivers(arc, one);
    if (!isEmpty(delivered) && hasBit(delivered, bit)) bits.push(from);
  }
  return bits;
}
