import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { FIT } from './use-show-chosen.ts';

/** Zoom, and all of the map in view. */
export function CanvasTools() {
  const flow = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Panel position="bottom-left" className="canvas-tools">
      <button
        type="button"
        className="canvas-tool"
        aria-label="Zoom out"
        onClick={() => void flow.zoomOut()}
      >
        −
      </button>
      <button
        type="button"
        className="canvas-tool"
        aria-label={`Zoom ${percent} %, back to 100 %`}
        onClick={() => void flow.zoomTo(1)}
      >
        {percent} %
      </button>
      <button
        type="button"
        className="canvas-tool"
        aria-label="Zoom in"
        onClick={() => void flow.zoomIn()}
      >
        +
      </button>
      <button type="button" className="canvas-tool" onClick={() => void flow.fitView(FIT)}>
        Fit
      </button>
    </Panel>
  );
}
