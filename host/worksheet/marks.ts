import type { Standing } from '#shared/worksheet/standing.ts';
import { STANDING_WORDS } from '#shared/worksheet/standing.ts';
import type { CanvasShape, Content } from './content.ts';
import { SIZE, STANDING_COLOURS } from './look.ts';

type Point = { readonly x: number; readonly y: number };

const scaled = (size: number, points: readonly (readonly [number, number])[]): Point[] =>
  points.map(([x, y]) => ({ x: x * size, y: y * size }));

const OCTAGON = [
  [0.29, 0],
  [0.71, 0],
  [1, 0.29],
  [1, 0.71],
  [0.71, 1],
  [0.29, 1],
  [0, 0.71],
  [0, 0.29],
] as const;

/** The shape of a standing: octagon, triangle, circle, tick; they differ without colour. */
export function markOf(standing: Standing, size: number): CanvasShape[] {
  const color = STANDING_COLOURS[standing];
  const half = size / 2;
  switch (standing) {
    case 'violation':
      return [{ type: 'polyline', closePath: true, color, points: scaled(size, OCTAGON) }];
    case 'risk': {
      const points = scaled(size, [
        [0.5, 0.04],
        [1, 0.96],
        [0, 0.96],
      ]);
      return [{ type: 'polyline', closePath: true, color, points }];
    }
    case 'question':
      return [{ type: 'ellipse', x: half, y: half, r1: half, r2: half, color }];
    case 'unknown':
      return [
        {
          type: 'ellipse',
          x: half,
          y: half,
          r1: half - 0.5,
          r2: half - 0.5,
          lineColor: color,
          lineWidth: 1,
        },
      ];
    case 'met': {
      const points = scaled(size, [
        [0, 0.55],
        [0.36, 0.92],
        [1, 0.08],
      ]);
      return [{ type: 'polyline', lineColor: color, lineWidth: 1.4, points }];
    }
    case 'accepted': {
      const points = scaled(size, [
        [0.05, 0.05],
        [0.95, 0.05],
        [0.95, 0.95],
        [0.05, 0.95],
      ]);
      return [{ type: 'polyline', closePath: true, lineColor: color, lineWidth: 1, points }];
    }
    case 'nothing':
      return [
        { type: 'line', x1: 0, y1: half, x2: size, y2: half, lineWidth: 0.8, lineColor: color },
      ];
  }
}

/** Shape and word of a standing. */
export function standingContent(standing: Standing, word = STANDING_WORDS[standing]): Content {
  return {
    columnGap: 0,
    columns: [
      { canvas: markOf(standing, 6), width: 9, margin: [0, 2.2, 0, 0] },
      {
        text: word,
        width: '*',
        bold: standing !== 'nothing' && standing !== 'accepted',
        color: STANDING_COLOURS[standing],
        fontSize: SIZE.small,
        margin: [0, 0.4, 0, 0],
      },
    ],
  };
}
