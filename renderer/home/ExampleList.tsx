import { IconFileDescription } from '@tabler/icons-react';
import { useBridge } from '../app/bridge-context.ts';
import type { Example } from './home-contents.ts';
import { createMap } from './open-map-file.ts';

/** The examples; choosing one makes a map of one's own from it. */
export function ExampleList({ examples }: { readonly examples: readonly Example[] }) {
  const bridge = useBridge();
  return (
    <ul className="map-list">
      {examples.map(({ id, title }) => (
        <li key={id}>
          <button
            type="button"
            className="map-item"
            onClick={() => void createMap(bridge, { type: 'example', id })}
          >
            <IconFileDescription size={18} aria-hidden="true" />
            <span className="map-item-text">{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
