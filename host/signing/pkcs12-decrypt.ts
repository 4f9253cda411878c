import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { Integer, OctetString, Sequence } from 'asn1js';
import type { AlgorithmIdentifier } from 'pkijs';
import { PBES2Params, PBKDF2Params } from 'pkijs';
import { deriveSha1, MOST_ITERATIONS } from './pkcs12-mac.ts';

type Decrypted =
  | { readonly ok: true; readonly plain: Buffer }
  | { readonly ok: false; readonly code: 'wrong-passphrase' | 'unsupported-algorithm' };

/** Decrypts what a PKCS#12 encrypts: PBES2 with AES or 3DES, and the older PBE with SHA-1 and 3DES. */
export function decryptWithPassphrase(
  algorithm: AlgorithmIdentifier,
  cipherText: Uint8Array,
  passphrase: string,
): Decrypted {
  const cipher = cipherFor(algorithm, passphrase);
  if (cipher === undefined) return { ok: false, code: 'unsupported-algorithm' };
  const decipher = createDecipheriv(cipher.name, cipher.key, cipher.iv);
  try {
    return { ok: true, plain: Buffer.concat([decipher.update(cipherText), decipher.final()]) };
  } catch {
    // With a wrong key the padding at the end is wrong; there is nothing else to tell it by.
    return { ok: false, code: 'wrong-passphrase' };
  }
}

type Cipher = { readonly name: string; readonly key: Buffer; readonly iv: Buffer };

function cipherFor(algorithm: AlgorithmIdentifier, passphrase: string): Cipher | undefined {
  if (algorithm.algorithmId === '1.2.840.113549.1.5.13') return pbes2(algorithm, passphrase);
  // pbeWithSHAAnd3-KeyTripleDES-CBC, what Windows and older OpenSSL write.
  if (algorithm.algorithmId === '1.2.840.113549.1.12.1.3') return tripleDes(algorithm, passphrase);
  return undefined;
}

const CIPHERS = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', length: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', length: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', length: 32 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', length: 24 }],
]);

const PRFS = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

function pbes2(algorithm: AlgorithmIdentifier, passphrase: string): Cipher | undefined {
  const parameters = new PBES2Params({ schema: algorithm.algorithmParams });
  if (parameters.keyDerivationFunc.algorithmId !== '1.2.840.113549.1.5.12') return undefined;
  const kdf = new PBKDF2Params({ schema: parameters.keyDerivationFunc.algorithmParams });
  const prf = PRFS.get(kdf.prf?.algorithmId ?? '1.2.840.113549.2.7');
  const cipher = CIPHERS.get(parameters.encryptionScheme.algorithmId);
  const salt: unknown = kdf.salt;
  const iv: unknown = parameters.encryptionScheme.algorithmParams;
  if (prf === undefined || cipher === undefined || kdf.iterationCount > MOST_ITERATIONS) {
    return undefined;
  }
  if (!(salt instanceof OctetString) || !(iv instanceof OctetString)) return undefined;
  const saltBytes = Buffer.from(salt.getValue());
  const key = pbkdf2Sync(passphrase, saltBytes, kdf.iterationCount, cipher.length, prf);
  return { name: cipher.name, key, iv: Buffer.from(iv.getValue()) };
}

function tripleDes(algorithm: AlgorithmIdentifier, passphrase: string): Cipher | undefined {
  const parameters: unknown = algorithm.algorithmParams;
  if (!(parameters instanceof Sequence)) return undefined;
  const [saltBlock, countBlock] = parameters.valueBlock.value;
  if (!(saltBlock instanceof OctetString) || !(countBlock instanceof Integer)) return undefined;
  const salt = new Uint8Array(saltBlock.getValue());
  const iterations = countBlock.valueBlock.valueDec;
  if (iterations > MOST_ITERATIONS) return undefined;
  return {
    name: 'des-ede3-cbc',
    key: deriveSha1(passphrase, salt, iterations, 1, 24),
    iv: deriveSha1(passphrase, salt, iterations, 2, 8),
  };
}
