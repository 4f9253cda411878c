import { ReactFlowProvider } from '@xyflow/react';
import { Canvas } from './Canvas.tsx';

/** The drawing of the map, in its place between the panels. */
export function CanvasPane() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}
