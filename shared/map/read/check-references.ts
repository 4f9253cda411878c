import type { ReferenceTarget } from '../schema/meta.ts';
import { domicileMap } from '../schema/map.ts';
import { type Field, type Structure, structureOf } from '../structure.ts';
import { nearestName } from './nearest-name.ts';
import { type JsonPath, pathText, quoted, valueAt } from './path.ts';
import { type Finding, findingAt, MAX_PROBLEMS } from './problem.ts';

/** Vendor ids that mean something else where a vendor is named. */
const RESERVED: ReadonlySet<string> = new Set(['self', 'unknown', 'none']);

/** Comparing one id with 50,000 others takes long; a person mends the first of these and reads again. */
const COMPARED = 100;

const LISTS = { cohort: 'cohorts', node: 'nodes', vendor: 'vendors' } as const;

type Ids = Readonly<Record<ReferenceTarget, ReadonlySet<string>>>;
type Walk = { document: unknown; ids: Ids; findings: Finding[]; dangling: number };

/**
 * What only the whole map shows: ids used twice in a list or reserved, references to nothing, and
 * matrix rows for both a class and a group. Takes any JSON value, so that these are told together
 * with what the schema finds; what has the wrong shape is passed over.
 */
export function checkReferences(document: unknown): Finding[] {
  const ids: Ids = {
    cohort: idsOf(document, LISTS.cohort),
    node: idsOf(document, LISTS.node),
    vendor: idsOf(document, LISTS.vendor),
  };
  const walk: Walk = { document, ids, findings: [], dangling: 0 };
  visit(document, structureOf(domicileMap), [], walk);
  return walk.findings;
}

function visit(value: unknown, structure: Structure, at: JsonPath, walk: Walk): void {
  if (walk.findings.length > MAX_PROBLEMS) return;
  if (structure.kind === 'list' && Array.isArray(value)) {
    visitList(value, structure.item, at, walk);
    return;
  }
  if (structure.kind !== 'object' || !isObject(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    const field = structure.fields.get(key);
    if (field === undefined) continue;
    checkReference(entry, field, [...at, key], walk);
    visit(entry, field.structure, [...at, key], walk);
  }
  if (structure.fields.has('dataClass') && isSaid(value['dataClass']) && isSaid(value['group']))
    walk.findings.push(
      findingAt('conflict', [...at, 'group'], 'give "dataClass" or "group", not both'),
    );
}

function visitList(list: readonly unknown[], item: Structure, at: JsonPath, walk: Walk): void {
  if (item.kind === 'value') return;
  const hasIds = item.kind === 'object' && item.fields.get('id')?.meta?.type === 'id';
  const first = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const id = hasIds && isObject(entry) ? entry['id'] : undefined;
    if (typeof id === 'string') checkId(id, [...at, index, 'id'], first, walk);
    visit(entry, item, [...at, index], walk);
  }
}

function checkId(id: string, at: JsonPath, first: Map<string, number>, walk: Walk): void {
  const [list, index] = [at.slice(0, -2), Number(at.at(-2))];
  const before = first.get(id);
  if (before !== undefined)
    walk.findings.push(
      findingAt(
        'duplicate-id',
        at,
        `${quoted(id)} is already the id of ${pathText([...list, before])}; give one of them another`,
      ),
    );
  first.set(id, before ?? index);
  if (list[0] === LISTS.vendor && RESERVED.has(id))
    walk.findings.push(
      findingAt('reserved-id', at, `"${id}" has a meaning of its own; choose another id`),
    );
}

function checkReference(value: unknown, field: Field, at: JsonPath, walk: Walk): void {
  const target = field.meta?.target;
  // "unknown" in the place of a reference or of a whole list says that it is not known.
  if (target === undefined || (value === 'unknown' && field.optional)) return;
  const named =
    field.meta?.type === 'reference'
      ? [{ id: value, place: at }]
      : entriesOf(value).map((id, index) => ({ id, place: [...at, index] }));
  for (const { id, place } of named) {
    if (typeof id !== 'string' || walk.ids[target].has(id)) continue;
    if (target === 'vendor' && id === 'self') continue;
    walk.findings.push(dangling(id, target, place, walk));
  }
}

/** `hops[2] "h3": from "api-2" is not a node; nearest "api"`. */
function dangling(id: string, target: ReferenceTarget, at: JsonPath, walk: Walk): Finding {
  walk.dangling += 1;
  const element = at.slice(0, at[0] === 'policies' ? 3 : 2);
  const from = `${pathText(element)}${labelOf(element, walk)}`;
  const by = pathText(at.slice(element.length));
  const message = `${from}: ${by} ${quoted(id)} is not a ${target}${advice(id, target, walk)}`;
  return { code: 'dangling-reference', at, message };
}

function advice(id: string, target: ReferenceTarget, walk: Walk): string {
  const known = walk.ids[target];
  const nearest = walk.dangling > COMPARED ? undefined : nearestName(id, known);
  const near = nearest === undefined ? '' : `; nearest ${quoted(nearest.name)}`;
  const none = known.size === 0 ? `; the map has no ${LISTS[target]}` : near;
  return target === 'vendor' ? `${none}; the own organisation is "self"` : none;
}

function labelOf(element: JsonPath, walk: Walk): string {
  const id = valueAt(walk.document, [...element, 'id']);
  return typeof id === 'string' ? ` ${quoted(id)}` : '';
}

function idsOf(document: unknown, list: string): ReadonlySet<string> {
  const ids = entriesOf(valueAt(document, [list])).map((entry) => valueAt(entry, ['id']));
  return new Set(ids.filter((id) => typeof id === 'string'));
}

const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSaid = (value: unknown): boolean => value !== undefined && value !== 'unknown';
