import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { drawStore } from '#test/support/draw-store.ts';
import { evaluate } from './evaluate.ts';

describe('warnings about the drawing', () => {
  const codes = (drawing: Drawing) =>
    evaluate(drawMap(drawing), [], '2026-11-22').warnings.map(
      ({ code, subject }) => `${code} ${subject.id}`,
    );

  it('name a hop that is said to carry what nobody has', () => {
    const drawing = drawStore({});
    const hops = (drawing.hops ?? []).map((hop) => ({ ...hop, carries: ['imaging' as const] }));
    expect(codes({ ...drawing, hops })).toEqual([
      'class-never-arrives keep',
      'class-never-arrives in',
    ]);
  });

  it('name none for what is made on the way', () => {
    const drawing = drawStore({});
    const hops = (drawing.hops ?? []).map((hop) => ({ ...hop, carries: ['transcript' as const] }));
    expect(codes({ ...drawing, hops })).toEqual([]);
  });

  it('name a node of the organisation in a cloud', () => {
    expect(codes(drawStore({ vendor: 'self' }))).toEqual(['self-at-cloud-region store']);
    expect(codes(drawStore({ vendor: 'self', place: 'gcp:eu' }))).toEqual([
      'self-at-cloud-region store',
    ]);
    expect(codes(drawStore({ vendor: 'self', place: 'iso:IE' }))).toEqual([]);
  });
});
