import { useReactFlow, type Viewport } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import { useFit } from './use-show-chosen.ts';

/** Room above the cards for the question whether to take it, in pixels of the screen. */
const ASKING = 72;
/** Farther out a name cannot be read; what does not fit is panned to. */
const FURTHEST = 0.4;

/**
 * Shows all of an arrangement while it is proposed. Gives how to go back to what was shown before.
 * @param positions of all that is drawn
 */
export function useShowProposal(
  isProposed: boolean,
  positions: ReadonlyMap<string, Point>,
): () => void {
  const flow = useReactFlow();
  const fit = useFit();
  const before = useRef<Viewport>(undefined);
  const show = useEffectEvent(() => {
    before.current = flow.getViewport();
    fit(positions.values(), { minZoom: FURTHEST, top: ASKING });
  });
  useEffect(() => {
    if (isProposed) show();
  }, [isProposed]);
  return () => {
    if (before.current !== undefined) void flow.setViewport(before.current);
    before.current = undefined;
  };
}
