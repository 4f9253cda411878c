import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Subject } from '#shared/evaluate/finding.ts';
import { rules } from '#shared/rules/registry.ts';
import { exampleNames, loadExample } from './support/examples.ts';

type Line = {
  readonly severity: string;
  readonly rule: string;
  readonly subject: Subject;
  readonly cohorts: readonly string[];
  readonly also: readonly string[];
  readonly accepted?: unknown;
};

const line = ({ severity, rule, subject, cohorts, also, accepted }: Line): string =>
  [
    severity,
    rule,
    `${subject.type}:${subject.id}`,
    `for ${cohorts.toSorted().join(',')}`,
    `also ${also.toSorted().join(',')}`,
    ...(accepted ? ['accepted'] : []),
  ].join(' ');

describe.each(exampleNames)('%s', (name) => {
  const { map, contract } = loadExample(name);
  const evaluation = evaluate(map, rules, contract.asOf);

  it('has every planted mistake and nothing else at violation, risk or question', () => {
    const found = evaluation.findings.filter(({ severity }) => severity !== 'info');
    expect(found.map(line).toSorted()).toEqual(contract.planted.map(line).toSorted());
  });

  it('asks what is expected and nothing else', () => {
    const asked = evaluation.openQuestions.map(
      ({ subject, field }) => `${subject.type}:${subject.id} ${field}`,
    );
    expect(asked.toSorted()).toEqual(
      contract.openQuestions
        .map(({ subject, field }) => `${subject.type}:${subject.id} ${field}`)
        .toSorted(),
    );
    for (const expected of contract.openQuestions) {
      const question = evaluation.openQuestions.find(
        ({ subject, field }) => subject.id === expected.subject.id && field === expected.field,
      );
      expect(question?.unlocks).toEqual(expect.arrayContaining(expected.unlocks));
    }
  });

  it('has a path or a named fact for each finding', () => {
    for (const { because, paths, cohorts, rule } of evaluation.findings) {
      expect(because.length, rule).toBeGreaterThan(0);
      expect(paths.length, rule).toBeLessThanOrEqual(cohorts.length);
    }
  });
});
