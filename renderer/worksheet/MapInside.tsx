import { Button } from '@mantine/core';
import { use, useMemo } from 'react';
import { modelDifferences } from '#shared/map/differences/map-differences.ts';
import { lineText } from '#shared/map/document/history-line.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { useBridge } from '../app/bridge-context.ts';
import { SessionContext, useSession } from '../app/session.ts';
import { createMap } from '../home/open-map-file.ts';
import { counted } from '../ui/severity-words.ts';

type Props = { readonly mapText: string; readonly onLeave: () => void };

/** The map inside a worksheet: what differs from the open one, and the way to open it. */
export function MapInside({ mapText, onLeave }: Props) {
  const bridge = useBridge();
  const session = use(SessionContext);
  const inside = useMemo(() => readMap(mapText), [mapText]);
  if (!inside.ok)
    return (
      <section className="told-map" aria-label="The map inside">
        <h3 className="d-caps">The map inside</h3>
        <p>It is not a map that this version can read.</p>
      </section>
    );
  return (
    <section className="told-map" aria-label="The map inside">
      <h3 className="d-caps">The map inside</h3>
      <p>
        <strong>{inside.map.title}</strong>, {counted(inside.map.nodes.length, 'node')} and{' '}
        {counted(inside.map.hops.length, 'hop')}
      </p>
      {session === undefined ? null : <Compared inside={inside.map} />}
      <Button
        variant="default"
        onClick={() => {
          onLeave();
          void createMap(bridge, { type: 'json', text: mapText });
        }}
      >
        Open it as a new map
      </Button>
    </section>
  );
}

/** What differs between the map inside and the one that is open, as it is now. */
function Compared({ inside }: { readonly inside: DomicileMap }) {
  const map = useSession((session) => session.map);
  const differences = useMemo(() => modelDifferences(inside, map), [inside, map]);
  if (differences.length === 0) return <p>It says the same as the map that is open.</p>;
  return (
    <>
      <p>{counted(differences.length, 'thing differs', 'things differ')} in the open map:</p>
      <ul className="told-differences" aria-label="Differences">
        {differences.map(lineText).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
