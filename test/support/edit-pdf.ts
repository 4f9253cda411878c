import type { CosValue } from '#host/signing/cos-values.ts';
import { reference } from '#host/signing/cos-values.ts';
import { beginUpdate } from '#host/signing/incremental-update.ts';
import type { Update } from '#host/signing/incremental-update.ts';
import { objectAt, signatureFieldsOf } from '#host/signing/pdf-lookup.ts';
import type { PdfFile, PdfObject } from '#host/signing/pdf-revisions.ts';
import { readPdf } from '#host/signing/pdf-revisions.ts';

/** Reads a PDF that must be readable. */
export function openPdf(pdf: Uint8Array): PdfFile {
  const read = readPdf(pdf);
  if (!read.ok) throw new Error(read.reason);
  return read.file;
}

/** The file with one more saved state. */
export function edited(pdf: Uint8Array, change: (file: PdfFile, update: Update) => void): Buffer {
  const file = openPdf(pdf);
  const update = beginUpdate(file);
  change(file, update);
  return update.write().bytes;
}

/** The object of a signature field, in the last state. */
export function fieldObject(file: PdfFile, wanted: string): PdfObject {
  const found = signatureFieldsOf(file, file.revisions.length - 1).find(
    (candidate) => candidate.name === wanted,
  );
  if (found === undefined) throw new Error(wanted);
  return found.object;
}

/** The last version of an object. */
export function latestObject(file: PdfFile, number: number): PdfObject {
  const found = objectAt(file, file.revisions.length - 1, reference(number));
  if (found === undefined) throw new Error(`object ${number}`);
  return found;
}

/** A dictionary object's value with one key set, or deleted if the value is undefined. */
export function withKey(object: PdfObject, key: string, value: CosValue | undefined): CosValue {
  if (object.value.kind !== 'dictionary') throw new Error('not a dictionary');
  const entries = new Map(object.value.entries);
  if (value === undefined) entries.delete(key);
  else entries.set(key, value);
  return { kind: 'dictionary', entries };
}
