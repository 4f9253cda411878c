import type { SignatureVerdict, WorksheetVerdict } from '#shared/bridge/worksheet-contract.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { fieldWords } from './role-words.ts';

/** The verdict on a signed document, in one sentence. */
export function VerdictLine({ verdict }: { readonly verdict: WorksheetVerdict }) {
  const { isAccepted } = verdict;
  return (
    <div className={`told-head ${isAccepted ? 'told-good' : 'told-bad'}`}>
      <SeverityIcon severity={isAccepted ? 'met' : 'violation'} />
      <p role="status">{verdict.verdict}</p>
    </div>
  );
}

/** What the verdict rests on: problems of the document, and each signature. */
export function VerdictReasons({ verdict }: { readonly verdict: WorksheetVerdict }) {
  const { problems, signatures } = verdict;
  return (
    <section className="told" aria-label="Signatures">
      {problems.length === 0 ? null : (
        <ul className="told-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {signatures.map((signature, index) => (
        <Signature key={`${index} ${signature.field}`} signature={signature} />
      ))}
    </section>
  );
}

function Signature({ signature }: { readonly signature: SignatureVerdict }) {
  const { field, isIntact, signer, statement, time, covers, problems, notes } = signature;
  return (
    <article className="told-signature" aria-label={`${fieldWords(field)} by ${signer}`}>
      <h3>
        <SeverityIcon severity={isIntact ? 'met' : 'violation'} />
        {fieldWords(field)}: {isIntact ? 'intact' : 'not intact'}
      </h3>
      <p>{signer}</p>
      {statement === '' ? null : <p className="told-statement">{statement}</p>}
      {problems.map((problem) => (
        <p key={problem} className="told-problem">
          {problem}
        </p>
      ))}
      <dl className="told-facts">
        <dt>Signed</dt>
        <dd>{time}</dd>
        <dt>Covers</dt>
        <dd>{covers}</dd>
        {signature.certificate === '' ? null : (
          <>
            <dt>Certificate</dt>
            <dd>{signature.certificate}</dd>
            <dt>Fingerprint</dt>
            <dd>
              <code>{signature.fingerprint}</code>
            </dd>
          </>
        )}
      </dl>
      {notes.length === 0 ? null : (
        <ul className="told-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </article>
  );
}
