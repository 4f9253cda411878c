import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { Finding, OpenQuestion } from '#shared/evaluate/finding.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import { findingKey } from './finding-key.ts';

/** An entry of a list: its place in the list before, or itself where it was not in there. */
type Entry<T> = number | T;

/** An evaluation without what its reader has from the one before: a local edit changes little. */
export type EvaluationChanges = Omit<Evaluation, 'findings' | 'openQuestions'> & {
  readonly findings: readonly Entry<Finding>[];
  readonly openQuestions: readonly Entry<OpenQuestion>[];
};

const questionKey = ({ subject, field }: OpenQuestion): string =>
  `${subject.type} ${subject.id} ${field}`;

/** What to tell a reader of `before`; undefined = it has nothing. */
export function evaluationChanges(
  before: Evaluation | undefined,
  after: Evaluation,
): EvaluationChanges {
  return {
    ...after,
    findings: entriesOf(before?.findings ?? [], after.findings, findingKey),
    openQuestions: entriesOf(before?.openQuestions ?? [], after.openQuestions, questionKey),
  };
}

function entriesOf<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): Entry<T>[] {
  const places = new Map(before.map((item, place) => [keyOf(item), place]));
  return after.map((item) => {
    const place = places.get(keyOf(item));
    return place !== undefined && sameJson(before[place], item) ? place : item;
  });
}

/** The evaluation that `after` was; what did not change are the objects of `before`. */
export function withEvaluationChanges(
  before: Evaluation | undefined,
  changes: EvaluationChanges,
): Evaluation {
  return {
    ...changes,
    findings: listOf(before?.findings ?? [], changes.findings),
    openQuestions: listOf(before?.openQuestions ?? [], changes.openQuestions),
  };
}

function listOf<T extends object>(before: readonly T[], entries: readonly Entry<T>[]): T[] {
  return entries.map((entry) => {
    if (typeof entry !== 'number') return entry;
    const held = before[entry];
    if (held === undefined) throw new Error('an evaluation refers to one that is not here');
    return held;
  });
}
