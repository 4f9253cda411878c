import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, type PanelSizes, usePanelSizes } from '../app/settings.ts';
import { CanvasPane } from '../canvas/CanvasPane.tsx';
import { BottomPanel } from '../findings/BottomPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Divider } from './Divider.tsx';

/** The map with its panels; their sizes are remembered. */
export function MapView() {
  const bridge = useBridge();
  const kept = usePanelSizes();
  const [moved, setMoved] = useState<PanelSizes | undefined>();
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
        <nav className="map-left" style={{ width: sizes.left }} aria-label="Palette">
          <Palette />
        </nav>
        <Divider
          label="Width of the palette"
          orientation="vertical"
          size={sizes.left}
          min={160}
          max={480}
          onResize={(left) => change({ ...sizes, left })}
        />
        <section className="map-canvas" aria-label="Canvas">
          <CanvasPane />
        </section>
        <Divider
          label="Width of the inspector"
          orientation="vertical"
          isReversed
          size={sizes.right}
          min={240}
          max={720}
          onResize={(right) => change({ ...sizes, right })}
        />
        <aside className="map-right" style={{ width: sizes.right }} aria-label="Inspector">
          <Inspector />
        </aside>
      </div>
      <Divider
        label="Height of the findings"
        orientation="horizontal"
        isReversed
        size={sizes.bottom}
        min={120}
        max={900}
        onResize={(bottom) => change({ ...sizes, bottom })}
      />
      <section
        className="map-bottom"
        style={{ height: sizes.bottom }}
        aria-label="Findings and questions"
      >
        <BottomPanel />
      </section>
    </div>
  );
}
