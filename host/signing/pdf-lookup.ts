import type { CosReference, CosValue } from './cos-values.ts';
import { textOf } from './cos-values.ts';
import type { PdfFile, PdfObject } from './pdf-revisions.ts';

type Entries = ReadonlyMap<string, CosValue>;

// Deeper trees than any real document has; a hostile file must not exhaust the stack.
const MAX_DEPTH = 64;

/** A signature field as one revision shows it. */
export type SignatureField = {
  readonly name: string;
  readonly object: PdfObject;
  readonly entries: Entries;
  /** The signature dictionary, if the field is signed. A direct dictionary is kept as it is. */
  readonly value: CosValue | undefined;
};

/** The object behind a reference as of revision `revision` (0 = oldest), or undefined if it is not defined or was freed. */
export function objectAt(
  file: PdfFile,
  revision: number,
  reference: CosReference,
): PdfObject | undefined {
  for (let index = revision; index >= 0; index -= 1) {
    const found = file.revisions[index]?.objects.get(reference.number);
    if (found !== undefined) {
      return found.generation === reference.generation ? found : undefined;
    }
    if (file.revisions[index]?.freed.includes(reference.number) === true) return undefined;
  }
  return undefined;
}

/** The value itself, or what a reference points to (one step: a reference to a reference is not valid PDF). */
export function resolve(
  file: PdfFile,
  revision: number,
  value: CosValue | undefined,
): CosValue | undefined {
  return value?.kind === 'reference' ? objectAt(file, revision, value)?.value : value;
}

/** The entries of a dictionary or stream, direct or referred to; empty if it is neither. */
export function entriesOf(file: PdfFile, revision: number, value: CosValue | undefined): Entries {
  const resolved = resolve(file, revision, value);
  return resolved?.kind === 'dictionary' || resolved?.kind === 'stream'
    ? resolved.entries
    : new Map();
}

/** The items of an array, direct or referred to; empty if it is none. */
export function itemsOf(
  file: PdfFile,
  revision: number,
  value: CosValue | undefined,
): readonly CosValue[] {
  const resolved = resolve(file, revision, value);
  return resolved?.kind === 'array' ? resolved.items : [];
}

/** The document catalogue as of a revision. */
export function catalogueOf(file: PdfFile, revision: number): Entries {
  return entriesOf(file, revision, file.revisions[revision]?.root);
}

/** The pages in reading order, as references. Stops at a loop, which no valid file has. */
export function pagesOf(file: PdfFile, revision: number): CosReference[] {
  const pages: CosReference[] = [];
  const seen = new Set<number>();
  const visit = (node: CosValue | undefined, depth: number): void => {
    if (node?.kind !== 'reference' || seen.has(node.number) || depth > MAX_DEPTH) return;
    seen.add(node.number);
    const entries = entriesOf(file, revision, node);
    const kids = itemsOf(file, revision, entries.get('Kids'));
    if (entries.has('Kids')) kids.forEach((kid) => visit(kid, depth + 1));
    else pages.push(node);
  };
  visit(catalogueOf(file, revision).get('Pages'), 0);
  return pages;
}

/** All signature fields of the form as of a revision, signed or not, in the order of the form. */
export function signatureFieldsOf(file: PdfFile, revision: number): SignatureField[] {
  const fields: SignatureField[] = [];
  const seen = new Set<number>();
  const visit = (node: CosValue, parents: string[], inherited: Entries, depth: number): void => {
    if (node.kind !== 'reference' || seen.has(node.number) || depth > MAX_DEPTH) return;
    seen.add(node.number);
    const object = objectAt(file, revision, node);
    if (object?.value.kind !== 'dictionary') return;
    const entries = object.value.entries;
    const title = entries.get('T');
    const names = title?.kind === 'string' ? [...parents, textOf(title)] : parents;
    const type = entries.get('FT') ?? inherited.get('FT');
    const value = entries.get('V') ?? inherited.get('V');
    const kids = itemsOf(file, revision, entries.get('Kids'));
    if (title !== undefined && type?.kind === 'name' && type.value === 'Sig') {
      const isSigned = value !== undefined && value.kind !== 'null';
      fields.push({
        name: names.join('.'),
        object,
        entries,
        value: isSigned ? value : undefined,
      });
    }
    for (const kid of kids) visit(kid, names, new Map([...inherited, ...entries]), depth + 1);
  };
  const form = entriesOf(file, revision, catalogueOf(file, revision).get('AcroForm'));
  for (const field of itemsOf(file, revision, form.get('Fields'))) visit(field, [], new Map(), 0);
  return fields;
}
