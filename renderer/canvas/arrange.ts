import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { LANE_MARGIN, type Lane, PLOT_MARGIN } from '#shared/diagram/lanes.ts';
import { GRID } from './guides.ts';

/** A node to be arranged: the part of its band in which it has to stay, where that has parts. */
export type ArrangeNode = {
  readonly id: string;
  readonly band: string;
  readonly plot: string | undefined;
};
export type ArrangeHop = { readonly id: string; readonly from: string; readonly to: string };

/** One band as a graph for the layout: its plots are partitions along the flow. */
export type BandGraph = { readonly band: string; readonly graph: ElkNode };

const START = 60;
/** Between two columns: room for the label of a hop, and for two fences' margins. */
const COLUMN_GAP = Math.max(120, 2 * PLOT_MARGIN + GRID);
const ROW_GAP = 40;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': String(ROW_GAP),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  // Parts that do not hang together would else be packed without regard to the partitions.
  'elk.separateConnectedComponents': 'false',
  // A band is as high as its fullest column: more columns keep all bands in view.
  'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
  'elk.layered.layering.coffmanGraham.layerBound': '4',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
} as const;

/** How many hops PHI has gone at least when it comes to a node; where it does not come, far. */
function depths(
  nodes: readonly ArrangeNode[],
  hops: readonly ArrangeHop[],
  entries: readonly string[],
): ReadonlyMap<string, number> {
  const next = Map.groupBy(hops, ({ from }) => from);
  const reached = new Set(hops.map(({ to }) => to));
  const roots =
    entries.length > 0 ? entries : nodes.map(({ id }) => id).filter((id) => !reached.has(id));
  const depth = new Map(roots.map((id) => [id, 0]));
  const waiting = [...depth.keys()];
  for (const id of waiting)
    for (const { to } of next.get(id) ?? []) {
      if (depth.has(to)) continue;
      depth.set(to, (depth.get(id) ?? 0) + 1);
      waiting.push(to);
    }
  return depth;
}

/**
 * The graphs to be laid out, one a band, so that every node keeps its place: bands stay in their
 * order, plots follow the way of PHI from left to right.
 * @param entries the nodes where PHI enters
 */
export function bandGraphs(
  lanes: readonly Lane[],
  nodes: readonly ArrangeNode[],
  hops: readonly ArrangeHop[],
  entries: readonly string[],
): BandGraph[] {
  const depth = depths(nodes, hops, entries);
  const far = nodes.length;
  const depthOf = (id: string): number => depth.get(id) ?? far;
  const byBand = Map.groupBy(nodes, ({ band }) => band);
  const bandOf = new Map(nodes.map(({ id, band }) => [id, band]));
  return lanes.flatMap(({ band }): BandGraph[] => {
    const members = byBand.get(band.key)?.toSorted((a, b) => depthOf(a.id) - depthOf(b.id));
    if (members === undefined) return [];
    const plots = [...Map.groupBy(members, ({ plot }) => plot ?? '')].map(([plot, inside]) => ({
      plot,
      depth: inside.reduce((sum, { id }) => sum + depthOf(id), 0) / inside.length,
    }));
    const order = plots.toSorted((a, b) => a.depth - b.depth || (a.plot < b.plot ? -1 : 1));
    const partition = new Map(order.map(({ plot }, index) => [plot, index]));
    const children = members.map(({ id, plot }) => ({
      id,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      layoutOptions: { 'elk.partitioning.partition': String(partition.get(plot ?? '') ?? 0) },
    }));
    const edges = hops
      .filter(
        ({ from, to }) =>
          from !== to && bandOf.get(from) === band.key && bandOf.get(to) === band.key,
      )
      .map(({ id, from, to }) => ({ id, sources: [from], targets: [to] }));
    return [
      { band: band.key, graph: { id: 'band', layoutOptions: { ...OPTIONS }, children, edges } },
    ];
  });
}

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/**
 * The layouts of the bands, put below each other: where every node is to stand. A band that has no
 * flow of its own moves along its band to what it is joined to in others.
 */
export function stacked(
  layouts: readonly BandGraph[],
  hops: readonly ArrangeHop[],
): Map<string, Point> {
  const positions = new Map<string, Point>();
  const widest = Math.max(0, ...layouts.map(({ graph }) => graph.width ?? 0));
  let top = 0;
  for (const { graph } of layouts) {
    const children = graph.children ?? [];
    const places = children.map(({ id, x = 0, y = 0 }) => ({ id, x, y }));
    const shift = onGrid(Math.min(towards(places, hops, positions), widest - (graph.width ?? 0)));
    const from = Math.min(0, ...places.map(({ y }) => y));
    for (const { id, x, y } of places)
      positions.set(id, {
        x: START + Math.max(0, shift) + onGrid(x),
        y: onGrid(top + LANE_MARGIN + y - from),
      });
    const height = Math.max(CARD_HEIGHT, ...places.map(({ y }) => y - from + CARD_HEIGHT));
    top += onGrid(height + 2 * LANE_MARGIN);
  }
  return positions;
}

/** How far right a band has to go on average to stand below what it is joined to. */
function towards(
  places: readonly { readonly id: string; readonly x: number }[],
  hops: readonly ArrangeHop[],
  positions: ReadonlyMap<string, Point>,
): number {
  const own = new Map(places.map(({ id, x }) => [id, x + START]));
  const ways = hops.flatMap(({ from, to }) => {
    const [a, b] = [own.get(from) ?? own.get(to), positions.get(from) ?? positions.get(to)];
    return a === undefined || b === undefined ? [] : [b.x - a];
  });
  return ways.length === 0 ? 0 : ways.reduce((sum, way) => sum + way, 0) / ways.length;
}
