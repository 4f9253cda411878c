/** The head of a hop: its outline in a square of ten, the point of it that lies on the end of the line. */
export const HEAD = {
  outline: 'M0 .6 10 5 0 9.4 2 5z',
  square: 10,
  tip: { x: 9, y: 5 },
  /** As long and as wide as it is drawn, in canvas pixels. */
  size: 13,
} as const;
