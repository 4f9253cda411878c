import { describe, expect, it } from 'vitest';
import { generatedMap } from '../../bench/generated-map.ts';
import { drawMap, type Drawing } from '#test/support/draw-map.ts';
import { exampleNames, loadExample } from '#test/support/examples.ts';
import { scrambleMap } from '#test/support/scramble-map.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { hopNumbers } from './hop-numbers.ts';
import { printDiagram } from './print-diagram.ts';
import { numberBox } from './print/number-places.ts';
import type { Box } from './print/page-geometry.ts';
import { type PageLayout, pagesOf } from './print/page-layout.ts';
import { type PrintGraph, printGraph } from './print/print-items.ts';

const LANDSCAPE = { width: 762, height: 470 };
const PORTRAIT = { width: 515, height: 690 };
const factsOf = (map: DomicileMap): MapFacts => new MapFacts(map, '2026-11-22', new Set());

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];

const nodes = (count: number, place = 'iso:US'): Node[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    name: `Node ${at}`,
    kind: 'api',
    place,
  }));

const hops = (ends: readonly (readonly [number, number])[]): Hop[] =>
  ends.map(([from, to], at) => ({ id: `h${at}`, from: `n${from}`, to: `n${to}` }));

/** A system that everything goes through. */
const hub = (count: number): DomicileMap =>
  drawMap({
    nodes: nodes(count + 1),
    hops: hops(Array.from({ length: count }, (_, at) => (at % 2 ? [0, at + 1] : [at + 1, 0]))),
  });

const parallel = (count: number): DomicileMap =>
  drawMap({ nodes: nodes(2), hops: hops(Array.from({ length: count }, () => [0, 1])) });

/** Every node with every other. */
const dense = (count: number): DomicileMap =>
  drawMap({
    nodes: nodes(count),
    hops: hops(
      Array.from({ length: count * count }, (_, at) => [at % count, Math.floor(at / count)]),
    ),
  });

function laidOut(map: DomicileMap, size = LANDSCAPE): { graph: PrintGraph; pages: PageLayout[] } {
  const facts = factsOf(map);
  const graph = printGraph(facts, hopNumbers(facts), new Map(), 40);
  return { graph, pages: pagesOf(graph, size, ({ band }) => [`law of ${band.title}`]) };
}

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

/** What covers what it must not, in words. */
function clashes({ geometry, numbers, headings }: PageLayout): string[] {
  const cards = geometry.cells.map(({ area, cell }) => ({ name: cell.item.name, box: area }));
  const circles = geometry.lines.flatMap(({ link }) => {
    const at = numbers.get(link.index);
    return at && link.number !== undefined
      ? [{ name: `number ${link.number}`, box: numberBox(at, link.number) }]
      : [];
  });
  const heads = headings.map(({ text, box }) => ({ name: text, box }));
  const all = [...cards, ...circles, ...heads];
  const covered = all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => touches(one.box, other.box))
      .map((other) => `${one.name} and ${other.name}`),
  );
  const through = geometry.lines.flatMap(({ link, points }) =>
    points.slice(1).flatMap((point, at) => {
      const before = points[at] ?? point;
      const box = {
        x: Math.min(point.x, before.x),
        y: Math.min(point.y, before.y),
        width: Math.abs(point.x - before.x),
        height: Math.abs(point.y - before.y),
      };
      return cards
        .filter((card) => touches(box, card.box))
        .map(({ name }) => `${link.index} through ${name}`);
    }),
  );
  const outside = all.filter(
    ({ box }) =>
      box.x < -0.01 ||
      box.y < -0.01 ||
      box.x + box.width > geometry.width + 0.01 ||
      box.y + box.height > geometry.height + 0.01,
  );
  return [...covered, ...through, ...outside.map(({ name }) => `${name} outside`)];
}

/** How often each hop is drawn as a line with its number, and how often as a stub. */
function shown(pages: readonly PageLayout[], number: number): { lines: number; stubs: number } {
  let [lines, stubs] = [0, 0];
  for (const { geometry, numbers, grid } of pages) {
    for (const { link } of geometry.lines)
      if (link.number === number && numbers.has(link.index)) lines += 1;
    for (const cell of grid.cells)
      stubs += cell.stubs.filter(({ link }) => link.number === number).length;
  }
  return { lines, stubs };
}

const CASES: [string, DomicileMap][] = [
  ...exampleNames.map((name): [string, DomicileMap] => [name, loadExample(name).map]),
  ['40 hops', generatedMap(27, 0.05)],
  ['150 hops', generatedMap(100, 0.05)],
  ['300 hops', generatedMap(200, 0.02)],
  ['1,000 hops', generatedMap(667, 0.02)],
  ['a hub of 30', hub(30)],
  ['a hub of 200', hub(200)],
  ['60 hops between two', parallel(60)],
  ['every node with every other', dense(12)],
];

describe.each(CASES)('the printed diagram of %s', (_, map) => {
  it.each([
    ['landscape', LANDSCAPE],
    ['portrait', PORTRAIT],
  ])('covers nothing on %s pages, and shows each hop once or as two stubs', (_way, size) => {
    const { pages, graph } = laidOut(map, size);
    expect(pages.flatMap(clashes)).toEqual([]);
    for (const { geometry } of pages) expect(geometry.height).toBeLessThanOrEqual(size.height);
    expect(pages.flatMap(({ items }) => items).toSorted((a, b) => a.index - b.index)).toEqual(
      graph.items,
    );
    const wrong = map.hops.filter((_hop, at) => {
      const { lines, stubs } = shown(pages, at + 1);
      return !((lines === 1 && stubs === 0) || (lines === 0 && stubs === 2));
    });
    expect(wrong).toEqual([]);
  });
});

describe('printDiagram', () => {
  it('is empty for a map without nodes', () => {
    expect(printDiagram(factsOf(drawMap({})), LANDSCAPE)).toEqual([]);
  });

  it('titles its pages by number and bands, and names the page of a stub', () => {
    const pages = printDiagram(factsOf(generatedMap(100, 0)), LANDSCAPE);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.title).toBe(`Diagram 1 of ${pages.length}: France`);
    expect(pages[0]?.svg).toMatch(/System \d+, D2</);
    const [only] = printDiagram(factsOf(drawMap({ nodes: nodes(1) })), LANDSCAPE);
    expect(only?.title).toBe('Diagram: United States');
  });

  it('names what is not placed, last', () => {
    const map = drawMap({ nodes: [...nodes(1), { id: 'x', name: 'Lost', kind: 'api' }] });
    const [page] = printDiagram(factsOf(map), LANDSCAPE);
    expect(page?.title).toBe('Diagram: United States, Not placed');
    expect(page?.svg).toContain('>Lost<');
  });

  it('says what binds in a band, and its place where there is one alone', () => {
    const [page] = printDiagram(factsOf(drawMap({ nodes: nodes(2, 'aws:eu-west-3') })), LANDSCAPE);
    expect(page?.svg).toContain('>France · Paris (aws eu-west-3)<');
    expect(page?.svg).toContain('>EEA · GDPR<');
  });

  it('is the same whatever ids and the order of lists are', () => {
    const { map } = loadExample('telemedicine-faulty');
    const pages = printDiagram(factsOf(map), LANDSCAPE);
    expect(printDiagram(factsOf(scrambleMap(map, 7).map), LANDSCAPE)).toEqual(pages);
  });

  it('marks a node by a shape of its own for each severity', () => {
    const map = drawMap({ nodes: nodes(1) });
    const of = (severity: 'violation' | 'risk' | 'question' | 'info') =>
      printDiagram(factsOf(map), LANDSCAPE, new Map([['n0', severity]]))[0]?.svg;
    const drawn = [of('violation'), of('risk'), of('question'), of('info')];
    expect(new Set(drawn).size).toBe(4);
    expect(of('info')).toBe(printDiagram(factsOf(map), LANDSCAPE)[0]?.svg);
  });

  it.each([
    ['XML', '</text><script>alert("1")</script>&amp;', /<script/],
    ['letters that XML cannot hold', 'A\u0000B\uD800C\u202EE', /[\p{Cc}\p{Cs}\u202E]/u],
    ['a very long word', 'W'.repeat(4_000), /W{40}/],
    ['many words', 'very long name '.repeat(300), /(?:very long name ){4}/],
    ['Greek', 'Ιατρικό αρχείο ασθενών της κλινικής των Αθηνών', /^$/],
  ])('keeps a name with %s within its card', (_, name, never) => {
    const map = drawMap({ nodes: [{ id: 'n', name, kind: 'api', place: 'iso:GR' }] });
    const [page] = printDiagram(factsOf(map), LANDSCAPE);
    expect(page?.svg).not.toMatch(never);
    const names = [...(page?.svg ?? '').matchAll(/font-weight="bold"[^>]*>([^<]*)</g)];
    expect(names.length).toBeLessThanOrEqual(3);
  });

  it('writes no text smaller than 7.5 points, and only what plain renderers know', () => {
    const pages = printDiagram(factsOf(loadExample('ehr-multi-tenant').map), PORTRAIT);
    for (const { svg } of pages) {
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g))
        expect(Number(size)).toBeGreaterThanOrEqual(7.5);
      const names = [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name);
      expect(new Set(names)).toEqual(
        new Set(['svg', 'rect', 'path', 'text', 'circle'].filter((name) => names.includes(name))),
      );
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
