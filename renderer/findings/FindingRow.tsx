import { Button } from '@mantine/core';
import { Fragment, memo, useEffect, useRef } from 'react';
import type { Finding } from '#shared/evaluate/finding.ts';
import { useEdits } from '../app/edits.ts';
import { useIsReadOnly } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { severityWord } from '../ui/severity-words.ts';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';

type Props = {
  readonly finding: Finding;
  readonly isFocused: boolean;
  /** The names on its first path, in order. */
  readonly path: string;
  readonly onFocus: (finding: Finding, isFocused: boolean) => void;
};

/** One finding on one line: how bad, what, by which path, and the first remedy at a click. */
export const FindingRow = memo(({ finding, isFocused, path, onFocus }: Props) => {
  const { rule, severity, message, also, remedies } = finding;
  const isReadOnly = useIsReadOnly();
  const { applyRemedy } = useEdits();
  const row = useRef<HTMLLIElement>(null);
  const remedy = remedies.find(({ patch }) => patch !== undefined);
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  return (
    <li ref={row} className={`finding finding-${severity}`} data-focused={isFocused}>
      <button
        type="button"
        className="finding-main"
        aria-pressed={isFocused}
        onClick={() => onFocus(finding, isFocused)}
      >
        <SeverityIcon severity={severity} />
        <span className={`finding-severity severity-word-${severity}`}>
          {severityWord[severity]}
        </span>
        <span className="finding-message">
          <TextWithCodes text={message} />
          <span className="finding-rules">
            {' '}
            · <span>{rule}</span>
            {also.map((other, at) => (
              <Fragment key={other}>
                {at === 0 ? ', also ' : ', '}
                <span>{other}</span>
              </Fragment>
            ))}
          </span>
        </span>
        <span className="finding-path" title={path}>
          {path}
        </span>
      </button>
      <div className="finding-act">
        {remedy === undefined ? null : (
          <Button
            className="finding-fix"
            variant={isFocused ? 'filled' : 'default'}
            title={remedy.label}
            disabled={isReadOnly}
            onClick={() => applyRemedy(remedy)}
          >
            <TextWithCodes text={remedy.label} />
          </Button>
        )}
      </div>
    </li>
  );
});
