import type { KeyObject } from 'node:crypto';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { OctetString } from 'asn1js';
import type { ContentInfo } from 'pkijs';
import {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { decryptWithPassphrase } from './pkcs12-decrypt.ts';
import { checkMac } from './pkcs12-mac.ts';

/** A key with its certificate and, from a CA, the certificates above it, nearest first; all DER. */
export type SigningIdentity = {
  readonly privateKey: KeyObject;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
};

export type OpenIdentityCode =
  | 'wrong-passphrase'
  | 'not-a-pkcs12'
  | 'no-key'
  | 'no-certificate'
  | 'key-certificate-mismatch'
  | 'unsupported-algorithm';

type Failure = { readonly ok: false; readonly code: OpenIdentityCode };
type Found = { keys: Uint8Array[]; certificates: Uint8Array[] };

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** Carries a failure code out of the nested bags; caught in `openIdentity`. */
class Refused extends Error {
  readonly code: OpenIdentityCode;
  constructor(code: OpenIdentityCode) {
    super(code);
    this.code = code;
  }
}

/**
 * Opens a PKCS#12 file: one made by `createIdentity`, or an export from a CA, a browser or OpenSSL.
 * @param file the bytes of the file
 * @returns the key with the certificate that belongs to it, usable for SHA-256 signatures
 */
export function openIdentity(
  file: Uint8Array,
  passphrase: string,
): { readonly ok: true; readonly identity: SigningIdentity } | Failure {
  try {
    const found = readBags(file, passphrase);
    return chooseIdentity(found);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}

/** Runs a library's parser; what it cannot read is not a PKCS#12. */
function parse<T>(run: () => T, code: OpenIdentityCode = 'not-a-pkcs12'): T {
  try {
    return run();
  } catch {
    throw new Refused(code);
  }
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function readBags(file: Uint8Array, passphrase: string): Found {
  const pfx = parse(() => PFX.fromBER(exact(file)));
  const content: unknown = pfx.authSafe.content;
  if (pfx.authSafe.contentType !== DATA || !(content instanceof OctetString)) {
    throw new Refused('not-a-pkcs12');
  }
  const body = new Uint8Array(content.getValue());
  const { macData } = pfx;
  if (macData !== undefined) {
    const mac = parse(() => checkMac(body, passphrase, macData));
    if (mac === 'unsupported') throw new Refused('unsupported-algorithm');
    if (mac === 'wrong') throw new Refused('wrong-passphrase');
  }
  const safe = parse(() => AuthenticatedSafe.fromBER(exact(body)));
  const found: Found = { keys: [], certificates: [] };
  for (const part of safe.safeContents) {
    const plain = plainContent(part, passphrase);
    // After a wrong passphrase the padding can be right by chance, one time in 256.
    const contents = parse(() => SafeContents.fromBER(exact(plain)), 'wrong-passphrase');
    collect(contents, passphrase, found);
  }
  return found;
}

function plainContent(part: ContentInfo, passphrase: string): Uint8Array {
  const content: unknown = part.content;
  if (part.contentType === DATA && content instanceof OctetString) {
    return new Uint8Array(content.getValue());
  }
  if (part.contentType !== ENCRYPTED_DATA) throw new Refused('unsupported-algorithm');
  const { encryptedContentInfo } = parse(() => new EncryptedData({ schema: content }));
  const cipherText = parse(() => new Uint8Array(encryptedContentInfo.getEncryptedContent()));
  return decrypt(encryptedContentInfo.contentEncryptionAlgorithm, cipherText, passphrase);
}

function decrypt(
  algorithm: PKCS8ShroudedKeyBag['encryptionAlgorithm'],
  cipherText: Uint8Array,
  passphrase: string,
): Uint8Array {
  const decrypted = parse(() => decryptWithPassphrase(algorithm, cipherText, passphrase));
  if (!decrypted.ok) throw new Refused(decrypted.code);
  return decrypted.plain;
}

function collect(contents: SafeContents, passphrase: string, found: Found): void {
  for (const { bagValue } of contents.safeBags) {
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      const cipherText = new Uint8Array(bagValue.encryptedData.getValue());
      found.keys.push(decrypt(bagValue.encryptionAlgorithm, cipherText, passphrase));
    } else if (bagValue instanceof PrivateKeyInfo) {
      found.keys.push(new Uint8Array(bagValue.toSchema().toBER()));
    } else if (bagValue instanceof CertBag && bagValue.certValue instanceof OctetString) {
      found.certificates.push(new Uint8Array(bagValue.certValue.getValue()));
    } else if (bagValue instanceof SafeContents) {
      collect(bagValue, passphrase, found);
    }
  }
}

function chooseIdentity(
  found: Found,
): { readonly ok: true; readonly identity: SigningIdentity } | Failure {
  const [first] = found.keys;
  if (first === undefined) return { ok: false, code: 'no-key' };
  if (found.certificates.length === 0) return { ok: false, code: 'no-certificate' };
  const certificates = found.certificates.map((der) => ({
    der,
    x509: parse(() => new X509Certificate(der)),
  }));
  for (const der of found.keys) {
    const privateKey = parse(
      () => createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' }),
      'wrong-passphrase',
    );
    const own = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey));
    if (own !== undefined) {
      if (!isUsable(privateKey)) return { ok: false, code: 'unsupported-algorithm' };
      const chain = chainAbove(own.x509, certificates);
      return { ok: true, identity: { privateKey, certificate: own.der, chain } };
    }
  }
  return { ok: false, code: 'key-certificate-mismatch' };
}

/** RSA from 2048 bits, and the three NIST curves that PDF readers know. */
function isUsable(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return (details?.modulusLength ?? 0) >= 2048;
  const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
  return key.asymmetricKeyType === 'ec' && curves.includes(details?.namedCurve ?? '');
}

function chainAbove(
  leaf: X509Certificate,
  pool: readonly { readonly der: Uint8Array; readonly x509: X509Certificate }[],
): Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set([leaf.fingerprint256]);
  let current = leaf;
  for (;;) {
    const child = current;
    const issuer = pool.find(
      ({ x509 }) => !seen.has(x509.fingerprint256) && child.checkIssued(x509),
    );
    if (issuer === undefined) return chain;
    seen.add(issuer.x509.fingerprint256);
    chain.push(issuer.der);
    current = issuer.x509;
  }
}
