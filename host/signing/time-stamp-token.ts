import { createHash } from 'node:crypto';
import type { Certificate } from './certificate-read.ts';
import { OID, readCms } from './cms-read.ts';
import { digestName, verifyCms } from './cms-verify.ts';
import {
  DerError,
  expectTag,
  objectIdentifier,
  readDer,
  smallInteger,
  TAG,
  timeOf,
} from './der.ts';

export type TimeStampProblem =
  | 'time-stamp-damaged'
  | 'time-stamp-of-other-data'
  | 'time-stamp-signature-wrong'
  | 'time-stamp-certificate-unfit';

export type TimeStamp = {
  readonly time: Date;
  readonly authority: Certificate;
  readonly chain: readonly Certificate[];
  /** Content bytes of the nonce, if the token has one. */
  readonly nonce: Uint8Array | undefined;
};

export type TimeStampVerdict =
  | { readonly ok: true; readonly timeStamp: TimeStamp }
  | { readonly ok: false; readonly code: TimeStampProblem };

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/**
 * Checks an RFC 3161 token: that it stamps `stamped`, that the authority signed it, and that its
 * certificate is for time-stamping alone and was valid then.
 * @param token the ContentInfo in DER
 * @param stamped the bytes that should have been stamped, here a signature's value
 */
export function verifyTimeStamp(token: Uint8Array, stamped: Uint8Array): TimeStampVerdict {
  try {
    return checkToken(token, stamped);
  } catch (error) {
    if (error instanceof DerError) return { ok: false, code: 'time-stamp-damaged' };
    throw error;
  }
}

function checkToken(token: Uint8Array, stamped: Uint8Array): TimeStampVerdict {
  const cms = readCms(token);
  if (cms.content === undefined) return { ok: false, code: 'time-stamp-damaged' };
  const information = readInformation(cms.content);
  const digest = digestName(information.algorithm);
  if (digest === undefined) return { ok: false, code: 'time-stamp-of-other-data' };
  if (!createHash(digest).update(stamped).digest().equals(information.imprint)) {
    return { ok: false, code: 'time-stamp-of-other-data' };
  }
  const verdict = verifyCms(cms, [cms.content], OID.timeStampInfo);
  const authority = verdict.signer;
  if (verdict.problems.length > 0 || authority === undefined || cms.unsignedAttributes.size > 0) {
    return { ok: false, code: 'time-stamp-signature-wrong' };
  }
  if (!isFit(authority, information.time)) {
    return { ok: false, code: 'time-stamp-certificate-unfit' };
  }
  const { time, nonce } = information;
  return { ok: true, timeStamp: { time, authority, chain: verdict.chain, nonce } };
}

/** RFC 3161, 2.3: the extended key usage is critical and names time-stamping alone. */
function isFit(authority: Certificate, time: Date): boolean {
  const usage = authority.extendedKeyUsage;
  return (
    usage?.isCritical === true &&
    usage.purposes.length === 1 &&
    usage.purposes[0] === TIME_STAMPING &&
    authority.validFrom <= time &&
    time <= authority.validUntil
  );
}

type Information = {
  readonly algorithm: string;
  readonly imprint: Uint8Array;
  readonly time: Date;
  readonly nonce: Uint8Array | undefined;
};

/** Takes TSTInfo apart (RFC 3161, 2.4.2). */
function readInformation(der: Uint8Array): Information {
  const [version, , messageImprint, , time, ...optional] = expectTag(
    readDer(der),
    TAG.sequence,
  ).children;
  if (smallInteger(version) !== 1) throw new DerError('a wrong version');
  const [algorithm, imprint] = expectTag(messageImprint, TAG.sequence).children;
  return {
    algorithm: objectIdentifier(expectTag(algorithm, TAG.sequence).children[0]),
    imprint: expectTag(imprint, TAG.octetString).content,
    time: timeOf(time),
    nonce: optional.find(({ tag }) => tag === TAG.integer)?.content,
  };
}
