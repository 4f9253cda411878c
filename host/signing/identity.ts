import { webcrypto, X509Certificate } from 'node:crypto';
import {
  BitString,
  IA5String,
  Integer,
  OctetString,
  Sequence,
  Set as AsnSet,
  Utf8String,
} from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  GeneralNames,
  RelativeDistinguishedNames,
  TimeType,
} from 'pkijs';
import { writePkcs12 } from './pkcs12-write.ts';

export type KeyKind = 'ecdsa-p256' | 'rsa-3072';

export type NewIdentity = {
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly key: KeyKind;
  readonly validFrom: Date;
  readonly validUntil: Date;
};

export type CreateIdentityCode =
  | 'name-length'
  | 'organisation-length'
  | 'email-invalid'
  | 'validity-empty'
  | 'passphrase-empty';

/**
 * Makes a key and a certificate that it signs itself (X.509 v3, key usage digital signature and
 * content commitment), packed as PKCS#12 under a passphrase.
 * @param wanted `name` and `organisation` 1 to 64 characters (X.520, upper bounds), `email` ASCII
 * @returns the PKCS#12 file and the certificate's SHA-256 fingerprint, by which others know it again
 */
export async function createIdentity(
  wanted: NewIdentity,
  passphrase: string,
): Promise<
  | { readonly ok: true; readonly file: Buffer; readonly fingerprint: string }
  | { readonly ok: false; readonly code: CreateIdentityCode }
> {
  const code = faultIn(wanted, passphrase);
  if (code !== undefined) return { ok: false, code };
  const algorithm =
    wanted.key === 'rsa-3072'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: 3072,
          publicExponent: Uint8Array.of(1, 0, 1),
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new TypeError('both algorithms make a pair of keys');
  const certificate = await selfSigned(wanted, keys);
  const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const file = writePkcs12(
    { privateKey, certificate, friendlyName: wanted.name },
    passphrase,
    randomBytes,
  );
  return { ok: true, file, fingerprint: new X509Certificate(certificate).fingerprint256 };
}

function randomBytes(count: number): Uint8Array {
  return webcrypto.getRandomValues(new Uint8Array(count));
}

/** X.520 allows 64 characters. */
function fits(text: string): boolean {
  return text.trim() !== '' && Array.from(text).length <= 64;
}

function faultIn(wanted: NewIdentity, passphrase: string): CreateIdentityCode | undefined {
  if (!fits(wanted.name)) return 'name-length';
  if (!fits(wanted.organisation)) return 'organisation-length';
  // An address in a certificate is an IA5String, which holds ASCII only.
  if (!/^[!-?A-~]+@[!-?A-~]+$/u.test(wanted.email) || wanted.email.length > 254) {
    return 'email-invalid';
  }
  if (!(wanted.validFrom.getTime() < wanted.validUntil.getTime())) return 'validity-empty';
  return passphrase === '' ? 'passphrase-empty' : undefined;
}

async function selfSigned(wanted: NewIdentity, keys: webcrypto.CryptoKeyPair): Promise<Uint8Array> {
  const certificate = new Certificate();
  certificate.version = 2;
  // Positive and without a leading zero byte, as DER wants it: the first byte from 0x40 to 0x7f.
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.from(serial).buffer });
  const name = distinguishedName(wanted);
  certificate.subject = name;
  certificate.issuer = name;
  certificate.notBefore.value = wholeSecond(wanted.validFrom);
  certificate.notAfter.value = wholeSecond(wanted.validUntil);
  for (const time of [certificate.notBefore, certificate.notAfter]) {
    // RFC 5280, 4.1.2.5: two-digit years until 2049, four digits from then on.
    time.type = time.value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime;
  }
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  certificate.extensions = extensions(wanted.email, await keyIdentifier(certificate));
  await certificate.sign(keys.privateKey, 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/** One attribute a step: PKI.js would write all of them as one step with several values, in no fixed order. */
function distinguishedName(wanted: NewIdentity): RelativeDistinguishedNames {
  const steps = [
    { type: '2.5.4.3', value: new Utf8String({ value: wanted.name }) },
    { type: '2.5.4.10', value: new Utf8String({ value: wanted.organisation }) },
    { type: '1.2.840.113549.1.9.1', value: new IA5String({ value: wanted.email }) },
  ].map((attribute) => new AsnSet({ value: [new AttributeTypeAndValue(attribute).toSchema()] }));
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: steps }).toBER());
}

async function keyIdentifier(certificate: Certificate): Promise<ArrayBuffer> {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  // RFC 7093, method 1: the first 160 bits of the key's SHA-256.
  return (await webcrypto.subtle.digest('SHA-256', Uint8Array.from(key))).slice(0, 20);
}

function extension(
  extnID: string,
  critical: boolean,
  value: { toBER: () => ArrayBuffer },
): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

function extensions(email: string, keyId: ArrayBuffer): Extension[] {
  // Bits 0 and 1: digital signature, and content commitment (formerly non-repudiation).
  const usage = new BitString({ valueHex: Uint8Array.of(0xc0).buffer, unusedBits: 6 });
  const alternative = new GeneralNames({ names: [new GeneralName({ type: 1, value: email })] });
  return [
    extension('2.5.29.19', true, new BasicConstraints({ cA: false }).toSchema()),
    extension('2.5.29.15', true, usage),
    extension('2.5.29.14', false, new OctetString({ valueHex: keyId })),
    extension('2.5.29.17', false, alternative.toSchema()),
  ];
}
