import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { type Box, boxAround } from './guides.ts';
import { FIRST_ZOOM } from './zoom-detail.ts';

export type View = { readonly x: number; readonly y: number; readonly zoom: number };
export type Room = { readonly width: number; readonly height: number };

/** Around the map on the screen: the titles of the bands on the left, their law above. */
const PADDING = { left: 52, right: 44, top: 36, bottom: 20 } as const;

/**
 * The view with which a map opens: all of it where its names can be read then, else its beginning,
 * where PHI enters, at a size that can be read.
 * @param room of the pane, in pixels of the screen
 */
export function firstView(cards: readonly Box[], room: Room): View {
  const box = boxAround(cards);
  if (box === undefined) return { x: PADDING.left, y: PADDING.top, zoom: 1 };
  const width = room.width - PADDING.left - PADDING.right;
  const height = room.height - PADDING.top - PADDING.bottom;
  const fitting = Math.min(1, width / box.width, height / box.height);
  const zoom = Math.max(fitting, FIRST_ZOOM);
  const along = (size: number, space: number): number => Math.max(0, (space - size * zoom) / 2);
  return {
    x: PADDING.left + along(box.width, width) - box.x * zoom,
    y: PADDING.top + along(box.height, height) - box.y * zoom,
    zoom,
  };
}

/** How far something has to move to lie between two ends. */
const moved = (at: number, size: number, least: number, most: number): number =>
  Math.max(0, least - at) || Math.min(0, most - size - at);

/** A view moved no further than it takes to have a card in it, with some air. */
export function viewWith(card: Point, view: View, room: Room): View {
  const { x, y, zoom } = view;
  const [left, top] = [card.x * zoom + x, card.y * zoom + y];
  const [width, height] = [CARD_WIDTH * zoom, CARD_HEIGHT * zoom];
  return {
    x: x + moved(left, width, PADDING.left, room.width - PADDING.right),
    y: y + moved(top, height, PADDING.top, room.height - PADDING.bottom),
    zoom,
  };
}

/** Whether a card lies under something that stands on the screen. */
export function isCovered(
  positions: Iterable<Point>,
  card: Room,
  { x, y, zoom }: View,
  over: Box,
): boolean {
  for (const at of positions) {
    const [left, top] = [at.x * zoom + x, at.y * zoom + y];
    const isApart =
      left >= over.x + over.width ||
      left + card.width * zoom <= over.x ||
      top >= over.y + over.height ||
      top + card.height * zoom <= over.y;
    if (!isApart) return true;
  }
  return false;
}
