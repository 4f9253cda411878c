import type { Attachment } from './attachments.ts';
import { attachmentsOf } from './attachments.ts';
import { findSignatures, searchSignatures } from './find-signatures.ts';
import { signatureFieldsOf } from './pdf-lookup.ts';
import type { PdfFile } from './pdf-revisions.ts';
import { readPdf } from './pdf-revisions.ts';
import type { ChangedPart } from './revision-changes.ts';
import { changesIn } from './revision-changes.ts';
import type { DocumentProblem, SignatureReport } from './signature-report.ts';
import type { FoundSignature, VerifyOptions } from './verify-signature.ts';
import { verifySignature } from './verify-signature.ts';

export type VerifyReport = {
  /** Signed, every signature in order, the last one covering the total document, nothing unexplained. */
  readonly isAccepted: boolean;
  readonly problems: readonly DocumentProblem[];
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureReport[];
  readonly fields: readonly { readonly name: string; readonly isSigned: boolean }[];
  /** Files inside the document in its last readable state. */
  readonly attachments: readonly Attachment[];
};

/**
 * Verifies a signed worksheet without a network: each signature, and that nothing but signatures was
 * added after the first one.
 * @param pdf the whole file
 */
export function verifyPdf(pdf: Uint8Array, options: VerifyOptions): VerifyReport {
  const read = readPdf(pdf);
  if (!read.ok) {
    const signatures = verifyAll(pdf, searchSignatures(pdf, 0), options);
    const code = wasCut(pdf, 0) && read.code !== 'not-a-pdf' ? 'truncated' : read.code;
    const problem: DocumentProblem = { code, offset: read.offset, reason: read.reason };
    return { isAccepted: false, problems: [problem], signatures, fields: [], attachments: [] };
  }
  const { file } = read;
  const latest = file.revisions.length - 1;
  const inFile = findSignatures(file);
  const lost = file.rest === undefined ? [] : searchSignatures(pdf, file.rest.start);
  const signatures = verifyAll(pdf, [...inFile.signatures, ...lost], options);
  const attachments = attachmentsOf(file, latest);
  const problems = [
    ...restProblems(file, lost.length > 0),
    ...(signatures.length === 0 ? [{ code: 'not-signed' } as const] : []),
    ...fieldProblems('signature-removed', inFile.removed),
    ...fieldProblems('signature-replaced', inFile.replaced),
    ...changeProblems(file, signatures),
    ...damagedAttachments(attachments),
  ];
  return {
    isAccepted: problems.length === 0 && signatures.every(({ isIntact }) => isIntact),
    problems,
    signatures,
    fields: signatureFieldsOf(file, latest).map(({ name, value }) => ({
      name,
      isSigned: value !== undefined,
    })),
    attachments,
  };
}

function verifyAll(
  pdf: Uint8Array,
  found: readonly FoundSignature[],
  options: VerifyOptions,
): SignatureReport[] {
  const reports = found.map((one) => verifySignature(pdf, one, options));
  return reports.map((report) => {
    const { signer } = report;
    const name = signer?.subject.commonName;
    const hasDouble = reports.some(
      (other) =>
        name !== undefined &&
        other.signer?.subject.commonName === name &&
        other.signer.fingerprint !== signer?.fingerprint,
    );
    return hasDouble ? { ...report, notes: [...report.notes, 'same-name-other-key'] } : report;
  });
}

/** Whether the file ends before a byte range does, or before any end mark. */
function wasCut(pdf: Uint8Array, from: number): boolean {
  const ranges = searchSignatures(pdf, from).map(({ byteRange }) => byteRange);
  if (ranges.some(([, , end = 0, length = 0]) => end + length > pdf.length)) return true;
  if (ranges.some(([, , end = 0, length = 0]) => end + length === pdf.length)) return false;
  return !Buffer.from(pdf.subarray(-16)).toString('latin1').includes('%%EOF');
}

function restProblems(file: PdfFile, holdsSignature: boolean): DocumentProblem[] {
  if (file.rest === undefined) return [];
  const { start, offset, reason } = file.rest;
  const tail = Buffer.from(file.bytes.subarray(start, start + 64)).toString('latin1');
  // What an interrupted save or download leaves begins like a further state and does not end.
  if (/^\s*\d+ \d+ obj\b/u.test(tail) && wasCut(file.bytes, start)) {
    return [{ code: 'truncated', offset, reason }];
  }
  return [{ code: holdsSignature ? 'structure-damaged' : 'content-appended', offset, reason }];
}

function fieldProblems(
  code: 'signature-removed' | 'signature-replaced',
  fields: readonly string[],
): DocumentProblem[] {
  return fields.length === 0 ? [] : [{ code, fields }];
}

/** Every state after the first signature must itself be signed and change nothing but that. */
function changeProblems(file: PdfFile, signatures: readonly SignatureReport[]): DocumentProblem[] {
  const signed = signatures.flatMap(({ revision }) => (revision === undefined ? [] : [revision]));
  if (signed.length === 0) return [];
  const problems: DocumentProblem[] = [];
  for (let revision = Math.min(...signed) + 1; revision < file.revisions.length; revision += 1) {
    const { unexplained } = changesIn(file, revision);
    const names = attachmentNames(file, revision, unexplained);
    if (names.length > 0) problems.push({ code: 'attachment-changed', names });
    if (!signed.includes(revision)) {
      problems.push({ code: 'revision-not-signed', revision, parts: unexplained });
    } else if (unexplained.length > 0) {
      problems.push({ code: 'changed-after-signature', revision, parts: unexplained });
    }
  }
  return problems;
}

function attachmentNames(file: PdfFile, revision: number, parts: readonly ChangedPart[]): string[] {
  const named = parts.flatMap((part) => (part.part === 'attachment' ? [part.name] : []));
  if (parts.every(({ part }) => part !== 'attachment-list')) return named;
  const before = attachmentsOf(file, revision - 1).map(({ name }) => name);
  const after = attachmentsOf(file, revision).map(({ name }) => name);
  return [...new Set([...named, ...before, ...after])];
}

function damagedAttachments(attachments: readonly Attachment[]): DocumentProblem[] {
  const names = attachments.map(({ name }) => name);
  const bad = attachments.filter(
    ({ name, content }) => !content.ok || names.indexOf(name) !== names.lastIndexOf(name),
  );
  return bad.length === 0
    ? []
    : [{ code: 'attachment-damaged', names: [...new Set(bad.map(({ name }) => name))] }];
}
