import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import { drawStore } from '#test/support/draw-store.ts';
import { part, plainRule, store } from '#test/support/plain-rule.ts';
import { evaluate } from './evaluate.ts';
import type { Severity } from './finding.ts';
import { lacks } from './rule.ts';
import type { Outcome } from './rule.ts';
import { verdictOf } from './verdict.ts';

describe('the verdict', () => {
  const verdict = (outcomes: readonly Outcome[]) =>
    verdictOf(evaluate(drawMap(drawStore({})), [plainRule('AAA-01', outcomes)], '2026-11-22'), 1);
  const of = (severity: Severity, count: number) =>
    Array.from({ length: count }, (_, index) =>
      part({ severity, subject: { type: 'vendor', id: `v${index}` } }),
    );
  const open = lacks({ subject: store, field: 'place', question: 'Where?', ifNo: 'risk' });

  it.each<[readonly Outcome[], string, boolean]>([
    [of('violation', 1), '1 violation', false],
    [of('violation', 2), '2 violations', false],
    [[...of('violation', 1), open], '1 violation', false],
    [[], 'No violation found by these rules on these facts; 0 questions open', true],
    [[open], 'No violation found by these rules on these facts; 1 question open', false],
    [
      of('question', 2),
      'No violation found by these rules on these facts; 2 questions open',
      false,
    ],
    [
      [...of('question', 1), open],
      'No violation found by these rules on these facts; 2 questions open',
      false,
    ],
    [of('risk', 1), 'No violation found by these rules on these facts; 0 questions open', false],
    [of('info', 1), 'No violation found by these rules on these facts; 0 questions open', true],
  ])('%#', (outcomes, words, isGreen) => {
    expect(verdict(outcomes)).toEqual({ words, isGreen });
  });

  it('is not green without patients, nor with some who were not evaluated, though nothing is open', () => {
    const evaluation = evaluate(drawMap(drawStore({})), [], '2026-11-22');
    const isGreen = (cohorts: number, cohortsNotEvaluated: number) =>
      verdictOf({ ...evaluation, summary: { ...evaluation.summary, cohortsNotEvaluated } }, cohorts)
        .isGreen;
    expect([isGreen(1, 0), isGreen(0, 0), isGreen(2, 1)]).toEqual([true, false, false]);
  });
});
