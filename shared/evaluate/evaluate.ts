import type { DomicileMap } from '../map/model.ts';
import { applyAcceptances } from './acceptances.ts';
import type { Assumption } from './assumption.ts';
import { mergeCauses } from './causes.ts';
import { inContentOrder } from './content-order.ts';
import type { Part } from './causes.ts';
import type { Finding, OpenQuestion, RuleError, Severity, Subject, Warning } from './finding.ts';
import { Names, buildFindings } from './findings.ts';
import { MapFacts } from './map-facts.ts';
import { openQuestions } from './questions.ts';
import type { Lack } from './questions.ts';
import type { Rule } from './rule.ts';
import { inputWarnings } from './warnings.ts';
import { compareText } from '../map/compare-text.ts';

type Summary = Record<Severity | 'accepted' | 'openQuestions' | 'cohortsNotEvaluated', number>;

/** What the rules say about a map on a day, in a stable order. */
export type Evaluation = {
  readonly asOf: string;
  readonly assumptions: readonly Assumption[];
  /** Open findings are counted by severity, accepted ones only as accepted. */
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly warnings: readonly Warning[];
  readonly ruleErrors: readonly RuleError[];
};

/** Whether a rule is law on a day: from inclusive, until exclusive. */
const isInForce = ({ effective: { from, until } }: Rule, asOf: string): boolean =>
  (from === null || from <= asOf) && (until === null || asOf < until);

/**
 * Evaluates a map. Pure: the same map, rules, day and assumptions give the same evaluation, in
 * whatever order the map's lists stand and whatever its ids are.
 * @param map a checked map, see readMap
 * @param rules the rule pack
 * @param asOf the day, `YYYY-MM-DD`
 * @param assumed what is assumed not to stand
 */
export function evaluate(
  map: DomicileMap,
  rules: readonly Rule[],
  asOf: string,
  assumed: readonly Assumption[] = [],
): Evaluation {
  const facts = new MapFacts(inContentOrder(map), asOf, new Set(assumed));
  const names = new Names(facts);
  const parts: Part[] = [];
  const lacking: Lack[] = notEvaluated(facts, rules);
  const ruleErrors: RuleError[] = [];
  for (const rule of rules.filter((item) => isInForce(item, asOf))) {
    const error = runRule(rule, facts, parts, lacking);
    if (error !== undefined) ruleErrors.push({ rule: rule.id, message: error });
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const merged = buildFindings(facts, names, byId, mergeCauses(parts));
  const { findings, warnings } = applyAcceptances(merged, facts.map.acceptances, asOf);
  const questions = openQuestions(lacking, {
    map: facts.subject,
    nameOf: (subject) => names.of(subject),
    settledBy: (subject, field) => settledBy(subject, field, rules),
  });
  return {
    asOf,
    assumptions: assumed.toSorted(),
    summary: summarise(facts, findings, questions),
    findings,
    openQuestions: questions,
    warnings: [...inputWarnings(facts), ...warnings].toSorted(
      (a, b) => compareText(a.code, b.code) || names.compare(a.subject, b.subject),
    ),
    ruleErrors,
  };
}

/** Runs one rule to its end; if it throws, nothing of it counts and its error is returned. */
function runRule(rule: Rule, facts: MapFacts, parts: Part[], lacking: Lack[]): string | undefined {
  const [partsBefore, lacksBefore] = [parts.length, lacking.length];
  try {
    for (const outcome of rule.check(facts))
      if (outcome.kind === 'found') parts.push({ ...outcome, rule: rule.id });
      else lacking.push({ ...outcome, rule: rule.id });
    return undefined;
  } catch (error) {
    parts.length = partsBefore;
    lacking.length = lacksBefore;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Facts on which a whole regime hangs: the map's or a cohort's field, and the regimes that it opens. */
const GATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['organisation.hipaaRole', ['US-HIPAA']],
  ['hipaa', ['US-HIPAA']],
  ['organisation.country', ['EU-GDPR', 'UK-GDPR', 'CH-FADP', 'EU-DPF']],
  ['controller', ['EU-GDPR', 'UK-GDPR', 'CH-FADP', 'EU-DPF']],
]);

/** An answer about a regime or about patients settles every rule that hangs on it, not only those that asked. */
function settledBy({ type }: Subject, field: string, rules: readonly Rule[]): string[] {
  const regimes = GATES.get(field) ?? [];
  return rules
    .filter(
      ({ regime, reads }) =>
        regime.some((name) => regimes.includes(name)) ||
        (type === 'cohort' && reads.includes(`cohort.${field}`)),
    )
    .map((rule) => rule.id);
}

/** Without patients, or where their PHI reaches nothing, there is nothing to judge: ask. */
function notEvaluated(facts: MapFacts, rules: readonly Rule[]): Lack[] {
  const unlocks = rules.map((rule) => rule.id);
  if (facts.cohorts.length === 0) {
    const question = 'Whose PHI is on this map: which patients, treated where?';
    return [
      {
        kind: 'lacks',
        rule: unlocks[0] ?? '',
        subject: facts.subject,
        field: 'cohorts',
        question,
        ifNo: 'violation',
        unlocks,
      },
    ];
  }
  return facts.cohorts.flatMap((cohort): Lack[] => {
    if (cohort.isEvaluated) return [];
    const { name, entry, dataClasses } = cohort.cohort;
    const hasClasses = dataClasses === undefined || dataClasses.length > 0;
    const hasEntry = entry !== undefined && entry.length > 0;
    const ask =
      hasEntry && !hasClasses
        ? { field: 'dataClasses', question: `Which PHI of ${name} is there?` }
        : hasEntry
          ? {
              field: 'entry',
              question: `Where does the PHI of ${name} go from its entry? It reaches no system.`,
            }
          : { field: 'entry', question: `Where does the PHI of ${name} enter?` };
    return [
      {
        kind: 'lacks',
        rule: unlocks[0] ?? '',
        subject: cohort.subject,
        ...ask,
        ifNo: 'violation',
        unlocks,
      },
    ];
  });
}

function summarise(
  facts: MapFacts,
  findings: readonly Finding[],
  questions: readonly OpenQuestion[],
): Summary {
  const open = findings.filter((finding) => !finding.accepted);
  const count = (severity: Severity): number =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    violation: count('violation'),
    risk: count('risk'),
    question: count('question'),
    info: count('info'),
    accepted: findings.length - open.length,
    openQuestions: questions.length,
    cohortsNotEvaluated: facts.cohorts.length - facts.evaluated.length,
  };
}
