import { expect, it } from 'vitest';
import { loadExample } from '#test/support/examples.ts';
import { flowBase, type FlowNode } from './flow-elements.ts';
import { heldOn, NONE, NOWHERE, withMoved } from './moved-cards.ts';

const nodes = ['one', 'other'].map((id): FlowNode => ({
  ...flowBase(id, { x: 0, y: 0 }),
  type: 'ghost',
  data: {
    ghost: { id, name: id, kind: 'support', detail: '', band: { key: '', title: '' }, reads: [] },
    state: 'plain',
  },
}));

it('puts what is moved where the pointer has it and leaves the others alone', () => {
  const [one, other] = withMoved(nodes, new Map([['one', { x: 8, y: 16 }]]), undefined);
  expect(one).toEqual({ ...nodes[0], position: { x: 8, y: 16 } });
  expect(other).toBe(nodes[1]);
});

it('tells the one that is moved alone from those that were dropped', () => {
  const cards = withMoved(nodes, dropped, 'other');
  expect(cards.map(({ className }) => className)).toEqual([undefined, 'moving']);
});

it('is the list itself where nothing is moved', () =>
  expect(withMoved(nodes, new Map(), undefined)).toBe(nodes));

it('moves nothing that is not there', () =>
  expect(withMoved(nodes, new Map([['gone', { x: 1, y: 1 }]]), 'gone')).toEqual(nodes));

const { map } = loadExample('telemedicine-faulty');
const dropped = new Map([
  ['one', { x: 8, y: 8 }],
  ['other', { x: 16, y: 16 }],
]);

it('holds what was dropped until another map is drawn, and what is moved anyhow', () => {
  const moving = new Map([['one', { x: 24, y: 24 }]]);
  expect(heldOn(NOWHERE, map)).toBe(NONE);
  expect(heldOn({ moving: NONE, dropped, on: map }, map)).toEqual(dropped);
  expect(heldOn({ moving: NONE, dropped, on: map }, { ...map })).toBe(NONE);
  expect(heldOn({ moving, dropped, on: map }, { ...map })).toBe(moving);
});

it('has a card that is moved again before it is drawn where the pointer has it', () => {
  const moving = new Map([['one', { x: 24, y: 24 }]]);
  const held = heldOn({ moving, dropped, on: map }, map);
  expect(held.get('one')).toEqual({ x: 24, y: 24 });
  expect(held.get('other')).toEqual({ x: 16, y: 16 });
});
