import { inContentOrder } from '#shared/evaluate/content-order.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { readNodes, type NodeFacts } from '#shared/evaluate/node-facts.ts';
import type { Severity } from '#shared/evaluate/finding.ts';
import { placeLabel } from '#shared/geography/place.ts';
import { twoWayOf } from '#shared/map/defaults.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { type Band, bandOfPlace } from '../band.ts';
import { type Ghost, ghostsOf } from '../ghosts.ts';
import { printable } from './text-width.ts';

/** A card on paper: a node, or a reader who is not drawn. */
export type PrintItem = {
  readonly index: number;
  readonly name: string;
  /** Who runs it, or how a ghost reads. */
  readonly detail: string;
  readonly isGhost: boolean;
  readonly mark: Severity | undefined;
  readonly band: Band;
  /** The place within its band, in words. */
  readonly place: string;
  /** How many hops from an entry, where PHI gets there. */
  readonly depth: number;
};

/** A hop between two cards, by their indices; a derived one has no number. */
export type PrintLink = {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly number: number | undefined;
  readonly isTwoWay: boolean;
};

export type PrintGraph = {
  readonly items: readonly PrintItem[];
  readonly links: readonly PrintLink[];
};

type Pending = { -readonly [K in keyof PrintItem]: PrintItem[K] };

/** Beyond every chain of hops: a map has fewer elements. */
const UNREACHED = 1_000_000;
const NO_PLACE = 'place not known';

/**
 * Everything that is drawn on paper, in content order.
 * @param most hops at one card: a card with more is drawn several times, each with its share
 */
export function printGraph(
  facts: MapFacts,
  numbers: ReadonlyMap<string, number>,
  marks: ReadonlyMap<string, Severity>,
  most: number,
): PrintGraph {
  const map = inContentOrder(facts.map);
  const nodes = readNodes(map);
  const cards = new CardList(most);
  for (const node of nodes) cards.add(node.node.id, nodeCard(node, marks));
  const depths = depthsOf(map);
  const kinds = new Map(map.nodes.map(({ id, kind }) => [id, kind]));
  for (const hop of map.hops) {
    const [from, to] = [kinds.get(hop.from), kinds.get(hop.to)];
    if (from === undefined || to === undefined) continue;
    cards.join(hop.from, hop.to, numbers.get(hop.id), twoWayOf(hop, from, to).value === true);
  }
  for (const ghost of mergedGhosts(ghostsOf({ map, nodes }))) {
    cards.add(ghost.id, ghostCard(ghost));
    for (const node of ghost.reads) {
      depths.set(ghost.id, Math.max(depths.get(ghost.id) ?? 0, (depths.get(node) ?? 0) + 1));
      cards.join(node, ghost.id, undefined, false);
    }
  }
  return cards.graph(depths);
}

/** The cards and hops as they come, with a further card where one has too many hops. */
class CardList {
  readonly #items: Pending[] = [];
  readonly #links: PrintLink[] = [];
  readonly #cards = new Map<string, { readonly copies: number[]; ends: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(id: string, card: Omit<PrintItem, 'index' | 'depth'>): void {
    this.#cards.set(id, { copies: [this.#items.length], ends: 0 });
    this.#items.push({ ...card, index: this.#items.length, depth: 0 });
  }

  join(from: string, to: string, number: number | undefined, isTwoWay: boolean): void {
    const [start, end] = [this.#endAt(from), this.#endAt(to)];
    if (start === undefined || end === undefined) return;
    this.#links.push({ index: this.#links.length, from: start, to: end, number, isTwoWay });
  }

  #endAt(id: string): number | undefined {
    const card = this.#cards.get(id);
    const first = card && this.#items[card.copies[0] ?? -1];
    if (card === undefined || first === undefined) return undefined;
    if (card.ends > 0 && card.ends % this.#most === 0) {
      card.copies.push(this.#items.length);
      this.#items.push({ ...first, name: `${first.name} (continued)`, index: this.#items.length });
    }
    card.ends += 1;
    return card.copies.at(-1);
  }

  graph(depths: ReadonlyMap<string, number>): PrintGraph {
    for (const [id, { copies }] of this.#cards)
      for (const copy of copies) {
        const item = this.#items[copy];
        if (item) item.depth = depths.get(id) ?? UNREACHED;
      }
    return { items: this.#items, links: this.#links };
  }
}

function nodeCard({ node, runBy, place }: NodeFacts, marks: ReadonlyMap<string, Severity>) {
  const vendor = runBy === undefined ? 'vendor not known' : runBy === 'self' ? 'own' : runBy.name;
  const detail = node.service === undefined ? vendor : `${vendor} · ${node.service}`;
  return {
    name: printable(node.name),
    detail: printable(detail),
    isGhost: false,
    mark: marks.get(node.id),
    band: bandOfPlace(node.place),
    place: place === undefined ? NO_PLACE : placeLabel(place),
  };
}

function ghostCard({ name, detail, band }: Ghost) {
  const place = band.key === '' ? NO_PLACE : band.title;
  const words = { name: printable(name), detail: printable(detail) };
  return { ...words, isGhost: true, mark: undefined, band, place };
}

/** Support of one vendor from one country in one way is one card, whatever it reads. */
function mergedGhosts(ghosts: readonly Ghost[]): Ghost[] {
  const alike = Map.groupBy(ghosts, ({ kind, name, detail, band, vendor }) =>
    JSON.stringify([kind, name, detail, band.key, vendor]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, reads: [...new Set(group.flatMap(({ reads }) => reads))] }] : [];
  });
}

/** How many hops each node is from where PHI enters; where nothing enters, from where hops begin. */
function depthsOf({ cohorts, nodes, hops }: DomicileMap): Map<string, number> {
  const targets = Map.groupBy(hops, ({ from }) => from);
  const reached = new Set(hops.map(({ to }) => to));
  const entries = new Set(cohorts.flatMap(({ entry }) => entry ?? []));
  const starts = nodes.filter(({ id }) => (entries.size > 0 ? entries.has(id) : !reached.has(id)));
  const depths = new Map(starts.map(({ id }) => [id, 0]));
  const queue = starts.map(({ id }) => id);
  for (const id of queue)
    for (const { to } of targets.get(id) ?? []) {
      if (depths.has(to)) continue;
      depths.set(to, (depths.get(id) ?? 0) + 1);
      queue.push(to);
    }
  return depths;
}
