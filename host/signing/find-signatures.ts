import type { CosValue } from './cos-values.ts';
import { objectAt, signatureFieldsOf } from './pdf-lookup.ts';
import type { PdfFile, PdfObject } from './pdf-revisions.ts';
import type { FoundSignature } from './verify-signature.ts';

export type SignaturesInFile = {
  readonly signatures: readonly FoundSignature[];
  /** Fields whose signature is gone or is another one than an earlier state of the file shows. */
  readonly removed: readonly string[];
  readonly replaced: readonly string[];
};

type Located = { readonly object: PdfObject; readonly revision: number };

/**
 * Finds every signature dictionary in every saved state, whether a field still leads to it or not:
 * one that a later state hides is evidence, not rubbish.
 */
export function findSignatures(file: PdfFile): SignaturesInFile {
  const latest = file.revisions.length - 1;
  const located: Located[] = file.revisions.flatMap((state, revision) =>
    [...state.objects.values()]
      .filter(({ value }) => isSignature(value))
      .map((object) => ({ object, revision })),
  );
  const current = new Map(
    signatureFieldsOf(file, latest).flatMap(({ name, value }) => {
      const target = value?.kind === 'reference' ? objectAt(file, latest, value) : undefined;
      return value === undefined ? [] : [[name, target] as const];
    }),
  );
  const removed = new Set<string>();
  const replaced = new Set<string>();
  const signatures = located.map(({ object, revision }) => {
    const field = fieldOf(file, object, revision);
    const name = field ?? `object ${object.number}`;
    if (field !== undefined && current.get(field) === object)
      return found(file, object, revision, name);
    (current.has(name) ? replaced : removed).add(name);
    return found(file, object, revision, field);
  });
  // A field that says it is signed while nothing there is a signature.
  const known = new Set(located.map(({ object }) => object));
  for (const [name, object] of current) {
    if (object === undefined || !known.has(object)) removed.add(name);
  }
  return { signatures, removed: [...removed], replaced: [...replaced] };
}

function isSignature(value: CosValue): boolean {
  if (value.kind !== 'dictionary') return false;
  const type = value.entries.get('Type');
  const isNamed = type?.kind === 'name' && type.value === 'Sig';
  const parts = ['ByteRange', 'Contents', 'SubFilter'].filter((key) => value.entries.has(key));
  // One damaged key must not hide a signature.
  return parts.length + (isNamed ? 1 : 0) >= 2;
}

/** The field that leads to a signature in the state that holds it or in a later one. */
function fieldOf(file: PdfFile, object: PdfObject, revision: number): string | undefined {
  for (let state = revision; state < file.revisions.length; state += 1) {
    for (const { name, value } of signatureFieldsOf(file, state)) {
      if (value?.kind === 'reference' && objectAt(file, state, value) === object) return name;
    }
  }
  return undefined;
}

function found(
  file: PdfFile,
  object: PdfObject,
  revision: number,
  field: string | undefined,
): FoundSignature {
  const entries: FoundSignature['entries'] =
    object.value.kind === 'dictionary' ? object.value.entries : new Map();
  const range = entries.get('ByteRange');
  const items = range?.kind === 'array' ? range.items : [];
  return {
    ...(field === undefined ? {} : { field }),
    entries,
    byteRange: items.map((item) => (item.kind === 'number' ? item.value : Number.NaN)),
    revision: { index: revision, end: file.revisions[revision]?.end ?? 0 },
  };
}

/**
 * Looks for byte ranges in bytes that cannot be read as a PDF any more, so that a damaged signature
 * can still be named. What stands inside an attachment may be found too; it then fails its checks.
 * @param from file offset from which the structure is lost
 */
export function searchSignatures(bytes: Uint8Array, from: number): FoundSignature[] {
  const text = Buffer.from(bytes.subarray(from)).toString('latin1');
  const ranges = text.matchAll(
    /\/ByteRange\s*\[\s*(0)\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/gu,
  );
  return [...ranges].map((range) => ({
    entries: new Map(),
    byteRange: range.slice(1, 5).map(Number),
  }));
}
