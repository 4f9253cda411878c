import type { DerElement } from './der.ts';
import { DerError, expectTag, objectIdentifier, readDer, smallInteger, TAG } from './der.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

/** A CMS signature (RFC 5652) by one signer, taken apart; nothing is checked against anything yet. */
export type CmsSignature = {
  readonly contentType: string;
  /** The signed content, if the signature carries it inside. */
  readonly content: Uint8Array | undefined;
  readonly certificates: readonly Uint8Array[];
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  /** The signed attributes as the signature covers them, with the tag of a SET. */
  readonly signedBytes: Uint8Array;
  readonly signedAttributes: ReadonlyMap<string, DerElement>;
  readonly unsignedAttributes: ReadonlyMap<string, DerElement>;
  readonly signature: Uint8Array;
  readonly issuerDer: Uint8Array;
  readonly serial: Uint8Array;
};

/**
 * Reads a CMS signature strictly: one signer named by issuer and serial, definite lengths, nothing
 * that no check would cover. Throws `DerError`.
 */
export function readCms(der: Uint8Array): CmsSignature {
  const [type, wrapped, ...beyond] = expectTag(readDer(der), TAG.sequence).children;
  if (objectIdentifier(type) !== OID.signedData || beyond.length > 0)
    throw new DerError('not a signature');
  const signedData = expectTag(only(expectTag(wrapped, TAG.context0)), TAG.sequence);
  const fields = [...signedData.children];
  const version = smallInteger(fields.shift());
  const algorithms = expectTag(fields.shift(), TAG.set);
  const [contentType, contentWrap, ...more] = expectTag(fields.shift(), TAG.sequence).children;
  const holder = fields[0]?.tag === TAG.context0 ? fields.shift() : undefined;
  const [signerInfos, ...unread] = fields;
  if (unread.length > 0 || more.length > 0) throw new DerError('parts that are not read here');
  const signer = readSigner(only(expectTag(signerInfos, TAG.set)));
  const contentOid = objectIdentifier(contentType);
  // RFC 5652, 5.1: version 3 if and only if the content is something else than data.
  if (version !== (contentOid === OID.data ? 1 : 3)) throw new DerError('a wrong version');
  if (plainAlgorithm(only(algorithms)) !== signer.digestAlgorithm) {
    throw new DerError('two digest algorithms');
  }
  const content =
    contentWrap === undefined
      ? undefined
      : expectTag(only(expectTag(contentWrap, TAG.context0)), TAG.octetString).content;
  const certificates = (holder?.children ?? []).map(
    (element) => expectTag(element, TAG.sequence).whole,
  );
  return { ...signer, contentType: contentOid, content, certificates };
}

function only(element: DerElement): DerElement {
  const [child] = element.children;
  if (child === undefined || element.children.length !== 1) throw new DerError('not exactly one');
  return child;
}

/** The name of an algorithm whose parameters may only be absent or NULL. */
function plainAlgorithm(element: DerElement | undefined): string {
  const [identifier, parameters, ...more] = expectTag(element, TAG.sequence).children;
  if (more.length > 0) throw new DerError('an algorithm is malformed');
  if (parameters !== undefined) expectTag(parameters, TAG.nothing);
  return objectIdentifier(identifier);
}

function readSigner(
  element: DerElement,
): Omit<CmsSignature, 'contentType' | 'content' | 'certificates'> {
  const [version, sid, digest, signed, algorithm, signature, unsigned, ...more] = expectTag(
    element,
    TAG.sequence,
  ).children;
  if (smallInteger(version) !== 1 || more.length > 0) throw new DerError('a wrong signer version');
  const [issuer, serial, ...rest] = expectTag(sid, TAG.sequence).children;
  if (rest.length > 0) throw new DerError('the signer is named wrongly');
  const signedBytes = Buffer.from(expectTag(signed, TAG.context0).whole);
  // RFC 5652, 5.4: the signature covers the attributes with the tag of a SET OF in place of [0].
  signedBytes[0] = TAG.set;
  return {
    digestAlgorithm: plainAlgorithm(digest),
    signatureAlgorithm: plainAlgorithm(algorithm),
    signedBytes,
    signedAttributes: readAttributes(signed),
    unsignedAttributes: unsigned === undefined ? new Map() : readUnsigned(unsigned),
    signature: expectTag(signature, TAG.octetString).content,
    issuerDer: expectTag(issuer, TAG.sequence).whole,
    serial: expectTag(serial, TAG.integer).content,
  };
}

function readUnsigned(element: DerElement): Map<string, DerElement> {
  if (element.children.length === 0) throw new DerError('an empty list of attributes');
  return readAttributes(expectTag(element, TAG.context1));
}

function readAttributes(list: DerElement | undefined): Map<string, DerElement> {
  const attributes = new Map<string, DerElement>();
  let before: Uint8Array | undefined;
  for (const attribute of list?.children ?? []) {
    const [type, values, ...more] = expectTag(attribute, TAG.sequence).children;
    const identifier = objectIdentifier(type);
    if (attributes.has(identifier) || more.length > 0) throw new DerError('an attribute twice');
    // DER sorts the members of a set (X.690, 11.6).
    if (before !== undefined && Buffer.compare(before, attribute.whole) > 0) {
      throw new DerError('attributes are not sorted');
    }
    before = attribute.whole;
    attributes.set(identifier, only(expectTag(values, TAG.set)));
  }
  return attributes;
}
