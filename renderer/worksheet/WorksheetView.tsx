import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { useSession } from '../app/session.ts';
import { assumptionSummary } from '../frame/assumption-words.ts';
import { FoldedPanel } from '../frame/Panel.tsx';
import { useIsNarrow } from '../frame/use-folding.ts';
import { importFile } from '../home/open-map-file.ts';
import { dayWords } from '../ui/day-words.ts';
import { useOrganisation } from './IdentityForm.tsx';
import { LayoutChoice } from './LayoutChoice.tsx';
import { PdfPages } from './PdfPages.tsx';
import { RevisionList } from './RevisionList.tsx';
import { roles } from './role-words.ts';
import { savePdf } from './save-pdf.ts';
import { type Signed, SignForm } from './SignForm.tsx';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { type Drawing, type Layout, useDrawnWorksheet } from './use-drawn-worksheet.ts';

const SIDE_LABEL = 'Print and sign';
/** In CSS pixels. */
const SIDE_WIDTH = 340;

/** The worksheet as it will print, signing it, and what was signed before. */
export function WorksheetView() {
  const [layout, setLayout] = useState<Layout>({ paper: 'a4', leftOut: [] });
  const drawing = useDrawnWorksheet(layout);
  const [signed, setSigned] = useState<readonly Signed[]>([]);
  const last = signed.at(-1);
  const shown = last?.pdf ?? drawing.drawn?.pdf;
  const [isSigningOn, setSigningOn] = useState(false);
  const fileName = nameOf(drawing.drawn?.fileName, signed);
  const openRoles = roles.filter((role) => !signed.some((one) => one.role === role));
  const organisation = useOrganisation();
  const token = useSession((session) => session.token);
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const side = (
    <>
      <h2 className="register-title">Worksheet</h2>
      <Basis />
      <LayoutChoice
        layout={layout}
        onChange={(next) => {
          // What is signed cannot be laid out anew: this is a draft again.
          setSigned([]);
          setLayout(next);
        }}
      />
      <section className="sheet-section" aria-labelledby="sheet-sign">
        <h3 id="sheet-sign" className="d-caps">
          Sign
        </h3>
        {last !== undefined && !isSigningOn ? (
          <SignedNote
            signed={last}
            onBack={() => setSigned([])}
            {...(openRoles.length === 0 ? {} : { onSignOn: () => setSigningOn(true) })}
          />
        ) : (
          <SignForm
            pdf={drawing.isUnderWay && last === undefined ? undefined : shown}
            openRoles={openRoles}
            organisation={organisation}
            map={token}
            onSigned={(next) => {
              setSigningOn(false);
              setSigned([...signed, next]);
            }}
          />
        )}
      </section>
      <RevisionList changes={signed.length} />
      <VerifyChoice />
    </>
  );
  return (
    <div className="sheet">
      {isNarrow ? (
        <FoldedPanel
          side="left"
          part="aside"
          label={SIDE_LABEL}
          size={SIDE_WIDTH}
          folding={{ isFolded: true, isOpen, toggle: () => setOpen(!isOpen) }}
        >
          <div className="sheet-side d-scroll">{side}</div>
        </FoldedPanel>
      ) : (
        <aside
          className="sheet-side d-scroll"
          style={{ width: SIDE_WIDTH }}
          aria-label={SIDE_LABEL}
        >
          {side}
        </aside>
      )}
      <Pages drawing={drawing} shown={shown} isSigned={last !== undefined} fileName={fileName} />
    </div>
  );
}

/** `Plan, worksheet 2026-11-22, prepared.pdf`: nobody takes a draft for a signed one. */
function nameOf(fileName = 'Worksheet.pdf', signed: readonly Signed[]): string {
  const roleNames = signed.map(({ role }) => `, ${role}`).join('');
  return `${fileName.replace(/\.pdf$/i, '')}${roleNames}.pdf`;
}

/** On which day and under which assumptions the pages speak; both are chosen in the bar above. */
function Basis() {
  const asOf = useSession((session) => session.asOf);
  const assumptions = useSession((session) => session.assumptions);
  return (
    <p className="d-muted">
      Law as of {dayWords(asOf)}. Assumed: {assumptionSummary(assumptions)}. Both are chosen in the
      bar above.
    </p>
  );
}

type NoteProps = {
  readonly signed: Signed;
  readonly onBack: () => void;
  /** Absent where every role has signed. */
  readonly onSignOn?: () => void;
};

function SignedNote({ signed, onBack, onSignOn }: NoteProps) {
  const { role, signer, keptAs } = signed;
  return (
    <div className="sign-form">
      <p className="sheet-signed" role="status">
        <SeverityIcon severity="met" />
        <span>
          Signed as {role} by {signer}.{' '}
          {keptAs === null ? 'No copy could be kept beside the map: save it now.' : ''}
        </span>
      </p>
      <div className="sign-line">
        {onSignOn === undefined ? null : (
          <Button variant="default" onClick={onSignOn}>
            Sign in another role
          </Button>
        )}
        <Button variant="subtle" onClick={onBack}>
          Back to the draft
        </Button>
      </div>
    </div>
  );
}

function VerifyChoice() {
  const bridge = useBridge();
  return (
    <section className="sheet-section" aria-labelledby="sheet-verify">
      <h3 id="sheet-verify" className="d-caps">
        Verify a worksheet
      </h3>
      <p className="d-muted">Drop a PDF anywhere on this window, or choose one.</p>
      <FileButton
        accept=".pdf,application/pdf"
        inputProps={{ 'aria-label': 'Worksheet to verify' }}
        onChange={(file) => {
          if (file !== null) void importFile(bridge, file);
        }}
      >
        {(props) => (
          <Button variant="default" {...props}>
            Choose a PDF
          </Button>
        )}
      </FileButton>
    </section>
  );
}

type PagesProps = {
  readonly drawing: Drawing;
  readonly shown: Uint8Array | undefined;
  readonly isSigned: boolean;
  readonly fileName: string;
};

function Pages({ drawing, shown, isSigned, fileName }: PagesProps) {
  const bridge = useBridge();
  const isWaiting = drawing.isUnderWay && !isSigned;
  return (
    <section className="sheet-paper d-scroll" aria-label="As it will print" aria-busy={isWaiting}>
      <div className="sheet-head">
        <p role="status">{isWaiting ? 'Drawing the pages' : isSigned ? 'Signed' : 'Not signed'}</p>
        <Button
          variant="default"
          disabled={shown === undefined}
          onClick={() => {
            if (shown !== undefined) void savePdf(bridge, fileName, shown);
          }}
        >
          {isSigned ? 'Save the PDF' : 'Save the draft'}
        </Button>
      </div>
      {drawing.failure !== undefined && !isSigned ? (
        <p className="sheet-empty" role="alert">
          {drawing.failure}
        </p>
      ) : null}
      {shown === undefined ? null : <PdfPages pdf={shown} label="Pages of the worksheet" />}
    </section>
  );
}
