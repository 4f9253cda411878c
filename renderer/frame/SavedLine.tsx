import { IconLock } from '@tabler/icons-react';
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
  const help = savedHelp(saved);
  return (
    <p className="saved-line">
      <span className={CLASSES[saved.kind]} role="status" title={help}>
        {saved.kind === 'read-only' ? <IconLock size={12} aria-hidden="true" /> : null}
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

/** What could lose work stands out; that nothing can be changed is a fact like others. */
const CLASSES: Readonly<Partial<Record<SavedState['kind'], string>>> = {
  offline: 'saved-bad',
  failed: 'saved-bad',
  'read-only': 'saved-read-only',
};

function savedHelp(saved: SavedState): string | undefined {
  if (saved.kind === 'offline')
    return 'Domicile has stopped or cannot be reached. Your changes are kept in this window and are saved when it answers again.';
  return saved.kind === 'failed' || saved.kind === 'read-only'
    ? failureWords(saved.code)
    : undefined;
}
