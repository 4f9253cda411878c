import { describe, expect, it } from 'vitest';
import type { Point } from '#shared/diagram/card-size.ts';
import type { Line } from './drawing.ts';
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

const line = (from: string, to: string): Line => ({
  id: `${from} ${to}`,
  hop: `${from} ${to}`,
  from,
  to,
  isTwoWay: false,
  isDerived: false,
  docks: { out: 0, into: 0 },
  label: '',
  labelAt: undefined,
  isNumberOnly: false,
});
const near = (lines: readonly Line[], chosen: readonly string[] = []) => {
  const found = nearTo(PART, { lines, positions }, new Set(chosen));
  return { cards: [...found.cards], lines: found.lines.map(({ id }) => id) };
};

describe('what is near a view', () => {
  it('has the cards that touch the part around it, and no other', () =>
    expect(near([]).cards).toEqual(['in', 'edge']));

  it('has a hop that passes through, with both of its cards', () => {
    const { cards, lines } = near([line('before', 'past'), line('past', 'far')]);
    expect(lines).toEqual(['before past']);
    expect(cards).toEqual(['in', 'edge', 'before', 'past']);
  });

  it('has what is chosen, wherever it stands, so that it can be let go of', () =>
    expect(near([], ['far']).cards).toContain('far'));

  it('has nothing that is chosen and not there', () =>
    expect(near([], ['gone']).cards).toEqual(['in', 'edge']));

  it('leaves out a hop to a card that is not there', () => {
    const { cards, lines } = near([line('in', 'gone')]);
    expect(lines).toEqual([]);
    expect(cards).not.toContain('gone');
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
