import * as Y from 'yjs';
import { z } from 'zod';
import type { MapDocument } from '../schema/map.ts';
import { id as idSchema } from '../schema/field.ts';
import type { DocumentElement, ElementType, EntityRef } from './entities.ts';
import { type FlatEntry, unflatten } from './flat-map.ts';
import type { Report } from './report.ts';

/** What a flat map of the map itself says, lists that were written out as empty among it. */
export type MapEntity = Omit<MapDocument, 'format' | 'version'>;

export type ReadElement<E extends ElementType> = {
  /** Undefined where it cannot be shown. */
  readonly element: DocumentElement<E> | undefined;
  readonly reports: readonly Report[];
};

const idText = idSchema();
const RESERVED: ReadonlySet<string> = new Set(['self', 'unknown', 'none']);

/** Whether a text may be the id of an element of a kind. */
const isElementId = (type: ElementType, id: string): boolean =>
  z.safeParse(idText, id).success && !(type === 'vendor' && RESERVED.has(id));

/**
 * Reads what stands under an id in a shared list. Every value is checked against the format, since
 * another program may have written it: what does not fit is left out and told. References are taken
 * as they are.
 */
export function readElement<E extends ElementType>(
  type: E,
  id: string,
  value: unknown,
): ReadElement<E> {
  const ref = { type, id };
  if (!isElementId(type, id))
    return { element: undefined, reports: [{ code: 'bad-id', entity: ref }] };
  if (!(value instanceof Y.Map))
    return { element: undefined, reports: [{ code: 'not-an-element', entity: ref }] };
  const { entity, problems } = unflatten(type, entriesOf(value));
  const reports: Report[] = problems.map((problem) => ({ ...problem, entity: ref }));
  if (entity === undefined) return { element: undefined, reports };
  if (type === 'matrixRow' && hasClassAndGroup(entity)) {
    delete entity['group'];
    reports.push({ code: 'conflict', entity: ref, key: 'group' });
  }
  const element = type === 'acceptance' ? entity : { id, ...entity };
  return { element: isWhole(type, element) ? element : undefined, reports };
}

/** Reads the fields of the map itself. Id and title, which every map has, are made up where missing. */
export function readMapEntity(value: Y.Map<unknown>): { map: MapEntity; reports: Report[] } {
  const entries = new Map(entriesOf(value));
  const { problems } = unflatten('map', entries);
  const missing = new Set(problems.filter(({ code }) => code === 'missing').map(({ key }) => key));
  if (missing.has('id')) entries.set('id', 'map');
  if (missing.has('title')) entries.set('title', 'Untitled map');
  const { entity } = unflatten('map', entries);
  if (!isMapEntity(entity)) throw new Error('a map has an id and a title');
  const ref: EntityRef = { type: 'map', id: entity.id };
  return { map: entity, reports: problems.map((problem) => ({ ...problem, entity: ref })) };
}

function entriesOf(map: Y.Map<unknown>): FlatEntry[] {
  const entries: FlatEntry[] = [];
  map.forEach((value, key) => {
    // A key that was cleared; see `applyEdits`.
    if (value !== null) entries.push([key, value]);
  });
  return entries;
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== 'unknown';

const hasClassAndGroup = (row: Readonly<Record<string, unknown>>): boolean =>
  isSaid(row['dataClass']) && isSaid(row['group']);

/** `unflatten` has checked each field by its schema and that none is missing. */
function isWhole<E extends ElementType>(
  _type: E,
  entity: object | undefined,
): entity is DocumentElement<E> {
  return entity !== undefined;
}

const isMapEntity = (entity: object | undefined): entity is MapEntity => entity !== undefined;
