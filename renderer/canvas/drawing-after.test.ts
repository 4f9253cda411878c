import { describe, expect, it } from 'vitest';
import type { DomicileMap, MapNode } from '#shared/map/model.ts';
import { loadExample } from '#test/support/examples.ts';
import { type Drawn, drawingAfter } from './drawing-after.ts';

const { map } = loadExample('telemedicine-faulty');

const withNode = (from: DomicileMap, id: string, facts: Partial<MapNode>): DomicileMap => ({
  ...from,
  nodes: from.nodes.map((node) => (node.id === id ? { ...node, ...facts } : node)),
});
const [first, second] = map.nodes;
if (first === undefined || second === undefined) throw new Error('the example has two nodes');
const drawn = drawingAfter(undefined, map);
const at = drawn.positions.get(first.id) ?? { x: 0, y: 0 };

/** What is shown of a drawing, without what is kept for the next. */
const shown = ({ lanes, positions, ghosts, lines }: Drawn) => ({
  lanes,
  positions: Object.fromEntries(positions),
  ghosts,
  lines,
});

const [vendor] = map.vendors;
const EDITS: readonly (readonly [string, DomicileMap])[] = [
  ['a move in its band', withNode(map, first.id, { position: { x: at.x + 16, y: at.y } })],
  ['a move to the other end', withNode(map, first.id, { position: { x: 4000, y: 2000 } })],
  ['another place', withNode(map, first.id, { place: 'aws:ap-southeast-2' })],
  ['another name', withNode(map, first.id, { name: 'Another name' })],
  ['another kind', withNode(map, first.id, { kind: 'patient-device' })],
  ['other support', withNode(map, first.id, { support: [{ country: 'IN', mode: 'standing' }] })],
  ['a node less', { ...map, nodes: map.nodes.slice(1) }],
  ['no node', { ...map, nodes: [] }],
  ['a hop less', { ...map, hops: map.hops.slice(1) }],
  ['a node twice as far up the list', { ...map, nodes: [...map.nodes].toReversed() }],
  [
    'a vendor with a subprocessor',
    {
      ...map,
      vendors: map.vendors.map((item) =>
        item === vendor ? { ...item, subprocessors: [{ name: 'Sub', country: 'IN' }] } : item,
      ),
    },
  ],
];

describe('drawingAfter', () => {
  it.each(EDITS)('draws %s as if it had drawn nothing before', (_what, edited) =>
    expect(shown(drawingAfter(drawn, edited))).toEqual(shown(drawingAfter(undefined, edited))),
  );

  it.each(EDITS)('draws the map as before once %s is taken back', (_what, edited) =>
    expect(shown(drawingAfter(drawingAfter(drawn, edited), map))).toEqual(shown(drawn)),
  );

  it('knows the nodes by their places in the list after one was taken out', () => {
    const { nodes } = drawingAfter(drawn, { ...map, nodes: map.nodes.slice(1) });
    expect(nodes.map(({ index }) => index)).toEqual(nodes.map((_node, index) => index));
    expect(nodes[0]?.node).toBe(second);
  });

  it('keeps all of the drawing where only a name is another', () => {
    const after = drawingAfter(drawn, withNode(map, first.id, { name: 'Another name' }));
    expect(after.positions).toBe(drawn.positions);
    expect(after.lanes).toBe(drawn.lanes);
    expect(after.lines).toBe(drawn.lines);
    expect(after.nodes[0]?.node.name).toBe('Another name');
  });

  it('keeps the hops that do not meet what was moved', () => {
    const moved = withNode(map, first.id, { position: { x: at.x + 16, y: at.y } });
    const { lines } = drawingAfter(drawn, moved);
    const kept = lines.filter((line) => drawn.lines.includes(line));
    expect(kept.length).toBeGreaterThan(lines.length / 2);
  });

  it('shows proposed positions and forgets them', () => {
    const proposed = new Map([[first.id, { x: at.x + 24, y: at.y }]]);
    const proposal = drawingAfter(drawn, map, proposed);
    expect(proposal.positions.get(first.id)).toEqual({ x: at.x + 24, y: at.y });
    expect(shown(drawingAfter(proposal, map))).toEqual(shown(drawn));
  });
});
