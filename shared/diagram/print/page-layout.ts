import type { Point } from '../card-size.ts';
import { type BandGroup, bandsInOrder, type PlaceGroup } from './band-order.ts';
import { type Heading, headingsOf } from './headings.ts';
import { placeNumbers } from './number-places.ts';
import { geometryOf, neededWidth, type PageGeometry } from './page-geometry.ts';
import { type Grid, gridOf, type Stub } from './print-grid.ts';
import type { PrintGraph, PrintItem, PrintLink } from './print-items.ts';
import { measures } from './print-measures.ts';
import { routesOf } from './print-routes.ts';

export type PageSize = { readonly width: number; readonly height: number };

/** A page of the diagram with everything at its place. */
export type PageLayout = {
  readonly items: readonly PrintItem[];
  readonly grid: Grid;
  readonly geometry: PageGeometry;
  readonly headings: readonly Heading[];
  /** Where each hop's number stands, by the index of its link; those of stubs are not here. */
  readonly numbers: ReadonlyMap<number, Point>;
};

/** A card with the band and place where it stands. */
type Standing = { readonly item: PrintItem; readonly band: BandGroup; readonly place: PlaceGroup };

/** What rules out a page that is begun with the remains of a band: less than this share of it full. */
const LEAST_FULL = 0.55;

/** Divides a map over pages of a size, in points: whole bands where that leaves no page half empty. */
export function pagesOf(
  graph: PrintGraph,
  size: PageSize,
  words: (band: BandGroup) => readonly string[],
): PageLayout[] {
  const all = bandsInOrder(graph).flatMap((band) =>
    band.places.flatMap((place) => place.items.map((item): Standing => ({ item, band, place }))),
  );
  const pages: PageLayout[] = [];
  for (let begin = 0; begin < all.length;) {
    const rest = all.slice(begin, begin + capacity(size));
    const isLast = begin + rest.length === all.length;
    const guess = pages.at(-1)?.items.length ?? rest.length;
    const page = fullPage(rest, graph, size, words, isLast, guess);
    pages.push(page);
    begin += page.items.length;
  }
  return pages;
}

const mostColumns = ({ width }: PageSize): number =>
  Math.max(
    1,
    Math.floor((width - 2 * measures.side + measures.gutter) / (measures.card + measures.gutter)),
  );

const mostRows = ({ height }: PageSize): number =>
  Math.max(1, Math.floor((height - measures.bandHead) / (measures.cardHeight + measures.row)));

const capacity = (size: PageSize): number => mostColumns(size) * mostRows(size);

/** As many cards from the front as one page holds. */
function fullPage(
  rest: readonly Standing[],
  graph: PrintGraph,
  size: PageSize,
  words: (band: BandGroup) => readonly string[],
  isLast: boolean,
  firstGuess: number,
): PageLayout {
  const attempt = (count: number): PageLayout | undefined =>
    layoutPage(rest.slice(0, count), graph, size, words, new Set(), count === 1);
  let [fits, fails] = [1, rest.length + 1];
  // Pages of one map hold about the same: most searches end after a few steps from the last one.
  for (let [guess, step] = [Math.min(firstGuess, rest.length), 2]; fails - fits > 1; step *= 2) {
    const hasRoom = attempt(guess) !== undefined;
    if (hasRoom) fits = guess;
    else fails = guess;
    const next = hasRoom ? guess + step : guess - step;
    guess = next > fits && next < fails ? next : Math.floor((fits + fails) / 2);
  }
  const wanted = isLast && fits === rest.length ? fits : bandBreak(rest, fits);
  for (let count = wanted; ; count -= 1) {
    const page = withAllNumbers(rest.slice(0, count), graph, size, words, count === 1);
    if (page) return page;
  }
}

/** The last border of a band, or of a place, that leaves the page full enough. */
function bandBreak(rest: readonly Standing[], fits: number): number {
  for (const part of ['band', 'place'] as const)
    for (let count = fits; count >= fits * LEAST_FULL; count -= 1)
      if (count < rest.length && rest[count - 1]?.[part] !== rest[count]?.[part]) return count;
  return fits;
}

/** A page on which each hop without room for its number ends in two stubs instead. */
function withAllNumbers(
  standing: readonly Standing[],
  graph: PrintGraph,
  size: PageSize,
  words: (band: BandGroup) => readonly string[],
  isForced: boolean,
): PageLayout | undefined {
  const cut = new Set<number>();
  for (;;) {
    const page = layoutPage(standing, graph, size, words, cut, isForced);
    if (page === undefined) return undefined;
    const numbers = placeNumbers(
      page.geometry,
      page.headings.map(({ box }) => box),
    );
    const homeless = page.geometry.lines.filter(
      ({ link }) => link.number !== undefined && !numbers.has(link.index),
    );
    if (homeless.length === 0) return { ...page, numbers };
    for (const { link } of homeless) cut.add(link.index);
  }
}

function layoutPage(
  standing: readonly Standing[],
  graph: PrintGraph,
  size: PageSize,
  words: (band: BandGroup) => readonly string[],
  cut: ReadonlySet<number>,
  isForced: boolean,
): PageLayout | undefined {
  const items = standing.map(({ item }) => item);
  const { links, stubs } = linksOnPage(items, graph, cut);
  const bands = groupsAgain(standing);
  for (let columns = Math.min(mostColumns(size), standing.length + 1); columns >= 1; columns -= 1) {
    const grid = gridOf(bands, columns, links, stubs);
    const routes = routesOf(grid, links);
    if (neededWidth(grid, routes) > size.width && !(isForced && columns === 1)) continue;
    const geometry = geometryOf(grid, routes, size.width);
    if (geometry.height > size.height && !isForced) return undefined;
    const headings = headingsOf(grid, geometry, words);
    return { items, grid, geometry, headings, numbers: new Map() };
  }
  return undefined;
}

/** The hops that stay on a page, and those that leave it or are cut, as stubs by card. */
function linksOnPage(
  items: readonly PrintItem[],
  { links, items: all }: PrintGraph,
  cut: ReadonlySet<number>,
): { links: PrintLink[]; stubs: Map<number, Stub[]> } {
  const here = new Set(items.map(({ index }) => index));
  const inside: PrintLink[] = [];
  const stubs = new Map<number, Stub[]>(items.map(({ index }) => [index, []]));
  for (const link of links) {
    const { from, to } = link;
    const isInside = here.has(from) && here.has(to) && from !== to && !cut.has(link.index);
    if (isInside) {
      inside.push(link);
      continue;
    }
    stubs.get(from)?.push({ link, isOut: true });
    if (link.number !== undefined || all[to]?.isGhost === true)
      stubs.get(to)?.push({ link, isOut: false });
  }
  return { links: inside, stubs };
}

function groupsAgain(standing: readonly Standing[]): BandGroup[] {
  return [...Map.groupBy(standing, ({ band }) => band)].map(([band, ofBand]) => ({
    band: band.band,
    places: [...Map.groupBy(ofBand, ({ place }) => place)].map(([{ place }, ofPlace]) => ({
      place,
      items: ofPlace.map(({ item }) => item),
    })),
  }));
}
