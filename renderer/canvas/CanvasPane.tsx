import { ReactFlowProvider } from '@xyflow/react';
import { useIsReadOnly, useSession } from '../app/session.ts';
import { Canvas } from './Canvas.tsx';

/** The drawing of the map, in its place between the panels. */
export function CanvasPane() {
  return (
    <ReactFlowProvider>
      <Canvas />
      <EmptyHint />
    </ReactFlowProvider>
  );
}

/** How the first card comes onto the canvas, as long as there is none. */
function EmptyHint() {
  const isEmpty = useSession(({ map }) => map.nodes.length === 0);
  const isReadOnly = useIsReadOnly();
  if (!isEmpty) return null;
  return (
    <div className="canvas-empty">
      <p className="canvas-empty-title">Nothing is drawn yet</p>
      {isReadOnly ? null : (
        <p>
          Drag a system here from the palette, press its name, or press <kbd>/</kbd> and type.
        </p>
      )}
    </div>
  );
}
