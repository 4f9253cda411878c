import { z } from 'zod';
import type { EntityType } from './entities.ts';
import { type FlatField, flatFieldAt, flatFields } from './flat-fields.ts';
import { isPlainJson, isPlainObject, isSafeKey } from './plain-json.ts';
import { compareText } from '../compare-text.ts';

export type FlatEntry = readonly [key: string, value: unknown];

/** Why an entry of a flat map is not taken. */
export type FlatProblem = {
  readonly code: 'unknown-key' | 'wrong-value' | 'missing' | 'conflict';
  readonly key: string;
};

/** An entity as the entries of its flat map. Takes only what fits the format; the id is left out. */
export function flatten(type: EntityType, entity: object): FlatEntry[] {
  const entries: FlatEntry[] = [];
  const values = new Map<string, unknown>(Object.entries(entity));
  for (const field of flatFields(type))
    entries.push(...flattenField(field, values.get(field.name)));
  return entries;
}

/** One field, a group whole, as entries. None where the value is undefined. */
export function flattenField(field: FlatField, value: unknown): FlatEntry[] {
  if (value === undefined) return [];
  if (field.kind === 'drawn')
    return Array.isArray(value) && value.length === 0 ? [[field.key, []]] : [];
  if (field.kind === 'value' || !isPlainObject(value)) return [[field.key, value]];
  const entries =
    field.kind === 'record'
      ? Object.entries(value).map(([area, entry]): FlatEntry => [`${field.key}.${area}`, entry])
      : field.parts.flatMap((part) => flattenField(part, value[part.name]));
  return entries.length === 0 ? [[field.key, {}]] : entries;
}

/**
 * An entity from the entries of its flat map, without its id. Entries that do not fit the format,
 * which another program may have written, are left out and told. Undefined where a required field is
 * missing. Keys come in the order of the format, whatever order the entries have.
 */
export function unflatten(
  type: EntityType,
  entries: Iterable<FlatEntry>,
): { entity: Record<string, unknown> | undefined; problems: FlatProblem[] } {
  const problems: FlatProblem[] = [];
  const values = new Map<string, unknown>();
  const areas = new Map<string, [string, unknown][]>();
  const groups = new Set<string>();
  for (const [key, value] of entries) {
    const field = flatFieldAt(type, key);
    const area = field?.kind === 'record' && key !== field.key ? areaOf(field, key) : undefined;
    if (field === undefined || (area !== undefined && !isSafeKey(area)))
      problems.push({ code: 'unknown-key', key });
    else if (!fits(field, value, area !== undefined)) problems.push({ code: 'wrong-value', key });
    else if (area === undefined) {
      values.set(key, value);
      for (let dot = key.indexOf('.'); dot !== -1; dot = key.indexOf('.', dot + 1))
        groups.add(key.slice(0, dot));
    } else {
      const listed = areas.get(field.key) ?? [];
      areas.set(field.key, listed);
      listed.push([area, value]);
    }
  }
  const sources: Sources = { values, areas, groups };
  const entity = partsOf(flatFields(type), sources);
  const missing = flatFields(type).filter(
    ({ name, isRequired }) => isRequired && !Object.hasOwn(entity, name),
  );
  for (const { key } of missing) problems.push({ code: 'missing', key });
  return { entity: missing.length === 0 ? entity : undefined, problems };
}

const areaOf = (field: FlatField, key: string): string => key.slice(field.key.length + 1);

type Sources = {
  readonly values: ReadonlyMap<string, unknown>;
  readonly areas: ReadonlyMap<string, readonly (readonly [string, unknown])[]>;
  /** The groups of which a part is there: most nodes say something in few of their groups. */
  readonly groups: ReadonlySet<string>;
};

function partsOf(fields: readonly FlatField[], sources: Sources): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, sources);
    if (value !== undefined) parts[field.name] = value;
  }
  return parts;
}

function valueOf(field: FlatField, sources: Sources): unknown {
  const own = sources.values.get(field.key);
  if (field.kind === 'record') {
    const areas = sources.areas.get(field.key);
    return areas === undefined ? own : Object.fromEntries(areas.toSorted(byArea));
  }
  if (field.kind !== 'group' || !sources.groups.has(field.key)) return own;
  // Two people may at once have said "none" and something about a part. The part wins: asking about
  // copies that do not exist does less harm than passing over copies that do.
  return partsOf(field.parts, sources);
}

const byArea = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  compareText(a, b);

/** Whether a value may stand under its own key in a flat map. */
function fits(field: FlatField, value: unknown, isArea: boolean): boolean {
  const schema = isArea ? field.areaSchema : field.schema;
  if (schema === undefined || !z.safeParse(schema, value).success || !isPlainJson(value))
    return false;
  if (field.kind === 'drawn') return Array.isArray(value) && value.length === 0;
  if (field.kind === 'value' || isArea) return true;
  return typeof value === 'string' || (isPlainObject(value) && Object.keys(value).length === 0);
}
