import type { z } from 'zod';
import type { Known } from '../model.ts';
import { cohort } from '../schema/cohort.ts';
import { hop } from '../schema/hop.ts';
import {
  acceptance,
  decision,
  domicileMap,
  type MapDocument,
  matrixRow,
  posture,
} from '../schema/map.ts';
import { mapNode } from '../schema/node.ts';
import { vendor } from '../schema/vendor.ts';

/** What stands in a list of the drawing, with the schema of each. */
export const elementSchemas = {
  cohort,
  vendor,
  node: mapNode,
  hop,
  matrixRow,
  posture,
  acceptance,
  decision,
} as const;

/** Each kind of element with the name of the shared list that holds it. */
export const listNames = {
  cohort: 'cohorts',
  vendor: 'vendors',
  node: 'nodes',
  hop: 'hops',
  matrixRow: 'matrix',
  posture: 'postures',
  acceptance: 'acceptances',
  decision: 'decisions',
} as const;

export type ElementType = keyof typeof elementSchemas;

/** An element, or the map itself: what has fields of its own in the shared document. */
export type EntityType = ElementType | 'map';

export const elementTypes = [
  'cohort',
  'vendor',
  'node',
  'hop',
  'matrixRow',
  'posture',
  'acceptance',
  'decision',
] as const satisfies readonly ElementType[];

/** An element as a file has it, "unknown" written out. */
export type DocumentElement<E extends ElementType> = z.infer<(typeof elementSchemas)[E]>;

/** An element as the evaluator reads it. */
export type ModelElement<E extends ElementType> = Known<DocumentElement<E>>;

/**
 * Which element: its kind and its id. An acceptance has no id in a file; here its key in the shared
 * document stands for it.
 */
export type ElementRef<E extends ElementType = ElementType> = {
  readonly type: E;
  readonly id: string;
};

export type EntityRef = ElementRef | { readonly type: 'map'; readonly id: string };

/** A reference as one text, so that references can be looked up. Kinds have no space in them. */
export const refKey = ({ type, id }: EntityRef): string => `${type} ${id}`;

/** What a map holds in lists of elements. */
type Drawn = 'cohorts' | 'vendors' | 'nodes' | 'hops' | 'policies' | 'acceptances' | 'decisions';

/** The fields of the map itself; format and version are constants of this program. */
export type MapFields = Omit<MapDocument, 'format' | 'version' | Drawn>;

/** The schema of an entity, with its id. */
export const entitySchema = (type: EntityType) =>
  type === 'map' ? domicileMap : elementSchemas[type];
