import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';
import { exampleNames, loadExample } from './support/examples.ts';
import { scrambleMap } from './support/scramble-map.ts';

const same = (id: string): string => id;

/** Everything that findings and questions say, with ids put back, in an order that hangs on nothing. */
function told({ findings, openQuestions, summary }: Evaluation, original: (id: string) => string) {
  const element = ({ type, id }: { type: string; id: string }): string => `${type} ${original(id)}`;
  const value = (item: unknown): unknown =>
    Array.isArray(item)
      ? item.map((one) => JSON.stringify(value(one))).toSorted()
      : typeof item === 'string'
        ? original(item)
        : item;
  return {
    summary,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      subject: element(finding.subject),
      elements: finding.elements.map(element),
      cohorts: finding.cohorts.map(original),
      paths: finding.paths.map(({ cohort, hops }) => [original(cohort), ...hops.map(original)]),
      message: finding.message,
      because: finding.because.map((fact) => [
        element(fact.subject),
        fact.field,
        value(fact.value),
      ]),
      remedies: finding.remedies.map(({ label }) => label),
      also: finding.also,
      accepted: finding.accepted,
    })),
    questions: openQuestions.map((question) => ({
      ...question,
      subject: element(question.subject),
      elements: question.elements?.map(element),
    })),
  };
}

describe.each(exampleNames)('%s', (name) => {
  const { map, contract } = loadExample(name);
  const before = told(evaluate(map, rules, contract.asOf), same);

  it.each([1, 2, 3, 4, 5])('says the same under other ids and in another order (%i)', (seed) => {
    const scrambled = scrambleMap(map, seed);
    const after = told(evaluate(scrambled.map, rules, contract.asOf), scrambled.original);
    expect(after).toEqual(before);
  });
});
