import { beforeAll, describe, expect, it } from 'vitest';
import { edited, fieldObject, latestObject, openPdf, withKey } from '#test/support/edit-pdf.ts';
import { drawPdf, drawWorksheet, newSigner, NOW, signAs } from '#test/support/signed-documents.ts';
import { textString } from './cos-values.ts';
import { signatureFieldsOf } from './pdf-lookup.ts';
import type { SigningIdentity } from './pkcs12-read.ts';
import type { VerifyReport } from './verify.ts';
import { verifyPdf } from './verify.ts';

let ada: SigningIdentity;
let mallory: SigningIdentity;
let one: Buffer;
let two: Buffer;

beforeAll(async () => {
  ada = await newSigner('ecdsa-p256', 'Ada Example');
  mallory = await newSigner('ecdsa-p256', 'Ada Example');
  one = signAs(await drawWorksheet(), ada, 'prepared');
  two = signAs(one, ada, 'reviewed');
}, 60_000);

const check = (pdf: Uint8Array): VerifyReport => verifyPdf(pdf, { now: NOW });
const codes = (report: VerifyReport): string[] => report.problems.map(({ code }) => code);

describe('a signature taken away or exchanged', () => {
  it('a field emptied in a later state is a removed signature', () => {
    const report = check(
      edited(two, (file, update) => {
        const object = fieldObject(file, 'prepared');
        update.replace(object, withKey(object, 'V', undefined));
      }),
    );
    expect(report.problems).toContainEqual({ code: 'signature-removed', fields: ['prepared'] });
    // It is still there to be seen.
    expect(report.signatures.map(({ isIntact }) => isIntact)).toEqual([true, true]);
  });

  it('a form without its fields is a document with removed signatures', () => {
    const report = check(
      edited(two, (file, update) => {
        const root = latestObject(file, file.revisions[0].root.number);
        update.replace(root, withKey(root, 'AcroForm', undefined));
      }),
    );
    expect(report.problems).toContainEqual({
      code: 'signature-removed',
      fields: ['prepared', 'reviewed'],
    });
  });

  it('a field that borrows the signature of another is not accepted', () => {
    const report = check(
      edited(two, (file, update) => {
        const object = fieldObject(file, 'approved');
        const borrowed = signatureFieldsOf(file, file.revisions.length - 1)[0]?.value;
        update.replace(object, withKey(object, 'V', borrowed));
      }),
    );
    expect(report.problems).toEqual([
      {
        code: 'revision-not-signed',
        revision: 4,
        parts: [{ part: 'signature-field', field: 'approved' }],
      },
    ]);
  });

  it('a signature object overwritten in a later state is an exchanged signature', () => {
    const report = check(
      edited(two, (file, update) => {
        const value = signatureFieldsOf(file, file.revisions.length - 1)[0]?.value;
        const object = latestObject(file, value?.kind === 'reference' ? value.number : 0);
        update.replace(object, withKey(object, 'Reason', textString('I never said this.')));
      }),
    );
    expect(codes(report)).toContain('signature-replaced');
  });

  it('a document cut back to its unsigned state is not signed', () => {
    const unsigned = one.subarray(0, openPdf(one).revisions[1]?.end);
    expect(codes(check(unsigned))).toEqual(['not-signed']);
  });

  it('a document that was never signed is not accepted', async () => {
    expect(check(await drawPdf())).toMatchObject({
      isAccepted: false,
      problems: [{ code: 'not-signed' }],
    });
  });
});

describe('a copy signed again by someone else', () => {
  it('is told apart by the expected fingerprint, colons and capitals or not', () => {
    const fingerprint = check(one).signatures[0]?.signer?.fingerprint ?? '';
    const colons = fingerprint.toUpperCase().replace(/(..)(?=.)/gu, '$1:');
    const copy = signAs(one.subarray(0, openPdf(one).revisions[1]?.end), mallory, 'prepared');
    expect(check(copy).isAccepted).toBe(true);
    for (const expected of [fingerprint, colons]) {
      const options = { now: NOW, expectedFingerprints: [expected] };
      expect(verifyPdf(one, options).isAccepted).toBe(true);
      expect(verifyPdf(copy, options).signatures[0]?.problems).toEqual(['signer-unexpected']);
    }
  });

  it('is noted where both stand in one document under one name', () => {
    const both = signAs(one, mallory, 'reviewed');
    expect(check(both).isAccepted).toBe(true);
    expect(
      check(both).signatures.map(({ notes }) => notes.includes('same-name-other-key')),
    ).toEqual([true, true]);
    expect(check(two).signatures.flatMap(({ notes }) => notes)).not.toContain(
      'same-name-other-key',
    );
  });
});

describe('a file cut off', () => {
  it('is named as cut off wherever it ends, and never accepted', () => {
    const ends = openPdf(two).revisions.map(({ end }) => end);
    const wrong: string[] = [];
    for (let length = 200; length < two.length; length += 487) {
      const cut = two.subarray(0, length);
      const found = codes(check(cut));
      const isState = ends.includes(length);
      if (!isState && !found.includes('truncated')) wrong.push(`${length}: ${found.join()}`);
    }
    expect(wrong).toEqual([]);
  });

  it('by its last byte is named as well', () => {
    // The line end is covered by the signature.
    const report = check(two.subarray(0, -1));
    expect(report.isAccepted).toBe(false);
    expect(report.signatures[1]?.problems).toContain('byte-range-wrong');
  });

  it('before the header is no PDF', () => {
    expect(codes(check(two.subarray(0, 4)))).toEqual(['not-a-pdf']);
    expect(codes(check(Buffer.alloc(0)))).toEqual(['not-a-pdf']);
  });
});

describe('an attachment exchanged in place', () => {
  it('breaks the signatures and, with another content, its own checksum', async () => {
    const text = '{"format":"domicile.map","title":"Original"}';
    const pdf = signAs(await drawWorksheet({ map: text }), ada, 'prepared');
    const [attachment] = check(pdf).attachments;
    const number = attachment?.objects[1] ?? 0;
    const object = latestObject(openPdf(pdf), number);
    const data = object.value.kind === 'stream' ? object.value.data : Buffer.alloc(0);
    const at = pdf.indexOf(data);
    const other = await drawWorksheet({ map: text.replace('Original', 'Replaced') });
    const otherObject = latestObject(openPdf(other), number);
    const otherData = otherObject.value.kind === 'stream' ? otherObject.value.data : data;
    expect(otherData.length).toBe(data.length);
    const swapped = Buffer.from(pdf);
    swapped.set(otherData, at);
    const report = check(swapped);
    expect(report.signatures[0]?.problems).toEqual(['content-changed']);
    expect(report.problems).toEqual([{ code: 'attachment-damaged', names: ['map.json'] }]);
  });
});
