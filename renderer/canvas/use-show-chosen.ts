import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import { useSession } from '../app/session.ts';
import { cardSize } from './drawing.ts';
import type { LitPath } from './lit-path.ts';

/** The whole map, clear of the titles of the bands and of the tools. */
export const FIT = {
  padding: { top: '32px', right: '32px', bottom: '48px', left: '48px' },
  maxZoom: 1,
} as const;

/** Below this zoom the words of a path cannot be read. */
const READABLE = 0.5;

/** Brings what was chosen elsewhere into view; what is in view already does not move. */
export function useShowChosen(
  positions: ReadonlyMap<string, Point>,
  lit: LitPath | undefined,
): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const selection = useSession((session) => session.selection);
  const places = useRef(positions);
  useEffect(() => {
    places.current = positions;
  }, [positions]);
  useEffect(() => {
    const ids = lit === undefined ? selection.map(({ id }) => id) : [...lit.nodes];
    const { transform, width, height } = store.getState();
    const [left, top, zoom] = transform;
    const isHidden = ids.some((id) => {
      const at = places.current.get(id);
      if (at === undefined) return false;
      const [x, y] = [at.x * zoom + left, at.y * zoom + top];
      const [right, bottom] = [x + cardSize.width * zoom, y + cardSize.height * zoom];
      return x < 28 || y < 0 || right > width || bottom > height;
    });
    const isTooFar = lit !== undefined && zoom < READABLE;
    if (!isHidden && !isTooFar) return;
    const nodes = ids.filter((id) => places.current.has(id)).map((id) => ({ id }));
    void flow.fitView({ ...FIT, nodes, maxZoom: lit === undefined ? Math.max(zoom, READABLE) : 1 });
  }, [selection, lit, flow, store]);
}
