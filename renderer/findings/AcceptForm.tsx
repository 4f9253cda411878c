import { Button, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Finding } from '#shared/evaluate/finding.ts';
import { useEdits } from '../app/edits.ts';
import { elementName } from '../app/element-names.ts';
import { useSession } from '../app/session.ts';
import { useUserName } from '../app/settings.ts';

type Props = { readonly finding: Finding; readonly onClose: () => void };

/** To live with a finding: why, who says so, for whom, and until when. */
export function AcceptForm({ finding, onClose }: Props) {
  const map = useSession((session) => session.map);
  const today = useSession((session) => session.asOf);
  const { accept } = useEdits();
  const userName = useUserName();
  const first = useRef<HTMLTextAreaElement>(null);
  // The form may open below what can be seen; what is typed next is the reason.
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
    // The panel alone scrolls: asked for more, a browser moves the window too.
    const form = first.current?.closest('form');
    form?.offsetParent?.scrollTo({ top: form.offsetTop });
  }, []);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(userName);
  const [until, setUntil] = useState('');
  const [cohorts, setCohorts] = useState<readonly string[]>(finding.cohorts);
  const [isTried, setTried] = useState(false);
  const problems = {
    reason: reason.trim() === '' ? 'Say why this can be borne.' : undefined,
    by: by.trim() === '' ? 'Say who decides it.' : undefined,
    until: until === '' || until < today ? 'Give an end date that is not past.' : undefined,
    cohorts:
      finding.cohorts.length > 0 && cohorts.length === 0 ? 'Choose at least one.' : undefined,
  };
  const submit = (): void => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const isAll = cohorts.length === finding.cohorts.length;
    const words = { reason: reason.trim(), by: by.trim(), on: today, until };
    accept(finding, isAll ? words : { ...words, cohorts });
    onClose();
  };
  return (
    <form
      className="accept"
      aria-label="Accept this finding"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h4 className="d-caps">Accept this finding</h4>
      <div className="accept-line">
        <Textarea
          ref={first}
          className="accept-reason"
          label="Reason"
          autosize
          minRows={1}
          value={reason}
          error={isTried ? problems.reason : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {finding.cohorts.length < 2 ? null : (
          <fieldset className="accept-cohorts">
            <legend>For</legend>
            <div className="accept-cohort-list d-scroll">
              {finding.cohorts.map((id) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={cohorts.includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setCohorts(
                        checked ? [...cohorts, id] : cohorts.filter((other) => other !== id),
                      )
                    }
                  />
                  {elementName(map, { type: 'cohort', id })}
                </label>
              ))}
            </div>
            {isTried && problems.cohorts !== undefined ? (
              <p className="field-problem" role="alert">
                {problems.cohorts}
              </p>
            ) : null}
          </fieldset>
        )}
      </div>
      <div className="accept-line">
        <TextInput
          className="accept-by"
          label="Decided by"
          value={by}
          error={isTried ? problems.by : undefined}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          className="accept-until"
          label="Until"
          type="date"
          min={today}
          value={until}
          error={isTried ? problems.until : undefined}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <div className="accept-buttons">
          <Button type="submit">Accept</Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </form>
  );
}
