import { isOptional, structureOf, type Structure } from './structure.ts';
import { domicileMap, type MapDocument } from './schema/map.ts';

/** The same shape with "unknown" gone: what is not known is absent. */
export type Known<T> = T extends readonly (infer E)[]
  ? readonly Known<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Known<Exclude<T[K], 'unknown'>> }
    : T;

/** The lists of the drawing: absent in a file means empty, because the drawing is all there is. */
type DrawnList = 'cohorts' | 'vendors' | 'nodes' | 'hops' | 'notUsed' | 'acceptances' | 'decisions';

type Filled = Omit<MapDocument, DrawnList | 'policies'> &
  Required<Pick<MapDocument, DrawnList>> & {
    policies: Required<NonNullable<MapDocument['policies']>>;
  };

/** A map as the evaluator reads it: not known is absent, "none" is written, drawn lists are there. */
export type DomicileMap = Known<Filled>;

export type MapNode = DomicileMap['nodes'][number];
export type Hop = DomicileMap['hops'][number];
export type Cohort = DomicileMap['cohorts'][number];
export type Vendor = DomicileMap['vendors'][number];
export type MatrixRow = DomicileMap['policies']['matrix'][number];
export type Posture = DomicileMap['policies']['postures'][number];
export type Acceptance = DomicileMap['acceptances'][number];

type List<T> = T extends readonly (infer E)[] ? E : never;
export type Agreement = List<Vendor['agreements']>;
export type SupportAccess = List<MapNode['support']>;
export type Subprocessor = List<Vendor['subprocessors']>;
export type Assessment = List<Vendor['assessments']>;
export type Certification = List<Vendor['certifications']>;
export type Transfer = NonNullable<Hop['transfer']>;

/**
 * Takes a document to the model: an optional field that says "unknown" is dropped, so that not
 * known has one form, and drawn lists that were left out become empty. Entries of lists stay: a
 * failover place that is not known still is a place. The document is not changed.
 */
export function toModel(document: MapDocument): DomicileMap {
  const { policies, ...rest } = document;
  const filled: Filled = {
    ...rest,
    cohorts: document.cohorts ?? [],
    vendors: document.vendors ?? [],
    nodes: document.nodes ?? [],
    hops: document.hops ?? [],
    policies: { matrix: policies?.matrix ?? [], postures: policies?.postures ?? [] },
    notUsed: document.notUsed ?? [],
    acceptances: document.acceptances ?? [],
    decisions: document.decisions ?? [],
  };
  return withoutUnknown(filled, structureOf(domicileMap));
}

/** Takes one element, or any part of a document, to the model; `structure` is that of its schema. */
export function withoutUnknown<T>(value: T, structure: Structure): Known<T>;
export function withoutUnknown(value: unknown, structure: Structure): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (structure.kind === 'list' && Array.isArray(value)) {
    const { item } = structure;
    return item.kind === 'value' ? value : value.map((entry) => withoutUnknown(entry, item));
  }
  const known: [string, unknown][] = [];
  for (const [key, entry] of Object.entries(value)) {
    if (entry === 'unknown' && isOptional(structure, key)) continue;
    const field = structure.kind === 'object' ? structure.fields.get(key) : undefined;
    known.push([key, field ? withoutUnknown(entry, field.structure) : entry]);
  }
  return Object.fromEntries(known);
}
