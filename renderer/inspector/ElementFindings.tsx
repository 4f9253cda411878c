import { useMemo } from 'react';
import { findingKey } from '../app/finding-key.ts';
import { useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { severityWord } from '../ui/severity-words.ts';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';
import { subjectOf, type Together } from './element-target.ts';

/** The open findings about what is inspected; each lights its path. */
export function ElementFindings({ together }: { readonly together: Together }) {
  const evaluation = useSession((session) => session.evaluation);
  const focusFinding = useSession((session) => session.focusFinding);
  const focused = useSession((session) => session.focusedFinding);
  const findings = useMemo(() => {
    const subjects = together.ids.map((id) => subjectOf(together.type, id));
    return (evaluation?.findings ?? []).filter(
      ({ accepted, subject, elements }) =>
        accepted === undefined &&
        [subject, ...elements].some((about) =>
          subjects.some(({ type, id }) => about.type === type && about.id === id),
        ),
    );
  }, [evaluation, together]);
  if (findings.length === 0) return null;
  return (
    <ul className="inspector-findings">
      {findings.map((finding) => {
        const key = findingKey(finding);
        return (
          <li key={key}>
            <button
              type="button"
              className={`inspector-finding inspector-finding-${finding.severity}`}
              aria-pressed={key === focused}
              onClick={() => focusFinding(key === focused ? undefined : finding)}
            >
              <SeverityIcon severity={finding.severity} size={14} />
              <span>
                <strong className={`severity-word-${finding.severity}`}>
                  {severityWord[finding.severity]}
                </strong>{' '}
                <TextWithCodes text={finding.message} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
