import { useStore } from '@xyflow/react';
import { useState } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import { cardSize } from './drawing.ts';
import { isCovered } from './first-view.ts';

/** As far as the overview reaches from the lower right corner, in pixels of the screen. */
const REACH = { width: 184, height: 124 } as const;

/** Whether the overview is shown: as the user says; until then while no card lies under it. */
export function useOverviewShown(positions: ReadonlyMap<string, Point>) {
  const [wish, setWish] = useState<boolean>();
  const isFree = useStore(({ transform: [x, y, zoom], width, height }) => {
    if (wish !== undefined || width === 0 || positions.size === 0) return false;
    const over = { x: width - REACH.width, y: height - REACH.height, ...REACH };
    return !isCovered(positions.values(), cardSize, { x, y, zoom }, over);
  });
  const isShown = wish ?? isFree;
  return { isShown, toggle: () => setWish(!isShown) };
}
