import type { Certificate } from './certificate-read.ts';
import { OID, readCms } from './cms-read.ts';
import type { CmsVerdict } from './cms-verify.ts';
import { verifyCms } from './cms-verify.ts';
import type { CosValue } from './cos-values.ts';
import { textOf } from './cos-values.ts';
import { DerError } from './der.ts';
import { partsAround, readContainer, readPdfTime } from './signature-container.ts';
import type { SignatureNote, SignatureProblem, SignatureReport } from './signature-report.ts';
import type { TimeStamp, TimeStampVerdict } from './time-stamp-token.ts';
import { verifyTimeStamp } from './time-stamp-token.ts';

/** A signature as it was found: by the field that holds it, or by searching a damaged file. */
export type FoundSignature = {
  readonly field?: string;
  /** The signature dictionary; empty if only its byte range could be found. */
  readonly entries: ReadonlyMap<string, CosValue>;
  readonly byteRange: readonly number[];
  /** The saved state in which it stands, with where that state ends; absent in a damaged file. */
  readonly revision?: { readonly index: number; readonly end: number };
};

export type VerifyOptions = {
  /** The time of checking, for telling whether a certificate has expired since. */
  readonly now: Date;
  /** SHA-256 fingerprints of certificates that are expected as signers or above them; empty or absent: every one will do. */
  readonly expectedFingerprints?: readonly string[];
};

/** Checks one signature: container, digest, signature value, certificate, time stamp. */
export function verifySignature(
  bytes: Uint8Array,
  found: FoundSignature,
  options: VerifyOptions,
): SignatureReport {
  const named = found.field === undefined ? {} : { field: found.field };
  const container = readContainer(bytes, found.byteRange);
  const words = readWords(found.entries);
  if (!container.ok) return broken({ ...named, ...words }, container.code);
  const problems: SignatureProblem[] = [];
  const contents = found.entries.get('Contents');
  const { start, end } = container.container;
  if (contents?.kind === 'string' && (contents.start !== start || contents.end !== end)) {
    return broken({ ...named, ...words }, 'byte-range-wrong');
  }
  const coversState = found.revision?.end === container.coveredEnd;
  if (found.revision !== undefined && !coversState) problems.push('byte-range-wrong');
  if (found.entries.size > 0 && !isPades(found.entries)) problems.push('format-unsupported');
  const parts = partsAround(bytes, container.container, container.coveredEnd);
  const checked = checkCms(container.cms, parts);
  problems.push(...checked.problems);
  const notes: SignatureNote[] = [];
  if (checked.signer !== undefined) {
    const judged = judgeSigner(checked.signer, checked.chain, words, checked.timeStamp, options);
    problems.push(...judged.problems);
    notes.push(...judged.notes);
  }
  return {
    ...named,
    ...words,
    isIntact: problems.length === 0,
    problems,
    notes,
    ...(checked.signer === undefined ? {} : { signer: checked.signer }),
    chain: checked.chain,
    ...(checked.timeStamp === undefined ? {} : { timeStamp: checked.timeStamp }),
    ...(coversState && found.revision !== undefined ? { revision: found.revision.index } : {}),
    coveredEnd: container.coveredEnd,
    coversTotalDocument: container.coveredEnd === bytes.length,
  };
}

type Words = { readonly claimedTime?: Date; readonly reason?: string };

function broken(
  known: Words & { readonly field?: string },
  code: SignatureProblem,
): SignatureReport {
  return {
    ...known,
    isIntact: false,
    problems: [code],
    notes: [],
    chain: [],
    coveredEnd: 0,
    coversTotalDocument: false,
  };
}

function readWords(entries: ReadonlyMap<string, CosValue>): Words {
  const time = entries.get('M');
  const reason = entries.get('Reason');
  const claimedTime = time?.kind === 'string' ? readPdfTime(textOf(time)) : undefined;
  return {
    ...(claimedTime === undefined ? {} : { claimedTime }),
    ...(reason?.kind === 'string' ? { reason: textOf(reason) } : {}),
  };
}

function isPades(entries: ReadonlyMap<string, CosValue>): boolean {
  const filter = entries.get('SubFilter');
  return filter?.kind === 'name' && filter.value === 'ETSI.CAdES.detached';
}

type Checked = Omit<CmsVerdict, 'problems'> & {
  readonly problems: readonly SignatureProblem[];
  readonly timeStamp?: TimeStamp;
};

function checkCms(der: Uint8Array, parts: readonly Uint8Array[]): Checked {
  try {
    const cms = readCms(der);
    const verdict = verifyCms(cms, parts, OID.data);
    const problems: SignatureProblem[] = [...verdict.problems];
    if (cms.content !== undefined) problems.push('signed-attributes-wrong');
    const others = [...cms.unsignedAttributes.keys()].filter((one) => one !== OID.timeStampToken);
    // Nothing vouches for an unsigned attribute, so one that is not checked could say anything.
    if (others.length > 0) problems.push('attributes-unsupported');
    const token = cms.unsignedAttributes.get(OID.timeStampToken);
    if (token === undefined) return { ...verdict, problems };
    return { ...verdict, ...withTimeStamp(problems, verifyTimeStamp(token.whole, cms.signature)) };
  } catch (error) {
    if (error instanceof DerError) return { problems: ['contents-damaged'], chain: [] };
    throw error;
  }
}

function withTimeStamp(
  problems: readonly SignatureProblem[],
  verdict: TimeStampVerdict,
): Pick<Checked, 'problems' | 'timeStamp'> {
  if (!verdict.ok) return { problems: [...problems, verdict.code] };
  return { problems, timeStamp: verdict.timeStamp };
}

// Clocks of two machines differ; five minutes is what Kerberos (RFC 4120) and many others bear.
const CLOCK_TOLERANCE_MS = 5 * 60_000;

function judgeSigner(
  signer: Certificate,
  chain: readonly Certificate[],
  words: Words,
  timeStamp: Checked['timeStamp'],
  options: VerifyOptions,
): { problems: SignatureProblem[]; notes: SignatureNote[] } {
  const problems: SignatureProblem[] = [];
  const notes: SignatureNote[] = [];
  const { claimedTime } = words;
  const all = [signer, ...chain];
  const isValidAt = (time: Date): boolean =>
    all.every((one) => one.validFrom <= time && time <= one.validUntil);
  if (claimedTime === undefined) {
    problems.push('claimed-time-missing');
  } else {
    // A stamp proves that the signature existed by then; without one there is only the claim.
    if (!isValidAt(claimedTime) || (timeStamp !== undefined && !isValidAt(timeStamp.time))) {
      problems.push('certificate-not-valid-then');
    }
    const latest = (timeStamp?.time.getTime() ?? Infinity) + CLOCK_TOLERANCE_MS;
    if (claimedTime.getTime() > latest) problems.push('claimed-after-time-stamp');
  }
  const usage = signer.keyUsage;
  if (usage !== undefined && !usage.signature && !usage.commitment) {
    problems.push('certificate-wrong-use');
  }
  const expected = (options.expectedFingerprints ?? []).map(plainFingerprint);
  if (expected.length > 0 && !all.some((one) => expected.includes(one.fingerprint))) {
    problems.push('signer-unexpected');
  }
  const top = chain.at(-1) ?? signer;
  if (signer.isSelfSigned) notes.push('self-signed');
  else notes.push(top.isSelfSigned ? 'chain-to-root' : 'chain-incomplete');
  notes.push(timeStamp === undefined ? 'time-only-claimed' : 'time-stamped');
  const stampTop = timeStamp?.chain.at(-1) ?? timeStamp?.authority;
  if (stampTop?.isSelfSigned === false) notes.push('time-stamp-chain-incomplete');
  if (signer.validUntil < options.now) notes.push('certificate-expired-since');
  notes.push('revocation-not-checked');
  return { problems, notes };
}

/** A fingerprint as people copy it, with colons, spaces or capitals, in the form used here. */
export function plainFingerprint(text: string): string {
  return text.replace(/[:\s]/gu, '').toLowerCase();
}
