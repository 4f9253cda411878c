import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, type PanelSizes, usePanelSizes } from '../app/settings.ts';
import { CanvasPane } from '../canvas/CanvasPane.tsx';
import { BottomPanel } from '../findings/BottomPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Panel } from './Panel.tsx';
import { useFolding } from './use-folding.ts';

/** The map with its panels; their sizes are remembered. */
export function MapView() {
  const bridge = useBridge();
  const kept = usePanelSizes();
  const [moved, setMoved] = useState<PanelSizes | undefined>();
  const folding = useFolding();
  const sizes = moved ?? kept;
  const keep = useDebouncedCallback(
    (next: PanelSizes) => void changeSettings(bridge, { panels: next }),
    { delay: 400, flushOnUnmount: true },
  );
  const change = (next: PanelSizes): void => {
    setMoved(next);
    keep(next);
  };
  return (
    <div className="map-view">
      <div className="map-upper">
        <Panel
          side="left"
          label="Palette"
          folding={folding.palette}
          size={sizes.left}
          min={160}
          max={480}
          sizeLabel="Width of the palette"
          onResize={(left) => change({ ...sizes, left })}
        >
          <Palette />
        </Panel>
        <section className="map-canvas" aria-label="Canvas">
          <CanvasPane />
        </section>
        <Panel
          side="right"
          label="Inspector"
          folding={folding.inspector}
          size={sizes.right}
          min={240}
          max={720}
          sizeLabel="Width of the inspector"
          onResize={(right) => change({ ...sizes, right })}
        >
          <Inspector />
        </Panel>
      </div>
      <Panel
        side="bottom"
        label="Findings and questions"
        folding={folding.findings}
        size={sizes.bottom}
        min={120}
        max={900}
        sizeLabel="Height of the findings"
        onResize={(bottom) => change({ ...sizes, bottom })}
      >
        <BottomPanel />
      </Panel>
    </div>
  );
}
