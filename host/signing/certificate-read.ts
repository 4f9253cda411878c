import type { KeyObject } from 'node:crypto';
import { createHash, X509Certificate } from 'node:crypto';
import type { DerElement } from './der.ts';
import { DerError, expectTag, objectIdentifier, readDer, TAG, timeOf } from './der.ts';

/** A name in a certificate, in the parts that people recognise. */
export type NameParts = {
  readonly commonName?: string;
  readonly organisation?: string;
  readonly email?: string;
};

/** What a certificate says, without any judgement on whether it is true. */
export type Certificate = {
  readonly der: Uint8Array;
  /** SHA-256 over the certificate, 64 lowercase hexadecimal digits. */
  readonly fingerprint: string;
  readonly subject: NameParts;
  readonly issuer: NameParts;
  readonly subjectDer: Uint8Array;
  readonly issuerDer: Uint8Array;
  /** The serial number's content bytes. */
  readonly serial: Uint8Array;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** The key in words: `ECDSA P-256`, `RSA 3072`. */
  readonly key: string;
  readonly isSelfSigned: boolean;
  readonly isAuthority: boolean;
  /** Absent extension: undefined, which allows any use. */
  readonly keyUsage: { readonly signature: boolean; readonly commitment: boolean } | undefined;
  readonly extendedKeyUsage:
    | { readonly purposes: readonly string[]; readonly isCritical: boolean }
    | undefined;
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
};

/** Reads a certificate in strict DER. Throws `DerError`. */
export function readCertificate(der: Uint8Array): Certificate {
  const [body, outerAlgorithm, , ...beyond] = expectTag(readDer(der), TAG.sequence).children;
  if (beyond.length > 0) throw new DerError('a certificate has extra parts');
  const fields = [...expectTag(body, TAG.sequence).children];
  if (fields[0]?.tag === TAG.context0) fields.shift();
  const [serial, innerAlgorithm, issuer, validity, subject, , ...optional] = fields;
  if (Buffer.compare(innerAlgorithm?.whole ?? der, outerAlgorithm?.whole ?? der) !== 0) {
    throw new DerError('a certificate names two algorithms');
  }
  const [from, until] = expectTag(validity, TAG.sequence).children;
  const extensions = readExtensions(optional.find(({ tag }) => tag === TAG.context3));
  const { x509, publicKey } = openX509(der);
  const subjectDer = expectTag(subject, TAG.sequence).whole;
  const issuerDer = expectTag(issuer, TAG.sequence).whole;
  return {
    der,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    subject: readName(subject),
    issuer: readName(issuer),
    subjectDer,
    issuerDer,
    serial: expectTag(serial, TAG.integer).content,
    validFrom: timeOf(from),
    validUntil: timeOf(until),
    key: describeKey(publicKey),
    isSelfSigned: Buffer.compare(subjectDer, issuerDer) === 0 && isSignedWith(x509, publicKey),
    isAuthority: readBasicConstraints(extensions.get('2.5.29.19')),
    keyUsage: readKeyUsage(extensions.get('2.5.29.15')),
    extendedKeyUsage: readPurposes(extensions.get('2.5.29.37')),
    x509,
    publicKey,
  };
}

function openX509(der: Uint8Array): { x509: X509Certificate; publicKey: KeyObject } {
  try {
    const x509 = new X509Certificate(der);
    return { x509, publicKey: x509.publicKey };
  } catch {
    throw new DerError('a certificate or its key cannot be read');
  }
}

function isSignedWith(x509: X509Certificate, key: KeyObject): boolean {
  try {
    return x509.verify(key);
  } catch {
    // OpenSSL throws where key and algorithm do not go together.
    return false;
  }
}

function describeKey(publicKey: KeyObject): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  if (type === 'rsa') return `RSA ${details?.modulusLength ?? 0}`;
  const curves = new Map([
    ['prime256v1', 'ECDSA P-256'],
    ['secp384r1', 'ECDSA P-384'],
    ['secp521r1', 'ECDSA P-521'],
  ]);
  return curves.get(details?.namedCurve ?? '') ?? type ?? 'unknown';
}

/** Whether `issuer` signed `certificate` and was allowed to. */
function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return (
    issuer.isAuthority &&
    Buffer.compare(certificate.issuerDer, issuer.subjectDer) === 0 &&
    isSignedWith(certificate.x509, issuer.publicKey)
  );
}

/** The certificates above `leaf`, nearest first, as far as the pool holds them. */
export function chainAbove(leaf: Certificate, pool: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = [];
  let current = leaf;
  while (!current.isSelfSigned && chain.length < pool.length) {
    const child = current;
    const issuer = pool.find((candidate) => isIssuedBy(child, candidate));
    if (issuer === undefined) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

function readName(element: DerElement | undefined): NameParts {
  const parts = new Map<string, string>();
  for (const step of expectTag(element, TAG.sequence).children) {
    for (const attribute of expectTag(step, TAG.set).children) {
      const [type, value] = expectTag(attribute, TAG.sequence).children;
      if (value !== undefined) parts.set(objectIdentifier(type), readText(value));
    }
  }
  const commonName = parts.get('2.5.4.3');
  const organisation = parts.get('2.5.4.10');
  const email = parts.get('1.2.840.113549.1.9.1');
  return {
    ...(commonName === undefined ? {} : { commonName }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(email === undefined ? {} : { email }),
  };
}

function readText(element: DerElement): string {
  const bytes = Buffer.from(element.content);
  // 0x1e is a BMPString, 0x0c UTF8String; the others here are ASCII or close to it.
  if (element.tag === 0x1e && bytes.length % 2 === 0) return bytes.swap16().toString('utf16le');
  return bytes.toString(element.tag === 0x0c ? 'utf8' : 'latin1');
}

type ExtensionValue = { readonly isCritical: boolean; readonly value: DerElement };

function readExtensions(list: DerElement | undefined): Map<string, ExtensionValue> {
  const extensions = new Map<string, ExtensionValue>();
  for (const element of expectTag(list?.children[0] ?? EMPTY, TAG.sequence).children) {
    const [type, ...rest] = element.children;
    const isCritical = rest[0]?.tag === TAG.boolean && rest[0].content[0] === 0xff;
    const identifier = objectIdentifier(type);
    if (extensions.has(identifier)) throw new DerError('an extension stands twice');
    const value = readDer(expectTag(rest.at(-1), TAG.octetString).content);
    extensions.set(identifier, { isCritical, value });
  }
  return extensions;
}

const EMPTY = readDer(Uint8Array.of(TAG.sequence, 0));

function readBasicConstraints(extension: ExtensionValue | undefined): boolean {
  const first = extension?.value.children[0];
  return first?.tag === TAG.boolean && first.content[0] === 0xff;
}

function readKeyUsage(extension: ExtensionValue | undefined): Certificate['keyUsage'] {
  if (extension === undefined) return undefined;
  const bits = expectTag(extension.value, TAG.bitString).content[1] ?? 0;
  return { signature: (bits & 0x80) !== 0, commitment: (bits & 0x40) !== 0 };
}

function readPurposes(extension: ExtensionValue | undefined): Certificate['extendedKeyUsage'] {
  if (extension === undefined) return undefined;
  const purposes = expectTag(extension.value, TAG.sequence).children.map(objectIdentifier);
  return { purposes, isCritical: extension.isCritical };
}
