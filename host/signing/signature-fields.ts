import type { CosValue } from './cos-values.ts';
import { array, dictionary, name, number, reference, textString } from './cos-values.ts';
import { beginUpdate } from './incremental-update.ts';
import { catalogueOf, itemsOf, objectAt, pagesOf } from './pdf-lookup.ts';
import type { PdfReadFailure } from './pdf-revisions.ts';
import { readPdf } from './pdf-revisions.ts';
import { addAppearance } from './signature-appearance.ts';
import type { SignatureRole } from './signature-roles.ts';
import { ROLE_TITLES } from './signature-roles.ts';

/** Where a signature block stands: page from 0, measured in points from the page's lower left corner. */
export type FieldPlace = {
  readonly role: SignatureRole;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type AddFieldsFailure =
  | PdfReadFailure
  | { readonly ok: false; readonly code: 'form-exists' | 'page-missing' | 'role-twice' };

/**
 * Adds empty, named, visible signature fields to an unsigned PDF, as one more revision. They exist
 * before the first signature, so that signing later changes nothing but a field's own value.
 * @param pdf the whole file as pdfmake writes it, without a form
 * @param places one per role; at least 150 × 60 points show the usual statement at print size
 * @param options `fontFile` a TrueType font for the words in the empty block; `emptyText` those words
 * @returns the new file
 */
export function addSignatureFields(
  pdf: Uint8Array,
  places: readonly FieldPlace[],
  options: { readonly fontFile: Uint8Array; readonly emptyText: string },
): { readonly ok: true; readonly pdf: Buffer } | AddFieldsFailure {
  const read = readPdf(pdf);
  if (!read.ok) return read;
  const { file } = read;
  const latest = file.revisions.length - 1;
  const catalogue = objectAt(file, latest, (file.revisions.at(-1) ?? file.revisions[0]).root);
  if (catalogue === undefined) throw new Error('a file that was read has a catalogue');
  if (catalogueOf(file, latest).has('AcroForm')) return { ok: false, code: 'form-exists' };
  if (new Set(places.map(({ role }) => role)).size !== places.length) {
    return { ok: false, code: 'role-twice' };
  }
  const pages = pagesOf(file, latest);
  const update = beginUpdate(file);
  const widgets = new Map<number, CosValue[]>();
  const fields: CosValue[] = [];
  for (const place of places) {
    const page = pages[place.page];
    if (page === undefined) return { ok: false, code: 'page-missing' };
    const text = { heading: ROLE_TITLES[place.role], lines: [options.emptyText] };
    const { form } = addAppearance(update, place, text, options.fontFile);
    const field = reference(update.add(widgetOf(place, page, form)));
    fields.push(field);
    widgets.set(place.page, [...(widgets.get(place.page) ?? []), field]);
  }
  for (const [index, added] of widgets) {
    const page = pages[index];
    const object = page === undefined ? undefined : objectAt(file, latest, page);
    if (object?.value.kind !== 'dictionary') return { ok: false, code: 'page-missing' };
    const existing = itemsOf(file, latest, object.value.entries.get('Annots'));
    update.replace(object, withEntry(object.value.entries, 'Annots', array(...existing, ...added)));
  }
  // Bit 1: signatures exist; bit 2: append only (ISO 32000-1, table 219).
  const form = dictionary({ Fields: array(...fields), SigFlags: number(3) });
  const formReference = reference(update.add(form));
  update.replace(catalogue, withEntry(catalogueOf(file, latest), 'AcroForm', formReference));
  return { ok: true, pdf: update.write().bytes };
}

function withEntry(entries: ReadonlyMap<string, CosValue>, key: string, value: CosValue): CosValue {
  return { kind: 'dictionary', entries: new Map([...entries, [key, value]]) };
}

function widgetOf(place: FieldPlace, page: CosValue, form: number): CosValue {
  return dictionary({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: textString(place.role),
    TU: textString(`${ROLE_TITLES[place.role]}: signature`),
    // Printed with the page, and locked in place.
    F: number(132),
    Rect: array(
      number(place.x),
      number(place.y),
      number(place.x + place.width),
      number(place.y + place.height),
    ),
    P: page,
    AP: dictionary({ N: reference(form) }),
  });
}
