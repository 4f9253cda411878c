import { z } from 'zod';
import { type FieldMeta, fieldRegistry } from './schema/meta.ts';

/** The outline of a schema: what stands inside what, without what each value must look like. */
export type Structure =
  | { kind: 'object'; fields: ReadonlyMap<string, Field> }
  | { kind: 'list'; item: Structure }
  | { kind: 'record' }
  | { kind: 'value' };

export type Field = {
  structure: Structure;
  optional: boolean;
  meta: FieldMeta | undefined;
};

const known = new WeakMap<z.core.$ZodType, Structure>();

/** The outline of a schema; of a union, that of its first branch with parts. The same schema gives the same object. */
export function structureOf(schema: z.core.$ZodType): Structure {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const structure = derive(schema);
  known.set(schema, structure);
  return structure;
}

function derive(schema: z.core.$ZodType): Structure {
  if (schema instanceof z.ZodOptional) return structureOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return { kind: 'list', item: structureOf(schema.element) };
  if (schema instanceof z.ZodRecord) return { kind: 'record' };
  if (schema instanceof z.ZodUnion) {
    const branches = schema.options.map((option) => structureOf(option));
    return branches.find((branch) => branch.kind !== 'value') ?? { kind: 'value' };
  }
  if (!(schema instanceof z.ZodObject)) return { kind: 'value' };
  const fields = Object.entries(schema.shape).map(([key, part]): [string, Field] => [
    key,
    {
      structure: structureOf(part),
      optional: part instanceof z.ZodOptional,
      meta: fieldRegistry.get(part),
    },
  ]);
  return { kind: 'object', fields: new Map(fields) };
}

/** Whether a key of an object may be left out. */
export function isOptional(structure: Structure, key: string): boolean {
  if (structure.kind === 'object') return structure.fields.get(key)?.optional ?? false;
  return structure.kind === 'record';
}
