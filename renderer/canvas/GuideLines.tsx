import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { DragStore } from './drag-shown.ts';

/** The lines that what is being moved shares with its neighbours. */
export function GuideLines({ drag }: { readonly drag: DragStore }) {
  const guides = useStore(drag, (shown) => shown.guides);
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className={`guide guide-${axis}`}
          style={
            axis === 'x'
              ? { left: at, top: from - 12, height: to - from + 24 }
              : { top: at, left: from - 12, width: to - from + 24 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
