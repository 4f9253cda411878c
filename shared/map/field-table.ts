import type { z } from 'zod';
import { cohort } from './schema/cohort.ts';
import { hop } from './schema/hop.ts';
import { acceptance, decision, domicileMap, matrixRow, posture } from './schema/map.ts';
import type { FieldMeta, FieldType } from './schema/meta.ts';
import { mapNode } from './schema/node.ts';
import { supportAccess } from './schema/safeguards.ts';
import { agreement, assessment, certification, subprocessor, vendor } from './schema/vendor.ts';
import { type Field, structureOf } from './structure.ts';

const schemas = {
  map: domicileMap,
  cohort,
  vendor,
  node: mapNode,
  hop,
  matrixRow,
  posture,
  acceptance,
  decision,
  support: supportAccess,
  agreement,
  certification,
  subprocessor,
  assessment,
} as const;

/** What has fields: the map, its elements, and the entries of their lists. */
export type ElementName = keyof typeof schemas;

export type FieldRow = FieldMeta & {
  element: ElementName;
  /** From the element down: `atRest.keys.custody`. */
  path: string;
  type: FieldType;
  allowsNone: boolean;
  required: boolean;
  /** For a list of objects: the element that its entries are. */
  entry?: ElementName;
};

const elementNames = Object.keys(schemas).filter((name): name is ElementName =>
  Object.hasOwn(schemas, name),
);

const names = new Map(elementNames.map((name) => [structureOf(schemas[name]), name]));

function rowsOf(element: ElementName): FieldRow[] {
  return rowsIn(schemas[element], element);
}

function rowsIn(schema: z.core.$ZodType, element: ElementName): FieldRow[] {
  const structure = structureOf(schema);
  if (structure.kind !== 'object') throw new Error(`${element} has no fields`);
  return walk(structure.fields, element, '');
}

function walk(fields: ReadonlyMap<string, Field>, element: ElementName, above: string): FieldRow[] {
  return [...fields].flatMap(([key, field]) => {
    const path = `${above}${key}`;
    const { meta, structure } = field;
    if (meta === undefined) throw new Error(`${element}.${path} has no label`);
    const entry = structure.kind === 'list' ? names.get(structure.item) : undefined;
    const row: FieldRow = {
      ...meta,
      element,
      path,
      allowsNone: meta.allowsNone ?? false,
      required: !field.optional,
      ...(entry === undefined ? {} : { entry }),
    };
    return structure.kind === 'object'
      ? [row, ...walk(structure.fields, element, `${path}.`)]
      : [row];
  });
}

/**
 * Every field of the format, element by element in the order of the format; a group stands before
 * its fields. Derived from the schema, so that a field cannot be missing here or be called otherwise.
 */
export const fieldTable: readonly FieldRow[] = elementNames.flatMap(rowsOf);

const byElement = new Map(
  elementNames.map((name) => [name, fieldTable.filter(({ element }) => element === name)]),
);
const byPath = new Map(fieldTable.map((row) => [`${row.element} ${row.path}`, row]));

/** The fields of one element, in the order of the format. */
export function fieldsOf(element: ElementName): readonly FieldRow[] {
  return byElement.get(element) ?? [];
}

/** One field, such as `('node', 'atRest.keys.custody')`; undefined if there is none. */
export function fieldAt(element: ElementName, path: string): FieldRow | undefined {
  return byPath.get(`${element} ${path}`);
}
