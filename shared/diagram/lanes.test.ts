import { describe, expect, it } from 'vitest';
import { bandOfPlace, notPlaced } from './band.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts';
import { laneAt, type LaneItem, layoutLanes } from './lanes.ts';

const item = (id: string, place: string | undefined, x?: number, y?: number): LaneItem => ({
  id,
  band: bandOfPlace(place),
  ...(x === undefined || y === undefined ? {} : { position: { x, y } }),
});

const keysOf = (items: readonly LaneItem[]) => layoutLanes(items).lanes.map(({ band }) => band.key);

describe('bandOfPlace', () => {
  it.each([
    ['aws:eu-west-3', 'FR'],
    ['iso:US-TX', 'US'],
    ['iso:CA-QC', 'CA'],
    ['azure:europe', 'azure:europe'],
    ['unknown', ''],
    ['aws:atlantis-1', ''],
    [undefined, ''],
  ])('puts %s into %s', (place, key) => expect(bandOfPlace(place).key).toBe(key));
});

describe('layoutLanes', () => {
  it('has no lanes for no items', () => {
    expect(layoutLanes([])).toEqual({ lanes: [], positions: new Map() });
  });

  it('leaves what stands on its own land where it is, and stacks bands without gaps', () => {
    const items = [
      item('a', 'iso:FR', 0, 0),
      item('b', 'iso:FR', 300, 140),
      item('c', 'iso:US', 0, 500),
      item('d', 'iso:IN', 0, 900),
    ];
    const { lanes, positions } = layoutLanes(items);
    expect(lanes.map(({ band }) => band.key)).toEqual(['FR', 'US', 'IN']);
    for (const { id, position } of items) expect(positions.get(id)).toEqual(position);
    expect(lanes[0]?.bottom).toBe(lanes[1]?.top);
    expect(lanes[1]?.bottom).toBe(lanes[2]?.top);
  });

  it('leaves a row of several at one height where it is', () => {
    const items = [
      item('a', 'iso:FR', 60, 40),
      item('b', 'iso:FR', 60, 180),
      item('c', 'iso:FR', 320, 180),
      item('d', 'iso:FR', 580, 180),
      item('e', 'iso:IE', 60, 370),
    ];
    const { positions } = layoutLanes(items);
    for (const { id, position } of items) expect(positions.get(id)).toEqual(position);
  });

  it('brings one that stands on foreign land home, and moves nothing else', () => {
    const french = [item('a', 'iso:FR', 60, 0), item('b', 'iso:FR', 320, 140)];
    const american = [item('c', 'iso:US', 60, 500), item('d', 'iso:US', 320, 640)];
    const before = layoutLanes([...french, ...american, item('m', 'iso:US', 580, 640)]);
    const after = layoutLanes([...french, ...american, item('m', 'iso:FR', 580, 640)]);
    for (const { id, position } of [...french, ...american])
      expect(after.positions.get(id)).toEqual(position);
    expect(before.positions.get('m')).toEqual({ x: 580, y: 640 });
    expect(after.positions.get('m')?.y).toBeLessThan(after.lanes[0]?.bottom ?? 0);
  });

  it('puts bands without positions last, and what is not placed after them', () => {
    const items = [item('a', undefined), item('b', 'iso:IN'), item('c', 'iso:FR', 0, 0)];
    expect(keysOf(items)).toEqual(['FR', 'IN', notPlaced.key]);
  });

  it('is the same in whatever order the items come', () => {
    const items = Array.from({ length: 40 }, (_, index) =>
      item(
        `n${index}`,
        index % 3 === 0 ? 'iso:FR' : 'iso:US',
        ...(index % 2 ? [index * 37, index * 53] : []),
      ),
    );
    const there = layoutLanes(items);
    const back = layoutLanes(items.toReversed());
    expect(back.lanes).toEqual(there.lanes);
    for (const { id } of items) expect(back.positions.get(id)).toEqual(there.positions.get(id));
  });

  it('lays out what has no position without any two cards touching, each in its band', () => {
    const places = ['iso:FR', 'iso:US', 'iso:IN', undefined];
    const items = [
      item('fixed', 'iso:FR', 77, 13),
      ...Array.from({ length: 60 }, (_, index) => item(`n${index}`, places[index % 4])),
    ];
    const { lanes, positions } = layoutLanes(items);
    const placed = [...positions.values()];
    for (const [index, a] of placed.entries())
      for (const b of placed.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= CARD_WIDTH || Math.abs(a.y - b.y) >= CARD_HEIGHT).toBe(true);
    for (const { id, band } of items) {
      const middle = (positions.get(id)?.y ?? 0) + CARD_HEIGHT / 2;
      expect(laneAt(lanes, middle)?.band.key).toBe(band.key);
    }
  });
});

describe('laneAt', () => {
  it('gives the nearest band beyond the ends, and the lower one on a frontier', () => {
    const { lanes } = layoutLanes([item('a', 'iso:FR', 0, 0), item('b', 'iso:US', 0, 500)]);
    expect(laneAt(lanes, -1e6)?.band.key).toBe('FR');
    expect(laneAt(lanes, lanes[0]?.bottom ?? 0)?.band.key).toBe('US');
    expect(laneAt(lanes, 1e6)?.band.key).toBe('US');
    expect(laneAt([], 0)).toBeUndefined();
  });
});
