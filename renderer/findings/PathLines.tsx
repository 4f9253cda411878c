import { pathStations } from '#shared/evaluate/path-words.ts';
import type { Finding } from '#shared/evaluate/finding.ts';
import { elementName } from '../app/element-names.ts';
import { useSession } from '../app/session.ts';

/** By which stations the PHI gets there, one line a distinct path. */
export function PathLines({ finding }: { readonly finding: Finding }) {
  const map = useSession((session) => session.map);
  const byChain = Map.groupBy(finding.paths, ({ hops }) => hops.join(' '));
  const lines = [...byChain.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const stations = pathStations(map, first);
    const who = same.map(({ cohort }) => elementName(map, { type: 'cohort', id: cohort }));
    return stations.length === 0 ? [] : [{ key: first.hops.join(' '), stations, who }];
  });
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className="d-caps">Path</h4>
      {lines.map(({ key, stations, who }) => (
        <div key={key} className="detail-path">
          <ol>
            {stations.map((station, index) => (
              // The same station can stand twice on a way there and back.
              <li key={`${index} ${station}`}>{station}</li>
            ))}
          </ol>
          {lines.length === 1 ? null : <p className="d-muted d-small">{who.join(', ')}</p>}
        </div>
      ))}
    </>
  );
}
