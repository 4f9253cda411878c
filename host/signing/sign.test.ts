import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAuthority } from '#test/support/openssl-authority.ts';
import type { Authority } from '#test/support/openssl-authority.ts';
import {
  drawPdf,
  drawWorksheet,
  fontFile,
  newSigner,
  NOW,
  signAs,
} from '#test/support/signed-documents.ts';
import type { SigningIdentity } from './pkcs12-read.ts';
import { openIdentity } from './pkcs12-read.ts';
import { signPdf } from './sign.ts';
import { STATEMENTS } from './signature-roles.ts';
import { importTimeStamp, requestTimeStamp } from './timestamp.ts';
import { verifyPdf } from './verify.ts';

const NONCE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

let folder: string;
let authority: Authority;
const signers = new Map<string, SigningIdentity>();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'domicile-sign-'));
  authority = foundAuthority();
  signers.set('ECDSA, self-signed', await newSigner('ecdsa-p256', 'Αθηνά Ščerbak'));
  signers.set('RSA, self-signed', await newSigner('rsa-3072', 'Иван Бобров'));
  for (const [label, name] of [
    ['ECDSA, from a CA', 'signer-ec'],
    ['RSA, from a CA', 'signer-rsa'],
  ] as const) {
    const opened = openIdentity(authority.exportSigner(name), 'export me');
    if (!opened.ok) throw new Error(opened.code);
    signers.set(label, opened.identity);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
  authority.remove();
});

/** What poppler's independent verifier says, field by field. */
function pdfsig(pdf: Uint8Array): { valid: number; total: number; notTotal: number; text: string } {
  const file = path.join(folder, 'check.pdf');
  writeFileSync(file, pdf);
  // -nocert: whether the certificate is trusted is not the question here.
  const text = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
  const count = (words: string): number => text.split(words).length - 1;
  return {
    valid: count('Signature is Valid.'),
    total: count('- Total document signed'),
    notTotal: count('- Not total document signed'),
    text,
  };
}

function signer(label: string): SigningIdentity {
  const found = signers.get(label);
  if (found === undefined) throw new Error(label);
  return found;
}

function stamped(pdf: Uint8Array, field: string): Buffer {
  const asked = requestTimeStamp(pdf, field, NONCE);
  if (!asked.ok) throw new Error(asked.code);
  const imported = importTimeStamp(pdf, field, asked.request, authority.stamp(asked.request));
  if (!imported.ok) throw new Error(imported.code);
  return imported.pdf;
}

const KINDS = [
  { label: 'ECDSA, self-signed', notes: ['self-signed'] },
  { label: 'RSA, self-signed', notes: ['self-signed'] },
  { label: 'ECDSA, from a CA', notes: ['chain-to-root'] },
  { label: 'RSA, from a CA', notes: ['chain-to-root'] },
];

describe.each(KINDS)('a signature by $label', ({ label, notes }) => {
  // The authority's certificates begin now, so that the claimed time must be the real one.
  const time = (): Date => new Date();

  it.each([false, true])('holds for us and for pdfsig (time stamp: %s)', async (hasStamp) => {
    const bare = signAs(await drawWorksheet(), signer(label), 'prepared', { time: time() });
    const pdf = hasStamp ? stamped(bare, 'prepared') : bare;
    const report = verifyPdf(pdf, { now: time() });
    expect(report.problems).toEqual([]);
    expect(report.isAccepted).toBe(true);
    expect(report.signatures).toHaveLength(1);
    expect(report.signatures[0]).toMatchObject({
      field: 'prepared',
      isIntact: true,
      coversTotalDocument: true,
      reason: STATEMENTS.prepared,
      notes: [...notes, hasStamp ? 'time-stamped' : 'time-only-claimed', 'revocation-not-checked'],
    });
    expect(pdfsig(pdf)).toMatchObject({ valid: 1, total: 1, notTotal: 0 });
    expect(pdfsig(pdf).text).toContain('ETSI.CAdES.detached');
  });
});

describe('three signatures on one document', () => {
  it('leave all earlier bytes as they were and keep each other valid', async () => {
    const time = new Date();
    const blank = await drawWorksheet();
    const one = signAs(blank, signer('RSA, self-signed'), 'prepared', { time });
    const two = signAs(one, signer('ECDSA, from a CA'), 'reviewed', { time });
    const three = signAs(two, signer('ECDSA, self-signed'), 'approved', { time });
    expect(one.subarray(0, blank.length).equals(blank)).toBe(true);
    expect(two.subarray(0, one.length).equals(one)).toBe(true);
    expect(three.subarray(0, two.length).equals(two)).toBe(true);
    const report = verifyPdf(three, { now: time });
    expect(report.problems).toEqual([]);
    expect(report.signatures.map(({ field }) => field)).toEqual([
      'prepared',
      'reviewed',
      'approved',
    ]);
    expect(report.signatures.map((one1) => one1.coversTotalDocument)).toEqual([false, false, true]);
    expect(pdfsig(two)).toMatchObject({ valid: 2, total: 1, notTotal: 1 });
    expect(pdfsig(three)).toMatchObject({ valid: 3, total: 1, notTotal: 2 });
  });

  it('keep a time stamp that was imported before the next signature', async () => {
    const time = new Date();
    const one = stamped(
      signAs(await drawWorksheet(), signer('RSA, from a CA'), 'prepared', { time }),
      'prepared',
    );
    const two = stamped(
      signAs(one, signer('ECDSA, self-signed'), 'reviewed', { time }),
      'reviewed',
    );
    const report = verifyPdf(two, { now: time });
    expect(report.isAccepted).toBe(true);
    expect(
      report.signatures.map(({ timeStamp }) => timeStamp?.authority.subject.commonName),
    ).toEqual(['stamper', 'stamper']);
    expect(pdfsig(two)).toMatchObject({ valid: 2 });
  });
});

describe('what pdfmake writes', () => {
  it.each(['1.3', '1.4', '1.5', '1.6', '1.7'] as const)(
    'can be signed at PDF %s',
    async (version) => {
      const pdf = signAs(
        await drawWorksheet({ version }),
        signer('ECDSA, self-signed'),
        'prepared',
      );
      expect(verifyPdf(pdf, { now: NOW }).isAccepted).toBe(true);
      expect(pdfsig(pdf)).toMatchObject({ valid: 1, total: 1 });
    },
  );

  it('shows name and statement in Greek and Cyrillic to anyone who extracts the text', async () => {
    const pdf = signAs(await drawWorksheet(), signer('RSA, self-signed'), 'prepared', {
      name: 'Иван Αθηνά Ščerbak',
    });
    const file = path.join(folder, 'text.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Иван Αθηνά Ščerbak');
    expect(text.replace(/\s+/gu, ' ')).toContain(STATEMENTS.prepared);
    expect(text).toContain('Not yet signed');
  });
});

describe('signing refuses', () => {
  const options = () => ({
    identity: signer('ECDSA, self-signed'),
    field: 'prepared',
    reason: 'I sign.',
    name: 'Ada',
    time: NOW,
    appearance: { heading: 'Ada', lines: [] },
    fontFile,
  });

  it('a file that is no PDF, or has something after its end', async () => {
    expect(signPdf(Buffer.from('hello'), options())).toEqual({ ok: false, code: 'pdf-unreadable' });
    const tail = Buffer.concat([await drawWorksheet(), Buffer.from('x')]);
    expect(signPdf(tail, options())).toEqual({ ok: false, code: 'pdf-unreadable' });
  });

  it('a document without the field, and a field that is signed', async () => {
    const plain = await drawPdf();
    expect(signPdf(plain, options())).toEqual({ ok: false, code: 'field-missing' });
    const signed = signAs(await drawWorksheet(), signer('ECDSA, self-signed'), 'prepared');
    expect(signPdf(signed, options())).toEqual({ ok: false, code: 'field-already-signed' });
  });

  it('to lend weight to a document whose earlier signature is broken', async () => {
    const signed = signAs(await drawWorksheet(), signer('ECDSA, self-signed'), 'prepared');
    const at = signed.indexOf('https://example.org');
    signed[at] = 'H'.charCodeAt(0);
    expect(signPdf(signed, { ...options(), field: 'reviewed' })).toEqual({
      ok: false,
      code: 'earlier-signature-broken',
    });
  });

  it('a certificate before it begins and after it ends, to the second', async () => {
    const blank = await drawWorksheet();
    const at = (time: string) => {
      const signed = signPdf(blank, { ...options(), time: new Date(time) });
      return signed.ok ? 'signed' : signed.code;
    };
    expect(at('2025-12-31T23:59:59Z')).toBe('certificate-not-valid-now');
    expect(at('2026-01-01T00:00:00Z')).toBe('signed');
    expect(at('2029-01-01T00:00:00Z')).toBe('signed');
    expect(at('2029-01-01T00:00:01Z')).toBe('certificate-not-valid-now');
  });

  it('nothing for a name that the font lacks, but says which characters are not shown', async () => {
    const signed = signPdf(await drawWorksheet(), {
      ...options(),
      name: '山田',
      appearance: { heading: '山田 Ada', lines: ['I sign.'] },
    });
    expect(signed).toMatchObject({ ok: true, missing: ['山', '田'] });
    const pdf = signed.ok ? signed.pdf : Buffer.alloc(0);
    expect(verifyPdf(pdf, { now: NOW }).isAccepted).toBe(true);
  });
});
