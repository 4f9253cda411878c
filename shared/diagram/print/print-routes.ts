import type { Cell, Grid } from './print-grid.ts';
import type { PrintLink } from './print-items.ts';

/** An end of a hop at a card: at which gutter, and at which of the slots of its row there. */
export type RouteEnd = { readonly cell: Cell; readonly gutter: number; slot: number };

/**
 * The way of a hop through the gutters between columns and the channels between rows. Gutter g is
 * left of column g, channel r above row r.
 */
export type Route = {
  readonly link: PrintLink;
  readonly from: RouteEnd;
  readonly to: RouteEnd;
  /** The channel between two different gutters. */
  readonly channel: number | undefined;
  /** A hop between neighbours runs straight. */
  readonly isStraight: boolean;
  /** Which of the parallel ways it takes in the gutter of its start, of its end, and in the channel. */
  readonly tracks: { from: number; to: number; channel: number };
};

export type Routes = {
  readonly routes: readonly Route[];
  readonly gutterTracks: readonly number[];
  readonly channelTracks: readonly number[];
  /** By row and gutter, how many slots there are. */
  readonly slots: ReadonlyMap<string, number>;
};

export const slotKey = (row: number, gutter: number): string => `${row} ${gutter}`;

/** Finds a way for each hop on which it passes no card and shares no line with another hop. */
export function routesOf(grid: Grid, links: readonly PrintLink[]): Routes {
  const load = { gutters: new Map<number, number>(), channels: new Map<number, number>() };
  const routes = links.flatMap((link): Route[] => {
    const [from, to] = [grid.cellOf.get(link.from), grid.cellOf.get(link.to)];
    return from && to ? [routeOf(link, from, to, load)] : [];
  });
  const slots = assignSlots(routes);
  const gutterTracks = Array.from({ length: grid.columns + 1 }, () => 0);
  const channelTracks = Array.from({ length: grid.rows + 1 }, () => 0);
  assignTracks(routes.flatMap(uprights), gutterTracks);
  assignTracks(routes.flatMap(levels), channelTracks);
  return { routes, gutterTracks, channelTracks, slots };
}

type Load = {
  readonly gutters: Map<number, number>;
  readonly channels: Map<number, number>;
};

const add = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** The key with the least count; of equals the first. */
const least = (counts: ReadonlyMap<number, number>, keys: readonly number[]): number => {
  let best = keys[0] ?? 0;
  for (const key of keys) if ((counts.get(key) ?? 0) < (counts.get(best) ?? 0)) best = key;
  return best;
};

function routeOf(link: PrintLink, from: Cell, to: Cell, load: Load): Route {
  const isRight = from.column < to.column;
  const same = least(load.gutters, [from.column + 1, from.column]);
  const start = from.column === to.column ? same : isRight ? from.column + 1 : from.column;
  const end = from.column === to.column ? same : isRight ? to.column : to.column + 1;
  const isStraight = start === end && from.row === to.row && from.column !== to.column;
  let channel: number | undefined;
  if (start !== end) {
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    const between = Array.from({ length: bottom - top }, (_, index) => top + 1 + index);
    channel = least(load.channels, top === bottom ? [top, top + 1] : between);
    add(load.channels, channel);
  }
  if (!isStraight) {
    add(load.gutters, start);
    if (end !== start) add(load.gutters, end);
  }
  return {
    link,
    from: { cell: from, gutter: start, slot: 0 },
    to: { cell: to, gutter: end, slot: 0 },
    channel,
    isStraight,
    tracks: { from: 0, to: 0, channel: 0 },
  };
}

/** Slots from top to bottom: what goes up, what goes straight, what goes down. */
function assignSlots(routes: readonly Route[]): Map<string, number> {
  const ends = routes.flatMap((route) => {
    const way = (end: RouteEnd, other: RouteEnd): number =>
      route.channel === undefined
        ? other.cell.row - end.cell.row
        : route.channel - end.cell.row - 0.5;
    const first = { ends: [route.from], way: way(route.from, route.to) };
    if (route.isStraight) return [{ ends: [route.from, route.to], way: 0 }];
    return [first, { ends: [route.to], way: way(route.to, route.from) }];
  });
  const counts = new Map<string, number>();
  for (const [key, group] of Map.groupBy(ends, ({ ends: [end] }) =>
    end ? slotKey(end.cell.row, end.gutter) : '',
  )) {
    for (const [slot, entry] of group.toSorted((a, b) => a.way - b.way).entries())
      for (const end of entry.ends) end.slot = slot;
    counts.set(key, group.length);
  }
  return counts;
}

/** A part of a route that needs a track: in which gutter or channel, from where to where. */
type Span = {
  readonly lane: number;
  readonly start: number;
  readonly end: number;
  readonly take: (track: number) => void;
};

const rowAt = (row: number): number => 2 * row + 1;
const channelAt = (channel: number): number => 2 * channel;

function uprights({ from, to, channel, isStraight, tracks }: Route): Span[] {
  if (isStraight) return [];
  const span = (lane: number, a: number, b: number, take: Span['take']): Span => ({
    lane,
    start: Math.min(a, b),
    end: Math.max(a, b),
    take,
  });
  const [start, end] = [rowAt(from.cell.row), rowAt(to.cell.row)];
  if (channel === undefined)
    return [span(from.gutter, start, end, (track) => (tracks.from = tracks.to = track))];
  return [
    span(from.gutter, start, channelAt(channel), (track) => (tracks.from = track)),
    span(to.gutter, channelAt(channel), end, (track) => (tracks.to = track)),
  ];
}

function levels({ from, to, channel, tracks }: Route): Span[] {
  if (channel === undefined) return [];
  const [start, end] = [Math.min(from.gutter, to.gutter), Math.max(from.gutter, to.gutter)];
  return [{ lane: channel, start, end, take: (track) => (tracks.channel = track) }];
}

/** Gives each span the first track on which nothing else touches it. */
function assignTracks(spans: readonly Span[], counts: number[]): void {
  for (const [lane, group] of Map.groupBy(spans, (span) => span.lane)) {
    const ends: number[] = [];
    for (const { start, end, take } of group.toSorted(
      (a, b) => a.start - b.start || a.end - b.end,
    )) {
      const free = ends.findIndex((last) => last < start);
      const track = free === -1 ? ends.length : free;
      ends[track] = end;
      take(track);
    }
    counts[lane] = ends.length;
  }
}
