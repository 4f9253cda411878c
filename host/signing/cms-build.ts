import { createHash, sign } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, Sequence, Set as AsnSet } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { OID } from './cms-read.ts';
import type { SigningIdentity } from './pkcs12-read.ts';

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: exact(bytes) });

/**
 * A detached CMS signature at CAdES baseline B-B (ETSI EN 319 122-1) with SHA-256: content type,
 * message digest, and signing-certificate-v2 over the whole chain, so that no certificate in the
 * signature can be exchanged. It holds no signing time: in PAdES the PDF says it (EN 319 142-1, 6.3).
 * @param content the bytes to sign, in parts
 */
export function buildCms(identity: SigningIdentity, content: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of content) hash.update(part);
  const all = [identity.certificate, ...identity.chain];
  const attributes = inOrder([
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [octets(hash.digest())] }),
    new Attribute({ type: OID.signingCertificateV2, values: [boundCertificates(all)] }),
  ]);
  const signedBytes = new AsnSet({ value: attributes.map((one) => one.toSchema()) }).toBER();
  const signature = sign('sha256', Buffer.from(signedBytes), identity.privateKey);
  const own = Certificate.fromBER(exact(identity.certificate));
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: signatureAlgorithm(identity),
    signature: octets(signature),
  });
  const certificates = all
    .toSorted((one, two) => Buffer.compare(one, two))
    .map((der) => Certificate.fromBER(exact(der)));
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [signer],
  });
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(false) });
  return Buffer.from(info.toSchema().toBER());
}

function sha256(): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: OID.sha256 });
}

function signatureAlgorithm(identity: SigningIdentity): AlgorithmIdentifier {
  return identity.privateKey.asymmetricKeyType === 'ec'
    ? new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' })
    : new AlgorithmIdentifier({
        algorithmId: '1.2.840.113549.1.1.11',
        algorithmParams: new Null(),
      });
}

/** DER sorts the members of a set by their encoding (X.690, 11.6); the library keeps the order given. */
function inOrder(attributes: readonly Attribute[]): Attribute[] {
  return attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .toSorted((one, two) => Buffer.compare(one.der, two.der))
    .map(({ attribute }) => attribute);
}

/** SigningCertificateV2 (RFC 5035): SHA-256 is the default and therefore not named. */
function boundCertificates(certificates: readonly Uint8Array[]): Sequence {
  const entries = certificates.map(
    (der) => new Sequence({ value: [octets(createHash('sha256').update(der).digest())] }),
  );
  return new Sequence({ value: [new Sequence({ value: entries })] });
}
