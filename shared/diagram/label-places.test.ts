import { describe, expect, it } from 'vitest';
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts';
import { docksOf } from './docks.ts';
import { hopCurve, pointAt } from './hop-curve.ts';
import { placeLabels } from './label-places.ts';

const label = 'HTTPS · TLS 1.3 · 10 y · BAA';

const middle = { out: 0, into: 0 };

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
    const curve = hopCurve({ x: 0, y: 0 }, to, middle);
    expect(pointAt(curve, 0)).toEqual(start);
    expect(pointAt(curve, 1)).toEqual(end);
  });

  it('draws a hop and the one that returns apart', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 500, y: 200 },
    ];
    const docks = docksOf(
      [
        { id: 'there', from: 'a', to: 'b' },
        { id: 'back', from: 'b', to: 'a' },
      ],
      new Map([
        ['a', a],
        ['b', b],
      ]),
    );
    const there = pointAt(hopCurve(a, b, docks.get('there') ?? middle), 0.5);
    const back = pointAt(hopCurve(b, a, docks.get('back') ?? middle), 0.5);
    expect(Math.abs(there.y - back.y)).toBeGreaterThanOrEqual(20);
  });

  it('docks hops at one side in the order of where they come from, within the side', () => {
    const positions = new Map([['hub', { x: 600, y: 0 }]]);
    const lines = Array.from({ length: 30 }, (_, index) => {
      const from = `n${index}`;
      positions.set(from, { x: 0, y: (29 - index) * 140 });
      return { id: `h${index}`, from, to: 'hub' };
    });
    const docks = docksOf(lines, positions);
    const into = lines.map(({ id }) => docks.get(id)?.into ?? Number.NaN);
    expect(into).toEqual(into.toSorted((a, b) => b - a));
    expect(new Set(into).size).toBe(30);
    expect(Math.max(...into)).toBeLessThan(CARD_HEIGHT / 2);
  });
});

describe('placeLabels', () => {
  it('puts a label in the middle where there is room', () => {
    const curve = hopCurve({ x: 0, y: 0 }, { x: 600, y: 0 }, middle);
    expect(placeLabels([{ id: 'h', curve, label }], []).get('h')).toBe(0.5);
  });

  it('leaves out a label that finds no room between two cards', () => {
    const cards = [
      { x: 0, y: 0 },
      { x: 260, y: 0 },
    ];
    const curve = hopCurve({ x: 0, y: 0 }, { x: 260, y: 0 }, middle);
    expect(placeLabels([{ id: 'h', curve, label }], cards).has('h')).toBe(false);
  });

  it('steps aside from a card and from another label', () => {
    const curve = hopCurve({ x: 0, y: 0 }, { x: 1200, y: 0 }, middle);
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

  it.each([
    [182, 1, true],
    [180, 1, false],
    [360, 2, true],
    [353, 2, false],
  ])('stays four pixels off both cards: %i between them, %i times as large', (gap, size, fits) => {
    const cards = [
      { x: 0, y: 0 },
      { x: CARD_WIDTH + gap, y: 0 },
    ] as const;
    const curve = hopCurve(...cards, middle);
    expect(placeLabels([{ id: 'h', curve, label }], cards, size).has('h')).toBe(fits);
  });
});
