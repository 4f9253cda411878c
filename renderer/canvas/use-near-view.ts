import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import type { Drawing } from './drawing.ts';
import { nearTo, partAround } from './near-view.ts';

/**
 * The cards, by id, and the hops around the view. The drawing library goes through all that it is given
 * at every step of the pointer, so that it is given no more than can come into view with the next.
 */
export function useNearView(
  { lines, positions }: Drawing,
  chosen: ReadonlySet<string>,
): ReturnType<typeof nearTo> {
  // As text, since another object at each step would count as another part.
  const key = useStore(({ transform: [x, y, zoom], width, height }) =>
    partAround({ x, y, zoom }, { width, height }).join(' '),
  );
  return useMemo(() => {
    const [left = 0, top = 0, right = 0, bottom = 0] = key.split(' ').map(Number);
    return nearTo([left, top, right, bottom], { lines, positions }, chosen);
  }, [key, lines, positions, chosen]);
}
