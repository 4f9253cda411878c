import { describe, expect, it } from 'vitest';
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts';
import { hopCurve, pointAt } from './hop-curve.ts';
import { placeLabels } from './label-places.ts';

const label = 'HTTPS · TLS 1.3 · 10 y · BAA';

describe('hopCurve', () => {
  it.each([
    [
      { x: 400, y: 0 },
      { x: CARD_WIDTH, y: 48 },
      { x: 400, y: 48 },
    ],
    [
      { x: -400, y: 0 },
      { x: 0, y: 48 },
      { x: -400 + CARD_WIDTH, y: 48 },
    ],
    [
      { x: 0, y: 400 },
      { x: 88, y: CARD_HEIGHT },
      { x: 88, y: 400 },
    ],
    [
      { x: 0, y: -400 },
      { x: 88, y: 0 },
      { x: 88, y: -400 + CARD_HEIGHT },
    ],
  ])('leaves and arrives at the sides that face each other (%o)', (to, start, end) => {
    const curve = hopCurve({ x: 0, y: 0 }, to, 0);
    expect(pointAt(curve, 0)).toEqual(start);
    expect(pointAt(curve, 1)).toEqual(end);
  });

  it('draws a hop and the one that returns apart', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 500, y: 200 },
    ];
    const there = pointAt(hopCurve(a, b, -0.5), 0.5);
    const back = pointAt(hopCurve(b, a, 0.5), 0.5);
    expect(Math.abs(there.y - back.y)).toBeGreaterThan(20);
  });
});

describe('placeLabels', () => {
  it('puts a label in the middle where there is room', () => {
    const curve = hopCurve({ x: 0, y: 0 }, { x: 600, y: 0 }, 0);
    expect(placeLabels([{ id: 'h', curve, label }], []).get('h')).toBe(0.5);
  });

  it('leaves out a label that finds no room between two cards', () => {
    const cards = [
      { x: 0, y: 0 },
      { x: 260, y: 0 },
    ];
    const curve = hopCurve({ x: 0, y: 0 }, { x: 260, y: 0 }, 0);
    expect(placeLabels([{ id: 'h', curve, label }], cards).has('h')).toBe(false);
  });

  it('steps aside from a card and from another label', () => {
    const curve = hopCurve({ x: 0, y: 0 }, { x: 1200, y: 0 }, 0);
    const card = { x: 600, y: 0 };
    const shares = placeLabels(
      [
        { id: 'a', curve, label },
        { id: 'b', curve, label },
      ],
      [card],
    );
    expect(shares.size).toBe(2);
    expect(shares.get('a')).not.toBe(shares.get('b'));
    expect(shares.get('a')).not.toBe(0.5);
  });
});
