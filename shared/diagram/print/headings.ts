import type { BandGroup } from './band-order.ts';
import type { Box, PageGeometry } from './page-geometry.ts';
import type { Grid } from './print-grid.ts';
import { measures } from './print-measures.ts';
import { fitText, printable, textWidth } from './text-width.ts';

/** A line of text that names a band, its law or a place; nothing else may cover its box. */
export type Heading = {
  readonly kind: 'band' | 'rules' | 'place';
  readonly text: string;
  readonly box: Box;
};

const { titleSize, smallSize, bandHead, placeHead } = measures;
/** From the page's right edge; at the left, a title stands above the first column, beside its hops. */
const MARGIN = 6;
const APART = 16;

/** The headings of a page. @param words what binds in a band */
export function headingsOf(
  grid: Grid,
  geometry: PageGeometry,
  words: (band: BandGroup) => readonly string[],
): Heading[] {
  const ofBands = grid.bands.flatMap(({ group }, index): Heading[] => {
    const ground = geometry.bands[index];
    if (ground === undefined) return [];
    const left = Math.min(...geometry.cells.map(({ box }) => box.x));
    const room = ground.width - MARGIN - left;
    const [only] = group.places.length === 1 ? group.places : [];
    const isSaid = only === undefined || only.place === group.band.title || group.band.key === '';
    const name = isSaid ? group.band.title : `${group.band.title} · ${only.place}`;
    const title = fitText(printable(name), room, titleSize, true);
    const width = textWidth(title, titleSize, true);
    const rules = fitText(words(group).join(' · '), room - width - APART, smallSize);
    const rulesWidth = textWidth(rules, smallSize);
    const line = { y: ground.y + 1, height: bandHead - 2 };
    const named = { kind: 'band' as const, text: title, box: { ...line, x: left, width } };
    if (words(group).length === 0 || room - width - APART < 4 * smallSize) return [named];
    const x = ground.width - MARGIN - rulesWidth;
    return [named, { kind: 'rules', text: rules, box: { ...line, x, width: rulesWidth } }];
  });
  const ofPlaces = grid.blocks.flatMap(({ place }, index): Heading[] => {
    const head = geometry.placeHeads[index];
    if (head === undefined) return [];
    const text = fitText(printable(place), head.width, smallSize);
    const box = { ...head, width: textWidth(text, smallSize), height: placeHead - 2 };
    return [{ kind: 'place', text, box }];
  });
  return [...ofBands, ...ofPlaces];
}
