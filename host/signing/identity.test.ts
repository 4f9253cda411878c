import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAuthority } from '#test/support/openssl-authority.ts';
import type { Authority } from '#test/support/openssl-authority.ts';
import { readCertificate } from './certificate-read.ts';
import type { CreateIdentityCode, NewIdentity } from './identity.ts';
import { createIdentity } from './identity.ts';
import { openIdentity } from './pkcs12-read.ts';

const WANTED: NewIdentity = {
  name: 'Αθηνά Ščerbak',
  organisation: 'Клиника Example',
  email: 'a.s@clinic.example',
  key: 'ecdsa-p256',
  validFrom: new Date('2026-11-22T14:05:00.500Z'),
  validUntil: new Date('2051-11-22T14:05:00Z'),
};
const PASSPHRASE = 'pä$$ wörd Ω 🔑';

let folder: string;
let authority: Authority;
const made = new Map<string, Buffer>();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'domicile-identity-'));
  authority = foundAuthority();
  for (const key of ['ecdsa-p256', 'rsa-3072'] as const) {
    const identity = await createIdentity({ ...WANTED, key }, PASSPHRASE);
    if (!identity.ok) throw new Error(identity.code);
    made.set(key, identity.file);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
  authority.remove();
});

function fileOf(key: string): Buffer {
  const file = made.get(key);
  if (file === undefined) throw new Error(key);
  return file;
}

const codeOf = (file: Uint8Array, passphrase: string): string => {
  const opened = openIdentity(file, passphrase);
  return opened.ok ? 'open' : opened.code;
};

describe.each(['ecdsa-p256', 'rsa-3072'])('a new identity with %s', (key) => {
  it('is read by OpenSSL, encrypted as it should be', () => {
    const file = path.join(folder, `${key}.p12`);
    writeFileSync(file, fileOf(key));
    const options = { encoding: 'utf8', input: '', stdio: 'pipe' } as const;
    const text = execFileSync(
      'sh',
      ['-c', 'openssl pkcs12 -info -in "$0" -passin env:PASS -nodes 2>&1', file],
      { ...options, env: { ...process.env, PASS: PASSPHRASE } },
    );
    expect(text).toContain('MAC: sha256, Iteration 210000');
    expect(text).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256');
    expect(text).toContain('BEGIN CERTIFICATE');
    expect(text).toContain('BEGIN PRIVATE KEY');
  });

  it('opens with its passphrase and no other', () => {
    expect(codeOf(fileOf(key), PASSPHRASE)).toBe('open');
    for (const wrong of ['', 'pä$$ wörd Ω', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()]) {
      expect(codeOf(fileOf(key), wrong)).toBe('wrong-passphrase');
    }
  });

  it('carries a certificate for signing that it signed itself', () => {
    const opened = openIdentity(fileOf(key), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.code);
    const certificate = readCertificate(opened.identity.certificate);
    expect(certificate).toMatchObject({
      subject: { commonName: WANTED.name, organisation: WANTED.organisation, email: WANTED.email },
      isSelfSigned: true,
      isAuthority: false,
      keyUsage: { signature: true, commitment: true },
      extendedKeyUsage: undefined,
      key: key === 'rsa-3072' ? 'RSA 3072' : 'ECDSA P-256',
      // Certificates count whole seconds.
      validFrom: new Date('2026-11-22T14:05:00Z'),
      validUntil: WANTED.validUntil,
    });
    expect(opened.identity.chain).toEqual([]);
    expect(new X509Certificate(opened.identity.certificate).checkEmail(WANTED.email)).toBe(
      WANTED.email,
    );
  });
});

describe('an identity is refused', () => {
  it.each<[string, Partial<NewIdentity>, CreateIdentityCode]>([
    ['without a name', { name: '  ' }, 'name-length'],
    ['with 65 characters of name', { name: 'a'.repeat(65) }, 'name-length'],
    ['without an organisation', { organisation: '' }, 'organisation-length'],
    ['with an accent in the address', { email: 'é@x.example' }, 'email-invalid'],
    ['with two at signs', { email: 'a@b@c' }, 'email-invalid'],
    ['that ends when it begins', { validUntil: WANTED.validFrom }, 'validity-empty'],
  ])('%s', async (_, part, code) => {
    expect(await createIdentity({ ...WANTED, ...part }, PASSPHRASE)).toEqual({ ok: false, code });
  });

  it('without a passphrase, and 64 characters outside the basic plane are not too long', async () => {
    expect(await createIdentity(WANTED, '')).toEqual({ ok: false, code: 'passphrase-empty' });
    expect(await createIdentity({ ...WANTED, name: '𝒜'.repeat(64) }, 'x')).toMatchObject({
      ok: true,
    });
  });
});

describe('a PKCS#12 file from elsewhere', () => {
  it.each([
    ['as OpenSSL 3 writes it', []],
    [
      'with the older 3DES protection',
      ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    [
      'with AES-128 and SHA-512',
      ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    ['without a MAC', ['-nomac']],
    ['with the certificates in the clear', ['-certpbe', 'NONE']],
  ])('opens %s, with its chain', (_, options) => {
    const file = authority.exportSigner('signer-ec', options);
    const opened = openIdentity(file, 'export me');
    if (!opened.ok) throw new Error(opened.code);
    const names = [opened.identity.certificate, ...opened.identity.chain].map(
      (der) => readCertificate(der).subject.commonName,
    );
    expect(names).toEqual(['signer-ec', 'issuing', 'root']);
    expect(codeOf(file, 'export you')).toBe('wrong-passphrase');
  });

  it('without a key, or without a certificate, says so', () => {
    authority.run(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'root.pem',
      '-passout',
      'pass:x',
      '-out',
      'nokey.p12',
    );
    authority.run(
      'pkcs12',
      '-export',
      '-nocerts',
      '-inkey',
      'root.key',
      '-passout',
      'pass:x',
      '-out',
      'nocert.p12',
    );
    expect(codeOf(authority.read('nokey.p12'), 'x')).toBe('no-key');
    expect(codeOf(authority.read('nocert.p12'), 'x')).toBe('no-certificate');
  });

  it('with a weak key is refused as unsupported', () => {
    authority.run(
      'req',
      '-x509',
      '-newkey',
      'rsa:1024',
      '-nodes',
      '-subj',
      '/CN=weak',
      '-keyout',
      'weak.key',
      '-out',
      'weak.pem',
    );
    authority.run(
      'pkcs12',
      '-export',
      '-inkey',
      'weak.key',
      '-in',
      'weak.pem',
      '-passout',
      'pass:x',
      '-out',
      'weak.p12',
    );
    expect(codeOf(authority.read('weak.p12'), 'x')).toBe('unsupported-algorithm');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('not a key')],
    ['a certificate in PEM', Buffer.from('-----BEGIN CERTIFICATE-----\nAA==\n')],
    ['another DER structure', Buffer.from('30030201ff', 'hex')],
  ])('that is %s is not a PKCS#12', (_, file) => {
    expect(codeOf(file, 'x')).toBe('not-a-pkcs12');
  });

  it('cut off anywhere never throws', () => {
    const file = authority.exportSigner('signer-ec');
    const found = new Set<string>();
    for (let length = 0; length < file.length; length += 61) {
      found.add(codeOf(file.subarray(0, length), 'export me'));
    }
    expect([...found]).toEqual(['not-a-pkcs12']);
  });
});
