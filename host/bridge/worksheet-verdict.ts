import type { SignatureVerdict, WorksheetVerdict } from '#shared/bridge/worksheet-contract.ts';
import type { NameParts } from '#host/signing/certificate-read.ts';
import type { SignatureReport } from '#host/signing/signature-report.ts';
import { SIGNATURE_ROLES } from '#host/signing/signature-roles.ts';
import {
  sayDocumentProblem,
  saySignatureNote,
  saySignatureProblem,
  saySigner,
  sayVerdict,
} from '#host/signing/verdict-words.ts';
import { type VerifyReport, verifyPdf } from '#host/signing/verify.ts';

/** The name under which a worksheet carries its map. */
const MAP_ATTACHMENT = 'map.json';

/** What is to be said of a worksheet; undefined for a file that is no PDF. */
export function worksheetVerdict(pdf: Uint8Array, now: Date): WorksheetVerdict | undefined {
  const report = verifyPdf(pdf, { now });
  if (report.problems.some(({ code }) => code === 'not-a-pdf')) return undefined;
  return {
    isAccepted: report.isAccepted,
    verdict: sayVerdict(report),
    problems: report.problems.map(sayDocumentProblem),
    signatures: report.signatures.map(signatureVerdict),
    openRoles: SIGNATURE_ROLES.filter((role) =>
      report.fields.some(({ name, isSigned }) => name === role && !isSigned),
    ),
    mapText: mapIn(report),
  };
}

/** The map inside; of two that claim the name, none. */
function mapIn({ attachments }: VerifyReport): string | null {
  const [map, second] = attachments.filter(({ name }) => name === MAP_ATTACHMENT);
  if (map === undefined || second !== undefined || !map.content.ok) return null;
  return map.content.bytes.toString('utf8');
}

function signatureVerdict(report: SignatureReport): SignatureVerdict {
  const { signer, field, reason } = report;
  const moment = report.timeStamp?.time ?? report.claimedTime;
  const until = signer?.validUntil.toISOString().slice(0, 10) ?? '';
  return {
    field: field ?? '',
    isIntact: report.isIntact,
    signer: saySigner(report),
    statement: reason ?? '',
    at: moment ? minute(moment) : '',
    time: timeWords(report),
    covers: report.coversTotalDocument
      ? 'The whole document, to its last byte.'
      : 'The document as it was then; what came after is told above or in later signatures.',
    certificate:
      signer === undefined
        ? ''
        : `${signer.key}, issued by ${issuer(signer.issuer)}, until ${until}`,
    fingerprint: signer?.fingerprint ?? '',
    problems: report.problems.map(saySignatureProblem),
    notes: report.notes.map(saySignatureNote),
  };
}

const minute = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function timeWords({ timeStamp, claimedTime }: SignatureReport): string {
  if (timeStamp) return `${minute(timeStamp.time)}, confirmed by a time stamp`;
  return claimedTime ? `${minute(claimedTime)}, as stated by the signer` : 'at a time not stated';
}

const issuer = ({ commonName, organisation }: NameParts): string =>
  [commonName, organisation].filter((part) => part !== undefined).join(', ');
