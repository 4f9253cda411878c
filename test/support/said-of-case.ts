import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { Fact, Finding, Patch, Remedy, Subject } from '#shared/evaluate/finding.ts';

/** What the evaluator says of a case, in lines of Markdown. */
export type Said = readonly string[];

const named = ({ type, id }: Subject): string => (type === 'map' ? 'map' : `${type}:${id}`);

const fact = ({ subject, field, value, isDefault }: Fact): string =>
  `\`${named(subject)} ${field} = ${JSON.stringify(value)}\`${isDefault ? ' by default' : ''}`;

const step = (patch: Patch): string =>
  'set' in patch
    ? `\`${named(patch.set)} ${patch.field} = ${JSON.stringify(patch.value)}\``
    : `without \`${named(patch.remove)}\``;

const remedy = ({ label, patch = [] }: Remedy): string =>
  `Remedy: ${label}: ${patch.map(step).join(', ')}`;

const ways = ({ paths }: Finding): string =>
  paths.map(({ cohort, hops }) => `${cohort}: ${hops.join(', ') || 'enters there'}`).join('; ');

function finding(item: Finding): string[] {
  const { severity, subject, elements, message, because, remedies, also } = item;
  const about = [subject, ...elements].map((element) => `\`${named(element)}\``).join(', ');
  return [
    `${severity} at ${about}: ${message}`,
    `Path: ${ways(item)}`,
    `Facts: ${because.map(fact).join(', ')}`,
    ...remedies.filter(({ patch }) => patch !== undefined).map(remedy),
    ...(also.length > 0 ? [`Also: ${also.join(', ')}`] : []),
  ];
}

/** What becomes of a finding when every rule speaks: what it takes in, or who takes it in. */
function inCompany(rule: string, { findings }: Evaluation): string[] {
  const own = findings
    .filter((item) => item.rule === rule && item.also.length > 0)
    .map(({ subject, also }) => `With all rules, \`${named(subject)}\` covers ${also.join(', ')}`);
  const within = findings
    .filter((item) => item.rule !== rule && item.also.includes(rule))
    .map((item) => `With all rules, part of ${item.rule} at \`${named(item.subject)}\``);
  return [...own, ...within];
}

/**
 * What is said of a case: each finding with its path, facts and remedies, each open question.
 * @param alone the case evaluated by the rule alone
 * @param together the case evaluated by all rules
 */
export function saidOfCase(rule: string, alone: Evaluation, together: Evaluation): Said {
  const questions = alone.openQuestions.map(
    ({ subject, field, question, ifNo }) =>
      `Asks \`${named(subject)} ${field}\` (${ifNo}): ${question}`,
  );
  return [...alone.findings.flatMap(finding), ...questions, ...inCompany(rule, together)];
}
