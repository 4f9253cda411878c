import { createHash, verify } from 'node:crypto';
import type { Certificate } from './certificate-read.ts';
import { chainAbove, readCertificate } from './certificate-read.ts';
import type { CmsSignature } from './cms-read.ts';
import { OID } from './cms-read.ts';
import type { DerElement } from './der.ts';
import { expectTag, objectIdentifier, TAG } from './der.ts';

export type CmsProblem =
  | 'algorithm-unsupported'
  | 'signer-certificate-missing'
  | 'signer-certificate-replaced'
  | 'certificate-unaccounted'
  | 'signed-attributes-wrong'
  | 'content-changed'
  | 'signature-value-wrong';

export type CmsVerdict = {
  readonly problems: readonly CmsProblem[];
  readonly signer?: Certificate;
  /** Certificates above the signer's, nearest first; empty if it is self-signed or its issuer is not included. */
  readonly chain: readonly Certificate[];
};

const DIGESTS = new Map<string, string>([
  [OID.sha256, 'sha256'],
  [OID.sha384, 'sha384'],
  [OID.sha512, 'sha512'],
]);

/** Signature algorithms with the digest that each implies; undefined: the one named beside it. */
const SIGNATURES = new Map<string, { readonly key: string; readonly digest?: string }>([
  ['1.2.840.113549.1.1.1', { key: 'rsa' }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.3.2', { key: 'ec', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', digest: 'sha512' }],
]);

/** The name for `createHash` of a digest algorithm that is still safe, or undefined. */
export function digestName(identifier: string): string | undefined {
  return DIGESTS.get(identifier);
}

/**
 * Checks a CMS signature against the content it should cover: digest, signature value, and that the
 * signing certificate is the one that the signer bound into the signature.
 * @param content the signed bytes, in parts
 * @param expectedType the object identifier of the content type that must be signed
 * Throws `DerError` for a certificate that is not DER.
 */
export function verifyCms(
  cms: CmsSignature,
  content: readonly Uint8Array[],
  expectedType: string,
): CmsVerdict {
  const problems: CmsProblem[] = [];
  const certificates = cms.certificates.map(readCertificate);
  const signer = certificates.find(
    (certificate) =>
      Buffer.compare(certificate.issuerDer, cms.issuerDer) === 0 &&
      Buffer.compare(certificate.serial, cms.serial) === 0,
  );
  const digest = DIGESTS.get(cms.digestAlgorithm);
  const scheme = SIGNATURES.get(cms.signatureAlgorithm);
  if (digest === undefined || scheme === undefined || (scheme.digest ?? digest) !== digest) {
    problems.push('algorithm-unsupported');
  } else {
    // First the signature: without it, the digest inside it says nothing about the content.
    if (signer !== undefined && !signatureHolds(cms, signer, digest, scheme.key)) {
      problems.push('signature-value-wrong');
    }
    problems.push(...checkDigest(cms, content, digest, expectedType));
  }
  if (signer === undefined)
    return { problems: [...problems, 'signer-certificate-missing'], chain: [] };
  const bound = boundHashes(cms);
  const [first] = bound;
  if (first === undefined || !matches(signer, first)) problems.push('signer-certificate-replaced');
  const chain = chainAbove(
    signer,
    certificates.filter((certificate) => certificate !== signer),
  );
  // A signer who bound more than the own certificate bound all; otherwise a chain vouches for itself.
  const isAccounted = (certificate: Certificate): boolean =>
    certificate === signer ||
    bound.some((hash) => matches(certificate, hash)) ||
    (bound.length <= 1 && chain.includes(certificate) && !isForgedRoot(certificate));
  if (!certificates.every(isAccounted)) problems.push('certificate-unaccounted');
  return { problems, signer, chain };
}

/** A root signs itself; one that names itself as issuer and does not was changed. */
function isForgedRoot(certificate: Certificate): boolean {
  const isSelfIssued = Buffer.compare(certificate.subjectDer, certificate.issuerDer) === 0;
  return isSelfIssued && !certificate.isSelfSigned;
}

function checkDigest(
  cms: CmsSignature,
  content: readonly Uint8Array[],
  digest: string,
  expectedType: string,
): CmsProblem[] {
  const type = cms.signedAttributes.get(OID.contentType);
  const stored = cms.signedAttributes.get(OID.messageDigest);
  const isComplete =
    cms.contentType === expectedType &&
    type?.tag === TAG.objectIdentifier &&
    objectIdentifier(type) === expectedType &&
    stored?.tag === TAG.octetString;
  if (!isComplete) return ['signed-attributes-wrong'];
  const hash = createHash(digest);
  for (const part of content) hash.update(part);
  return hash.digest().equals(stored.content) ? [] : ['content-changed'];
}

function signatureHolds(
  cms: CmsSignature,
  signer: Certificate,
  digest: string,
  keyType: string,
): boolean {
  const { publicKey } = signer;
  if (publicKey.asymmetricKeyType !== keyType) return false;
  return verify(digest, cms.signedBytes, publicKey, cms.signature);
}

type BoundHash = { readonly algorithm: string; readonly hash: Uint8Array };

function matches(certificate: Certificate, bound: BoundHash): boolean {
  return createHash(bound.algorithm).update(certificate.der).digest().equals(bound.hash);
}

/**
 * The certificate hashes that the signer put under the signature: signing-certificate-v2 (RFC 5035),
 * or version 1 with SHA-1 (RFC 2634), which time-stamping services still write. A signature on a
 * document needs version 2.
 */
function boundHashes(cms: CmsSignature): BoundHash[] {
  const second = cms.signedAttributes.get(OID.signingCertificateV2);
  const isToken = cms.contentType === OID.timeStampInfo;
  const first = isToken ? cms.signedAttributes.get(OID.signingCertificate) : undefined;
  const list = second ?? first;
  if (list === undefined) return [];
  const [certificates] = expectTag(list, TAG.sequence).children;
  return expectTag(certificates, TAG.sequence).children.map((entry) =>
    boundHash(entry, second === undefined),
  );
}

function boundHash(entry: DerElement, isFirstVersion: boolean): BoundHash {
  const [head, next] = expectTag(entry, TAG.sequence).children;
  if (isFirstVersion) {
    return { algorithm: 'sha1', hash: expectTag(head, TAG.octetString).content };
  }
  if (head?.tag !== TAG.sequence) {
    return { algorithm: 'sha256', hash: expectTag(head, TAG.octetString).content };
  }
  const algorithm = DIGESTS.get(objectIdentifier(head.children[0])) ?? 'sha256';
  return { algorithm, hash: expectTag(next, TAG.octetString).content };
}
