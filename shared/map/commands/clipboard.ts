import { type ElementRef, elementTypes, type ElementType, refKey } from '../document/entities.ts';
import type { DocumentElement } from '../document/entities.ts';
import { isPlainObject } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { referencesOf, rewriteReferences } from '../document/references.ts';
import { decodeText } from '../read/decode-text.ts';
import type { Problem } from '../read/problem.ts';
import { readMap } from '../read/read-map.ts';
import { scanJson } from '../read/scan-json.ts';
import { MAP_FORMAT, MAP_VERSION, type MapDocument } from '../schema/map.ts';
import { sourcesOf } from './copied-elements.ts';

/** Copied elements as text: a map with what they refer to, and which elements of it were copied. */
const CLIPBOARD_FORMAT = 'domicile.elements';

/** A selection as the text that `paste-elements` takes, in this map or another. */
export function copyElements(view: MapView, refs: readonly ElementRef[]): string {
  const elements = sourcesOf(view, refs).map(({ type, id }): ElementRef => ({ type, id }));
  const there = new Map(elements.map((ref) => [refKey(ref), ref]));
  for (const { type, id } of elements)
    for (const { target, id: other } of referencesOf(type, view.written(type, id) ?? {})) {
      const ref: ElementRef = { type: target, id: other };
      there.set(refKey(ref), ref);
    }
  const listOf = <E extends ElementType>(type: E): DocumentElement<E>[] =>
    [...there.values()].flatMap((ref) => {
      const element = ref.type === type ? view.written(type, ref.id) : undefined;
      const kept =
        element &&
        rewriteReferences(type, element, ({ target, id }) =>
          there.has(refKey({ type: target, id })) ? id : undefined,
        );
      return kept === undefined ? [] : [kept];
    });
  const map: MapDocument = {
    format: MAP_FORMAT,
    version: MAP_VERSION,
    id: view.map.id,
    title: view.map.title,
    cohorts: listOf('cohort'),
    vendors: listOf('vendor'),
    nodes: listOf('node'),
    hops: listOf('hop'),
    policies: { matrix: listOf('matrixRow'), postures: listOf('posture') },
    decisions: listOf('decision'),
  };
  return JSON.stringify({ format: CLIPBOARD_FORMAT, version: MAP_VERSION, elements, map });
}

export type Clipboard = {
  readonly map: MapDocument;
  /** What was copied, the rest being what it refers to; undefined for a whole map. */
  readonly copied: ReadonlySet<string> | undefined;
};

export type ClipboardResult =
  | { readonly ok: true; readonly clipboard: Clipboard }
  | { readonly ok: false; readonly reason: string };

/** Reads copied elements, or the text of a whole map file. Never throws on any text. */
export function readClipboard(text: string): ClipboardResult {
  const decoded = decodeText(text);
  if (!decoded.ok) return refused([decoded.problem]);
  const scanned = scanJson(decoded.text);
  const value = scanned.ok ? scanned.value : undefined;
  const isCopied = isPlainObject(value) && value['format'] === CLIPBOARD_FORMAT;
  if (!isCopied) return asClipboard(readMap(text), undefined);
  if (scanned.problems.length > 0) return refused(scanned.problems);
  const { elements, map = null } = value;
  const refs = Array.isArray(elements) ? elements.filter(isRef) : [];
  return asClipboard(readMap(JSON.stringify(map)), new Set(refs.map(refKey)));
}

function asClipboard(
  read: ReturnType<typeof readMap>,
  copied: ReadonlySet<string> | undefined,
): ClipboardResult {
  return read.ok ? { ok: true, clipboard: { map: read.document, copied } } : refused(read.problems);
}

const refused = (problems: readonly Problem[]): ClipboardResult => ({
  ok: false,
  reason: problems[0]?.message ?? 'it cannot be read',
});

const isRef = (value: unknown): value is ElementRef =>
  isPlainObject(value) &&
  typeof value['id'] === 'string' &&
  elementTypes.some((type) => type === value['type']);
