import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Citation, Finding } from '#shared/evaluate/finding.ts';
import { useEdits } from '../app/edits.ts';
import { elementName } from '../app/element-names.ts';
import { useIsReadOnly, useSession } from '../app/session.ts';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import { BecauseFacts } from './BecauseFacts.tsx';
import { confidenceWords, effectiveWords } from '#shared/worksheet/law-words.ts';
import { PathLines } from './PathLines.tsx';

/** All of one finding: what to do first, then accepting it, its path, the facts, and the law with dates. */
export function FindingDetail({ finding }: { readonly finding: Finding }) {
  const map = useSession((session) => session.map);
  const focusFinding = useSession((session) => session.focusFinding);
  const isReadOnly = useIsReadOnly();
  const { applyRemedy } = useEdits();
  const [isAccepting, setAccepting] = useState(false);
  const { citations, cohorts, confirmWithCounsel, message, remedies } = finding;
  return (
    <section className="detail d-scroll" aria-label={`Finding: ${message}`}>
      <ActionIcon
        className="detail-close"
        aria-label="Close the finding"
        onClick={() => focusFinding(undefined)}
      >
        <IconX size={15} />
      </ActionIcon>
      <h3 className="detail-title">
        <TextWithCodes text={message} />
      </h3>
      {cohorts.length === 0 ? null : (
        <p className="d-muted">
          For {cohorts.map((id) => elementName(map, { type: 'cohort', id })).join(', ')}
        </p>
      )}
      <h4 className="d-caps">What to do</h4>
      <ul className="detail-remedies">
        {remedies.map((remedy) => (
          <li key={remedy.label}>
            {remedy.patch === undefined ? (
              remedy.label
            ) : (
              <Button variant="default" disabled={isReadOnly} onClick={() => applyRemedy(remedy)}>
                <TextWithCodes text={remedy.label} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAccepting ? (
        <AcceptForm finding={finding} onClose={() => setAccepting(false)} />
      ) : (
        <Button variant="subtle" disabled={isReadOnly} onClick={() => setAccepting(true)}>
          Accept this finding with a reason
        </Button>
      )}
      <PathLines finding={finding} />
      <BecauseFacts facts={finding.because} />
      <h4 className="d-caps">Law</h4>
      <ul className="detail-law">
        {citations.map((citation) => (
          <Law key={citation.text} citation={citation} />
        ))}
        <li>{effectiveWords(finding.effective)}</li>
        <li>{confidenceWords(finding.confidence)}</li>
        {confirmWithCounsel ? <li className="detail-counsel">Confirm with counsel.</li> : null}
      </ul>
    </section>
  );
}

function Law({ citation: { text, url } }: { readonly citation: Citation }) {
  return (
    <li>
      {text}
      {url === undefined ? null : (
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <ActionIcon
              size={20}
              className="detail-copy"
              aria-label={copied ? 'Address copied' : `Copy the address of ${text}`}
              title={url}
              onClick={copy}
            >
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          )}
        </CopyButton>
      )}
    </li>
  );
}
