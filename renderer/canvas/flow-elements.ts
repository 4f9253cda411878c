import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { Ghost } from '#shared/diagram/ghosts.ts';
import type { Point } from '#shared/diagram/card-size.ts';
import type { Severity } from '#shared/evaluate/finding.ts';
import type { MapNode } from '#shared/map/model.ts';
import type { Chip } from './card-facts.ts';
import { cardSize, type Line } from './drawing.ts';

export type CardNode = Node<
  {
    readonly node: MapNode;
    readonly vendor: string;
    readonly chips: readonly Chip[];
    readonly badge: Severity | undefined;
    readonly state: CardState;
  },
  'card'
>;
export type GhostNode = Node<{ readonly ghost: Ghost; readonly state: CardState }, 'ghost'>;
export type FlowNode = CardNode | GhostNode;
/** As a focused finding shows a card; `target` while it is chosen as the end of a new hop. */
export type CardState = 'plain' | 'dim' | 'target' | Severity;
export type HopEdge = Edge<
  {
    readonly line: Line;
    readonly state: 'plain' | 'dim' | Severity;
    readonly step: number | undefined;
  },
  'hop'
>;

/** Where hops dock, told in advance so that cards outside the view have them too. */
const handles = [
  { type: 'source', position: Position.Right, x: cardSize.width, y: cardSize.height / 2 },
  { type: 'target', position: Position.Left, x: 0, y: cardSize.height / 2 },
] as const;

/** What cards and ghosts have in common for the drawing library. */
export const flowBase = (id: string, position: Point) => ({
  id,
  position,
  ...cardSize,
  // Its size is known: nothing waits for cards out of view to be measured.
  measured: cardSize,
  handles: [...handles],
});

/**
 * Makes what keeps the objects of the time before where nothing about them changed, so that only
 * changed cards and lines are drawn again.
 */
export function keeperOf<T extends { readonly id: string }>(
  isSame: (a: T, b: T) => boolean,
): (items: readonly T[]) => T[] {
  let before = new Map<string, T>();
  return (items) => {
    const kept = items.map((item) => {
      const known = before.get(item.id);
      return known !== undefined && isSame(known, item) ? known : item;
    });
    before = new Map(kept.map((item) => [item.id, item]));
    return kept;
  };
}
