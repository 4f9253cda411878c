import { describe, expect, it } from 'vitest';
import { drawPdf, drawWorksheet, fontFile } from '#test/support/signed-documents.ts';
import { entriesOf, itemsOf, pagesOf, signatureFieldsOf } from './pdf-lookup.ts';
import { readPdf } from './pdf-revisions.ts';
import type { FieldPlace } from './signature-fields.ts';
import { addSignatureFields } from './signature-fields.ts';

const PLACE: FieldPlace = { role: 'prepared', page: 0, x: 40, y: 60, width: 165, height: 70 };
const WORDS = { fontFile, emptyText: 'Not yet signed' };

const codeOf = (pdf: Uint8Array, places: readonly FieldPlace[]): string => {
  const added = addSignatureFields(pdf, places, WORDS);
  return added.ok ? 'added' : added.code;
};

describe('adding signature fields', () => {
  it('leaves the file before as it was and names three empty fields where they were wanted', async () => {
    const read = readPdf(await drawWorksheet());
    if (!read.ok) throw new Error(read.reason);
    const { file } = read;
    expect(file.revisions).toHaveLength(2);
    const fields = signatureFieldsOf(file, 1);
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['prepared', undefined],
      ['reviewed', undefined],
      ['approved', undefined],
    ]);
    const rectangle = itemsOf(file, 1, fields[1]?.entries.get('Rect'));
    expect(rectangle.map((edge) => (edge.kind === 'number' ? edge.value : edge.kind))).toEqual([
      215, 60, 380, 130,
    ]);
    // The link that the page had before is still among its annotations.
    const [first, second] = pagesOf(file, 1);
    expect(itemsOf(file, 1, entriesOf(file, 1, first).get('Annots'))).toHaveLength(2);
    expect(itemsOf(file, 1, entriesOf(file, 1, second).get('Annots'))).toHaveLength(5);
  });

  it('is refused for a page that is not there, a role twice, and a document that has fields', async () => {
    const pdf = await drawPdf();
    expect(codeOf(pdf, [PLACE])).toBe('added');
    expect(codeOf(pdf, [{ ...PLACE, page: 1 }])).toBe('added');
    expect(codeOf(pdf, [{ ...PLACE, page: 2 }])).toBe('page-missing');
    expect(codeOf(pdf, [{ ...PLACE, page: -1 }])).toBe('page-missing');
    expect(codeOf(pdf, [PLACE, { ...PLACE, x: 300 }])).toBe('role-twice');
    expect(codeOf(await drawWorksheet(), [PLACE])).toBe('form-exists');
    expect(codeOf(Buffer.from('%PDF-1.7\n'), [PLACE])).toBe('structure-damaged');
  });
});
