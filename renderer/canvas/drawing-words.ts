import { hopLabel, requiredContracts } from '#shared/diagram/hop-label.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { type Chip, chipsOf } from './card-facts.ts';

/** What is written on hops and cards that follows from how PHI travels, by their ids. */
export type DrawingWords = {
  readonly labels: ReadonlyMap<string, string>;
  readonly chips: ReadonlyMap<string, readonly Chip[]>;
};

/** The words that differ from those told before. */
export type WordChanges = {
  /** What was told before is to be dropped. */
  readonly isWhole: boolean;
  readonly labels: readonly (readonly [hop: string, label: string])[];
  readonly chips: readonly (readonly [node: string, chips: readonly Chip[]])[];
};

export const noWords: DrawingWords = { labels: new Map(), chips: new Map() };

/** The words of a map on a day, `YYYY-MM-DD`. Walks the whole map: to be done in the worker. */
export function drawingWords(map: DomicileMap, asOf: string): DrawingWords {
  const facts = new MapFacts(map, asOf, new Set());
  const required = requiredContracts(facts);
  return {
    labels: new Map(map.hops.map((hop) => [hop.id, hopLabel(facts, hop, required)])),
    chips: new Map(facts.nodes.map((item) => [item.node.id, chipsOf(item, required, facts)])),
  };
}

/** What to tell a holder of `before`; undefined = it holds nothing. */
export function wordChanges(before: DrawingWords | undefined, after: DrawingWords): WordChanges {
  return {
    isWhole: before === undefined,
    labels: [...after.labels].filter(([id, label]) => before?.labels.get(id) !== label),
    chips: [...after.chips].filter(([id, chips]) => !sameJson(before?.chips.get(id), chips)),
  };
}

/** The words after changes; the same object where there are none. */
export function withWordChanges(before: DrawingWords, changes: WordChanges): DrawingWords {
  const { isWhole, labels, chips } = changes;
  if (!isWhole && labels.length + chips.length === 0) return before;
  const held = isWhole ? noWords : before;
  return {
    labels: labels.length === 0 ? held.labels : new Map([...held.labels, ...labels]),
    chips: chips.length === 0 ? held.chips : new Map([...held.chips, ...chips]),
  };
}
