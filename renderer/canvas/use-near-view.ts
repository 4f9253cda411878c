import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import type { FlowNode, HopEdge } from './flow-elements.ts';
import { nearTo, partAround } from './near-view.ts';

/**
 * The cards and hops around the view. The drawing library goes through all that it is given at every
 * step of the pointer, so that it is given no more than can come into view with the next.
 */
export function useNearView(
  nodes: FlowNode[],
  edges: HopEdge[],
  positions: ReadonlyMap<string, Point>,
): { readonly nodes: FlowNode[]; readonly edges: HopEdge[] } {
  // As text, since another object at each step would count as another part.
  const key = useStore(({ transform: [x, y, zoom], width, height }) =>
    partAround({ x, y, zoom }, { width, height }).join(' '),
  );
  return useMemo(() => {
    const [left = 0, top = 0, right = 0, bottom = 0] = key.split(' ').map(Number);
    return nearTo([left, top, right, bottom], nodes, edges, positions);
  }, [key, nodes, edges, positions]);
}
