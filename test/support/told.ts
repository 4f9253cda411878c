import type { Evaluation } from '#shared/evaluate/evaluate.ts';

type Element = { readonly type: string; readonly id: string };

/**
 * What an evaluation says, with the ids of a scrambled map put back and the order of lists within
 * facts taken out; the order of findings and questions stays.
 */
export function told(
  { findings, openQuestions, summary, warnings, ruleErrors }: Evaluation,
  original: (id: string) => string,
) {
  const element = ({ type, id }: Element): string => `${type} ${original(id)}`;
  const value = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map((one) => JSON.stringify(value(one))).toSorted();
    if (typeof item === 'object' && item !== null)
      return Object.entries(item)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, value(part)]);
    return typeof item === 'string' ? original(item) : item;
  };
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
      remedies: finding.remedies.map(({ label, patch }) => [
        label,
        patch?.map((step) =>
          'set' in step
            ? [element(step.set), step.field, value(step.value)]
            : [element(step.remove)],
        ),
      ]),
      also: finding.also,
      accepted: finding.accepted,
    })),
    questions: openQuestions.map((question) => ({
      ...question,
      subject: element(question.subject),
      elements: question.elements?.map(element),
    })),
    warnings: warnings.map(({ code, subject }) => `${code} ${element(subject)}`),
    ruleErrors,
  };
}
