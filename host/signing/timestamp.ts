import { createHash } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import type { CmsSignature } from './cms-read.ts';
import { OID, readCms } from './cms-read.ts';
import {
  DerError,
  encodeDer,
  expectTag,
  objectIdentifier,
  readDer,
  smallInteger,
  TAG,
} from './der.ts';
import { findSignatures } from './find-signatures.ts';
import { readPdf } from './pdf-revisions.ts';
import type { Container } from './signature-container.ts';
import { readContainer, writeContents } from './signature-container.ts';
import type { TimeStampProblem } from './time-stamp-token.ts';
import { verifyTimeStamp } from './time-stamp-token.ts';

export type TimeStampCode =
  | 'pdf-unreadable'
  | 'field-not-signed'
  | 'signature-damaged'
  | 'already-time-stamped'
  | 'covered-by-later-signature'
  | 'request-unreadable'
  | 'request-of-other-signature'
  | 'response-unreadable'
  | 'response-refused'
  | 'response-to-other-request'
  | 'no-room'
  | TimeStampProblem;

type Failure = { readonly ok: false; readonly code: TimeStampCode };
type Located = {
  readonly ok: true;
  readonly der: Buffer;
  readonly cms: CmsSignature;
  readonly container: Container;
};

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/**
 * A time-stamp request (RFC 3161) for a signature's value, to be taken to an authority as a file:
 * SHA-256, with the authority's certificate asked for. Only a digest leaves the machine.
 * @param field the signed field
 * @param nonce 8 or more random bytes
 */
export function requestTimeStamp(
  pdf: Uint8Array,
  field: string,
  nonce: Uint8Array,
): { readonly ok: true; readonly request: Buffer } | Failure {
  const located = locate(pdf, field);
  if (!located.ok) return located;
  // A number in DER: positive, without a leading zero byte.
  const positive = Uint8Array.from(nonce);
  positive[0] = ((positive[0] ?? 0) & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: exact(imprintOf(located.cms)) }),
    }),
    nonce: new Integer({ valueHex: positive.buffer }),
    certReq: true,
  });
  return { ok: true, request: Buffer.from(request.toSchema().toBER()) };
}

/**
 * Puts an authority's answer into the signature (PAdES B-T). Only bytes inside the signature's own
 * `/Contents` change, which its byte range leaves out; but a later signature covers them, so the
 * time stamp must come before the next signature.
 * @param request the file that `requestTimeStamp` gave, which holds the nonce
 * @param response the authority's TimeStampResp
 */
export function importTimeStamp(
  pdf: Uint8Array,
  field: string,
  request: Uint8Array,
  response: Uint8Array,
): { readonly ok: true; readonly pdf: Buffer; readonly time: Date } | Failure {
  const located = locate(pdf, field);
  if (!located.ok) return located;
  const asked = readRequest(request);
  if (asked === undefined) return { ok: false, code: 'request-unreadable' };
  if (!imprintOf(located.cms).equals(asked.imprint)) {
    return { ok: false, code: 'request-of-other-signature' };
  }
  const answer = readResponse(response);
  if (!answer.ok) return answer;
  const verdict = verifyTimeStamp(answer.token, located.cms.signature);
  if (!verdict.ok) {
    const isOther = verdict.code === 'time-stamp-of-other-data';
    return { ok: false, code: isOther ? 'response-to-other-request' : verdict.code };
  }
  const { nonce, time } = verdict.timeStamp;
  if (nonce === undefined || Buffer.compare(nonce, asked.nonce) !== 0) {
    return { ok: false, code: 'response-to-other-request' };
  }
  const out = Buffer.from(pdf);
  const stamped = withToken(located.der, answer.token);
  if (writeContents(out, located.container, stamped) === 'no-room') {
    return { ok: false, code: 'no-room' };
  }
  return { ok: true, pdf: out, time };
}

function imprintOf(cms: CmsSignature): Buffer {
  return createHash('sha256').update(cms.signature).digest();
}

function locate(pdf: Uint8Array, field: string): Located | Failure {
  const read = readPdf(pdf);
  if (!read.ok || read.file.rest !== undefined) return { ok: false, code: 'pdf-unreadable' };
  const { signatures } = findSignatures(read.file);
  const found = signatures.find((one) => one.field === field);
  if (found?.revision === undefined) return { ok: false, code: 'field-not-signed' };
  if (found.revision.index < read.file.revisions.length - 1) {
    return { ok: false, code: 'covered-by-later-signature' };
  }
  const container = readContainer(pdf, found.byteRange);
  if (!container.ok) return { ok: false, code: 'signature-damaged' };
  try {
    const cms = readCms(container.cms);
    if (cms.unsignedAttributes.size > 0) return { ok: false, code: 'already-time-stamped' };
    return { ok: true, der: container.cms, cms, container: container.container };
  } catch (error) {
    if (error instanceof DerError) return { ok: false, code: 'signature-damaged' };
    throw error;
  }
}

type Asked = { readonly imprint: Uint8Array; readonly nonce: Uint8Array };

function readRequest(request: Uint8Array): Asked | undefined {
  try {
    const [, messageImprint, ...optional] = expectTag(readDer(request), TAG.sequence).children;
    const [algorithm, imprint] = expectTag(messageImprint, TAG.sequence).children;
    const nonce = optional.find(({ tag }) => tag === TAG.integer);
    if (objectIdentifier(algorithm?.children[0]) !== OID.sha256 || nonce === undefined) {
      return undefined;
    }
    return { imprint: expectTag(imprint, TAG.octetString).content, nonce: nonce.content };
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function readResponse(
  response: Uint8Array,
): { readonly ok: true; readonly token: Uint8Array } | Failure {
  try {
    const [status, token] = expectTag(readDer(response), TAG.sequence).children;
    // RFC 3161, 2.4.2: 0 granted, 1 granted with modifications; anything else carries no token.
    const granted = smallInteger(expectTag(status, TAG.sequence).children[0]);
    if (granted !== 0 && granted !== 1) return { ok: false, code: 'response-refused' };
    return { ok: true, token: expectTag(token, TAG.sequence).whole };
  } catch (error) {
    if (error instanceof DerError) return { ok: false, code: 'response-unreadable' };
    throw error;
  }
}

/** The signature again, with the token as its one unsigned attribute (RFC 3161, appendix A). */
function withToken(der: Uint8Array, token: Uint8Array): Buffer {
  const [type, wrapped] = readDer(der).children;
  const signedData = wrapped?.children[0];
  const signerInfos = signedData?.children.at(-1);
  const signer = signerInfos?.children[0];
  if (type === undefined || signedData === undefined || signer === undefined) {
    throw new Error('a signature that was read has these parts');
  }
  const attribute = encodeDer(
    TAG.sequence,
    encodeDer(TAG.objectIdentifier, TIME_STAMP_TOKEN),
    encodeDer(TAG.set, token),
  );
  const stampedSigner = encodeDer(TAG.sequence, signer.content, encodeDer(TAG.context1, attribute));
  const before = signedData.children.slice(0, -1).map(({ whole }) => whole);
  const stamped = encodeDer(TAG.sequence, ...before, encodeDer(TAG.set, stampedSigner));
  return encodeDer(TAG.sequence, type.whole, encodeDer(TAG.context0, stamped));
}

/** id-aa-timeStampToken, 1.2.840.113549.1.9.16.2.14, encoded. */
const TIME_STAMP_TOKEN = Buffer.from('2a864886f70d010910020e', 'hex');
