import { beforeEach, describe, expect, it } from 'vitest';
import type { DomicileMap } from '#shared/map/model.ts';
import { loadExample } from '#test/support/examples.ts';
import { reachAt } from './reach-at.ts';

const { map } = loadExample('telemedicine-faulty');
const DAY = '2026-11-22';
const NO_ASSUMPTIONS = [] as const;

const reachOf = (drawn: DomicileMap, node: string) => reachAt(drawn, DAY, NO_ASSUMPTIONS, node);
const reachedBy = (drawn: DomicileMap) =>
  drawn.nodes.map(({ id }) => [id, reachOf(drawn, id)] as const);

describe('reachAt', () => {
  const before = reachedBy(map);
  const entries = new Set(map.cohorts.flatMap(({ entry }) => entry ?? []));
  const hop = map.hops.find(({ to }) => !entries.has(to) && reachOf(map, to).length > 0);
  if (hop === undefined) throw new Error('PHI travels in the example');
  // The facts of the time before are those of the example.
  beforeEach(() => void reachOf(map, hop.to));

  it('is the same wherever nodes stand on the canvas', () => {
    const moved = {
      ...map,
      nodes: map.nodes.map((node) => ({ ...node, position: { x: 7, y: 7 } })),
    };
    expect(reachedBy(moved)).toEqual(before);
  });

  it('follows the hops', () => {
    const cut = {
      ...map,
      hops: map.hops.filter(({ from, to }) => from !== hop.to && to !== hop.to),
    };
    expect(reachOf(cut, hop.to)).toEqual([]);
  });

  it('follows the cohorts', () => {
    const renamed = { ...map, cohorts: map.cohorts.map((item) => ({ ...item, name: 'Renamed' })) };
    expect(reachOf(renamed, hop.to)[0]?.name).toBe('Renamed');
  });

  it('follows the nodes', () => {
    const [first, ...others] = map.nodes;
    expect(reachOf({ ...map, nodes: others }, first?.id ?? '')).toEqual([]);
  });
});
