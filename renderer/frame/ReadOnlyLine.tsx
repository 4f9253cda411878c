import { failureWords } from '#shared/bridge/failures.ts';
import { useSession } from '../app/session.ts';

/** Above a map that takes no edits: why, and what to do; nothing above others. */
export function ReadOnlyLine() {
  const saved = useSession((session) => session.saved);
  if (saved.kind !== 'read-only') return null;
  return (
    <section className="read-only-line" aria-label="Read only">
      <strong>Read only.</strong> {failureWords(saved.code)} Everything can be looked at and
      exported; nothing can be changed.
    </section>
  );
}
