import { Button } from '@mantine/core';
import { useEdits } from '../app/edits.ts';
import { findingKey } from '../app/finding-key.ts';
import { useSession } from '../app/session.ts';
import { dayWords } from '../ui/day-words.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { severityWord } from '../ui/severity-words.ts';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';

const NOTHING: readonly never[] = [];

/** The findings that somebody decided to live with: why, who, until when. */
export function AcceptedList() {
  const findings = useSession(({ evaluation }) => evaluation?.findings ?? NOTHING);
  const warnings = useSession(({ evaluation }) => evaluation?.warnings ?? NOTHING);
  const focusFinding = useSession((session) => session.focusFinding);
  const { withdraw } = useEdits();
  const about = warnings.filter(({ code }) => code.startsWith('acceptance-'));
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  if (accepted.length === 0 && about.length === 0)
    return <p className="findings-empty">Nothing has been accepted.</p>;
  return (
    <ul className="accepted-list" aria-label="Accepted findings">
      {about.map(({ code, subject, message }) => (
        <li key={`${code} ${subject.type} ${subject.id} ${message}`} className="accepted-warning">
          <SeverityIcon severity="risk" />
          {message}
        </li>
      ))}
      {accepted.map((finding) => {
        const { severity, message, rule, subject } = finding;
        const { reason, by, on, until } = finding.accepted ?? {};
        return (
          <li key={findingKey(finding)} className="accepted">
            <SeverityIcon severity={severity} />
            <div>
              <button
                type="button"
                className="accepted-message"
                onClick={() => focusFinding(finding)}
              >
                <span className={`severity-word-${severity}`}>{severityWord[severity]}</span>{' '}
                <TextWithCodes text={message} /> <span className="d-muted">· {rule}</span>
              </button>
              <p className="d-muted">
                {reason ?? 'No reason given'} · {by ?? 'nobody named'}
                {on === undefined ? '' : `, ${dayWords(on)}`}
                {until === undefined ? ', no end date' : `, until ${dayWords(until)}`}
              </p>
            </div>
            <Button variant="default" onClick={() => withdraw(rule, subject)}>
              Take back
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
