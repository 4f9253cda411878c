import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { BmpString, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  ContentInfo,
  DigestInfo,
  MacData,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { KEY_ITERATIONS, MAC_ITERATIONS, macOver } from './pkcs12-mac.ts';

/** What goes into a PKCS#12: a PKCS#8 key and its certificate, both DER. */
type Content = {
  readonly privateKey: Uint8Array;
  readonly certificate: Uint8Array;
  readonly friendlyName: string;
};

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: exact(bytes) });

/**
 * Packs a key and its certificate as PKCS#12 (RFC 7292): the key under PBES2 with AES-256-CBC and
 * PBKDF2-HMAC-SHA256, the whole under an HMAC-SHA256. The certificate is not encrypted, since each
 * signature publishes it; that saves a second derivation whenever the file is opened.
 * @param random fills with cryptographically random bytes of the given count
 */
export function writePkcs12(
  content: Content,
  passphrase: string,
  random: (count: number) => Uint8Array,
): Buffer {
  const salt = random(16);
  const iv = random(16);
  const key = pbkdf2Sync(passphrase, salt, KEY_ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(content.privateKey), cipher.final()]);
  const attributes = bagAttributes(content);
  const keyBag = new SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.2',
    bagValue: new PKCS8ShroudedKeyBag({
      encryptionAlgorithm: protection(salt, iv),
      encryptedData: octets(encrypted),
    }),
    bagAttributes: attributes,
  });
  const certificateBag = new SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.3',
    bagValue: new CertBag({ parsedValue: Certificate.fromBER(exact(content.certificate)) }),
    bagAttributes: attributes,
  });
  const safe = new AuthenticatedSafe({
    safeContents: [keyBag, certificateBag].map((bag) => data(safeContents(bag))),
  });
  const body = Buffer.from(safe.toSchema().toBER());
  const macSalt = random(16);
  const pfx = new PFX({
    authSafe: data(body),
    macData: new MacData({
      mac: new DigestInfo({
        digestAlgorithm: new AlgorithmIdentifier({
          algorithmId: '2.16.840.1.101.3.4.2.1',
          algorithmParams: new Null(),
        }),
        digest: octets(macOver(body, passphrase, macSalt)),
      }),
      macSalt: octets(macSalt),
      iterations: MAC_ITERATIONS,
    }),
  });
  return Buffer.from(pfx.toSchema().toBER());
}

function safeContents(bag: SafeBag): Uint8Array {
  return new Uint8Array(new SafeContents({ safeBags: [bag] }).toSchema().toBER());
}

function data(bytes: Uint8Array): ContentInfo {
  return new ContentInfo({ contentType: ContentInfo.DATA, content: octets(bytes) });
}

function protection(salt: Uint8Array, iv: Uint8Array): AlgorithmIdentifier {
  const derivation = new PBKDF2Params({
    salt: octets(salt),
    iterationCount: KEY_ITERATIONS,
    prf: new AlgorithmIdentifier({
      algorithmId: '1.2.840.113549.2.9',
      algorithmParams: new Null(),
    }),
  });
  const parameters = new PBES2Params({
    keyDerivationFunc: new AlgorithmIdentifier({
      algorithmId: '1.2.840.113549.1.5.12',
      algorithmParams: derivation.toSchema(),
    }),
    encryptionScheme: new AlgorithmIdentifier({
      algorithmId: '2.16.840.1.101.3.4.1.42',
      algorithmParams: octets(iv),
    }),
  });
  return new AlgorithmIdentifier({
    algorithmId: '1.2.840.113549.1.5.13',
    algorithmParams: parameters.toSchema(),
  });
}

/** The attributes by which key stores pair a key with its certificate and show a name for both. */
function bagAttributes(content: Content): Attribute[] {
  const keyId = createHash('sha256').update(content.certificate).digest();
  return [
    new Attribute({
      type: '1.2.840.113549.1.9.20',
      values: [new BmpString({ value: content.friendlyName })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.21', values: [octets(keyId)] }),
  ];
}
