import type { Standing } from '#shared/worksheet/standing.ts';
import type { TableLayout } from './content.ts';

/** The five type sizes of the worksheet, in points. */
export const SIZE = { title: 17, heading: 12.5, subheading: 9.5, body: 8.25, small: 7.5 } as const;

/** Of the font's own height of a line, which is a generous 1.36 of its size. */
export const LINE_HEIGHT = 0.96;

/** The one grid: margins of every page, in points. */
export const MARGIN = { side: 46, top: 44, bottom: 50 } as const;

/** Width and height of the papers, in points. */
export const PAPER = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;

export type Paper = keyof typeof PAPER;

/** The width between the margins of an upright page. */
export const contentWidth = (paper: Paper): number => PAPER[paper].width - 2 * MARGIN.side;

export const INK = '#1d2733';
export const QUIET = '#55616e';
export const NAVY = '#17324d';
const HAIRLINE = '#c3c8ce';

/** Dark enough to be told apart from paper in grey; the word beside each says which it is. */
export const STANDING_COLOURS: Readonly<Record<Standing, string>> = {
  violation: '#a11b1b',
  risk: '#8a5200',
  question: '#1f4f8f',
  unknown: '#1f4f8f',
  accepted: '#55616e',
  met: '#1f6b3a',
  nothing: '#55616e',
};

/** Rows under hairlines, no cages: the first column begins at the margin. */
const ruled = (padding: number, topLine: number): TableLayout => ({
  hLineWidth: (line) => (line === 0 ? topLine : 0.5),
  vLineWidth: () => 0,
  hLineColor: (line) => (line === 0 ? NAVY : HAIRLINE),
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: () => 3,
  paddingTop: () => padding,
  paddingBottom: () => padding,
});

/** A register: a strong line on top, hairlines below. */
export const REGISTER: TableLayout = ruled(2.5, 0.8);
/** Rows without a line on top, below a heading. */
export const ROWS: TableLayout = { ...ruled(1.7, 0), hLineColor: () => HAIRLINE };
/** Nothing but columns. */
export const PLAIN: TableLayout = { ...ruled(0.8, 0), hLineWidth: () => 0 };
