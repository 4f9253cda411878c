import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { drawStore } from '#test/support/draw-store.ts';
import type { DataClass } from '../map/schema/vocabulary.ts';
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

  it('name none for what is made on the way, or is there', () => {
    const drawing = drawStore({});
    for (const made of ['transcript', 'embedding', 'search-index', 'recording'] as const) {
      const hops = (drawing.hops ?? []).map((hop) => ({ ...hop, carries: [made] }));
      expect(codes({ ...drawing, hops })).toEqual([]);
    }
  });

  it('name what is missing in the order of the format, and none where no PHI comes at all', () => {
    const drawing = drawStore({});
    const warnings = (carries: DataClass[]) => {
      const stray = { id: 'stray', from: 'store', to: 'api', carries };
      const hops = [{ id: 'in', from: 'phone', to: 'api' }, stray];
      return evaluate(drawMap({ ...drawing, hops }), [], '2026-11-22').warnings.map(
        ({ message }) => message,
      );
    };
    expect(warnings(['embedding', 'chat'])).toEqual([]);
    expect(warnings(['imaging', 'embedding', 'diagnosis', 'imaging'])).toEqual([
      'hop "stray" carries diagnosis, imaging, which no cohort has at its source',
    ]);
  });

  it('name none for a class that one cohort of several has', () => {
    const drawing = drawStore({});
    const more = { id: 'more', name: 'More', care: 'IE', entry: ['phone'] };
    const cohorts = [...(drawing.cohorts ?? []), { ...more, dataClasses: ['imaging' as const] }];
    const carried = (carries: DataClass[]) => {
      const hops = (drawing.hops ?? []).map((hop) => ({ ...hop, carries }));
      return codes({ ...drawing, cohorts, hops });
    };
    expect(carried(['imaging', 'recording'])).toEqual([]);
    expect(carried(['diagnosis'])).toHaveLength(2);
  });

  it('name a node of the organisation in a cloud', () => {
    expect(codes(drawStore({ vendor: 'self' }))).toEqual(['self-at-cloud-region store']);
    expect(codes(drawStore({ vendor: 'self', place: 'gcp:eu' }))).toEqual([
      'self-at-cloud-region store',
    ]);
    expect(codes(drawStore({ vendor: 'self', place: 'iso:IE' }))).toEqual([]);
  });
});
