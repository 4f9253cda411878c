import { z } from 'zod';
import { type FieldMeta, fieldRegistry } from '../schema/meta.ts';
import { elementTypes, type EntityType, entitySchema } from './entities.ts';
import type { FlatKey } from './flat-key.ts';

/**
 * How a field stands in a flat map. `value`: whole under its key. `group`: its parts under keys of
 * their own; under its own key only what no part can say, "unknown", "none" or that it is there but
 * empty. `record`: each area under a key of its own. `drawn`: elements are in a shared list; under
 * its key only that an empty list was written out.
 */
export type FlatField = {
  readonly key: string;
  /** The last step of the key. */
  readonly name: string;
  readonly kind: 'value' | 'group' | 'record' | 'drawn';
  /** Of the whole field, as in a file. */
  readonly schema: z.core.$ZodType;
  /** Of one area of a record. */
  readonly areaSchema?: z.core.$ZodType;
  readonly isRequired: boolean;
  readonly meta: FieldMeta | undefined;
  /** Of a group, in the order of the format. */
  readonly parts: readonly FlatField[];
};

/** Held by the list or the program, not by the flat map. */
const NOT_FLAT: Partial<Record<EntityType, ReadonlySet<string>>> = {
  map: new Set(['format', 'version']),
};
const ELEMENT_ID = new Set(['id']);

const DRAWN: ReadonlySet<z.core.$ZodType> = new Set(elementTypes.map((type) => entitySchema(type)));

type Outline = { readonly fields: readonly FlatField[]; readonly byKey: Map<string, FlatField> };

const outlines = new Map<EntityType, Outline>();

function outlineOf(type: EntityType): Outline {
  const before = outlines.get(type);
  if (before !== undefined) return before;
  const byKey = new Map<string, FlatField>();
  const fields = fieldsIn(entitySchema(type), '', byKey, NOT_FLAT[type] ?? ELEMENT_ID);
  const outline = { fields, byKey };
  outlines.set(type, outline);
  return outline;
}

function fieldsIn(
  schema: z.ZodObject,
  above: string,
  byKey: Map<string, FlatField>,
  skipped: ReadonlySet<string> = new Set(),
): FlatField[] {
  return Object.entries(schema.shape)
    .filter(([name]) => !skipped.has(name))
    .map(([name, part]) => {
      const field = fieldOf(name, part, above, byKey);
      byKey.set(field.key, field);
      return field;
    });
}

function fieldOf(
  name: string,
  part: z.core.$ZodType,
  above: string,
  byKey: Map<string, FlatField>,
): FlatField {
  const isRequired = !(part instanceof z.ZodOptional);
  const schema = part instanceof z.ZodOptional ? part.unwrap() : part;
  const key = `${above}${name}`;
  const inner = partsOf(schema);
  const field = { key, name, schema, isRequired, meta: fieldRegistry.get(part), parts: [] };
  if (inner instanceof z.ZodRecord)
    return { ...field, kind: 'record', areaSchema: inner.valueType };
  if (inner instanceof z.ZodObject && isDivisible(inner))
    return { ...field, kind: 'group', parts: fieldsIn(inner, `${key}.`, byKey) };
  const isDrawn = inner instanceof z.ZodArray && DRAWN.has(inner.element);
  return { ...field, kind: isDrawn ? 'drawn' : 'value' };
}

/** What a schema has parts by: of a union, the first branch that has some. */
function partsOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodUnion)
    return schema.options.map(partsOf).find((branch) => branch !== undefined);
  const hasParts =
    schema instanceof z.ZodObject || schema instanceof z.ZodRecord || schema instanceof z.ZodArray;
  return hasParts ? schema : undefined;
}

/** Whether each part can be left out, so that one alone says something. */
const isDivisible = (schema: z.ZodObject): boolean =>
  Object.values(schema.shape).every((part) => part instanceof z.ZodOptional);

/** The fields of an entity in the order of the format, groups with their parts inside. */
export const flatFields = (type: EntityType): readonly FlatField[] => outlineOf(type).fields;

/** What a flat key of an entity stands for; a record gives its field for each of its areas. */
export function flatFieldAt(type: EntityType, key: string): FlatField | undefined {
  const { byKey } = outlineOf(type);
  const field = byKey.get(key);
  if (field !== undefined) return field;
  const dot = key.indexOf('.');
  const record = dot === -1 ? undefined : byKey.get(key.slice(0, dot));
  return record?.kind === 'record' ? record : undefined;
}

/** Whether a text is a flat key that commands may write. */
export function isFlatKey<E extends EntityType>(type: E, key: string): key is FlatKey<E> {
  const field = flatFieldAt(type, key);
  return field !== undefined && field.kind !== 'drawn' && field.key !== 'policies';
}
