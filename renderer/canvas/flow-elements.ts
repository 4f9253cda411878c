import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { Ghost } from '#shared/diagram/ghosts.ts';
import type { Point } from '#shared/diagram/card-size.ts';
import type { Severity } from '#shared/evaluate/finding.ts';
import type { MapNode } from '#shared/map/model.ts';
import type { Chip } from './card-facts.ts';
import { cardSize, type Line } from './drawing.ts';

type CardData = {
  readonly node: MapNode;
  readonly vendor: string;
  readonly chips: readonly Chip[];
  readonly badge: Severity | undefined;
  readonly state: CardState;
};
export type CardNode = Node<CardData, 'card'>;
export type GhostNode = Node<{ readonly ghost: Ghost; readonly state: CardState }, 'ghost'>;
export type FlowNode = CardNode | GhostNode;
/** As a focused finding shows a card; `target` while it is chosen as the end of a new hop. */
export type CardState = 'plain' | 'dim' | 'target' | Severity;
type HopData = {
  readonly line: Line;
  readonly state: 'plain' | 'dim' | Severity;
  readonly step: number | undefined;
};
export type HopEdge = Edge<HopData, 'hop'>;

/** Where hops dock, told in advance so that cards outside the view have them too. */
const handles = [
  { type: 'source', position: Position.Right, x: cardSize.width, y: cardSize.height / 2 },
  { type: 'target', position: Position.Left, x: 0, y: cardSize.height / 2 },
] as const;

const HANDLES = [...handles];

/** What cards and ghosts have in common for the drawing library. */
export const flowBase = (id: string, position: Point) => ({
  id,
  position,
  ...cardSize,
  // Its size is known: nothing waits for cards out of view to be measured.
  measured: cardSize,
  handles: HANDLES,
  ariaRole: 'group' as const,
});

/**
 * Makes what keeps the objects of the time before where nothing about them changed, so that only
 * changed cards and lines are drawn again; the same list where none changed.
 */
export function keeperOf<T extends { readonly id: string }>(
  isSame: (a: T, b: T) => boolean,
): (items: readonly T[]) => T[] {
  let before = new Map<string, T>();
  let list: T[] = [];
  return (items) => {
    const kept = items.map((item) => {
      const known = before.get(item.id);
      return known !== undefined && isSame(known, item) ? known : item;
    });
    if (kept.length === list.length && kept.every((item, place) => item === list[place]))
      return list;
    before = new Map(kept.map((item) => [item.id, item]));
    list = kept;
    return list;
  };
}

const isSamePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** Whether two cards or ghosts show the same; what they hold is compared by identity. */
export function isSameCard(a: FlowNode, b: FlowNode): boolean {
  if (!isSamePoint(a.position, b.position) || a.selected !== b.selected) return false;
  if (a.ariaLabel !== b.ariaLabel || a.draggable !== b.draggable) return false;
  const [one, other] = [a.data, b.data];
  if (one.state !== other.state) return false;
  if ('ghost' in one || 'ghost' in other)
    return 'ghost' in one && 'ghost' in other && one.ghost.detail === other.ghost.detail;
  return (
    one.node === other.node &&
    one.vendor === other.vendor &&
    one.chips === other.chips &&
    one.badge === other.badge
  );
}

export function isSameLine(a: Line, b: Line): boolean {
  return (
    a.label === b.label &&
    a.labelAt === b.labelAt &&
    a.isNumberOnly === b.isNumberOnly &&
    a.from === b.from &&
    a.to === b.to &&
    a.isTwoWay === b.isTwoWay &&
    a.docks.out === b.docks.out &&
    a.docks.into === b.docks.into
  );
}

export const isSameHop = (a: HopEdge, b: HopEdge): boolean =>
  a.selected === b.selected &&
  a.data?.line === b.data?.line &&
  a.data?.state === b.data?.state &&
  a.data?.step === b.data?.step;
