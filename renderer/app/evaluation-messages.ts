import type { Assumption } from '#shared/evaluate/assumption.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { WordChanges } from '../canvas/drawing-words.ts';
import type { EvaluationChanges } from './evaluation-changes.ts';
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

/** What the evaluator is given for a request. */
export type EvaluationAnswer = { readonly sequence: number; readonly evaluation: Evaluation };

/** An evaluation as the worker tells it: what changed since the one that it told before. */
export type EvaluationTold = { readonly sequence: number; readonly changes: EvaluationChanges };

/** What the drawing has to say differently; follows its evaluation. */
export type WordsAnswer = { readonly words: WordChanges };
