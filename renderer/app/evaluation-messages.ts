import type { Assumption } from '#shared/evaluate/assumption.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { MapChanges } from './map-changes.ts';

/** What the evaluation worker is told. It keeps the map and takes changes to it. */
export type EvaluationRequest = {
  readonly sequence: number;
  /** The changes are the map itself; what was held before is dropped. */
  readonly isWhole: boolean;
  readonly changes: MapChanges;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly assumptions: readonly Assumption[];
};

export type EvaluationAnswer = { readonly sequence: number; readonly evaluation: Evaluation };
