import { describe, expect, it } from 'vitest';
import { boxAround, GRID, guidesOf, snap } from './guides.ts';

const size = { width: 176, height: 96 };
const box = (x: number, y: number) => ({ x, y, ...size });

describe('snap', () => {
  it('takes the line of a neighbour within reach, and the grid beyond it', () => {
    const others = [box(101, 300)];
    expect(snap(box(107, 13), others, 6).by).toEqual({ x: -6, y: 3 });
    expect(snap(box(108, 13), others, 6).by.x).toBe(4);
    expect(snap(box(95, 13), others, 6).by.x).toBe(6);
  });

  it('takes the nearer of two lines', () => {
    const others = [box(100, 300), box(103, 600)];
    expect(snap(box(102, 0), others, 6).by.x).toBe(1);
  });

  it('stands on the grid where nothing is near', () => {
    const { by, guides } = snap(box(13, -13), [], 6);
    expect([(13 + by.x) % GRID, (-13 + by.y) % GRID]).toEqual([0, -0]);
    expect(guides).toEqual([]);
  });

  it('aligns middles of boxes of different size', () => {
    const wide = { x: 0, y: 300, width: 400, height: 96 };
    expect(snap(box(115, 0), [wide], 6).by.x).toBe(-3);
  });
});

describe('guidesOf', () => {
  it('reaches from the first to the last of those that share the line', () => {
    const [guide] = guidesOf(box(0, 0), [box(0, 500), box(0, 900), box(50, 2000)]);
    expect(guide).toEqual({ axis: 'x', at: 0, from: 0, to: 996 });
  });

  it('shows nothing for what is a pixel off', () => {
    expect(guidesOf(box(0, 0), [box(1, 501)])).toEqual([]);
  });
});

describe('boxAround', () => {
  it('is the smallest box around all, none around none', () => {
    expect(boxAround([box(0, 0), box(200, -50)])).toEqual({
      x: 0,
      y: -50,
      width: 376,
      height: 146,
    });
    expect(boxAround([])).toBeUndefined();
  });
});
