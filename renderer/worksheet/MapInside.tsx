import { use, useMemo } from 'react';
import { modelDifferences } from '#shared/map/differences/map-differences.ts';
import { lineText } from '#shared/map/document/history-line.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { SessionContext, useSession } from '../app/session.ts';
import { counted } from '../ui/severity-words.ts';

/** The map inside a worksheet, and what differs from the open one. @param map undefined where it cannot be read */
export function MapInside({ map }: { readonly map: DomicileMap | undefined }) {
  const session = use(SessionContext);
  if (map === undefined)
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
        <strong>{map.title}</strong>, {counted(map.nodes.length, 'node')} and{' '}
        {counted(map.hops.length, 'hop')}
      </p>
      {session === undefined ? null : <Compared inside={map} />}
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
