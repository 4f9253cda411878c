import type { Band } from '#shared/diagram/band.ts';
import { CARD_HEIGHT } from '#shared/diagram/card-size.ts';
import { laneAt } from '#shared/diagram/lanes.ts';
import type { Drawing } from './drawing.ts';

export type LaneTitle = {
  readonly text: string;
  /** Written across instead of upwards. */
  readonly isShort: boolean;
  readonly hasFlag: boolean;
};

/** In pixels of the screen: the widest letters of small bold type on average, a flag, a code. */
const LETTER = 7.2;
const FLAG = 22;
const CODE = 16;
const AIR = 8;

/** As much of a band's title as there is room for: never a part of a word. */
export function titleFor({ title, country }: Band, height: number): LaneTitle {
  const flag = country === undefined ? 0 : FLAG;
  if (title.length * LETTER + flag + AIR <= height)
    return { text: title, isShort: false, hasFlag: true };
  const code = country ?? (title.split(' ')[0] ?? '').slice(0, 3);
  if (flag + CODE + AIR <= height) return { text: code, isShort: true, hasFlag: true };
  if (CODE <= height) return { text: code, isShort: true, hasFlag: false };
  return { text: '', isShort: true, hasFlag: false };
}

/** The room between the top of each band and its highest card, in canvas pixels. */
export function clearances({ lanes, positions }: Pick<Drawing, 'lanes' | 'positions'>): number[] {
  const highest = new Map<string, number>();
  for (const { y } of positions.values()) {
    const lane = laneAt(lanes, y + CARD_HEIGHT / 2);
    if (lane === undefined) continue;
    const { key } = lane.band;
    highest.set(key, Math.min(highest.get(key) ?? Infinity, y));
  }
  return lanes.map(({ band, top }) => (highest.get(band.key) ?? Infinity) - top);
}
