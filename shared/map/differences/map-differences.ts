import { elementTypes, type ElementType } from '../document/entities.ts';
import { isPlainObject } from '../document/plain-json.ts';
import type { HistoryLine } from '../document/history-line.ts';
import { type ElementName, type FieldRow, fieldsOf } from '../field-table.ts';
import { type DomicileMap, toModel } from '../model.ts';
import { valueAt } from '../read/path.ts';
import type { MapDocument } from '../schema/map.ts';
import { labelInside } from '../text-words.ts';
import { sayValue } from './difference-words.ts';
import { elementWords, namedElements } from './named-elements.ts';
import { sameValue } from './same-value.ts';

/**
 * One thing that is otherwise in a second map, in people's words: "Recordings", "place", "Virginia
 * (aws us-east-1)", "Paris (aws eu-west-3)". Without `from` and `to`, something came or went.
 */
export type MapDifference = HistoryLine & { readonly kind: 'added' | 'removed' | 'changed' };

/** Two versions of one thing. */
type Pair = { readonly before: object; readonly after: object };
type Sides = { readonly before: DomicileMap; readonly after: DomicileMap };

/** Not facts: how the file is made, and where a card stands on the screen. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['format', 'version', 'position']);

/**
 * What differs between two maps, elements matched by id. The order of lists, the writing of
 * "unknown" and positions on the canvas are no differences; two maps without one say the same.
 * @param first the map as it was
 * @param second the map as it is
 */
export const mapDifferences = (first: MapDocument, second: MapDocument): MapDifference[] =>
  modelDifferences(toModel(first), toModel(second));

/** As mapDifferences, of two maps as the evaluator reads them. */
export function modelDifferences(before: DomicileMap, after: DomicileMap): MapDifference[] {
  const sides = { before, after };
  return [
    ...fieldDifferences('map', sides, 'Map', sides),
    ...elementTypes.flatMap((type) => elementDifferences(type, sides)),
  ];
}

function elementDifferences(type: ElementType, sides: Sides): MapDifference[] {
  const before = namedElements(sides.before, type);
  const after = new Map(namedElements(sides.after, type).map((one) => [one.key, one]));
  const word = elementWords[type];
  const told = before.flatMap(({ key, name, value }): MapDifference[] => {
    const now = after.get(key);
    after.delete(key);
    if (now === undefined) return [{ kind: 'removed', subject: name, what: `${word} removed` }];
    return fieldDifferences(type, { before: value, after: now.value }, name, sides);
  });
  const added = [...after.values()].map(({ name }): MapDifference => ({
    kind: 'added',
    subject: name,
    what: `${word} added`,
  }));
  return [...told, ...added];
}

const DRAWN: ReadonlySet<ElementName> = new Set(elementTypes);

/** The differences of one element or of an entry of one of its lists, field by field. */
function fieldDifferences(
  element: ElementName,
  pair: Pair,
  subject: string,
  sides: Sides,
): MapDifference[] {
  const rows = fieldsOf(element);
  const titles = new Map(rows.map(({ path, title }) => [path, title]));
  return rows.flatMap((row): MapDifference[] => {
    const steps = row.path.split('.');
    if (NOT_COMPARED.has(row.path) || row.path.startsWith('position.')) return [];
    if (row.entry !== undefined && DRAWN.has(row.entry)) return [];
    const [before, after] = [valueAt(pair.before, steps), valueAt(pair.after, steps)];
    const above = titles.get(steps.slice(0, -1).join('.'));
    const what = [above, row.title]
      .filter((title) => title !== undefined)
      .map(labelInside)
      .join(', ');
    if (row.type === 'group') return groupDifference(row, before, after, subject, what);
    if (row.type === 'record')
      return recordDifferences(row, before, after, { subject, what }, sides);
    if (row.entry !== undefined && (isEntries(before) || isEntries(after)))
      return listDifferences(row.entry, before, after, { subject, what }, sides);
    if (sameValue(before, after)) return [];
    const from = sayValue(row, before, sides.before);
    const to = sayValue(row, after, sides.after);
    return [{ kind: 'changed', subject, what: row.path === 'name' ? 'renamed' : what, from, to }];
  });
}

/** Whether something with parts is there. */
const sayWhether = (value: unknown): string =>
  isPlainObject(value) ? 'given' : value === 'none' ? 'none' : 'not known';

/** Whether a group is there at all; what is in it is told by its own fields. */
function groupDifference(
  row: FieldRow,
  before: unknown,
  after: unknown,
  subject: string,
  what: string,
): MapDifference[] {
  const [from, to] = [sayWhether(before), sayWhether(after)];
  const isTold = [before, after].some(
    (value) => isPlainObject(value) && Object.keys(value).length > 0,
  );
  const isAbsent = from === 'not known' || to === 'not known';
  // Its fields tell what was not known before or is not any more.
  if (from === to || (isTold && isAbsent) || row.path === 'policies') return [];
  return [{ kind: 'changed', subject, what, from, to }];
}

type Told = { readonly subject: string; readonly what: string };

function recordDifferences(
  row: FieldRow,
  before: unknown,
  after: unknown,
  { subject, what }: Told,
  sides: Sides,
): MapDifference[] {
  if (!isPlainObject(before) && !isPlainObject(after)) {
    if (before === after) return [];
    const [from, to] = [sayValue(row, before, sides.before), sayValue(row, after, sides.after)];
    return [{ kind: 'changed', subject, what, from, to }];
  }
  const [old, now] = [isPlainObject(before) ? before : {}, isPlainObject(after) ? after : {}];
  const areas = [...new Set([...Object.keys(old), ...Object.keys(now)])].toSorted();
  const told = areas.flatMap((area): MapDifference[] => {
    const [a, b] = [valueAt(old, [area]), valueAt(now, [area])];
    if (a === b) return [];
    const [from, to] = [sayValue(row, a, sides.before), sayValue(row, b, sides.after)];
    return [{ kind: 'changed', subject, what: `${what}, ${area}`, from, to }];
  });
  if (told.length > 0 || (isPlainObject(before) && isPlainObject(after))) return told;
  return [{ kind: 'changed', subject, what, from: sayWhether(before), to: sayWhether(after) }];
}

const isEntries = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.length > 0;

/** Lists without ids: what is in both says the same; of the rest, entries of one kind are compared. */
function listDifferences(
  entry: ElementName,
  before: unknown,
  after: unknown,
  { subject, what }: Told,
  sides: Sides,
): MapDifference[] {
  const rest = isEntries(after) ? [...after] : [];
  const gone = (isEntries(before) ? before : []).filter((one) => {
    const same = rest.findIndex((other) => sameValue(one, other));
    if (same !== -1) rest.splice(same, 1);
    return same === -1;
  });
  const told = gone.flatMap((one): MapDifference[] => {
    const name = entryName(entry, one, sides.before);
    const at = rest.findIndex((other) => entryName(entry, other, sides.after) === name);
    const [other] = at === -1 ? [] : rest.splice(at, 1);
    if (other === undefined)
      return [{ kind: 'removed', subject, what: `${what}: ${name} removed` }];
    return fieldDifferences(entry, { before: one, after: other }, subject, sides).map((item) => ({
      ...item,
      what: `${what}, ${name}, ${item.what}`,
    }));
  });
  const added = rest.map((one): MapDifference => {
    const name = entryName(entry, one, sides.after);
    return { kind: 'added', subject, what: `${what}: ${name} added` };
  });
  if (told.length + added.length > 0 || sameValue(before, after)) return [...told, ...added];
  return [{ kind: 'changed', subject, what, from: 'not known', to: 'none' }];
}

/** By which fields people tell the entries of a list apart. */
const NAMED_BY: Partial<Record<ElementName, readonly string[]>> = {
  support: ['by', 'country', 'mode'],
  agreement: ['type'],
  certification: ['name'],
  subprocessor: ['name'],
  assessment: ['type'],
};

function entryName(entry: ElementName, value: object, map: DomicileMap): string {
  const rows = fieldsOf(entry).filter(({ path }) => NAMED_BY[entry]?.includes(path) === true);
  const known = rows.filter(({ path }) => valueAt(value, [path]) !== undefined);
  if (known.length === 0) return 'entry';
  return known.map((row) => sayValue(row, valueAt(value, [row.path]), map)).join(', ');
}
