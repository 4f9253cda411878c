import { describe, expect, it } from 'vitest';
import { laneItems } from '#shared/diagram/lane-items.ts';
import { laneAt, layoutLanes, plotAt } from '#shared/diagram/lanes.ts';
import { plotOfPlace } from '#shared/diagram/plot-place.ts';
import { loadExample } from '#test/support/examples.ts';
import { isInLane, placeInLane } from './lane-place.ts';

const { map } = loadExample('telemedicine-faulty');
const { lanes, positions } = layoutLanes(laneItems(map, []));
const laneOf = (key: string) => {
  const lane = lanes.find(({ band }) => band.key === key);
  if (lane === undefined) throw new Error(`no band ${key}`);
  return lane;
};

describe('the parts of a band', () => {
  it('stand side by side without gaps, and every card in its own', () => {
    const { plots } = laneOf('US');
    expect(plots.map(({ place }) => place).toSorted()).toEqual([
      'aws:us-east-1',
      'iso:US',
      'iso:US-TX',
    ]);
    for (const [index, plot] of plots.entries())
      expect(plot.right).toBe(plots[index + 1]?.left ?? Infinity);
    for (const { id, place } of map.nodes) {
      const { x = 0, y = 0 } = positions.get(id) ?? {};
      const lane = laneAt(lanes, y + 48);
      expect(lane && isInLane(place, lane, plotAt(lane, x + 88))).toBe(true);
    }
  });

  it('are none where all of a country is in one', () => {
    expect(laneOf('IE').plots).toEqual([]);
    expect(plotAt(laneOf('IE'), 0)).toBeUndefined();
  });

  it('give a node that is dropped into one its place', () => {
    const lane = laneOf('FR');
    const paris = lane.plots.find(({ place }) => place === 'aws:eu-west-3');
    expect(placeInLane(lane, paris, { place: 'iso:IE' }, map)).toBe('aws:eu-west-3');
    expect(isInLane('aws:eu-west-3', lane, paris)).toBe(true);
    expect(isInLane('iso:FR', lane, paris)).toBe(false);
    expect(isInLane('iso:FR', lane)).toBe(true);
  });
});

describe('placeInLane', () => {
  it('takes the region of the own provider that is used most there, else the country', () => {
    const lane = laneOf('US');
    expect(placeInLane(lane, undefined, { place: 'aws:eu-west-3' }, map)).toBe('aws:us-east-1');
    expect(placeInLane(lane, undefined, { place: 'azure:francecentral' }, map)).toBe('iso:US');
    expect(placeInLane(lane, undefined, undefined, map)).toBe('iso:US');
  });
});

describe('plotOfPlace', () => {
  it.each([
    ['AWS:EU-WEST-3', 'aws:eu-west-3'],
    ['iso:US-TX', 'iso:US-TX'],
    ['iso:FR', 'iso:FR'],
    ['azure:europe', undefined],
    ['unknown', undefined],
    ['nowhere:at-all', undefined],
    [undefined, undefined],
  ])('%s is %s', (place, plot) => expect(plotOfPlace(place)?.place).toBe(plot));
});
