/** The five type sizes of the worksheet, in points. */
export const SIZE = { title: 19, heading: 12.5, subheading: 9.5, body: 8.25, small: 7.5 } as const;

/** The one grid: margins of every page, in points. */
export const MARGIN = { side: 46, top: 44, bottom: 52 } as const;

/** Width and height of the papers, in points. */
export const PAPER = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;

export const INK = '#1d2733';
export const QUIET = '#55616e';
export const NAVY = '#17324d';
export const HAIRLINE = '#c9cdd2';
