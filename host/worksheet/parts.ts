import type { Content, TextContent } from './content.ts';
import { PLAIN, QUIET, REGISTER, SIZE } from './look.ts';

/** A heading of a section, in the bookmarks. */
export const sectionHeading = (title: string, id: string): TextContent => ({
  text: title,
  fontSize: SIZE.heading,
  bold: true,
  id,
  outline: true,
  outlineText: title,
  margin: [0, 0, 0, 3],
});

/** A heading below that of a section. */
export const subheading = (title: string, parent?: string): TextContent => ({
  text: title,
  fontSize: SIZE.subheading,
  bold: true,
  margin: [0, 7, 0, 2],
  ...(parent === undefined ? {} : { outline: true, outlineText: title, outlineParentId: parent }),
});

/** Small quiet words: a column's head, a note. */
export const quiet = (text: string): TextContent => ({ text, fontSize: SIZE.small, color: QUIET });

export const small = (text: string): TextContent => ({ text, fontSize: SIZE.small });

/** A link inside the document. */
export const link = (text: string, to: string): TextContent => ({ text, linkToDestination: to });

/** Several links, separated by commas. */
export const links = (
  items: readonly { readonly text: string; readonly to: string }[],
): (string | TextContent)[] =>
  items.flatMap(({ text, to }, index) => [...(index === 0 ? [] : [', ']), link(text, to)]);

export type Register = {
  readonly title: string;
  readonly id: string;
  /** One sentence below the title. */
  readonly note?: string;
  readonly columns: readonly string[];
  /** Shares of the width; they are scaled to it. */
  readonly shares: readonly number[];
  readonly rows: readonly (readonly Content[])[];
  /** What is said where there are no rows. */
  readonly ifNone: string;
};

/** Where rows with more characters may break over pages: a row higher than a page would be cut. */
const LONG_ROW = 1800;

const lengthOf = (content: Content): number => JSON.stringify(content).length;

/** Widths that add up, so that nothing stretches a column and the page with it. */
function widthsOf(shares: readonly number[], width: number): number[] {
  const padding = 8 * shares.length - 5;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / whole) * (width - padding));
}

/** A table whose title and heads are repeated on every page that it goes on to. */
export function register(table: Register, width: number): Content {
  const { title, id, note, columns, shares, rows, ifNone } = table;
  if (rows.length === 0)
    return {
      stack: [sectionHeading(title, id), quiet(ifNone)],
      margin: [0, 0, 0, 16],
      unbreakable: true,
    };
  const rest = columns.slice(1).map(() => '');
  const head: Content = {
    stack: [sectionHeading(title, id), ...(note === undefined ? [] : [quiet(note)])],
    colSpan: columns.length,
    border: [false, false, false, false],
    margin: [0, 0, 0, 2],
  };
  return {
    margin: [0, 0, 0, 16],
    layout: {
      ...REGISTER,
      hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 0.8 : 0.5),
      hLineColor: (line) => (line === 1 ? '#17324d' : REGISTER.hLineColor(line)),
    },
    table: {
      widths: widthsOf(shares, width),
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: rows.every((row) => row.every((cell) => lengthOf(cell) < LONG_ROW)),
      body: [[head, ...rest], columns.map((name) => ({ ...quiet(name), bold: true })), ...rows],
    },
  };
}

/** Label and words, row by row, without lines. */
export function labelled(
  rows: readonly { readonly label: string; readonly content: Content }[],
  labelWidth: number,
  width: number,
): Content {
  return {
    layout: PLAIN,
    table: {
      widths: [labelWidth - 3, width - labelWidth - 8],
      body: rows.map(({ label, content }) => [quiet(label), content]),
    },
  };
}

/** Whether a block is surely lower than a page, so that it may be kept in one piece. */
export const isShort = (content: Content): boolean => lengthOf(content) < 5200;
