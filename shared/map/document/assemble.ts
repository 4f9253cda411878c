import { type DomicileMap, type Known, withoutUnknown } from '../model.ts';
import { domicileMap, MAP_FORMAT, MAP_VERSION, type MapDocument } from '../schema/map.ts';
import { structureOf } from '../structure.ts';
import type { ElementList } from './element-list.ts';
import type { ElementType, MapFields } from './entities.ts';
import type { MapEntity } from './read-entity.ts';

export type Lists = { readonly [E in ElementType]: ElementList<E> };

/** The fields of the map itself as the evaluator reads them. */
export type MapFieldsModel = Known<MapFields>;

/** The fields of the map itself without "unknown", and without the marks of empty lists. */
export function fieldsModel(entity: MapEntity): MapFieldsModel {
  const { policies: _p, cohorts: _c, vendors: _v, nodes: _n, hops: _h, ...rest } = entity;
  const { acceptances: _a, decisions: _d, ...fields } = rest;
  return withoutUnknown(fields, structureOf(domicileMap));
}

/** The map as the evaluator reads it. The one from before where nothing is different. */
export function assembleMap(
  lists: Lists,
  fields: MapFieldsModel,
  before: DomicileMap | undefined,
): DomicileMap {
  const matrix = lists.matrixRow.models;
  const postures = lists.posture.models;
  const policies =
    before?.policies.matrix === matrix && before.policies.postures === postures
      ? before.policies
      : { matrix, postures };
  const after: DomicileMap = {
    format: MAP_FORMAT,
    version: MAP_VERSION,
    ...fields,
    notUsed: fields.notUsed ?? NO_KINDS,
    policies,
    cohorts: lists.cohort.models,
    vendors: lists.vendor.models,
    nodes: lists.node.models,
    hops: lists.hop.models,
    acceptances: lists.acceptance.models,
    decisions: lists.decision.models,
  };
  return before !== undefined && isSame(before, after) ? before : after;
}

const NO_KINDS: DomicileMap['notUsed'] = [];

function isSame(before: object, after: object): boolean {
  const values = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(after);
  return values.size === entries.length && entries.every(([key, v]) => values.get(key) === v);
}

/** The map as a file has it. A list without elements is written only if it was written as empty. */
export function assembleDocument(lists: Lists, entity: MapEntity): MapDocument {
  const { cohorts, vendors, nodes, hops, policies, acceptances, decisions, ...fields } = entity;
  const matrix = given(lists.matrixRow.documents, policies?.matrix);
  const postures = given(lists.posture.documents, policies?.postures);
  const hasPolicies = policies !== undefined || matrix !== undefined || postures !== undefined;
  return {
    format: MAP_FORMAT,
    version: MAP_VERSION,
    ...fields,
    ...optional('cohorts', given(lists.cohort.documents, cohorts)),
    ...optional('vendors', given(lists.vendor.documents, vendors)),
    ...optional('nodes', given(lists.node.documents, nodes)),
    ...optional('hops', given(lists.hop.documents, hops)),
    ...(hasPolicies
      ? { policies: { ...optional('matrix', matrix), ...optional('postures', postures) } }
      : {}),
    ...optional('acceptances', given(lists.acceptance.documents, acceptances)),
    ...optional('decisions', given(lists.decision.documents, decisions)),
  };
}

const given = <T>(elements: readonly T[], mark: readonly T[] | undefined): T[] | undefined =>
  elements.length > 0 || mark !== undefined ? [...elements] : undefined;

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V };
function optional(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}
