import type { Standing } from '#shared/worksheet/standing.ts';
import { STANDING_WORDS } from '#shared/worksheet/standing.ts';
import type { CanvasShape, Content } from './content.ts';
import { SIZE, STANDING_COLOURS } from './look.ts';

type Point = { readonly x: number; readonly y: number };

const scaled = (size: number, points: readonly (readonly [number, number])[]): Point[] =>
  points.map(([x, y]) => ({ x: x * size, y: y * size }));

/** A stroke in the colour of paper upon a filled mark. */
const stroke = (size: number, points: readonly (readonly [number, number])[]): CanvasShape => ({
  type: 'polyline',
  lineColor: '#ffffff',
  lineWidth: size * 0.13,
  points: scaled(size, points),
});

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

/** An exclamation mark: at the size of a table's text an octagon alone reads as a disc. */
const exclamation = (size: number, top: number): CanvasShape[] => [
  stroke(size, [
    [0.5, top],
    [0.5, top + 0.34],
  ]),
  stroke(size, [
    [0.5, top + 0.44],
    [0.5, top + 0.57],
  ]),
];

const questionMark = (size: number): CanvasShape[] => [
  stroke(size, [
    [0.34, 0.38],
    [0.38, 0.27],
    [0.5, 0.22],
    [0.62, 0.27],
    [0.66, 0.38],
    [0.6, 0.47],
    [0.52, 0.53],
    [0.5, 0.62],
  ]),
  stroke(size, [
    [0.5, 0.7],
    [0.5, 0.82],
  ]),
];

/** The shape of a standing: octagon, triangle, circle, tick; they differ without colour. */
export function markOf(standing: Standing, size: number): CanvasShape[] {
  const color = STANDING_COLOURS[standing];
  const half = size / 2;
  switch (standing) {
    case 'violation':
      return [
        { type: 'polyline', closePath: true, color, points: scaled(size, OCTAGON) },
        ...exclamation(size, 0.21),
      ];
    case 'risk': {
      const points = scaled(size, [
        [0.5, 0.04],
        [1, 0.96],
        [0, 0.96],
      ]);
      return [{ type: 'polyline', closePath: true, color, points }, ...exclamation(size, 0.31)];
    }
    case 'question':
      return [
        { type: 'ellipse', x: half, y: half, r1: half, r2: half, color },
        ...questionMark(size),
      ];
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

/** A mark beside small words, as high as their capitals and a little more. */
const MARK = 8;

/** The width that the mark and the longest word need, in points. */
export const STANDING_WIDTH = 54;

/** Shape and word of a standing. */
export function standingContent(standing: Standing, word = STANDING_WORDS[standing]): Content {
  return {
    columnGap: 0,
    columns: [
      { canvas: markOf(standing, MARK), width: MARK + 3, margin: [0, 1.1, 0, 0] },
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
