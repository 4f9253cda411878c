import { Box, Button, Modal } from '@mantine/core';
import { use, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { failureWords } from '#shared/bridge/failures.ts';
import type { WorksheetVerdict } from '#shared/bridge/worksheet-contract.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { useBridge } from '../app/bridge-context.ts';
import { SessionContext } from '../app/session.ts';
import { createMap } from '../home/open-map-file.ts';
import { MapInside } from './MapInside.tsx';
import { PdfPages } from './PdfPages.tsx';
import { closeReceived, receive, receivedWorksheet, type Received } from './received-worksheet.ts';
import { savePdf } from './save-pdf.ts';
import { SignForm } from './SignForm.tsx';
import { VerdictLine, VerdictReasons } from './Verdict.tsx';

/** A worksheet that was dropped or chosen: its pages, its verdict, the map inside, and signing it. */
export function ReceivedWorksheet() {
  const received = useStore(receivedWorksheet, (store) => store.received);
  return (
    <Modal
      opened={received !== undefined}
      onClose={closeReceived}
      title={received?.fileName ?? ''}
      size="min(1200px, 94vw)"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {received === undefined ? null : <Contents received={received} />}
    </Modal>
  );
}

type Told =
  | { readonly of: Uint8Array; readonly verdict: WorksheetVerdict }
  | { readonly of: Uint8Array; readonly failure: string };

function Contents({ received }: { readonly received: Received }) {
  const { pdf } = received;
  const bridge = useBridge();
  const [told, setTold] = useState<Told | undefined>();
  useEffect(() => {
    let isCurrent = true;
    const verify = async (): Promise<void> => {
      const answer = await bridge.worksheet.verify({ pdf });
      if (!isCurrent) return;
      setTold(
        answer.ok
          ? { of: pdf, verdict: answer.verdict }
          : { of: pdf, failure: failureWords(answer.code) },
      );
    };
    void verify();
    return () => {
      isCurrent = false;
    };
  }, [bridge, pdf]);
  if (told === undefined || told.of !== pdf) return <p aria-busy="true">Verifying the file.</p>;
  if ('failure' in told) return <p role="alert">{told.failure}</p>;
  return <Judged received={received} verdict={told.verdict} />;
}

type JudgedProps = { readonly received: Received; readonly verdict: WorksheetVerdict };

/** The verdict above and what can be done below stay in view; what the verdict rests on scrolls between. */
function Judged({ received: { pdf, fileName }, verdict }: JudgedProps) {
  const bridge = useBridge();
  const session = use(SessionContext);
  const [isSigning, setSigning] = useState(false);
  const { mapText, openRoles } = verdict;
  const inside = useMemo(() => (mapText === null ? undefined : readMap(mapText)), [mapText]);
  const canSign = openRoles.length > 0 && (verdict.isAccepted || verdict.signatures.length === 0);
  return (
    <div className="received">
      <div className="received-told">
        <VerdictLine verdict={verdict} />
        <Box
          className="received-reasons d-scroll"
          role="region"
          aria-label="What is said of it"
          // What scrolls can be scrolled by keys too.
          tabIndex={0}
        >
          <VerdictReasons verdict={verdict} />
          {inside === undefined ? null : <MapInside map={inside.ok ? inside.map : undefined} />}
          {canSign && isSigning ? (
            <div ref={intoView}>
              <SignForm
                pdf={pdf}
                openRoles={openRoles}
                organisation=""
                {...(session === undefined ? {} : { map: session.getState().token })}
                onSigned={(signed) => {
                  setSigning(false);
                  receive({ fileName: withRole(fileName, signed.role), pdf: signed.pdf });
                }}
              />
            </div>
          ) : null}
        </Box>
        <div className="received-actions">
          {canSign && !isSigning ? (
            <Button onClick={() => setSigning(true)}>Sign it too</Button>
          ) : null}
          {mapText !== null && inside?.ok === true ? (
            <Button
              variant="default"
              onClick={() => {
                closeReceived();
                void createMap(bridge, { type: 'json', text: mapText });
              }}
            >
              Open it as a new map
            </Button>
          ) : null}
          <Button variant="subtle" onClick={closeReceived}>
            Close the worksheet
          </Button>
        </div>
      </div>
      <div className="received-pages d-scroll" role="region" aria-label="Pages">
        <div className="sheet-head">
          <Button variant="default" onClick={() => void savePdf(bridge, fileName, pdf)}>
            Save the PDF
          </Button>
        </div>
        <PdfPages pdf={pdf} label="Pages of the worksheet" />
      </div>
    </div>
  );
}

/** What was asked for below the reasons is not left out of sight. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView();

/** `plan.pdf` → `plan, reviewed.pdf`. */
const withRole = (fileName: string, role: string): string =>
  `${fileName.replace(/\.pdf$/i, '')}, ${role}.pdf`;
