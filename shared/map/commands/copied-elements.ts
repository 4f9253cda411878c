import { type ElementRef, type ElementType, refKey } from '../document/entities.ts';
import { isPlainObject } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { rewriteReferences } from '../document/references.ts';
import type { CommandContext } from './command.ts';
import { freshId, type NewElement } from './element-edits.ts';
import type { Point } from './move-nodes.ts';

/** An element as it stands in a map, which may be another map; its fields in the form of a file. */
export type Source = {
  readonly type: ElementType;
  readonly id: string;
  readonly element: object;
};

/** What a reference of a source, to something that is not copied with it, becomes in the copy. */
export type Resolve = (target: ElementRef, from: Source, field: string) => string | undefined;

/** Gives each source the id of its copy. */
export function freshIds(
  view: MapView,
  sources: readonly Source[],
  context: CommandContext,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const source of sources) {
    const id = freshId(view, source.type, context, taken);
    taken.add(id);
    ids.set(refKey(source), id);
  }
  return ids;
}

/**
 * The copy of an element under its new id: its references lead to the copies of what was copied
 * with it, and else to where `resolve` says. Undefined where one that it needs leads nowhere.
 */
export function copyOf(
  source: Source,
  ids: ReadonlyMap<string, string>,
  resolve: Resolve,
  offset: Point,
): NewElement | undefined {
  const id = ids.get(refKey(source));
  if (id === undefined) throw new Error('each copy has an id');
  const element = rewriteReferences(source.type, source.element, ({ target, id: old, field }) => {
    const ref = { type: target, id: old };
    return ids.get(refKey(ref)) ?? resolve(ref, source, field);
  });
  return element && { type: source.type, id, element: shifted(withoutId(element), offset) };
}

const withoutId = (element: object): object =>
  Object.fromEntries(Object.entries(element).filter(([key]) => key !== 'id'));

function shifted(element: object, offset: Point): object {
  const position = positionOf(element);
  if (position === undefined) return element;
  return { ...element, position: { x: position.x + offset.x, y: position.y + offset.y } };
}

/** Where an element stands on the canvas, if it says so. */
export function positionOf(element: object): Point | undefined {
  if (!('position' in element) || !isPlainObject(element.position)) return undefined;
  const { x, y } = element.position;
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined;
}

const key = ({ x, y }: Point): string => `${x} ${y}`;

/**
 * As many times an offset as it takes so that no copy of a node stands exactly on another node; once,
 * where that helps nothing, as so far out that adding to a position changes nothing.
 */
export function freeOffset(view: MapView, sources: readonly Source[], { x, y }: Point): Point {
  const taken = new Set(view.map.nodes.flatMap(({ position }) => (position ? key(position) : [])));
  const stands = sources.flatMap(({ element }) => positionOf(element) ?? []);
  const isFree = (times: number): boolean =>
    stands.every((at) => !taken.has(key({ x: at.x + x * times, y: at.y + y * times })));
  if (x === 0 && y === 0) return { x, y };
  for (let times = 1; times <= taken.size; times += 1)
    if (isFree(times)) return { x: x * times, y: y * times };
  return { x, y };
}

/** The hops that lead from one of these nodes to another, in the order of the nodes. */
function hopsBetween(view: MapView, refs: readonly ElementRef[]): ElementRef[] {
  const nodes = new Set(refs.filter(({ type }) => type === 'node').map(({ id }) => id));
  const hops = new Map<string, ElementRef>();
  for (const id of nodes)
    for (const ref of view.referrersOf({ type: 'node', id })) {
      const hop = ref.type === 'hop' ? view.written('hop', ref.id) : undefined;
      if (hop !== undefined && nodes.has(hop.from) && nodes.has(hop.to)) hops.set(hop.id, ref);
    }
  return [...hops.values()];
}

/** What a selection copies: each element that is shown, once, and the hops between its nodes. */
export function sourcesOf(view: MapView, refs: readonly ElementRef[]): Source[] {
  const all = new Map([...refs, ...hopsBetween(view, refs)].map((ref) => [refKey(ref), ref]));
  return [...all.values()].flatMap(({ type, id }) => {
    const element = view.written(type, id);
    // An acceptance is about one finding of one map.
    return element === undefined || type === 'acceptance' ? [] : [{ type, id, element }];
  });
}
