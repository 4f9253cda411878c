import type { NameParts } from '#host/signing/certificate-read.ts';
import type { SignatureReport } from '#host/signing/signature-report.ts';
import {
  sayDocumentProblem,
  saySignatureNote,
  saySignatureProblem,
  saySigner,
  sayVerdict,
} from '#host/signing/verdict-words.ts';
import type { VerifyReport } from '#host/signing/verify.ts';

/** How the map inside a worksheet compares with one on disk. */
export type MapComparison = {
  readonly isSame: boolean;
  /** SHA-256 of the canonical map inside and of the given one. */
  readonly inside: string;
  readonly given: string;
  /** What differs, one line each; may be empty where only the hashes were compared. */
  readonly differences: readonly string[];
};

const minute = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A verdict for people. */
export function verdictText(
  file: string,
  report: VerifyReport,
  comparison: MapComparison | undefined,
): string {
  const lines = [
    `${file}: ${sayVerdict(report)}`,
    ...report.problems.map((one) => `  ✗ ${sayDocumentProblem(one)}`),
  ];
  for (const signature of report.signatures) lines.push('', ...signatureLines(signature));
  const empty = report.fields.filter(({ isSigned }) => !isSigned).map(({ name }) => name);
  if (empty.length > 0) lines.push('', `Not signed: ${empty.join(', ')}`);
  const attached = report.attachments.map(({ name }) => name);
  if (attached.length > 0) lines.push('', `Inside: ${attached.join(', ')}`);
  if (comparison !== undefined) lines.push('', ...comparisonLines(comparison));
  return `${lines.join('\n')}\n`;
}

function signatureLines(signature: SignatureReport): string[] {
  const { signer, claimedTime, timeStamp } = signature;
  const mark = signature.isIntact ? '✓ intact' : '✗ not intact';
  const reach = signature.coversTotalDocument
    ? 'the total document'
    : 'the document as it was then; what came after is told above or in later signatures';
  return [
    `${signature.field ?? 'signature'}: ${mark}, by ${saySigner(signature)}`,
    ...signature.problems.map((code) => `  ✗ ${saySignatureProblem(code)}`),
    ...(signature.reason === undefined ? [] : [`  statement: ${signature.reason}`]),
    ...(claimedTime === undefined ? [] : [`  time claimed: ${minute(claimedTime)}`]),
    ...(timeStamp === undefined
      ? []
      : [`  time stamp: ${minute(timeStamp.time)}, by ${nameOf(timeStamp.authority.subject)}`]),
    `  covers: ${reach}`,
    ...(signer === undefined
      ? []
      : [
          `  certificate: ${signer.key}, issued by ${nameOf(signer.issuer)}, valid ${signer.validFrom.toISOString().slice(0, 10)} to ${signer.validUntil.toISOString().slice(0, 10)}`,
          `  fingerprint (SHA-256): ${signer.fingerprint}`,
        ]),
    ...signature.notes.map((code) => `  · ${saySignatureNote(code)}`),
  ];
}

function nameOf(name: NameParts): string {
  return [name.commonName, name.organisation].filter((part) => part !== undefined).join(', ');
}

function comparisonLines(comparison: MapComparison): string[] {
  if (comparison.isSame) return ['The map inside is the given map.'];
  return [
    `The map inside is not the given map (SHA-256 ${comparison.inside} inside, ${comparison.given} given).`,
    ...comparison.differences.map((line) => `  ${line}`),
  ];
}

/** A verdict for programs. */
export function verdictJson(report: VerifyReport, comparison: MapComparison | undefined): string {
  const value = {
    accepted: report.isAccepted,
    problems: report.problems.map((one) => ({ ...one, message: sayDocumentProblem(one) })),
    signatures: report.signatures.map(signatureJson),
    fields: report.fields,
    attachments: report.attachments.map(({ name, content }) => ({
      name,
      ...(content.ok ? { bytes: content.bytes.length } : { problem: content.code }),
    })),
    ...(comparison === undefined ? {} : { map: comparison }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function signatureJson(signature: SignatureReport): Record<string, unknown> {
  const { signer, timeStamp } = signature;
  return {
    field: signature.field ?? null,
    intact: signature.isIntact,
    problems: signature.problems.map((code) => ({ code, message: saySignatureProblem(code) })),
    notes: signature.notes.map((code) => ({ code, message: saySignatureNote(code) })),
    coversTotalDocument: signature.coversTotalDocument,
    reason: signature.reason ?? null,
    claimedTime: signature.claimedTime?.toISOString() ?? null,
    timeStamp:
      timeStamp === undefined
        ? null
        : { time: timeStamp.time.toISOString(), authority: timeStamp.authority.subject },
    signer:
      signer === undefined
        ? null
        : {
            subject: signer.subject,
            issuer: signer.issuer,
            selfSigned: signer.isSelfSigned,
            key: signer.key,
            validFrom: signer.validFrom.toISOString(),
            validUntil: signer.validUntil.toISOString(),
            fingerprint: signer.fingerprint,
          },
    chain: signature.chain.map(({ subject, fingerprint }) => ({ subject, fingerprint })),
  };
}
