import { describe, expect, it } from 'vitest';
import { editing, made } from '../../../test/support/map-session.ts';
import { lineText } from '../document/history-line.ts';
import type { MapDocument } from '../schema/map.ts';
import { aligned, type Edge, type NodeBox } from './align-nodes.ts';
import { distributed } from './distribute-nodes.ts';
import { commands } from './registry.ts';

const drawing = {
  vendors: [{ id: 'host', name: 'Host', support: [{ by: 'host', country: 'IN' }] }],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'host', position: { x: 0, y: 0 } },
    { id: 'db', name: 'Records', kind: 'database', vendor: 'host' },
    { id: 'log', name: 'Logs', kind: 'log-store', support: [{ by: 'host', country: 'FR' }] },
  ],
  hops: [
    { id: 'save', from: 'app', to: 'db' },
    { id: 'trace', from: 'db', to: 'log', name: 'Trace' },
  ],
  cohorts: [{ id: 'c', name: 'French', care: 'FR', entry: ['db', 'app'] }],
  policies: { matrix: [{ id: 'm', processors: ['host', 'self'] }] },
} satisfies Partial<MapDocument>;

const open = () => {
  const editor = editing(drawing);
  const { session } = editor;
  return {
    session,
    line: () => session.history.undoLine && lineText(session.history.undoLine),
    map: () => session.projection.map,
  };
};

describe('add-node, connect-nodes and send-to', () => {
  it('draw and say what was drawn', () => {
    const { session, line, map } = open();
    expect(made(session.run(commands['add-node'], { kind: 'object-storage' }))).toEqual([
      { type: 'node', id: 'n1' },
    ]);
    expect(line()).toBe('Object storage: object-storage added');
    expect(session.projection.element('node', 'n1')).toEqual({
      id: 'n1',
      name: 'Object storage',
      kind: 'object-storage',
    });
    session.run(commands['connect-nodes'], {
      from: 'app',
      to: 'n1',
      facts: { carrier: 'https', carries: [] },
    });
    expect(line()).toBe('App → Object storage: hop added');
    expect(map().hops[0]).toEqual({
      id: 'n2',
      from: 'app',
      to: 'n1',
      carrier: 'https',
      carries: [],
    });
    session.run(commands['send-to'], {
      from: 'app',
      node: { kind: 'email', name: 'Mail', facts: { place: 'iso:FR' } },
      hop: { carrier: 'smtp' },
    });
    expect(line()).toBe('App: sends to Mail');
    session.undo();
    expect(map().nodes).toHaveLength(4);
    expect(map().hops).toHaveLength(3);
  });

  it('refuse a hop to itself, to nothing and from nothing', () => {
    const { session } = open();
    expect(session.run(commands['connect-nodes'], { from: 'app', to: 'app' })).toMatchObject({
      problem: { code: 'same-ends' },
    });
    expect(session.run(commands['connect-nodes'], { from: 'app', to: 'gone' })).toMatchObject({
      problem: { code: 'dangling-reference', field: 'to', id: 'gone' },
    });
    expect(session.run(commands['send-to'], { from: 'gone', node: { kind: 'api' } })).toMatchObject(
      {
        problem: { code: 'no-such-element' },
      },
    );
    expect(session.run(commands['add-node'], { kind: 'api', name: ' ' })).toMatchObject({
      problem: { code: 'wrong-value', field: 'name' },
    });
  });
});

describe('place-nodes', () => {
  it('sets place and position in one step, and takes the place back in the lane of the unknown', () => {
    const { session, line, map } = open();
    session.run(commands['place-nodes'], {
      nodes: [{ id: 'app', position: { x: 5, y: 6 } }, { id: 'db' }],
      place: 'aws:eu-west-3',
    });
    expect(line()).toBe('App, Records: place → aws:eu-west-3');
    expect(map().nodes[0]).toMatchObject({ place: 'aws:eu-west-3', position: { x: 5, y: 6 } });
    session.run(commands['place-nodes'], { nodes: [{ id: 'app' }], place: undefined });
    expect(map().nodes[0]).not.toHaveProperty('place');
    session.undo();
    session.undo();
    expect(map().nodes[0]).toMatchObject({ position: { x: 0, y: 0 } });
  });

  it('refuses a place that is none, and a position that is none', () => {
    const { session } = open();
    const nodes = [{ id: 'app', position: { x: Number.NaN, y: 0 } }];
    expect(session.run(commands['place-nodes'], { nodes, place: 'iso:FR' })).toMatchObject({
      problem: { code: 'wrong-value', field: 'position.x' },
    });
    expect(
      session.run(commands['place-nodes'], { nodes: [{ id: 'app' }], place: 'x' }),
    ).toMatchObject({
      problem: { code: 'wrong-value', field: 'place' },
    });
  });
});

describe('remove-elements', () => {
  it('takes the hops of a node along, and the node out of where it is named', () => {
    const { session, line, map } = open();
    session.run(commands['remove-elements'], { elements: [{ type: 'node', id: 'db' }] });
    expect(line()).toBe('Records: removed with 2 hops');
    expect(map().hops).toEqual([]);
    expect(map().cohorts[0]?.entry).toEqual(['app']);
    expect(session.projection.reports).toEqual([]);
  });

  it('takes a vendor out of nodes, support lists and policies', () => {
    const { session, map } = open();
    session.run(commands['remove-elements'], { elements: [{ type: 'vendor', id: 'host' }] });
    expect(map().nodes.map(({ vendor }) => vendor)).toEqual([undefined, undefined, undefined]);
    expect(session.projection.element('node', 'log')?.support).toEqual([{ country: 'FR' }]);
    expect(map().policies.matrix[0]?.processors).toEqual(['self']);
    expect(session.projection.reports).toEqual([]);
  });

  it('passes over what is gone already, and refuses where all of it is', () => {
    const { session, line } = open();
    const gone = { type: 'node', id: 'gone' } as const;
    session.run(commands['remove-elements'], { elements: [gone, { type: 'hop', id: 'trace' }] });
    expect(line()).toBe('Trace: removed');
    expect(session.run(commands['remove-elements'], { elements: [gone] })).toMatchObject({
      problem: { code: 'no-such-element', element: gone },
    });
    expect(session.run(commands['remove-elements'], { elements: [] })).toMatchObject({
      problem: { code: 'too-few' },
    });
  });
});

describe('duplicate-elements', () => {
  it('copies nodes beside themselves with the hops between them', () => {
    const { session, line, map } = open();
    const elements = [
      { type: 'node', id: 'app' },
      { type: 'node', id: 'db' },
    ] as const;
    const created = made(
      session.run(commands['duplicate-elements'], { elements, offset: { x: 20, y: 30 } }),
    );
    expect(line()).toBe('App, Records: duplicated');
    expect(created.map(({ type }) => type)).toEqual(['node', 'node', 'hop']);
    const copies = map().nodes.filter(({ id }) => created.some((ref) => ref.id === id));
    expect(copies.map(({ name, vendor, position }) => ({ name, vendor, position }))).toEqual([
      { name: 'App copy', vendor: 'host', position: { x: 20, y: 30 } },
      { name: 'Records copy', vendor: 'host', position: undefined },
    ]);
    const hop = map().hops.find(({ id }) => id === created[2]?.id);
    expect(hop).toMatchObject({ from: created[0]?.id, to: created[1]?.id });
    expect(map().hops).toHaveLength(3);
  });

  it('copies a hop alone between the same nodes', () => {
    const { session, map } = open();
    const [ref] = made(
      session.run(commands['duplicate-elements'], {
        elements: [{ type: 'hop', id: 'trace' }],
        offset: { x: 0, y: 0 },
      }),
    );
    expect(map().hops.find(({ id }) => id === ref?.id)).toMatchObject({
      from: 'db',
      to: 'log',
      name: 'Trace',
    });
  });
});

const boxes: readonly NodeBox[] = [
  { id: 'app', x: 0, y: 10, width: 100, height: 50 },
  { id: 'db', x: 30, y: 100, width: 200, height: 80 },
  { id: 'log', x: 400, y: 0, width: 100, height: 20 },
];

describe('align-nodes', () => {
  it.each<[Edge, number[]]>([
    ['left', [0, 0, 0]],
    ['center', [200, 150, 200]],
    ['right', [400, 300, 400]],
    ['top', [0, 0, 0]],
    ['middle', [65, 50, 80]],
    ['bottom', [130, 100, 160]],
  ])('brings them to one line: %s', (edge, expected) => {
    const isAcross = ['left', 'center', 'right'].includes(edge);
    const moves = aligned(boxes, edge);
    expect(moves.map(({ position: { x, y } }) => (isAcross ? x : y))).toEqual(expected);
    expect(moves.map(({ position: { x, y } }) => (isAcross ? y : x))).toEqual(
      boxes.map(({ x, y }) => (isAcross ? y : x)),
    );
  });

  it('writes positions, and needs two', () => {
    const { session, line, map } = open();
    session.run(commands['align-nodes'], { boxes, edge: 'bottom' });
    expect(line()).toBe('3 nodes: aligned, bottom');
    expect(map().nodes[0]?.position).toEqual({ x: 0, y: 130 });
    expect(
      session.run(commands['align-nodes'], { boxes: boxes.slice(1, 2), edge: 'left' }),
    ).toMatchObject({ problem: { code: 'too-few', needed: 2 } });
  });
});

describe('distribute-nodes', () => {
  it('makes the gaps the same, in the order in which they stand', () => {
    const moves = distributed([...boxes].toReversed(), 'horizontal');
    expect(moves.map(({ id, position }) => [id, position.x])).toEqual([
      ['app', 0],
      ['db', 150],
      ['log', 400],
    ]);
    expect(distributed(boxes, 'vertical').map(({ id, position }) => [id, position.y])).toEqual([
      ['log', 0],
      ['app', 35],
      ['db', 100],
    ]);
  });

  it('needs three', () => {
    const { session, line } = open();
    expect(
      session.run(commands['distribute-nodes'], { boxes: boxes.slice(1), axis: 'vertical' }),
    ).toMatchObject({ problem: { code: 'too-few', needed: 3 } });
    session.run(commands['distribute-nodes'], { boxes, axis: 'vertical' });
    expect(line()).toBe('3 nodes: distributed, vertical');
  });
});

describe('arrange-nodes', () => {
  it('takes a layout over as one step', () => {
    const { session, line, map } = open();
    const moves = ['app', 'db', 'log'].map((id, index) => ({ id, position: { x: index, y: 1 } }));
    session.run(commands['arrange-nodes'], { moves });
    expect(line()).toBe('3 nodes: arranged automatically');
    session.undo();
    expect(map().nodes.map(({ position }) => position)).toEqual([
      { x: 0, y: 0 },
      undefined,
      undefined,
    ]);
  });
});

describe('keep-nodes', () => {
  it('gives nodes the positions at which they are drawn, as one step', () => {
    const { session, line, map } = open();
    const moves = ['db', 'log'].map((id, index) => ({ id, position: { x: 8, y: index } }));
    session.run(commands['keep-nodes'], { moves });
    expect(line()).toMatch(/: position taken from the drawing$/);
    expect(map().nodes.map(({ position }) => position)).toEqual([
      { x: 0, y: 0 },
      { x: 8, y: 0 },
      { x: 8, y: 1 },
    ]);
    session.undo();
    expect(map().nodes.map(({ position }) => position)).toEqual([
      { x: 0, y: 0 },
      undefined,
      undefined,
    ]);
  });
});
