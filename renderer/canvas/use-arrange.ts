import { useEffect, useMemo, useRef, useState } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import { plotOfPlace } from '#shared/diagram/plot-place.ts';
import { bandOfPlace } from '#shared/diagram/band.ts';
import { useSession } from '../app/session.ts';
import { bandGraphs, stacked } from './arrange.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import type { Drawing } from './drawing.ts';
import { layOut } from './layout-worker.ts';

export type Arranging =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'proposed'; readonly positions: ReadonlyMap<string, Point> };

/** The automatic arrangement: worked out aside, shown as the drawing, and taken over or not. */
export function useArrange(edits: CanvasEdits) {
  const map = useSession((session) => session.map);
  const [arranging, setArranging] = useState<Arranging>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return useMemo(() => {
    const cancel = (): void => {
      running.current?.abort();
      setArranging({ kind: 'none' });
    };
    const start = async ({ lanes }: Drawing): Promise<void> => {
      if (map.nodes.length === 0) return;
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setArranging({ kind: 'working' });
      const nodes = map.nodes.map(({ id, place }) => ({
        id,
        band: bandOfPlace(place).key,
        plot: plotOfPlace(place)?.place,
      }));
      const entries = map.cohorts.flatMap(({ entry }) => entry ?? []);
      const graphs = bandGraphs(lanes, nodes, map.hops, entries);
      const laid = await layOut(graphs, control.signal);
      if (control.signal.aborted) return;
      setArranging({ kind: 'proposed', positions: stacked(laid, map.hops) });
    };
    const apply = (): void => {
      if (arranging.kind === 'proposed') edits.arrange(arranging.positions);
      setArranging({ kind: 'none' });
    };
    return { arranging, start, apply, cancel };
  }, [map, arranging, edits]);
}
