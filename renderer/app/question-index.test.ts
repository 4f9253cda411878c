import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { toModel } from '#shared/map/model.ts';
import { domicileMap } from '#shared/map/schema/map.ts';
import { rules } from '#shared/rules/registry.ts';
import { answerAt, countQuestions, questionAbout } from './question-index.ts';

/** A French cohort that flows through so many stores of which nothing is known. */
function sparse(stores: number) {
  const ids = Array.from({ length: stores }, (_, index) => `store-${index}`);
  return toModel(
    domicileMap.parse({
      format: 'domicile.map',
      version: 1,
      id: 'm',
      title: 'Sparse',
      cohorts: [{ id: 'fr', name: 'French patients', care: 'FR', entry: ['app'] }],
      nodes: [
        { id: 'app', name: 'App', kind: 'patient-device' },
        ...ids.map((id) => ({ id, name: id, kind: 'database' })),
      ],
      hops: ids.map((id) => ({ id: `to-${id}`, from: 'app', to: id })),
    }),
  );
}

describe.each([1, 6])('with %i stores of which nothing is known', (stores) => {
  const evaluation = evaluate(sparse(stores), rules, '2026-11-22');

  it('finds the question at every field that it asks for', () => {
    expect(evaluation.openQuestions.length).toBeGreaterThan(0);
    for (const question of evaluation.openQuestions) {
      const { subjects, field } = answerAt(question);
      for (const subject of subjects)
        expect(questionAbout(evaluation, subject, field)?.question).toBe(question.question);
    }
  });

  it('counts the questions about an element, grouped or not', () => {
    expect(countQuestions(evaluation, { type: 'node', id: 'store-0' })).toBeGreaterThan(0);
    expect(countQuestions(evaluation, { type: 'node', id: 'nothing' })).toBe(0);
  });

  it('knows of no question before there is an evaluation', () => {
    expect(questionAbout(undefined, { type: 'node', id: 'store-0' }, 'place')).toBeUndefined();
  });
});
