import { failureWords } from '#shared/bridge/failures.ts';
import type { SavedState } from '../app/open-map.ts';
import { useSession } from '../app/session.ts';
import { counted } from '../ui/severity-words.ts';

/** Where the last edit is, and how large the map is. */
export function SavedLine() {
  const saved = useSession((session) => session.saved);
  const nodes = useSession(({ map }) => map.nodes.length);
  const hops = useSession(({ map }) => map.hops.length);
  const cohorts = useSession(({ map }) => map.cohorts.length);
  const isBad = saved.kind === 'failed' || saved.kind === 'offline' || saved.kind === 'read-only';
  return (
    <p className="saved-line">
      <span
        className={isBad ? 'saved-bad' : undefined}
        role="status"
        title={isBad ? savedHelp(saved) : undefined}
      >
        {WORDS[saved.kind]}
      </span>{' '}
      · {counted(nodes, 'node')} · {counted(hops, 'hop')} · {counted(cohorts, 'cohort')}
    </p>
  );
}

const WORDS: Readonly<Record<SavedState['kind'], string>> = {
  saved: 'Saved',
  saving: 'Saving',
  offline: 'Not saved: connection lost',
  'read-only': 'Read only',
  failed: 'Not saved',
};

function savedHelp(saved: SavedState): string {
  if (saved.kind === 'offline')
    return 'Domicile has stopped or cannot be reached. Your changes are kept in this window and are saved when it answers again.';
  return saved.kind === 'failed' || saved.kind === 'read-only' ? failureWords(saved.code) : '';
}
