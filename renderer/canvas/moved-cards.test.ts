import { expect, it } from 'vitest';
import { flowBase, type FlowNode } from './flow-elements.ts';
import { withMoved } from './moved-cards.ts';

const nodes = ['one', 'other'].map((id): FlowNode => ({
  ...flowBase(id, { x: 0, y: 0 }),
  type: 'ghost',
  data: {
    ghost: { id, name: id, kind: 'support', detail: '', band: { key: '', title: '' }, reads: [] },
    state: 'plain',
  },
}));

it('puts what is moved where the pointer has it and leaves the others alone', () => {
  const [one, other] = withMoved(nodes, new Map([['one', { x: 8, y: 16 }]]));
  expect(one).toEqual({ ...nodes[0], position: { x: 8, y: 16 } });
  expect(other).toBe(nodes[1]);
});

it('is the list itself where nothing is moved', () =>
  expect(withMoved(nodes, new Map())).toBe(nodes));

it('moves nothing that is not there', () =>
  expect(withMoved(nodes, new Map([['gone', { x: 1, y: 1 }]]))).toEqual(nodes));
