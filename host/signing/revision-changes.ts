import { attachmentsOf, attachmentWith, isNameTree } from './attachments.ts';
import type { CosReference, CosValue } from './cos-values.ts';
import { differingKeys, equalValues } from './cos-values.ts';
import type { SignatureField } from './pdf-lookup.ts';
import {
  catalogueOf,
  entriesOf,
  itemsOf,
  objectAt,
  pagesOf,
  signatureFieldsOf,
} from './pdf-lookup.ts';
import type { PdfFile, PdfObject } from './pdf-revisions.ts';

/** What a revision touched, in the terms of the document. */
export type ChangedPart =
  | { readonly part: 'signature-field'; readonly field: string }
  | { readonly part: 'page'; readonly page: number }
  | { readonly part: 'attachment'; readonly name: string }
  | { readonly part: 'attachment-list' }
  | { readonly part: 'catalogue' }
  | { readonly part: 'form' }
  | { readonly part: 'information' }
  | { readonly part: 'trailer' }
  | { readonly part: 'object'; readonly number: number };

export type RevisionChanges = {
  /** The field, at most one, that was empty before and is signed now, with nothing else about it changed. */
  readonly signed: readonly string[];
  /** Everything that signing a field does not explain. */
  readonly unexplained: readonly ChangedPart[];
};

// What signing may change about a field: its value and how it looks.
const SIGNING_KEYS = ['V', 'AP'];

// Enough to tell what happened; a hostile file may change a million objects.
const MOST_NAMED = 50;

/**
 * Compares a revision with the one before it and tells what signing explains and what it does not.
 * @param revision from 1
 */
export function changesIn(file: PdfFile, revision: number): RevisionChanges {
  const current = file.revisions[revision];
  const before = file.revisions[revision - 1];
  if (current === undefined || before === undefined) return { signed: [], unexplained: [] };
  const added = new Set<number>();
  const touched: { object: PdfObject; old: PdfObject }[] = [];
  for (const object of current.objects.values()) {
    const old = objectAt(file, revision - 1, referenceTo(object));
    if (old === undefined) added.add(object.number);
    else if (!equalValues(old.value, object.value)) touched.push({ object, old });
  }
  const fieldsBefore = signatureFieldsOf(file, revision - 1);
  const fieldsNow = signatureFieldsOf(file, revision);
  const signings = touched.flatMap(({ object, old }) => {
    const was = fieldsBefore.find((field) => field.object === old);
    const is = fieldsNow.find((field) => field.object === object);
    return was !== undefined && is !== undefined && isSigning(was, is, added) ? [is] : [];
  });
  // One state, one signature: of two fields signed at once, one would be covered by none of its own.
  const signed = signings.slice(0, 1);
  const changed = touched
    .filter(({ object }) => signed[0]?.object !== object)
    .map(({ object }) => object.number);
  const roots = signed.flatMap(({ entries }) =>
    SIGNING_KEYS.flatMap((key) => entries.get(key) ?? []),
  );
  const explained = reachable(file, revision, roots, added);
  const strange = [...added].filter((objectNumber) => !explained.has(objectNumber));
  const unexplained: ChangedPart[] = [
    ...[...changed, ...current.freed]
      .slice(0, MOST_NAMED)
      .map((n) => partOf(file, revision - 1, n)),
    ...strange.slice(0, MOST_NAMED).map((n) => partOf(file, revision, n)),
  ];
  if (!sameTrailer(before.trailer, current.trailer)) unexplained.push({ part: 'trailer' });
  return { signed: signed.map(({ name }) => name), unexplained };
}

function referenceTo(object: PdfObject): CosReference {
  return { kind: 'reference', number: object.number, generation: object.generation };
}

function isSigning(was: SignatureField, is: SignatureField, added: ReadonlySet<number>): boolean {
  return (
    was.value === undefined &&
    // A value from an earlier state would be the borrowed signature of another field.
    is.value?.kind === 'reference' &&
    added.has(is.value.number) &&
    differingKeys(was.entries, is.entries).every((key) => SIGNING_KEYS.includes(key))
  );
}

/** The objects among `candidates` that can be reached from `roots` without leaving `candidates`. */
function reachable(
  file: PdfFile,
  revision: number,
  roots: readonly CosValue[],
  candidates: ReadonlySet<number>,
): Set<number> {
  const found = new Set<number>();
  // A list in place of recursion: a hostile file can chain as many objects as it likes.
  const waiting = [...roots];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === 'array') {
      for (const item of value.items) waiting.push(item);
    } else if (value.kind === 'dictionary' || value.kind === 'stream') {
      for (const item of value.entries.values()) waiting.push(item);
    } else if (value.kind === 'reference' && candidates.has(value.number)) {
      const object = found.has(value.number) ? undefined : objectAt(file, revision, value);
      found.add(value.number);
      if (object !== undefined) waiting.push(object.value);
    }
  }
  return found;
}

function permanentIdentifier(trailer: ReadonlyMap<string, CosValue>): CosValue {
  const identifier = trailer.get('ID');
  return (identifier?.kind === 'array' ? identifier.items[0] : undefined) ?? { kind: 'null' };
}

function sameTrailer(
  before: ReadonlyMap<string, CosValue>,
  current: ReadonlyMap<string, CosValue>,
): boolean {
  const moving = ['Size', 'Prev', 'ID'];
  return (
    differingKeys(before, current).every((key) => moving.includes(key)) &&
    equalValues(permanentIdentifier(before), permanentIdentifier(current))
  );
}

/** What an object is in the document as of a revision. */
function partOf(file: PdfFile, revision: number, objectNumber: number): ChangedPart {
  const leads = (value: CosValue | undefined): boolean =>
    value?.kind === 'reference' && value.number === objectNumber;
  const field = signatureFieldsOf(file, revision).find(
    ({ object, value, entries }) =>
      object.number === objectNumber ||
      leads(value) ||
      [...entriesOf(file, revision, entries.get('AP')).values()].some(leads),
  );
  if (field !== undefined) return { part: 'signature-field', field: field.name };
  const attachment = attachmentWith(attachmentsOf(file, revision), objectNumber);
  if (attachment !== undefined) return { part: 'attachment', name: attachment.name };
  if (isNameTree(file, revision, objectNumber)) return { part: 'attachment-list' };
  const page = pagesOf(file, revision).findIndex(
    (reference) => leads(reference) || pageUses(file, revision, reference, objectNumber),
  );
  if (page !== -1) return { part: 'page', page: page + 1 };
  const state = file.revisions[revision];
  if (leads(state?.root)) return { part: 'catalogue' };
  if (leads(catalogueOf(file, revision).get('AcroForm'))) return { part: 'form' };
  if (leads(state?.trailer.get('Info'))) return { part: 'information' };
  return { part: 'object', number: objectNumber };
}

function pageUses(
  file: PdfFile,
  revision: number,
  page: CosReference,
  objectNumber: number,
): boolean {
  const entries = entriesOf(file, revision, page);
  const leads = (value: CosValue | undefined): boolean =>
    value?.kind === 'reference' && value.number === objectNumber;
  const contents = entries.get('Contents');
  return (
    leads(contents) ||
    itemsOf(file, revision, contents).some(leads) ||
    itemsOf(file, revision, entries.get('Annots')).some(leads) ||
    leads(entries.get('Resources'))
  );
}
