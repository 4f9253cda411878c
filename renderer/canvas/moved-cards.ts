import type { Point } from '#shared/diagram/card-size.ts';
import type { FlowNode } from './flow-elements.ts';

/** The cards with those that are being moved where the pointer has them; all others are the same objects. */
export function withMoved(nodes: FlowNode[], moved: ReadonlyMap<string, Point>): FlowNode[] {
  if (moved.size === 0) return nodes;
  return nodes.map((node) => {
    const position = moved.get(node.id);
    return position === undefined ? node : { ...node, position };
  });
}
