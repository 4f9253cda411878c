import { createHash } from 'node:crypto';
import type { CosValue } from './cos-values.ts';
import { array, dictionary, hexString, number } from './cos-values.ts';
import { writeValue } from './cos-writer.ts';
import type { PdfFile, PdfObject } from './pdf-revisions.ts';

/** The objects that one new revision adds or replaces. */
export type Update = {
  /** Takes the next free object number for a new object. */
  readonly add: (value: CosValue) => number;
  /** Gives an existing object a new value under its own number. */
  readonly replace: (object: PdfObject, value: CosValue) => void;
  /** The bytes of the whole file with this revision appended; everything before stays as it was. */
  readonly write: () => { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> };
};

/** Starts a revision on top of a file that was read without a rest. */
export function beginUpdate(file: PdfFile): Update {
  const last = file.revisions.at(-1) ?? file.revisions[0];
  const changed = new Map<number, { generation: number; value: CosValue }>();
  let next = nextNumber(file);
  return {
    add: (value) => {
      changed.set(next, { generation: 0, value });
      next += 1;
      return next - 1;
    },
    replace: (object, value) => {
      changed.set(object.number, { generation: object.generation, value });
    },
    write: () => writeRevision(file, last.trailer, changed, next),
  };
}

/** The lowest object number that no revision of the file uses. */
function nextNumber(file: PdfFile): number {
  let highest = 0;
  for (const revision of file.revisions) {
    const size = revision.trailer.get('Size');
    if (size?.kind === 'number') highest = Math.max(highest, size.value - 1);
    for (const used of revision.objects.keys()) highest = Math.max(highest, used);
  }
  return highest + 1;
}

function writeRevision(
  file: PdfFile,
  before: ReadonlyMap<string, CosValue>,
  changed: ReadonlyMap<number, { generation: number; value: CosValue }>,
  size: number,
): { bytes: Buffer; offsets: Map<number, number> } {
  const parts: Buffer[] = [Buffer.from(file.bytes)];
  let length = file.bytes.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  // Some writers end without a line end; an object must begin on a line of its own.
  if (!/[\r\n]/u.test(String.fromCharCode(file.bytes.at(-1) ?? 0))) push(Buffer.from('\n'));
  const offsets = new Map<number, number>();
  const digest = createHash('sha256');
  for (const [objectNumber, { generation, value }] of changed) {
    offsets.set(objectNumber, length);
    const body = writeValue(value);
    digest.update(body);
    push(Buffer.from(`${objectNumber} ${generation} obj\n`));
    push(body);
    push(Buffer.from('\nendobj\n'));
  }
  const tableAt = length;
  const trailer = trailerAfter(file, before, size, digest.digest());
  push(Buffer.from(`xref\n${table(offsets, changed)}trailer\n`));
  push(writeValue(trailer));
  push(Buffer.from(`\nstartxref\n${tableAt}\n%%EOF\n`));
  return { bytes: Buffer.concat(parts), offsets };
}

function table(
  offsets: ReadonlyMap<number, number>,
  changed: ReadonlyMap<number, { generation: number }>,
): string {
  const numbers = [...offsets.keys()].toSorted((one, two) => one - two);
  const lines: string[] = [];
  for (const [index, objectNumber] of numbers.entries()) {
    if (numbers[index - 1] !== objectNumber - 1) {
      let count = 1;
      while (numbers[index + count] === objectNumber + count) count += 1;
      lines.push(`${objectNumber} ${count}\n`);
    }
    const offset = String(offsets.get(objectNumber)).padStart(10, '0');
    const generation = String(changed.get(objectNumber)?.generation ?? 0).padStart(5, '0');
    lines.push(`${offset} ${generation} n \n`);
  }
  return lines.join('');
}

function trailerAfter(
  file: PdfFile,
  before: ReadonlyMap<string, CosValue>,
  size: number,
  digest: Buffer,
): CosValue {
  const last = file.revisions.at(-1) ?? file.revisions[0];
  const identifier = before.get('ID');
  const permanent = identifier?.kind === 'array' ? identifier.items[0] : undefined;
  const information = before.get('Info');
  // The first half of /ID stays for the life of the document, the second is new with each state.
  const changing = hexString(digest.subarray(0, 16));
  return dictionary({
    Size: number(size),
    Root: last.root,
    ...(information === undefined ? {} : { Info: information }),
    ID: array(permanent ?? changing, changing),
    Prev: number(last.crossReferenceAt),
  });
}
