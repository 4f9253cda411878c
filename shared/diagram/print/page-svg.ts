import type { Severity } from '#shared/evaluate/finding.ts';
import type { Point } from '../card-size.ts';
import type { Heading } from './headings.ts';
import { numberBox } from './number-places.ts';
import type { Box, DrawnCell, DrawnLine } from './page-geometry.ts';
import type { PageLayout } from './page-layout.ts';
import { type StubWords } from './stub-words.ts';
import { measures } from './print-measures.ts';
import { fitLines, fitText } from './text-width.ts';

const INK = '#1d2733';
const MUTED = '#4a5563';
const LINE = '#8a8f96';
const GROUNDS = ['#f5f4ef', '#eef1f4'] as const;
const { nameSize, smallSize, titleSize, inset, stub, number: radius } = measures;
const SIGN = 11;

/** A page as SVG of rectangles, circles, paths and text alone, for any renderer. */
export function pageSvg(
  page: PageLayout,
  bandKeys: readonly string[],
  words: (cell: DrawnCell) => readonly StubWords[],
): string {
  const { geometry, headings, numbers } = page;
  const grounds = geometry.bands.map((box, index) => ground(box, index));
  const marks = geometry.lines.flatMap(({ link }) => {
    const at = numbers.get(link.index);
    return at && link.number !== undefined ? [numberMark(at, link.number)] : [];
  });
  const parts = [
    ...grounds,
    ...geometry.lines.map((line) => hopLine(line, bandKeys)),
    ...headings.map((heading) => headingText(heading, groundOf(heading, geometry.bands))),
    ...geometry.cells.map((drawn) => cellSvg(drawn, words(drawn))),
    ...marks,
    text(0, geometry.height + measures.legend - 3, legendOf(page), {
      size: smallSize,
      fill: MUTED,
    }),
  ];
  const [width, height] = [size(geometry.width), size(geometry.height + measures.legend)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

/** What the reader cannot guess, as far as it stands on the page. */
function legendOf({ geometry, grid }: PageLayout): string {
  const hasStubs = grid.cells.some(({ stubs }) => stubs.length > 0);
  const isDashed = geometry.lines.some(({ link }) => link.number === undefined);
  return [
    'Numbers: see the hop register.',
    'Thick: crosses a frontier.',
    ...(isDashed ? ['Dashed: access by support or a subprocessor.'] : []),
    ...(hasStubs ? ['D2: goes on in diagram 2.'] : []),
  ].join(' ');
}

const size = (value: number): number => Math.round(value * 100) / 100;

const escapeXml = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Look = { readonly size: number; readonly bold?: boolean; readonly fill?: string };

const text = (x: number, y: number, words: string, look: Look): string =>
  `<text x="${size(x)}" y="${size(y)}" font-family="Noto Sans" font-size="${look.size}"${
    look.bold === true ? ' font-weight="bold"' : ''
  } fill="${look.fill ?? INK}">${escapeXml(words)}</text>`;

const rect = ({ x, y, width, height }: Box, more: string): string =>
  `<rect x="${size(x)}" y="${size(y)}" width="${size(width)}" height="${size(height)}" ${more}/>`;

const path = (d: string, more: string): string => `<path d="${d}" ${more}/>`;

const at = ({ x, y }: Point): string => `${size(x)} ${size(y)}`;

function ground(box: Box, index: number): string {
  const fill = rect(box, `fill="${GROUNDS[index % 2] ?? GROUNDS[0]}"`);
  if (index === 0) return fill;
  const frontier = `M0 ${size(box.y)} L${size(box.width)} ${size(box.y)}`;
  return (
    fill + path(frontier, `fill="none" stroke="${LINE}" stroke-width="1" stroke-dasharray="6 4"`)
  );
}

function groundOf({ box }: Heading, bands: readonly Box[]): string {
  const index = bands.findIndex(({ y, height }) => box.y >= y && box.y < y + height);
  return GROUNDS[Math.max(0, index) % 2] ?? GROUNDS[0];
}

function headingText({ kind, text: words, box }: Heading, fill: string): string {
  const back = rect({ ...box, x: box.x - 2, width: box.width + 4 }, `fill="${fill}"`);
  const base = box.y + box.height - 3.2;
  if (kind === 'band') return back + text(box.x, base, words, { size: titleSize, bold: true });
  return back + text(box.x, base, words, { size: smallSize, fill: MUTED });
}

/** A hop; thicker where it crosses a frontier, dashed where it follows from a list. */
function hopLine({ link, points }: DrawnLine, bandKeys: readonly string[]): string {
  const [first, second] = points;
  const [before, last] = points.slice(-2);
  if (!first || !second || !before || !last) return '';
  const crosses = bandKeys[link.from] !== bandKeys[link.to];
  const dash = link.number === undefined ? ' stroke-dasharray="3 2"' : '';
  const line = path(
    rounded(points),
    `fill="none" stroke="${INK}" stroke-width="${crosses ? 1.3 : 0.75}"${dash}`,
  );
  return line + arrow(before, last) + (link.isTwoWay ? arrow(second, first) : '');
}

const CORNER = 3;

/** A line with rounded corners, so that it can be followed where others cross it. */
function rounded(points: readonly Point[]): string {
  let d = '';
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) d += `M${at(point)}`;
    else if (after === undefined) d += ` L${at(point)}`;
    else d += ` L${at(towards(point, before))} Q${at(point)} ${at(towards(point, after))}`;
  }
  return d;
}

function towards(from: Point, to: Point): Point {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function arrow(before: Point, tip: Point): string {
  const way = tip.x < before.x ? -1 : 1;
  const back = tip.x - way * 5;
  return path(
    `M${at(tip)} L${size(back)} ${size(tip.y - 2.6)} L${size(back)} ${size(tip.y + 2.6)} Z`,
    `fill="${INK}"`,
  );
}

function cellSvg(drawn: DrawnCell, words: readonly StubWords[]): string {
  const { cell, box } = drawn;
  const head = cell.isRest
    ? text(box.x + 2, box.y + 9, fitText(`${cell.item.name}, more`, box.width - 4, smallSize), {
        size: smallSize,
        fill: MUTED,
      })
    : card(drawn);
  return head + stubLines(box, words);
}

function card({ cell: { item }, box }: DrawnCell): string {
  const { name, detail, isGhost, mark } = item;
  const look = isGhost
    ? `fill="#ffffff" stroke="${MUTED}" stroke-width="0.8" stroke-dasharray="3 2"`
    : `fill="#ffffff" stroke="${INK}" stroke-width="0.8"`;
  const sign = mark === undefined || mark === 'info' ? '' : severitySign(mark, box);
  const width = box.width - 2 * inset - (sign === '' ? 0 : SIGN);
  const lines = fitLines(name, width, nameSize, 2, true);
  const top = box.y + inset + nameSize - 1;
  const texts = lines.map((line, index) =>
    text(box.x + inset, top + index * (nameSize + 2), line, { size: nameSize, bold: true }),
  );
  const under = text(
    box.x + inset,
    top + lines.length * (nameSize + 2) + 0.5,
    fitText(detail, box.width - 2 * inset, smallSize),
    { size: smallSize, fill: MUTED },
  );
  return rect(box, `rx="3" ${look}`) + texts.join('') + under + sign;
}

/** Octagon, triangle and circle: told apart without colour. */
function severitySign(mark: Exclude<Severity, 'info'>, { x, y, width }: Box): string {
  const [left, top] = [x + width - SIGN - 3, y + 3];
  const point = (px: number, py: number): string => at({ x: left + px, y: top + py });
  const white = 'fill="none" stroke="#ffffff" stroke-width="1.3"';
  if (mark === 'violation')
    return (
      path(
        `M${point(3.3, 0)} L${point(7.7, 0)} L${point(11, 3.3)} L${point(11, 7.7)} L${point(7.7, 11)} L${point(3.3, 11)} L${point(0, 7.7)} L${point(0, 3.3)} Z`,
        'fill="#ae1f1a"',
      ) +
      path(`M${point(5.5, 2.4)} L${point(5.5, 6.4)} M${point(5.5, 7.7)} L${point(5.5, 9)}`, white)
    );
  if (mark === 'risk')
    return (
      path(`M${point(5.5, 0.4)} L${point(11, 10.6)} L${point(0, 10.6)} Z`, 'fill="#a76500"') +
      path(`M${point(5.5, 3.8)} L${point(5.5, 7)} M${point(5.5, 8.1)} L${point(5.5, 9.4)}`, white)
    );
  const centre = { x: left + 5.5, y: top + 5.5 };
  const hook = `M${point(3.9, 4.3)} Q${point(3.9, 2.7)} ${point(5.5, 2.7)} Q${point(7.1, 2.7)} ${point(7.1, 4.2)} Q${point(7.1, 5.2)} ${point(5.5, 5.9)} L${point(5.5, 6.9)} M${point(5.5, 7.7)} L${point(5.5, 8.9)}`;
  return (
    `<circle cx="${size(centre.x)}" cy="${size(centre.y)}" r="5.5" fill="#1f4f9e"/>` +
    path(hook, white)
  );
}

/** The hops that leave the page, hung below their card. */
function stubLines({ x, y, height }: Box, words: readonly StubWords[]): string {
  if (words.length === 0) return '';
  const [left, top] = [x + measures.stubAt, y + height];
  const rowAt = (row: number): number => top + row * stub + stub / 2 + 1;
  const spine = path(
    `M${at({ x: left, y: top })} L${at({ x: left, y: rowAt(words.length - 1) })}`,
    `fill="none" stroke="${INK}" stroke-width="0.75"`,
  );
  const rows = words.map(({ number, isOut, isTwoWay, text: line }, row) => {
    const centre = { x: left, y: rowAt(row) };
    const mark =
      number === undefined
        ? path(
            `M${at(centre)} L${at({ x: left + 8, y: centre.y })}`,
            `fill="none" stroke="${INK}" stroke-width="0.75" stroke-dasharray="3 2"`,
          )
        : numberMark(centre, number);
    const start = left + measures.stubText;
    const [tail, tip] = [
      { x: start - 9, y: centre.y },
      { x: start - 2, y: centre.y },
    ];
    const shaft = path(
      `M${at(tail)} L${at(tip)}`,
      `fill="none" stroke="${INK}" stroke-width="0.75"`,
    );
    const heads =
      (isOut || isTwoWay ? arrow(tail, tip) : '') + (isOut && !isTwoWay ? '' : arrow(tip, tail));
    return mark + shaft + heads + text(start, centre.y + 2.7, line, { size: smallSize });
  });
  return spine + rows.join('');
}

/** A number in a circle, or in a pill where it is long. */
function numberMark(centre: Point, value: number): string {
  const box = numberBox(centre, value);
  const digits = String(value);
  const shape = rect(box, `rx="${radius}" fill="#ffffff" stroke="${INK}" stroke-width="0.8"`);
  // Figures of Noto Sans are 0.572 of the size wide.
  const width = digits.length * 0.572 * smallSize;
  return shape + text(centre.x - width / 2, centre.y + 2.7, digits, { size: smallSize });
}
