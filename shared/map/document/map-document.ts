import * as Y from 'yjs';
import type { MapDocument } from '../schema/map.ts';
import { type ElementType, elementTypes } from './entities.ts';
import { flatten } from './flat-map.ts';
import { MapProjection } from './projection.ts';
import { rootOf } from './roots.ts';

/** The origin of the transaction that fills a new document; it is no step that can be undone. */
const IMPORT_ORIGIN = { kind: 'import' } as const;

/**
 * A new shared document that holds a map: each element a flat Y.Map under its id in the list of its
 * kind, the fields of the map itself in the flat Y.Map `map`. Takes a map that `readMap` accepted.
 */
export function createDocument(map: MapDocument): Y.Doc {
  const doc = new Y.Doc();
  fillDocument(doc, map);
  return doc;
}

/** Puts a map into a shared document that is still empty. Throws where it is not. */
export function fillDocument(doc: Y.Doc, map: MapDocument): void {
  const roots = [rootOf(doc, 'map'), ...elementTypes.map((type) => rootOf(doc, type))];
  if (roots.some((root) => root.size > 0)) throw new Error('the document holds a map already');
  doc.transact(() => {
    const own = rootOf(doc, 'map');
    for (const [key, value] of flatten('map', map)) own.set(key, value);
    for (const type of elementTypes)
      for (const [index, element] of elementsOf(map, type).entries())
        rootOf(doc, type).set(idOf(element, index), new Y.Map(flatten(type, element)));
  }, IMPORT_ORIGIN);
}

/**
 * The map in a shared document as a file has it: what was imported comes out the same, with lists in
 * the order of the ids. What does not fit the format is left out, so that the result can always be
 * read again; `MapProjection.reports` tells it.
 */
export function exportDocument(doc: Y.Doc): MapDocument {
  const projection = new MapProjection(doc);
  const { document } = projection;
  projection.destroy();
  return document;
}

/** The elements of a kind in a map, in the order of its file. */
export function elementsOf(map: MapDocument, type: ElementType): readonly object[] {
  const { cohorts, vendors, nodes, hops, policies, acceptances, decisions } = map;
  const lists = {
    cohort: cohorts,
    vendor: vendors,
    node: nodes,
    hop: hops,
    matrixRow: policies?.matrix,
    posture: policies?.postures,
    acceptance: acceptances,
    decision: decisions,
  } satisfies Record<ElementType, readonly object[] | undefined>;
  return lists[type] ?? [];
}

/** Acceptances have no id in a file; there, their order is kept by keys that sort like it. */
const idOf = (element: object, index: number): string =>
  'id' in element && typeof element.id === 'string' ? element.id : acceptanceKey(index);

const DIGITS = 6;

/**
 * The key of the acceptance at a place of the list, from 0: digits, so that keys sort by place, and
 * for a new one a random end, so that two people who add one at the same time do not meet.
 */
export function acceptanceKey(place: number, random?: string): string {
  const digits = String(place).padStart(DIGITS, '0');
  return random === undefined ? digits : `${digits}-${random}`.slice(0, 64);
}

/** The place after the last of these keys. */
export const nextPlace = (keys: readonly string[]): number =>
  Number.parseInt(keys.at(-1) ?? '-1', 10) + 1;
