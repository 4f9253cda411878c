import type { Severity } from '#shared/evaluate/finding.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { bandRules } from './band-rules.ts';
import { hopNumbers } from './hop-numbers.ts';
import { type PageLayout, type PageSize, pagesOf } from './print/page-layout.ts';
import { pageSvg } from './print/page-svg.ts';
import { measures } from './print/print-measures.ts';
import { printGraph } from './print/print-items.ts';
import { stubWords } from './print/stub-words.ts';

/** A page of the diagram: vectors for print, and what to write above them. Sizes in points. */
export type DiagramPage = {
  readonly svg: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
};

/** More bands than this are counted in a title, not named. */
const NAMED = 5;
/** A card with more hops is drawn once more for the rest. */
const HOPS_OF_CARD = 40;

/**
 * The diagram of a map for paper, as pages of plain SVG (rectangles, circles, paths, text in Noto
 * Sans, the names in bold): a band for each country, every drawn hop with its number (see
 * hopNumbers), hops between pages as numbered stubs that name their other end. Neither ids nor the
 * order of lists nor positions on the screen change it. A page is as high as what stands on it.
 * @param size the room for a page, in points; wide enough for a card
 * @param marks the worst open severity at each node, by its id, for the sign at its corner
 * @returns no page for a map without nodes
 */
export function printDiagram(
  facts: MapFacts,
  size: PageSize,
  marks: ReadonlyMap<string, Severity> = new Map(),
): readonly DiagramPage[] {
  const graph = printGraph(facts, hopNumbers(facts), marks, HOPS_OF_CARD);
  const room = { width: size.width, height: size.height - measures.legend };
  const pages = pagesOf(graph, room, ({ band }) => bandRules(band, facts.map.cohorts, facts.asOf));
  const bandKeys = graph.items.map(({ band }) => band.key);
  const pageOf = new Map(
    pages.flatMap(({ items }, page) => items.map(({ index }): [number, number] => [index, page])),
  );
  const shownPage = pages.length > 1 ? pageOf : undefined;
  return pages.map((page, index) => ({
    svg: pageSvg(page, bandKeys, ({ cell }) => stubWords(cell, graph.items, shownPage)),
    title: `Diagram${pages.length > 1 ? ` ${index + 1} of ${pages.length}` : ''}: ${bandNames(page)}`,
    width: page.geometry.width,
    height: page.geometry.height + measures.legend,
  }));
}

function bandNames({ grid }: PageLayout): string {
  const titles = grid.bands.map(({ group }) => group.band.title);
  const rest = titles.length - NAMED;
  return rest > 1 ? `${titles.slice(0, NAMED).join(', ')} and ${rest} more` : titles.join(', ');
}
