import { describe, expect, it } from 'vitest';
import type { Point } from '#shared/diagram/card-size.ts';
import { flowBase, type FlowNode, type HopEdge } from './flow-elements.ts';
import { nearTo, partAround } from './near-view.ts';

const ROOM = { width: 1000, height: 600 };
const PART = partAround({ x: 0, y: 0, zoom: 1 }, ROOM);
const [LEFT, , RIGHT] = PART;

const positions = new Map<string, Point>([
  ['in', { x: 10, y: 10 }],
  ['edge', { x: RIGHT, y: 0 }],
  ['past', { x: RIGHT + 1, y: 0 }],
  ['before', { x: LEFT - 177, y: 0 }],
  ['far', { x: 9000, y: 9000 }],
]);

const nodes = [...positions].map(([id, position]): FlowNode => ({
  ...flowBase(id, position),
  type: 'ghost',
  data: {
    ghost: { id, name: id, kind: 'support', detail: '', band: { key: '', title: '' }, reads: [] },
    state: 'plain',
  },
}));
const edge = (source: string, target: string): HopEdge => ({
  id: `${source} ${target}`,
  source,
  target,
  type: 'hop',
});
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('what is near a view', () => {
  it('has the cards that touch the part around it, and no other', () => {
    expect(idsOf(nearTo(PART, nodes, [], positions).nodes)).toEqual(['in', 'edge']);
  });

  it('has a hop that passes through, with both of its cards', () => {
    const near = nearTo(PART, nodes, [edge('before', 'past'), edge('past', 'far')], positions);
    expect(idsOf(near.edges)).toEqual(['before past']);
    expect(idsOf(near.nodes)).toEqual(['in', 'edge', 'past', 'before']);
  });

  it('has what is chosen, wherever it stands, so that it can be let go of', () => {
    const chosen = nodes.map((node) => (node.id === 'far' ? { ...node, selected: true } : node));
    expect(idsOf(nearTo(PART, chosen, [], positions).nodes)).toContain('far');
  });

  it('leaves out a hop to a card that is not there', () => {
    expect(nearTo(PART, nodes, [edge('in', 'gone')], positions).edges).toEqual([]);
  });

  it('is the lists themselves where all is near', () => {
    const [one] = nodes;
    const list = one === undefined ? [] : [one];
    const edges = [edge('in', 'in')];
    const near = nearTo(PART, list, edges, positions);
    expect(near.nodes).toBe(list);
    expect(near.edges).toBe(edges);
  });

  it('stays the same while the view moves a little and reaches beyond it at every zoom', () => {
    expect(partAround({ x: -10, y: -10, zoom: 1 }, ROOM)).toEqual(PART);
    for (const zoom of [0.1, 0.62, 1, 2.5]) {
      const [left, top, right, bottom] = partAround({ x: -137, y: 53, zoom }, ROOM);
      expect(left).toBeLessThan(137 / zoom);
      expect(top).toBeLessThan(-53 / zoom);
      expect(right).toBeGreaterThan(1137 / zoom);
      expect(bottom).toBeGreaterThan(547 / zoom);
    }
  });
});
