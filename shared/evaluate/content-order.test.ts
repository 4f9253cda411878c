import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { inContentOrder } from './content-order.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/** A node of a map, as it was and as it is afterwards. */
function ofNode(node: Partial<Node>) {
  const map = drawMap({ nodes: [{ id: 'store', name: 'Store', kind: 'database', ...node }] });
  return { before: map.nodes[0], after: inContentOrder(map).nodes[0] };
}

function ofVendor(vendor: Partial<Vendor>) {
  const map = drawMap({ vendors: [{ id: 'host', name: 'Host', ...vendor }] });
  return { before: map.vendors[0], after: inContentOrder(map).vendors[0] };
}

const api = { kind: 'api' } as const;

/** The ids of hops between nodes A, B (twice) and C, drawn in this order and in the opposite one. */
function hopOrders(hops: readonly Partial<Hop>[]): string[][] {
  const drawn = hops.map((hop, at) => ({
    id: `h${at}`,
    from: 'a',
    to: 'b1',
    carrier: 'https' as const,
    ...hop,
  }));
  const nodes: Node[] = [
    { id: 'c', name: 'C', ...api },
    { id: 'b1', name: 'B', ...api },
    { id: 'b2', name: 'B', ...api },
    { id: 'a', name: 'A', ...api },
  ];
  const orders = [drawn, drawn.toReversed()].flatMap((list) => [
    drawMap({ nodes, hops: list }),
    drawMap({ nodes: nodes.toReversed(), hops: list }),
  ]);
  return orders.map((map) => idsOf(inContentOrder(map).hops));
}

/** As hopOrders, where all the orders are one. */
function hopOrder(hops: readonly Partial<Hop>[]): string {
  const [first = [], ...others] = hopOrders(hops);
  for (const other of others) expect(other).toEqual(first);
  return first.join(' ');
}

describe('the order of elements', () => {
  it('goes by name, whatever the ids', () => {
    const map = drawMap({
      cohorts: ['Z', 'A'].map((name): Cohort => ({
        id: `id-${name === 'A' ? 'z' : 'a'}`,
        name,
        care: 'FR',
        dataClasses: [],
        entry: [],
      })),
      vendors: [
        { id: 'a', name: 'Z' },
        { id: 'z', name: 'A' },
      ],
      nodes: [
        { id: 'a', name: 'Z', kind: 'api' },
        { id: 'z', name: 'A', kind: 'worker' },
      ],
      policies: {
        postures: [
          { id: 'a', name: 'Z' },
          { id: 'z', name: 'A' },
        ],
      },
    });
    const { cohorts, vendors, nodes, policies } = inContentOrder(map);
    for (const list of [cohorts, vendors, nodes, policies.postures])
      expect(list.map(({ name }) => name)).toEqual(['A', 'Z']);
  });

  it('goes by all else where the name is the same, or where there is none', () => {
    const map = drawMap({
      nodes: [
        { id: 'a', name: 'Store', kind: 'worker' },
        { id: 'z', name: 'Store', kind: 'api' },
      ],
      policies: {
        matrix: [
          { id: 'a', allowed: ['iso:FR'] },
          { id: 'z', allowed: ['iso:DE'] },
        ],
      },
    });
    const { nodes, policies } = inContentOrder(map);
    expect(idsOf(nodes)).toEqual(['z', 'a']);
    expect(idsOf(policies.matrix)).toEqual(['z', 'a']);
  });

  it('leaves lists that are in order, and equal items in them, as they are', () => {
    const map = drawMap({
      vendors: [
        { id: 'z', name: 'A' },
        { id: 'b', name: 'B' },
        { id: 'a', name: 'B' },
      ],
      policies: { matrix: [{ id: 'only' }] },
    });
    const ordered = inContentOrder(map);
    expect(idsOf(ordered.vendors)).toEqual(['z', 'b', 'a']);
    for (const [at, vendor] of map.vendors.entries()) expect(ordered.vendors[at]).toBe(vendor);
    expect(ordered.policies.matrix).toBe(map.policies.matrix);
  });
});

describe('the order of hops', () => {
  it('goes by name first, then by where they begin, then by where they end', () => {
    // By the node that comes first alone, or by what else they say, each would be the other way.
    expect(
      hopOrder([
        { name: 'Z', from: 'a', to: 'b1', carrier: 'dicom' },
        { name: 'A', from: 'c', to: 'b1', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
    expect(
      hopOrder([
        { name: 'Z', from: 'a', to: 'b1', carrier: 'dicom' },
        { name: 'A', from: 'a', to: 'c', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
    expect(
      hopOrder([
        { from: 'c', to: 'a', carrier: 'dicom' },
        { from: 'a', to: 'c', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
    expect(
      hopOrder([
        { from: 'a', to: 'c', carrier: 'dicom' },
        { from: 'a', to: 'b1', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
    expect(
      hopOrder([
        { from: 'c', to: 'b1', carrier: 'dicom' },
        { from: 'b1', to: 'b1', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
    expect(
      hopOrder([
        { from: 'b1', to: 'c', carrier: 'dicom' },
        { from: 'b1', to: 'a', carrier: 'https' },
      ]),
    ).toBe('h1 h0');
  });

  it('takes hops without a name before those with one', () => {
    expect(hopOrder([{ name: 'A', carrier: 'dicom' }, { carrier: 'https' }])).toBe('h1 h0');
  });

  it('takes nodes of one name for one', () => {
    for (const [one, two] of [
      ['b1', 'b2'],
      ['b2', 'b1'],
    ] as const) {
      expect(
        hopOrder([
          { from: one, to: 'c', carrier: 'dicom' },
          { from: two, to: 'a', carrier: 'https' },
        ]),
      ).toBe('h1 h0');
      expect(
        hopOrder([
          { from: 'a', to: one, carrier: 'https' },
          { from: 'a', to: two, carrier: 'dicom' },
        ]),
      ).toBe('h1 h0');
    }
  });

  it('puts the payload in order', () => {
    const hops: Hop[] = [
      {
        id: 'h',
        from: 'a',
        to: 'a',
        carrier: 'https',
        payload: ['vitals', 'diagnosis'],
      },
    ];
    const map = drawMap({ nodes: [{ id: 'a', name: 'A', kind: 'api' }], hops });
    const [hop] = inContentOrder(map).hops;
    expect(hop).toEqual({ ...map.hops[0], payload: ['diagnosis', 'vitals'] });
  });

  it.each([[undefined], [[]], [['vitals' as const]]])('keeps a hop with %j on it', (payload) => {
    const drawn = { id: 'h', from: 'a', to: 'a', carrier: 'https' as const };
    const map = drawMap({
      nodes: [{ id: 'a', name: 'A', kind: 'api' }],
      hops: [payload ? { ...drawn, payload } : drawn],
    });
    expect(inContentOrder(map).hops[0]).toBe(map.hops[0]);
  });
});

describe('the lists of a node', () => {
  it.each<[string, Partial<Node>, Partial<Node>]>([
    ['failover', { failover: ['iso:FR', 'iso:DE'] }, { failover: ['iso:DE', 'iso:FR'] }],
    ['replicas', { replicas: ['iso:FR', 'iso:DE'] }, { replicas: ['iso:DE', 'iso:FR'] }],
    [
      'backup',
      { backup: { retentionDays: 30, places: ['iso:FR', 'iso:DE'] } },
      { backup: { retentionDays: 30, places: ['iso:DE', 'iso:FR'] } },
    ],
    [
      'support',
      { support: [{ country: 'FR' }, { country: 'DE' }] },
      { support: [{ country: 'DE' }, { country: 'FR' }] },
    ],
    [
      'one of two beside another of one',
      { failover: ['iso:FR'], replicas: ['iso:FR', 'iso:DE'], support: [] },
      { failover: ['iso:FR'], replicas: ['iso:DE', 'iso:FR'], support: [] },
    ],
    [
      'places beside a backup that does not say where',
      { replicas: ['iso:FR', 'iso:DE'], backup: { retentionDays: 30 } },
      { replicas: ['iso:DE', 'iso:FR'], backup: { retentionDays: 30 } },
    ],
    [
      'places where there is no backup',
      { replicas: ['iso:FR', 'iso:DE'], backup: 'none' },
      { replicas: ['iso:DE', 'iso:FR'], backup: 'none' },
    ],
  ])('are put in order: %s', (_what, drawn, ordered) => {
    const { before, after } = ofNode(drawn);
    expect(after).toStrictEqual({ ...before, ...ordered });
  });

  it.each<[string, Partial<Node>]>([
    ['none', {}],
    ['no backup', { backup: 'none' }],
    ['empty ones', { failover: [], replicas: [], support: [], backup: { places: [] } }],
    [
      'one item each',
      {
        failover: ['iso:FR'],
        replicas: ['iso:DE'],
        support: [{ country: 'FR' }],
        backup: { places: ['iso:IT'] },
      },
    ],
  ])('leave the node the object that it is where they have %s', (_what, drawn) => {
    const { before, after } = ofNode(drawn);
    expect(after).toBe(before);
  });
});

describe('the lists of a vendor', () => {
  it.each<[string, Partial<Vendor>, Partial<Vendor>]>([
    [
      'agreements',
      { agreements: [{ type: 'scc' }, { type: 'baa' }] },
      { agreements: [{ type: 'baa' }, { type: 'scc' }] },
    ],
    [
      'certifications',
      { certifications: [{ name: 'iso-27001' }, { name: 'acn' }] },
      { certifications: [{ name: 'acn' }, { name: 'iso-27001' }] },
    ],
    [
      'subprocessors',
      { subprocessors: [{ name: 'Zeta' }, { name: 'Alpha' }] },
      { subprocessors: [{ name: 'Alpha' }, { name: 'Zeta' }] },
    ],
    [
      'assessments',
      { assessments: [{ type: 'tia' }, { type: 'pia' }] },
      { assessments: [{ type: 'pia' }, { type: 'tia' }] },
    ],
    [
      'support',
      { support: [{ country: 'FR' }, { country: 'DE' }] },
      { support: [{ country: 'DE' }, { country: 'FR' }] },
    ],
  ])('are put in order: %s', (_what, drawn, ordered) => {
    const { before, after } = ofVendor({ agreements: [], ...drawn });
    expect(after).toEqual({ ...before, ...ordered });
  });

  it('leave the vendor the object that it is where they are in order', () => {
    const { before, after } = ofVendor({
      agreements: [{ type: 'baa' }, { type: 'scc' }],
      support: [{ country: 'DE' }, { country: 'DE' }],
      subprocessors: [],
    });
    expect(after).toBe(before);
  });
});
