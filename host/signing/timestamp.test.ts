import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAuthority } from '#test/support/openssl-authority.ts';
import type { Authority } from '#test/support/openssl-authority.ts';
import { drawWorksheet, newSigner, signAs } from '#test/support/signed-documents.ts';
import { readCms } from './cms-read.ts';
import { encodeDer, readDer } from './der.ts';
import type { SigningIdentity } from './pkcs12-read.ts';
import { importTimeStamp, requestTimeStamp } from './timestamp.ts';
import { verifyPdf } from './verify.ts';

let authority: Authority;
let signer: SigningIdentity;
let pdf: Buffer;
let request: Buffer;
let response: Buffer;

function ask(file: Uint8Array, nonce = 'nonce-1!'): Buffer {
  const asked = requestTimeStamp(file, 'prepared', Buffer.from(nonce));
  if (!asked.ok) throw new Error(asked.code);
  return asked.request;
}

beforeAll(async () => {
  authority = foundAuthority();
  signer = await newSigner('ecdsa-p256');
  pdf = signAs(await drawWorksheet(), signer, 'prepared', { time: new Date() });
  request = ask(pdf);
  response = authority.stamp(request);
}, 120_000);

afterAll(() => authority.remove());

const codeOf = (file: Uint8Array, field: string, asked: Uint8Array, answer: Uint8Array): string => {
  const imported = importTimeStamp(file, field, asked, answer);
  return imported.ok ? 'imported' : imported.code;
};

describe('a time-stamp request', () => {
  it('is one that OpenSSL understands, and carries a digest only', () => {
    authority.write('check.tsq', request);
    const text = authority.run('ts', '-query', '-in', 'check.tsq', '-text');
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Certificate required: yes');
    expect(text).toMatch(/Nonce: 0x/u);
    expect(request.length).toBeLessThan(80);
  });

  it('differs by its nonce', () => {
    expect(ask(pdf, 'nonce-2!').equals(request)).toBe(false);
  });

  it('needs a signed field of a readable document', async () => {
    const codes = [
      requestTimeStamp(await drawWorksheet(), 'prepared', Buffer.alloc(8)),
      requestTimeStamp(pdf, 'approved', Buffer.alloc(8)),
      requestTimeStamp(Buffer.from('x'), 'prepared', Buffer.alloc(8)),
    ].map((asked) => (asked.ok ? 'asked' : asked.code));
    expect(codes).toEqual(['field-not-signed', 'field-not-signed', 'pdf-unreadable']);
  });
});

describe('importing the response', () => {
  it('changes bytes inside the signature only, and the signature still holds', () => {
    const imported = importTimeStamp(pdf, 'prepared', request, response);
    if (!imported.ok) throw new Error(imported.code);
    expect(imported.pdf.length).toBe(pdf.length);
    const start = pdf.indexOf('/Contents <') + '/Contents '.length;
    const end = pdf.indexOf('>', start);
    const differing = [...pdf.keys()].filter((at) => pdf[at] !== imported.pdf[at]);
    expect(differing.length).toBeGreaterThan(1000);
    expect(differing.every((at) => at > start && at < end)).toBe(true);
    const report = verifyPdf(imported.pdf, { now: new Date() });
    expect(report.isAccepted).toBe(true);
    expect(report.signatures[0]?.timeStamp?.time).toEqual(imported.time);
    expect(report.signatures[0]?.timeStamp?.authority.subject.commonName).toBe('stamper');
  });

  it('is refused a second time', () => {
    const imported = importTimeStamp(pdf, 'prepared', request, response);
    if (!imported.ok) throw new Error(imported.code);
    expect(codeOf(imported.pdf, 'prepared', request, response)).toBe('already-time-stamped');
  });

  it('is refused once a later signature covers it', () => {
    const later = signAs(pdf, signer, 'reviewed', { time: new Date() });
    expect(codeOf(later, 'prepared', request, response)).toBe('covered-by-later-signature');
    expect(codeOf(later, 'approved', request, response)).toBe('field-not-signed');
  });

  it('is refused for another request, another signature, another nonce', async () => {
    const again = ask(pdf, 'nonce-2!');
    expect(codeOf(pdf, 'prepared', again, response)).toBe('response-to-other-request');
    const other = signAs(await drawWorksheet(), signer, 'prepared', { time: new Date() });
    expect(codeOf(other, 'prepared', request, response)).toBe('request-of-other-signature');
    const otherRequest = ask(other);
    expect(codeOf(other, 'prepared', otherRequest, response)).toBe('response-to-other-request');
  });

  it('is refused where the service says no, or says nothing that can be read', () => {
    const refusal = encodeDer(0x30, encodeDer(0x30, Buffer.of(2, 1, 2)));
    expect(codeOf(pdf, 'prepared', request, refusal)).toBe('response-refused');
    const empty = encodeDer(0x30, encodeDer(0x30, Buffer.of(2, 1, 0)));
    expect(codeOf(pdf, 'prepared', request, empty)).toBe('response-unreadable');
    expect(codeOf(pdf, 'prepared', request, Buffer.from('<html>'))).toBe('response-unreadable');
    expect(codeOf(pdf, 'prepared', Buffer.from('x'), response)).toBe('request-unreadable');
  });

  it('is refused where the certificate is not for time-stamping alone', () => {
    const token = readDer(response).children[1]?.whole ?? Buffer.alloc(0);
    authority.write('information.der', readCms(token).content ?? Buffer.alloc(0));
    const stampWith = (name: string): Buffer => {
      const key = [`${name}.pem`, '-inkey', `${name}.key`];
      const options = ['-binary', '-nodetach', '-nosmimecap', '-cades', '-md', 'sha256'];
      const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER'];
      const files = ['-in', 'information.der', '-out', 'token.der'];
      authority.run('cms', '-sign', ...options, ...type, ...files, '-signer', ...key);
      const granted = encodeDer(0x30, Buffer.of(2, 1, 0));
      return encodeDer(0x30, granted, authority.read('token.der'));
    };
    expect(codeOf(pdf, 'prepared', request, stampWith('stamper'))).toBe('imported');
    for (const unfit of ['loose', 'signer-ec']) {
      expect(codeOf(pdf, 'prepared', request, stampWith(unfit))).toBe(
        'time-stamp-certificate-unfit',
      );
    }
  });

  it('is refused where one byte of the answer was changed', () => {
    const root = Buffer.from(
      authority.run('x509', '-in', 'root.pem').replace(/-+[^-]+-+/gu, ''),
      'base64',
    );
    const rootAt = response.indexOf(root);
    expect(rootAt).toBeGreaterThan(0);
    const unseen: number[] = [];
    for (let at = 9; at < response.length; at += 23) {
      const copy = Buffer.from(response);
      copy[at] = (copy[at] ?? 0) ^ 0x04;
      const isImported = codeOf(pdf, 'prepared', request, copy) === 'imported';
      // Nothing in the answer vouches for the root but the root itself; see the tamper tests.
      if (isImported && !(rootAt <= at && at < rootAt + root.length)) unseen.push(at);
    }
    expect(unseen).toEqual([]);
  });
});
