import { useDeferredValue, useMemo } from 'react';
import { choiceInSentence } from '#shared/map/choice-words.ts';
import { useSession } from '../app/session.ts';
import { reachAt } from './reach-at.ts';

/** Whose PHI gets to a node, and which; worked out, not typed. */
export function ReachSection({ node }: { readonly node: string }) {
  // Typing must not wait for it.
  const map = useDeferredValue(useSession((session) => session.map));
  const asOf = useSession((session) => session.asOf);
  const assumptions = useSession((session) => session.assumptions);
  const reaching = useMemo(
    () => reachAt(map, asOf, assumptions, node),
    [map, asOf, assumptions, node],
  );
  return (
    <section className="inspector-section">
      <h3 className="d-caps">What reaches it</h3>
      {reaching.length === 0 ? (
        <p className="d-muted reach-none">No PHI gets here by the hops that are drawn.</p>
      ) : (
        <dl className="reach">
          {reaching.map(({ cohort, name, classes }) => (
            <div key={cohort} className="reach-row">
              <dt>{name}</dt>
              <dd>
                {classes.length === 0
                  ? 'PHI, classes not known'
                  : classes.map(choiceInSentence).join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
