import { useEffect, useState } from 'react';
import { failureWords } from '#shared/bridge/failures.ts';
import type { WorksheetRevision } from '#shared/bridge/worksheet-contract.ts';
import { useBridge } from '../app/bridge-context.ts';
import { notify } from '../app/notices.ts';
import { useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { receive } from './received-worksheet.ts';
import { fieldWords } from './role-words.ts';

type Loaded = {
  /** After how many signatures of this window. */
  readonly after: number;
  readonly revisions: readonly WorksheetRevision[];
};

/** The signed worksheets of the open map, the newest first. @param changes counts what was signed here */
export function RevisionList({ changes }: { readonly changes: number }) {
  const bridge = useBridge();
  const map = useSession((session) => session.token);
  const saved = useSession((session) => session.saved);
  const [{ revisions }, setLoaded] = useState<Loaded>({ after: changes, revisions: [] });
  useEffect(() => {
    if (saved.kind === 'saving') return undefined;
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const answer = await bridge.worksheet.revisions({ map });
      if (isCurrent && answer.ok) setLoaded({ after: changes, revisions: answer.revisions });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [bridge, map, saved, changes]);
  const open = async (file: string): Promise<void> => {
    const answer = await bridge.worksheet.readRevision({ map, file });
    if (answer.ok) receive({ fileName: file, pdf: answer.pdf });
    else notify({ kind: 'problem', text: failureWords(answer.code) });
  };
  return (
    <section className="sheet-section" aria-labelledby="sheet-revisions">
      <h3 id="sheet-revisions" className="d-caps">
        Signed worksheets
      </h3>
      {revisions.length === 0 ? (
        <p className="d-muted">None yet. Signed ones are kept beside the map.</p>
      ) : (
        <ul className="revisions">
          {revisions.map(({ file, isAccepted, isOfThisMap, signatures }) => (
            <li key={file}>
              <button type="button" className="revision" onClick={() => void open(file)}>
                <SeverityIcon severity={isAccepted ? 'met' : 'violation'} />
                <span>
                  {signatures.map(({ field, signer }) => (
                    <span key={field} className="revision-line">
                      {fieldWords(field)}: {signer.split(',')[0]}
                    </span>
                  ))}
                  <span className="revision-line d-muted d-small">
                    {[signatures.at(-1)?.at ?? '', standing(isAccepted, isOfThisMap)]
                      .filter((words) => words !== '')
                      .join(' · ')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function standing(isAccepted: boolean, isOfThisMap: boolean): string {
  if (!isAccepted) return 'do not rely on it';
  return isOfThisMap ? 'the map is the same' : 'the map has changed since';
}
