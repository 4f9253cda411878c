import type { Point } from '#shared/diagram/card-size.ts';

type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const WAYS: Readonly<Record<Direction, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The way of an arrow key; undefined for another key. */
export function wayOf(key: string): Point | undefined {
  const found = Object.entries(WAYS).find(([name]) => name === key);
  return found?.[1];
}

/** What lies aside counts more than what lies ahead, so that arrows keep to a row. */
const ASIDE = 2.5;

/** The nearest card in a direction; the first by place where none is chosen yet. */
export function neighbour(
  positions: ReadonlyMap<string, Point>,
  from: string | undefined,
  way: Point,
): string | undefined {
  const start = from === undefined ? undefined : positions.get(from);
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const [id, { x, y }] of positions) {
    if (id === from) continue;
    const [dx, dy] = start === undefined ? [x, y] : [x - start.x, y - start.y];
    const ahead = dx * way.x + dy * way.y;
    if (start !== undefined && ahead <= 0) continue;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    const distance = start === undefined ? y * 4 + x : ahead + ASIDE * aside;
    if (best === undefined || distance < best.distance) best = { id, distance };
  }
  return best?.id ?? from;
}
