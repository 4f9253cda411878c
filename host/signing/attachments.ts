import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { CosReference, CosStream, CosValue } from './cos-values.ts';
import { textOf } from './cos-values.ts';
import { catalogueOf, entriesOf, itemsOf, objectAt, resolve } from './pdf-lookup.ts';
import type { PdfFile } from './pdf-revisions.ts';

/** A file inside the PDF. */
export type Attachment = {
  readonly name: string;
  /** The content, or why it cannot be had. */
  readonly content:
    | { readonly ok: true; readonly bytes: Buffer }
    | { readonly ok: false; readonly code: 'unreadable' | 'too-large' | 'checksum-wrong' };
  /** Numbers of the objects that make up this attachment. */
  readonly objects: readonly number[];
};

const MAX_DEPTH = 64;

// A map is at most 50 MB (map format 1); nothing else that we attach is larger.
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The files embedded in a document as of one revision (0 = oldest), by the catalogue's name tree.
 * Two of one name are both returned: which one counts is for the caller to refuse.
 */
export function attachmentsOf(file: PdfFile, revision: number): Attachment[] {
  const attachments: Attachment[] = [];
  const seen = new Set<number>();
  const visit = (node: CosValue | undefined, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (node?.kind === 'reference') {
      if (seen.has(node.number)) return;
      seen.add(node.number);
    }
    const entries = entriesOf(file, revision, node);
    const names = itemsOf(file, revision, entries.get('Names'));
    for (let index = 1; index < names.length; index += 2) {
      attachments.push(readSpecification(file, revision, names[index - 1], names[index]));
    }
    for (const kid of itemsOf(file, revision, entries.get('Kids'))) visit(kid, depth + 1);
  };
  const trees = entriesOf(file, revision, catalogueOf(file, revision).get('Names'));
  visit(trees.get('EmbeddedFiles'), 0);
  return attachments;
}

function readSpecification(
  file: PdfFile,
  revision: number,
  key: CosValue | undefined,
  specification: CosValue | undefined,
): Attachment {
  const entries = entriesOf(file, revision, specification);
  const title = entries.get('UF') ?? entries.get('F') ?? key;
  const resolved = resolve(file, revision, title);
  const name = resolved?.kind === 'string' ? textOf(resolved) : '';
  const embedded = entriesOf(file, revision, entries.get('EF'));
  const reference = embedded.get('UF') ?? embedded.get('F');
  const stream = resolve(file, revision, reference);
  const objects = [specification, reference].flatMap((value) =>
    value?.kind === 'reference' ? [value.number] : [],
  );
  if (stream?.kind !== 'stream')
    return { name, objects, content: { ok: false, code: 'unreadable' } };
  return { name, objects, content: readContent(file, revision, stream) };
}

function readContent(file: PdfFile, revision: number, stream: CosStream): Attachment['content'] {
  const filter = resolve(file, revision, stream.entries.get('Filter'));
  const names = filter?.kind === 'array' ? filter.items : filter === undefined ? [] : [filter];
  const [only, ...more] = names;
  let bytes = Buffer.from(stream.data);
  if (only !== undefined) {
    if (only.kind !== 'name' || only.value !== 'FlateDecode' || more.length > 0) {
      return { ok: false, code: 'unreadable' };
    }
    const inflated = inflate(stream.data);
    if (!Buffer.isBuffer(inflated)) return { ok: false, code: inflated };
    bytes = inflated;
  }
  const parameters = entriesOf(file, revision, stream.entries.get('Params'));
  const checksum = parameters.get('CheckSum');
  if (checksum?.kind === 'string' && !fits(checksum.bytes, bytes)) {
    return { ok: false, code: 'checksum-wrong' };
  }
  return { ok: true, bytes };
}

function inflate(data: Uint8Array): Buffer<ArrayBuffer> | 'unreadable' | 'too-large' {
  try {
    return Buffer.from(inflateSync(data, { maxOutputLength: MOST_BYTES }));
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'too-large' : 'unreadable';
  }
}

/** MD5 is what the format has (ISO 32000-1, table 46); pdfmake writes it as 32 digits in place of 16 bytes. */
function fits(stored: Uint8Array, bytes: Uint8Array): boolean {
  const sum = createHash('md5').update(bytes).digest();
  return sum.equals(stored) || sum.toString('hex') === Buffer.from(stored).toString('latin1');
}

/** Whether a reference leads to one of the objects of an attachment. */
export function attachmentWith(
  attachments: readonly Attachment[],
  objectNumber: CosReference['number'],
): Attachment | undefined {
  return attachments.find(({ objects }) => objects.includes(objectNumber));
}

/** The name trees' own objects, whose change adds, drops or renames attachments. */
export function isNameTree(file: PdfFile, revision: number, objectNumber: number): boolean {
  const names = catalogueOf(file, revision).get('Names');
  if (names?.kind === 'reference' && names.number === objectNumber) return true;
  const visit = (node: CosValue | undefined, depth: number): boolean => {
    if (node?.kind !== 'reference' || depth > MAX_DEPTH) return false;
    if (node.number === objectNumber) return objectAt(file, revision, node) !== undefined;
    const kids = itemsOf(file, revision, entriesOf(file, revision, node).get('Kids'));
    return kids.some((kid) => visit(kid, depth + 1));
  };
  return visit(entriesOf(file, revision, names).get('EmbeddedFiles'), 0);
}
