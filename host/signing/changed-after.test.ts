import { beforeAll, describe, expect, it } from 'vitest';
import { edited, fieldObject, latestObject, openPdf, withKey } from '#test/support/edit-pdf.ts';
import { drawWorksheet, newSigner, NOW, signAs } from '#test/support/signed-documents.ts';
import { buildCms } from './cms-build.ts';
import { name, reference, stream, textString } from './cos-values.ts';
import { beginUpdate } from './incremental-update.ts';
import type { Update } from './incremental-update.ts';
import { catalogueOf, pagesOf, signatureFieldsOf } from './pdf-lookup.ts';
import type { PdfFile } from './pdf-revisions.ts';
import type { SigningIdentity } from './pkcs12-read.ts';
import { emptySignature, sealContainer } from './signature-container.ts';
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

describe('something appended', () => {
  it.each([
    ['one byte', 'x'],
    ['a line end', '\n'],
    ['a second PDF', '%PDF-1.7\n'],
    ['a comment', '% hello'],
  ])('%s is named as appended content', (_, tail) => {
    const report = check(Buffer.concat([two, Buffer.from(tail)]));
    expect(codes(report)).toEqual(['content-appended']);
    expect(report.isAccepted).toBe(false);
    expect(report.signatures.map(({ isIntact }) => isIntact)).toEqual([true, true]);
    expect(report.signatures.map(({ coversTotalDocument }) => coversTotalDocument)).toEqual([
      false,
      false,
    ]);
  });

  it('a saved state without a signature is named with what it changed', () => {
    const report = check(
      edited(two, (file, update) => {
        const [page] = pagesOf(file, 0);
        const object = latestObject(file, page?.number ?? 0);
        update.replace(
          object,
          withKey(object, 'Rotate', { kind: 'number', value: 90, text: '90' }),
        );
      }),
    );
    expect(report.problems).toEqual([
      { code: 'revision-not-signed', revision: 4, parts: [{ part: 'page', page: 1 }] },
    ]);
  });

  it('an empty saved state is named too', () => {
    expect(codes(check(edited(two, () => undefined)))).toEqual(['revision-not-signed']);
  });
});

describe('something changed together with a further signature', () => {
  /** Hides a change in the very state that a valid signature covers, as another program could. */
  function smuggled(change: (file: PdfFile, update: Update) => void): VerifyReport {
    const file = openPdf(one);
    const update = beginUpdate(file);
    change(file, update);
    const words = { name: 'Mallory', reason: 'I reviewed.', claimedTime: NOW };
    const value = update.add(emptySignature(words, 8192));
    const reviewed = fieldObject(file, 'reviewed');
    update.replace(reviewed, withKey(reviewed, 'V', reference(value)));
    const { bytes, offsets } = update.write();
    sealContainer(bytes, offsets.get(value) ?? 0, (parts) => buildCms(mallory, parts));
    const report = check(bytes);
    expect(report.signatures.map(({ problems }) => problems)).toEqual([[], []]);
    expect(report.isAccepted).toBe(codes(report).length === 0);
    return report;
  }

  it('is accepted without the change, so that the change is what is found', () => {
    expect(smuggled(() => undefined).isAccepted).toBe(true);
  });

  it('a page is named', () => {
    const report = smuggled((file, update) => {
      const [page] = pagesOf(file, 0);
      const object = latestObject(file, page?.number ?? 0);
      update.replace(object, withKey(object, 'Rotate', { kind: 'number', value: 90, text: '90' }));
    });
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: 'changed-after-signature',
        parts: [{ part: 'page', page: 1 }],
      }),
    );
  });

  it('an attachment is named by its name', () => {
    const report = smuggled((file, update) => {
      const [attachment] = check(one).attachments;
      const number = attachment?.objects[1] ?? 0;
      const other = stream({ Type: name('EmbeddedFile') }, Buffer.from('{"title":"other"}'));
      update.replace(latestObject(file, number), other);
    });
    expect(codes(report)).toContain('attachment-changed');
    expect(report.problems[0]).toMatchObject({ names: ['map.json'] });
  });

  it('another appearance of the earlier signature is named', () => {
    const report = smuggled((file, update) => {
      const object = fieldObject(file, 'prepared');
      const form = signatureFieldsOf(file, file.revisions.length - 1)[2]?.entries.get('AP');
      update.replace(object, withKey(object, 'AP', form));
    });
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: 'changed-after-signature',
        parts: [{ part: 'signature-field', field: 'prepared' }],
      }),
    );
  });

  it('a script for opening the document is named', () => {
    const report = smuggled((file, update) => {
      const root = latestObject(file, file.revisions[0].root.number);
      const entries = catalogueOf(file, file.revisions.length - 1);
      expect(entries.has('OpenAction')).toBe(false);
      update.replace(root, withKey(root, 'OpenAction', textString('app.alert(1)')));
    });
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: 'changed-after-signature', parts: [{ part: 'catalogue' }] }),
    );
  });

  it('two fields signed at once with one signature are named', () => {
    const report = smuggled((file, update) => {
      const approved = fieldObject(file, 'approved');
      const value = signatureFieldsOf(file, file.revisions.length - 1)[0]?.value;
      update.replace(approved, withKey(approved, 'V', value));
    });
    expect(report.problems).toEqual([
      {
        code: 'changed-after-signature',
        revision: 3,
        parts: [{ part: 'signature-field', field: 'approved' }],
      },
    ]);
  });

  it('an object that nothing about the signature needs is named', () => {
    const report = smuggled((_, update) => {
      update.add(textString('shadow content for a later reader'));
    });
    expect(report.problems).toEqual([
      {
        code: 'changed-after-signature',
        revision: 3,
        parts: [{ part: 'object', number: expect.any(Number) }],
      },
    ]);
  });
});
