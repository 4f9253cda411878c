import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Subject } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { Point } from '#shared/diagram/card-size.ts';
import { useSession, useSessionStore } from '../app/session.ts';
import { cardSize } from './drawing.ts';
import { firstView, viewWith } from './first-view.ts';
import { boxAround } from './guides.ts';
import type { LitPath } from './lit-path.ts';
import { FIRST_ZOOM } from './zoom-detail.ts';

type FitLimits = {
  readonly minZoom?: number;
  readonly maxZoom?: number;
  /** The room above the cards, in pixels of the screen. */
  readonly top?: number;
};

/** Clear of the titles of the bands. */
const TOP = 36;
const PADDING = { right: '28px', bottom: '20px', left: '52px' } as const;

/**
 * Makes what shows all cards at some positions. The drawing library could do so only with those
 * that it has been given, which are those around the view.
 */
export function useFit(): (positions: Iterable<Point>, limits?: FitLimits) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(
    () =>
      (positions, { minZoom = store.getState().minZoom, maxZoom = 1, top = TOP } = {}) => {
        const box = boxAround([...positions].map((at) => ({ ...at, ...cardSize })));
        if (box === undefined) return;
        const { width, height } = store.getState();
        const padding = { ...PADDING, top: `${top}px` } as const;
        const view = getViewportForBounds(box, width, height, minZoom, maxZoom, padding);
        void flow.setViewport(view);
      },
    [flow, store],
  );
}

const FEW = 8;
/** Below this zoom a card shows little more than its name. */
const READABLE = 0.5;

/** Shows a map when it is opened: all of it, or its beginning in a size that can be read. */
export function useFirstView(positions: ReadonlyMap<string, Point>): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const isReady = useStore(({ width, panZoom }) => width > 0 && panZoom !== null);
  const isShown = useRef(false);
  useEffect(() => {
    if (!isReady || isShown.current) return;
    isShown.current = true;
    const { width, height } = store.getState();
    const cards = [...positions.values()].map((at) => ({ ...at, ...cardSize }));
    void flow.setViewport(firstView(cards, { width, height }));
  }, [isReady, positions, flow, store]);
}

/** The nodes that show what is chosen: of a hop its two ends. */
const endsOf = (selection: readonly Subject[], { hops }: DomicileMap): readonly string[] =>
  selection.flatMap(({ type, id }) => {
    const hop = type === 'hop' ? hops.find((item) => item.id === id) : undefined;
    return hop ? [hop.from, hop.to] : id;
  });

/** Brings what was chosen elsewhere into view; what is in view already does not move. */
export function useShowChosen(
  positions: ReadonlyMap<string, Point>,
  lit: LitPath | undefined,
): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const fit = useFit();
  const session = useSessionStore();
  const selection = useSession((state) => state.selection);
  const places = useRef(positions);
  useEffect(() => {
    places.current = positions;
  }, [positions]);
  useEffect(() => {
    // Many are chosen on the canvas itself, where the view is to stay.
    if (lit === undefined && selection.length > FEW) return;
    const ids = lit === undefined ? endsOf(selection, session.getState().map) : [...lit.nodes];
    const { transform, width, height } = store.getState();
    const [left, top, zoom] = transform;
    const isHidden = ids.some((id) => {
      const at = places.current.get(id);
      if (at === undefined) return false;
      const [x, y] = [at.x * zoom + left, at.y * zoom + top];
      const [right, bottom] = [x + cardSize.width * zoom, y + cardSize.height * zoom];
      return x < 28 || y < 0 || right > width || bottom > height;
    });
    const isTooFar = lit !== undefined && zoom < FIRST_ZOOM;
    if (!isHidden && !isTooFar) return;
    const shown = ids.flatMap((id) => places.current.get(id) ?? []);
    if (shown.length === 0) return;
    const only =
      lit === undefined && ids.length === 1 ? places.current.get(ids[0] ?? '') : undefined;
    if (only !== undefined && zoom >= READABLE) {
      void flow.setViewport(viewWith(only, { x: left, y: top, zoom }, { width, height }));
      return;
    }
    fit(shown, { maxZoom: lit === undefined ? Math.max(zoom, FIRST_ZOOM) : 1 });
  }, [selection, lit, flow, fit, store, session]);
}
