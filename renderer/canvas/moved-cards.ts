import type { Point } from '#shared/diagram/card-size.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { FlowNode } from './flow-elements.ts';

type Positions = ReadonlyMap<string, Point>;

/** The cards that stand elsewhere than they are drawn. */
export type Elsewhere = {
  /** Where the pointer has what is moved. */
  readonly moving: Positions;
  /** Where what was dropped stands until it is drawn so. */
  readonly dropped: Positions;
  /** The map that was drawn when it was dropped; the drawing of any other has it. */
  readonly on: DomicileMap | undefined;
};

export const NONE: Positions = new Map();
export const NOWHERE: Elsewhere = { moving: NONE, dropped: NONE, on: undefined };

/** Where cards stand that the drawing of a map has elsewhere. */
export const heldOn = ({ moving, dropped, on }: Elsewhere, drawn: DomicileMap): Positions =>
  on === drawn && dropped.size > 0 ? new Map([...dropped, ...moving]) : moving;

/**
 * The cards with those that are being moved where the pointer has them; all others are the same objects.
 * @param alone the only one that is moved, which the browser then moves as a picture
 */
export function withMoved(
  nodes: FlowNode[],
  moved: Positions,
  alone: string | undefined,
): FlowNode[] {
  if (moved.size === 0) return nodes;
  return nodes.map((node) => {
    const position = moved.get(node.id);
    if (position === undefined) return node;
    return node.id === alone ? { ...node, position, className: 'moving' } : { ...node, position };
  });
}
