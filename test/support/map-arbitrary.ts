import * as fc from 'fast-check';
import { domicileMap, type MapDocument } from '#shared/map/schema/map.ts';
import type { FieldMeta } from '#shared/map/schema/meta.ts';
import { type Field, type Structure, structureOf } from '#shared/map/structure.ts';

type Ids = Readonly<Record<'cohort' | 'node' | 'vendor', readonly string[]>>;

const PLACES = [
  'aws:eu-west-3',
  'AZURE:FranceCentral',
  'gcp:eu',
  'aws:global',
  'iso:FR',
  'iso:US-TX',
  'iso:CA-QC',
];

/** Ids that JavaScript objects already have as keys must work like any other. */
const idArbitrary = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/),
  fc.constantFrom('constructor', 'a', 'api', 'z'.repeat(64)),
);

const words = (...values: string[]) => fc.constantFrom(...values);
const listOf = (item: fc.Arbitrary<unknown>) => fc.array(item, { maxLength: 4 });
const textArbitrary = fc.string({ unit: 'grapheme', maxLength: 12 });
const nonBlank = textArbitrary.map((text) => `${text}x`);
const dateArbitrary = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const numberArbitrary = fc.double({ min: 0, max: 1e21, noNaN: true });

/** Fields of which the schema takes less than their type says. */
const SPECIAL = new Map<string, fc.Arbitrary<unknown>>([
  ['format', fc.constant('domicile.map')],
  ['version', fc.constant(1)],
  ['rule', words('TRF-01', 'LOC-23')],
  ['payerPrograms', listOf(words('part-d', 'medicare-advantage', 'medicaid:TX', 'medicaid:PR'))],
  ['x', fc.double({ noNaN: true, noDefaultInfinity: true })],
  ['y', fc.double({ noNaN: true, noDefaultInfinity: true })],
  ['module', fc.constantFrom<unknown>(1, 2, 3, 4, '1', '4', 'none', 'unknown')],
]);

/** The lists whose elements others refer to; they are made one for each id. */
const NAMED = new Map<string, keyof Ids>([
  ['cohorts', 'cohort'],
  ['nodes', 'node'],
  ['vendors', 'vendor'],
]);

function plain(meta: FieldMeta, ids: Ids): fc.Arbitrary<unknown> | undefined {
  const choices = meta.choices ?? [];
  const targets = meta.target === 'vendor' ? [...ids.vendor, 'self'] : ids[meta.target ?? 'node'];
  switch (meta.type) {
    case 'id':
      return idArbitrary;
    case 'flag':
      return fc.boolean();
    case 'choice':
      return words(...choices);
    case 'choices':
      return listOf(words(...choices));
    case 'date':
      return dateArbitrary;
    case 'count':
      return fc.nat();
    case 'amount':
      return choices.length === 0 ? numberArbitrary : fc.oneof(numberArbitrary, words(...choices));
    case 'text':
      return textArbitrary;
    case 'texts':
      return listOf(textArbitrary);
    case 'place':
      return words(...PLACES);
    case 'places':
      return listOf(words(...PLACES, 'unknown'));
    case 'placeSet':
      return listOf(words(...PLACES, 'group:EU', 'group:GDPR-ADEQUATE'));
    case 'country':
      return words('FR', 'US', 'GB');
    case 'countries':
      return listOf(words('FR', 'DE'));
    case 'jurisdiction':
      return words('FR', 'US-TX', 'CA-QC');
    case 'jurisdictions':
      return listOf(words('FR', 'US-FL', 'CA'));
    case 'reference':
      return words(...targets);
    case 'references':
      return targets.length === 0 ? fc.constant([]) : listOf(words(...targets));
    case 'record':
      return fc.dictionary(nonBlank, words(...choices, 'unknown', 'none'), { maxKeys: 3 });
    case 'group':
    case 'list':
      return undefined;
  }
}

function valueOf(key: string, field: Field, ids: Ids): fc.Arbitrary<unknown> | undefined {
  const { meta, structure, optional } = field;
  if (meta === undefined) throw new Error(`${key} has no metadata`);
  const pool = NAMED.get(key);
  if (pool !== undefined && meta.type === 'list' && structure.kind === 'list') {
    const element = partsOf(structure.item, ids);
    return fc.tuple(...ids[pool].map((id) => element.map((parts) => ({ ...parts, id }))));
  }
  const known = SPECIAL.get(key) ?? knownValue(meta, field, ids);
  if (known === undefined || !optional || !canBeUnknown(key, meta)) return known;
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: fc.constant('unknown') },
    ...(meta.allowsNone === true ? [{ weight: 1, arbitrary: fc.constant('none') }] : []),
  );
}

function knownValue(meta: FieldMeta, field: Field, ids: Ids): fc.Arbitrary<unknown> | undefined {
  const { structure, optional } = field;
  if (meta.type === 'group') return partsOf(structure, ids);
  if (meta.type === 'text' && !optional) return nonBlank;
  if (meta.type !== 'list' || structure.kind !== 'list') return plain(meta, ids);
  const item = partsOf(structure.item, ids);
  const hasIds = structure.item.kind === 'object' && structure.item.fields.has('id');
  return hasIds
    ? fc.uniqueArray(item, { maxLength: 4, selector: (parts) => parts['id'] })
    : fc.array(item, { maxLength: 3 });
}

/** What is drawn is never "unknown". */
function canBeUnknown(key: string, meta: FieldMeta): boolean {
  const drawn = ['hops', 'policies', 'matrix', 'postures', 'acceptances', 'decisions', 'notUsed'];
  return meta.type !== 'id' && key !== 'position' && !drawn.includes(key);
}

function partsOf(structure: Structure, ids: Ids): fc.Arbitrary<Record<string, unknown>> {
  if (structure.kind !== 'object') throw new Error(`a ${structure.kind} has no parts`);
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const requiredKeys: string[] = [];
  for (const [key, field] of structure.fields) {
    const arbitrary = valueOf(key, field, ids);
    if (arbitrary === undefined) continue;
    model[key] = arbitrary;
    if (!field.optional || isReferredTo(key, field, ids)) requiredKeys.push(key);
  }
  return fc
    .record(model, { requiredKeys, noNullPrototype: true })
    .map((parts) => ('dataClass' in parts ? without(parts, 'group') : parts));
}

function isReferredTo(key: string, field: Field, ids: Ids): boolean {
  const pool = NAMED.get(key);
  return field.meta?.type === 'list' && pool !== undefined && ids[pool].length > 0;
}

const without = (parts: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => name !== key));

const pool = (minLength: number) => fc.uniqueArray(idArbitrary, { minLength, maxLength: 4 });

/** Any valid map: every field of the format may be there, be "unknown", be "none" or be left out. */
export const mapArbitrary: fc.Arbitrary<MapDocument> = fc
  .record({
    cohort: pool(0),
    node: pool(1),
    vendor: pool(0).map((ids) => ids.filter((id) => !['self', 'none', 'unknown'].includes(id))),
  })
  .chain((ids) => partsOf(structureOf(domicileMap), ids))
  .map((parts) => domicileMap.parse(parts));
