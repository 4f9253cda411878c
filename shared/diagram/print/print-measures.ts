/** Sizes of the printed diagram, in points. Nothing is written smaller than 7.5. */
export const measures = {
  /** A card, and what is within it. */
  card: 98,
  cardHeight: 40,
  nameSize: 8.5,
  smallSize: 7.5,
  titleSize: 9.5,
  inset: 5,
  /** Between columns at least: an arrow, and a number of three digits. */
  gutter: 30,
  /** At the sides of the page where no hop runs. */
  side: 6,
  /** From a card to the first hop that passes it. */
  clear: 11,
  /** Between hops that run side by side. */
  track: 7,
  /** Between the ends of hops at a card: wide enough for their numbers while they are few. */
  slot: { few: 13, many: 8, most: 5 },
  /** Between rows where no hop runs. */
  row: 12,
  /** A line of a hop that leaves the page, below its card. */
  stub: 13.5,
  /** The head of a band and of a place in it. */
  bandHead: 15,
  placeHead: 12,
  /** Below the bands, what lines and stubs mean. */
  legend: 13,
  number: 6,
  /** The line on which stubs hang, and where their words begin from it. */
  stubAt: 9,
  stubText: 20,
} as const;
