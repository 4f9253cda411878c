import { describe, expect, it } from 'vitest';
import type { Point } from './card-size.ts';
import { docksAfterMove, docksOf } from './docks.ts';

/** The same numbers in every run, 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('docksAfterMove', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is what docksOf makes of all lines (%i)', (seed) => {
    const next = numbers(seed);
    const ids = Array.from({ length: 30 }, (_none, index) => `n${index}`);
    const anyId = (): string => ids[Math.floor(next() * ids.length)] ?? 'n0';
    const anyPoint = (): Point => ({ x: next() * 2000, y: next() * 1200 });
    const lines = Array.from({ length: 60 }, (_none, index) => ({
      id: `h${index}`,
      from: anyId(),
      to: index % 20 === 0 ? 'gone' : anyId(),
    }));
    let positions = new Map(ids.map((id) => [id, anyPoint()]));
    let docks = docksOf(lines, positions);
    for (let step = 0; step < 12; step += 1) {
      const moved = new Set(step % 3 === 0 ? [anyId(), anyId()] : [anyId()]);
      positions = new Map(
        [...positions].map(([id, point]) => [id, moved.has(id) ? anyPoint() : point]),
      );
      docks = docksAfterMove(docks, lines, positions, moved);
      expect(docks).toEqual(docksOf(lines, positions));
    }
  });

  it('keeps the docks of lines that the move does not reach', () => {
    const positions = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 400, y: 0 }],
      ['c', { x: 0, y: 900 }],
      ['d', { x: 400, y: 900 }],
    ]);
    const lines = [
      { id: 'near', from: 'a', to: 'b' },
      { id: 'far', from: 'c', to: 'd' },
    ];
    const before = docksOf(lines, positions);
    const after = docksAfterMove(before, lines, positions.set('a', { x: 0, y: 80 }), new Set('a'));
    expect(after.get('far')).toBe(before.get('far'));
  });
});
