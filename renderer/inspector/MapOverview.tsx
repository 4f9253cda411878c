import { verdictOf } from '#shared/evaluate/verdict.ts';
import { useIsReadOnly, useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { counted } from '../ui/severity-words.ts';

/** What the right panel says while nothing is selected: the verdict, the patients, and how to begin. */
export function MapOverview() {
  const map = useSession((session) => session.map);
  const evaluation = useSession((session) => session.evaluation);
  const show = useSession((session) => session.show);
  const isReadOnly = useIsReadOnly();
  const verdict = evaluation && verdictOf(evaluation, map.cohorts.length);
  return (
    <div className="inspector d-scroll">
      <header className="inspector-head">
        <h2 className="inspector-name">{map.title}</h2>
        {verdict === undefined ? null : (
          <p className="overview-verdict">
            <SeverityIcon
              severity={
                verdict.isGreen
                  ? 'met'
                  : (evaluation?.summary.violation ?? 0) > 0
                    ? 'violation'
                    : 'question'
              }
            />
            {verdict.words}
          </p>
        )}
      </header>
      <section className="inspector-section">
        <h3 className="d-caps">On this map</h3>
        <p>
          {counted(map.nodes.length, 'node')}, {counted(map.hops.length, 'hop')},{' '}
          {counted(map.vendors.length, 'vendor')}, {counted(map.cohorts.length, 'cohort')}.
        </p>
        {map.cohorts.length === 0 ? (
          <p className="overview-note">
            Nothing can be judged before it is said whose PHI this is.{' '}
            {isReadOnly ? null : (
              <button type="button" className="link" onClick={() => show('cohorts')}>
                Add the first cohort
              </button>
            )}
          </p>
        ) : null}
        {(evaluation?.summary.cohortsNotEvaluated ?? 0) > 0 ? (
          <p className="overview-note">
            {counted(evaluation?.summary.cohortsNotEvaluated ?? 0, 'cohort')} not evaluated: its PHI
            enters nowhere or reaches no system.{' '}
            <button type="button" className="link" onClick={() => show('cohorts')}>
              Say where it enters
            </button>
          </p>
        ) : null}
      </section>
      {evaluation === undefined || evaluation.ruleErrors.length === 0 ? null : (
        <section className="inspector-section">
          <h3 className="d-caps">Rules that failed</h3>
          {evaluation.ruleErrors.map(({ rule, message }) => (
            <p key={rule} className="overview-error">
              {rule} could not be run: {message}
            </p>
          ))}
        </section>
      )}
      {evaluation === undefined || evaluation.warnings.length === 0 ? null : (
        <section className="inspector-section">
          <h3 className="d-caps">Please check</h3>
          <ul className="overview-warnings">
            {evaluation.warnings.map(({ code, subject, message }) => (
              <li key={`${code} ${subject.type} ${subject.id} ${message}`}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      {isReadOnly || map.hops.length > 0 ? (
        <p className="inspector-section d-muted">Select anything to read about it here.</p>
      ) : (
        <section className="inspector-section">
          <h3 className="d-caps">How to begin</h3>
          <p className="d-muted">
            Add systems from the palette on the left, or press / and type. Draw a hop from one to
            the next wherever PHI moves. Select anything to say more about it here.
          </p>
        </section>
      )}
    </div>
  );
}
