import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { bandOfPlace } from '#shared/diagram/band.ts';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { laneItems } from '#shared/diagram/lane-items.ts';
import { layoutLanes } from '#shared/diagram/lanes.ts';
import { plotOfPlace } from '#shared/diagram/plot-place.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { exampleNames, loadExample } from '#test/support/examples.ts';
import { bandGraphs, stacked } from './arrange.ts';

/** The whole arrangement of a map as the application makes it, but for the worker around ELK. */
async function arranged(map: DomicileMap): Promise<ReadonlyMap<string, Point>> {
  const { lanes } = layoutLanes(laneItems(map, []));
  const nodes = map.nodes.map(({ id, place }) => ({
    id,
    band: bandOfPlace(place).key,
    plot: plotOfPlace(place)?.place,
  }));
  const entries = map.cohorts.flatMap(({ entry }) => entry ?? []);
  const elk = new Elk.default();
  const graphs = bandGraphs(lanes, nodes, map.hops, entries);
  const laid = await Promise.all(
    graphs.map(async ({ band, graph }) => ({ band, graph: await elk.layout(graph) })),
  );
  return stacked(laid, map.hops);
}

describe.each(exampleNames)('the arrangement of %s', (name) => {
  const { map } = loadExample(name);

  it('keeps every node on its own land: the bands leave all where they were put', async () => {
    const positions = await arranged(map);
    expect(positions.size).toBe(map.nodes.length);
    const nodes = map.nodes.map((node) => ({ ...node, position: positions.get(node.id) }));
    const items = laneItems(map, []).map((item) => {
      const position = positions.get(item.id);
      return position === undefined ? item : { ...item, position };
    });
    const after = layoutLanes(items);
    for (const { id, position } of nodes) expect(after.positions.get(id)).toEqual(position);
  });

  it('puts no card on another, and every card on the grid', async () => {
    const placed = [...(await arranged(map)).values()];
    for (const [index, a] of placed.entries()) {
      expect(Math.abs(a.y % 8)).toBe(0);
      for (const b of placed.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= CARD_WIDTH || Math.abs(a.y - b.y) >= CARD_HEIGHT).toBe(true);
    }
  });
});

describe('bandGraphs', () => {
  const lanes = layoutLanes([
    { id: 'a', band: bandOfPlace('iso:FR') },
    { id: 'b', band: bandOfPlace('aws:eu-west-3') },
  ]).lanes;
  const nodes = [
    { id: 'a', band: 'FR', plot: 'iso:FR' },
    { id: 'b', band: 'FR', plot: 'aws:eu-west-3' },
  ];

  it('puts the part where PHI enters first, whatever the hops of a cycle say', () => {
    const hops = [
      { id: 'h', from: 'a', to: 'b' },
      { id: 'i', from: 'b', to: 'a' },
    ];
    const partitionsFrom = (entry: string) =>
      bandGraphs(lanes, nodes, hops, [entry])[0]?.graph.children?.map(
        ({ id, layoutOptions }) => `${id}${layoutOptions?.['elk.partitioning.partition']}`,
      );
    expect(partitionsFrom('a')).toEqual(['a0', 'b1']);
    expect(partitionsFrom('b')).toEqual(['b0', 'a1']);
  });

  it('leaves out hops to other bands and to the node itself', () => {
    const hops = [
      { id: 'self', from: 'a', to: 'a' },
      { id: 'away', from: 'a', to: 'elsewhere' },
    ];
    expect(bandGraphs(lanes, nodes, hops, [])[0]?.graph.edges).toEqual([]);
  });
});
