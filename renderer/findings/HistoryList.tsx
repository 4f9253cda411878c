import { useEffect, useState } from 'react';
import type { HistoryEntry } from '#shared/bridge/contract.ts';
import { type Failure, failureWords } from '#shared/bridge/failures.ts';
import { useBridge } from '../app/bridge-context.ts';
import { useSession } from '../app/session.ts';
import { timeWords } from '../ui/time-words.ts';

const PAGE = 100;

type Loaded = { readonly entries: readonly HistoryEntry[]; readonly isAll: boolean };

/** Who changed what when, the newest first, from the map's file. */
export function HistoryList() {
  const bridge = useBridge();
  const token = useSession((session) => session.token);
  const saved = useSession((session) => session.saved);
  const [loaded, setLoaded] = useState<Loaded | undefined>();
  const [failure, setFailure] = useState<Failure | undefined>();
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => {
    // What is on its way to disk has no line yet; the next state brings it.
    if (saved.kind === 'saving') return undefined;
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const answer = await bridge.maps.history({ map: token, limit });
      if (!isCurrent) return;
      if (answer.ok) setLoaded({ entries: answer.entries, isAll: answer.entries.length < limit });
      setFailure(answer.ok ? undefined : answer.code);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [bridge, token, limit, saved]);
  if (failure !== undefined) return <p className="findings-empty">{failureWords(failure)}</p>;
  if (loaded === undefined) return <p className="findings-empty">Reading the history.</p>;
  if (loaded.entries.length === 0)
    return <p className="findings-empty">Nothing has been changed yet.</p>;
  return (
    <>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {loaded.entries.map(({ sequence, at, author, action }) => (
            <tr key={sequence}>
              <td>{timeWords(at)}</td>
              <td>{author === '' ? 'Name not given' : author}</td>
              <td>{action}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {loaded.isAll || limit >= 500 ? null : (
        <button type="button" className="link questions-more" onClick={() => setLimit(500)}>
          Show earlier changes
        </button>
      )}
    </>
  );
}
