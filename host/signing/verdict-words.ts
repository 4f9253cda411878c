import type { ChangedPart } from './revision-changes.ts';
import type {
  DocumentProblem,
  SignatureNote,
  SignatureProblem,
  SignatureReport,
} from './signature-report.ts';

const CHANGED =
  'The document was changed after this signature was made. Do not rely on it; ask the signer for the file as it was signed.';
const DAMAGED =
  'The signature itself was changed or damaged, so it proves nothing. Ask the signer for the file as it was signed.';

const SIGNATURE_PROBLEMS: Readonly<Record<SignatureProblem, string>> = {
  'content-changed': CHANGED,
  'byte-range-wrong':
    'The signature does not cover what it must cover: parts of the file could be changed unnoticed. Do not rely on it; ask the signer for the file as it was signed.',
  'contents-not-lowercase-hex': DAMAGED,
  'contents-damaged': DAMAGED,
  'padding-not-zero':
    'Something was written into the empty space that belongs to the signature. Ask the signer for the file as it was signed.',
  'signature-value-wrong': DAMAGED,
  'signed-attributes-wrong': DAMAGED,
  'attributes-unsupported':
    'The signature carries extra statements that nobody vouches for and that Domicile cannot check. Ask the signer to sign without them.',
  'signer-certificate-missing':
    'The certificate of the signer is not in the signature, so nobody can tell who signed. Ask the signer to sign again.',
  'signer-certificate-replaced':
    'The certificate was exchanged for another one: the name shown is not the one that was signed with. Do not rely on it; ask the signer directly.',
  'certificate-unaccounted':
    'A certificate was added or changed that neither the signature nor an authority vouches for. Ask the signer for the file as it was signed.',
  'algorithm-unsupported':
    'The signature uses a method that Domicile does not know or that is no longer safe. Ask the signer to sign with SHA-256 and RSA or ECDSA.',
  'format-unsupported':
    'The signature is not of the PAdES kind that Domicile checks. Ask the signer to sign with the PAdES (CAdES) format.',
  'certificate-not-valid-then':
    'The certificate was not valid at the time of the signature. Ask the signer to sign again with a valid one.',
  'certificate-wrong-use':
    'The certificate was issued for another purpose than signing. Ask the signer to sign with a signing certificate.',
  'claimed-time-missing':
    'The signature does not say when it was made. Ask the signer to sign again.',
  'claimed-after-time-stamp':
    'The signer claims a later time than the time stamp proves. Ask the signer to check the clock and sign again.',
  'signer-unexpected':
    'This signature was made with another certificate than the one you expect. Someone else may have signed a copy; ask the signer for the fingerprint by another way, for example by telephone.',
  'time-stamp-damaged': 'The time stamp was changed or damaged. Ask for the file as it was signed.',
  'time-stamp-of-other-data':
    'The time stamp belongs to another signature. Ask for the file as it was signed.',
  'time-stamp-signature-wrong':
    'The signature of the time-stamping service does not hold. Ask for the file as it was signed.',
  'time-stamp-certificate-unfit':
    'The time stamp was made with a certificate that is not for time-stamping or was not valid. Have the signature stamped by another service.',
};

/** What is wrong with a signature, and what to do, for a person who knows nothing of cryptography. */
export function saySignatureProblem(code: SignatureProblem): string {
  return SIGNATURE_PROBLEMS[code];
}

const NOTES: Readonly<Record<SignatureNote, string>> = {
  'self-signed':
    'The signer made this certificate without any authority. It proves that the document is unchanged and that whoever holds this key signed it; it does not prove the name. Compare the fingerprint with the signer by another way, for example by telephone.',
  'chain-to-root':
    'An authority issued the certificate, and its own certificate is included. Domicile keeps no list of trusted authorities: decide whether you trust this one.',
  'chain-incomplete':
    'Another party issued the certificate, but its certificate is not included, so the name cannot be traced. Ask the signer for the whole chain.',
  'time-only-claimed':
    "The time is the signer's own claim. Only a time stamp of an independent service proves it.",
  'time-stamped':
    'A time-stamping service confirms that the signature existed at the time shown. Decide whether you trust that service.',
  'time-stamp-chain-incomplete':
    'Who stands above the time-stamping service cannot be checked: that certificate is not included.',
  'certificate-expired-since':
    'The certificate has expired since. That does not undo the signature.',
  'same-name-other-key':
    'Another signature in this document bears the same name but was made with another key. Ask the signer whether both are theirs.',
  'revocation-not-checked':
    'Domicile works without a network and has not asked whether the certificate was revoked.',
};

/** What a reader should know about a signature that is in order. */
export function saySignatureNote(code: SignatureNote): string {
  return NOTES[code];
}

/** A changed part of the document, as a noun phrase. */
function sayChangedPart(part: ChangedPart): string {
  switch (part.part) {
    case 'signature-field':
      return `the signature field "${part.field}"`;
    case 'page':
      return `page ${part.page}`;
    case 'attachment':
      return `the attachment "${part.name}"`;
    case 'attachment-list':
      return 'the list of attachments';
    case 'catalogue':
      return 'the structure of the document';
    case 'form':
      return 'the list of signature fields';
    case 'information':
      return 'title and author of the document';
    case 'trailer':
      return 'the identity of the document';
    case 'object':
      break;
  }
  return `object ${part.number}`;
}

function list(words: readonly string[]): string {
  const [last = 'nothing visible', ...before] = [...new Set(words)].toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

/** What is wrong with a file as a whole, and what to do. */
export function sayDocumentProblem(problem: DocumentProblem): string {
  switch (problem.code) {
    case 'not-a-pdf':
      return 'This file is not a PDF. Choose the worksheet that you were sent.';
    case 'structure-damaged':
      return `The file was changed or damaged: it cannot be read from byte ${problem.offset} on (${problem.reason}). Ask for the file as it was signed.`;
    case 'structure-unsupported':
      return `The file is built in a way that Domicile does not read (${problem.reason}), so it cannot tell what was changed. Ask for the worksheet as Domicile saved it.`;
    case 'truncated':
      return 'The end of the file is missing, as after an interrupted download. Ask for the file again.';
    case 'content-appended':
      return `Something was added at the end of the file, from byte ${problem.offset} on, that no signature covers. Ask for the file as it was signed.`;
    case 'not-signed':
      return 'Nobody has signed this document. Ask for the signed worksheet.';
    case 'signature-removed':
      return `A signature was removed: ${list(problem.fields)}. Ask for the file as it was signed.`;
    case 'signature-replaced':
      return `A signature was exchanged for another one: ${list(problem.fields)}. Do not rely on either; ask the signer.`;
    case 'changed-after-signature':
      return `After the first signature, saved state ${problem.revision + 1} changed more than signing does: ${list(problem.parts.map(sayChangedPart))}. Ask for the file as it was signed.`;
    case 'revision-not-signed':
      return `After the last signature the document was saved again without one; it changed ${list(problem.parts.map(sayChangedPart))}. Ask for the file as it was signed.`;
    case 'attachment-changed':
      return `A file inside the document was exchanged or changed after it was signed: ${list(problem.names)}. Ask for the file as it was signed.`;
    case 'attachment-damaged':
      break;
  }
  return `A file inside the document cannot be read or does not fit its own checksum: ${list(problem.names)}. Ask for the file as it was signed.`;
}

/** The verdict on a document in one sentence. */
export function sayVerdict(report: {
  readonly isAccepted: boolean;
  readonly signatures: readonly SignatureReport[];
}): string {
  const { length } = report.signatures;
  return report.isAccepted
    ? `${length === 1 ? 'The signature is' : `All ${length} signatures are`} intact and nothing has changed since.`
    : 'Do not rely on this document as it is.';
}

/** Who signed, in one line: name, organisation, e-mail, as the certificate says them. */
export function saySigner(report: SignatureReport): string {
  const { signer } = report;
  if (signer === undefined) return 'unknown signer';
  const { commonName, organisation, email } = signer.subject;
  return [commonName ?? 'no name', organisation, email]
    .filter((word) => word !== undefined)
    .join(', ');
}
