import { hopNumbers } from '#shared/diagram/hop-numbers.ts';
import { inContentOrder } from '#shared/evaluate/content-order.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import type { Verdict } from '#shared/evaluate/verdict.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { breachClocks, withoutClock } from './breach-clocks.ts';
import type { BreachClock } from './breach-clocks.ts';
import { cohortSheet } from './cohort-sheet.ts';
import type { CohortSheet } from './cohort-sheet.ts';
import { assumedBy, routingWords } from './evidence.ts';
import type { Assumed } from './evidence.ts';
import { findingEntries } from './finding-entries.ts';
import type { FindingEntry } from './finding-entries.ts';
import { derivedHops, hopRows } from './hop-register.ts';
import type { DerivedHop, HopRow } from './hop-register.ts';
import { limitsOf } from './limits.ts';
import type { Limits } from './limits.ts';
import { decisionEntries, policyEntries } from './policy-register.ts';
import type { DecisionEntry, PolicyEntry } from './policy-register.ts';
import { questionEntries } from './question-entries.ts';
import type { OpenQuestions } from './question-entries.ts';
import { ruleNotes } from './rule-notes.ts';
import type { RuleNote } from './rule-notes.ts';
import type { SectionId } from './sections.ts';
import { Standings } from './standing.ts';
import type { Standing } from './standing.ts';
import { vendorEntries } from './vendor-register.ts';
import type { VendorEntry } from './vendor-register.ts';
import { Speaker, counted } from './words.ts';

/** Said on page 1 and at the foot of every page. */
export const DISCLAIMER = 'Engineering guidance, not legal advice.';

/** Everything that a worksheet says, in words, in the order in which it says it. */
export type Worksheet = {
  readonly title: string;
  readonly organisation: string;
  readonly asOf: string;
  readonly verdict: Verdict;
  /** What else was counted, below the verdict. */
  readonly counts: readonly string[];
  readonly rulePack: RulePack;
  /** SHA-256 of the whole map's canonical JSON. */
  readonly mapSha256: string;
  readonly routing: { readonly words: string; readonly standing: Standing };
  readonly cohorts: readonly CohortSheet[];
  readonly hops: readonly HopRow[];
  readonly derivedHops: readonly DerivedHop[];
  readonly findings: readonly FindingEntry[];
  readonly rules: readonly RuleNote[];
  readonly questions: OpenQuestions;
  readonly vendors: readonly VendorEntry[];
  readonly policies: readonly PolicyEntry[];
  readonly decisions: readonly DecisionEntry[];
  readonly assumed: Assumed;
  readonly breachClocks: readonly BreachClock[];
  readonly cohortsWithoutClock: readonly string[];
  readonly limits: Limits;
  readonly leftOut: readonly SectionId[];
};

/** What a worksheet is made from. */
export type WorksheetInput = {
  readonly map: DomicileMap;
  /** The evaluation of this very map. */
  readonly evaluation: Evaluation;
  readonly mapSha256: string;
  readonly rulePack: RulePack;
  readonly leftOut: readonly SectionId[];
};

/**
 * The worksheet of a map as a view model, for paper and screen alike. Pure: the order of lists and
 * the choice of ids change nothing but ids.
 * @returns the view model, and the facts that it was read from, for the diagram
 */
export function worksheetOf({ map, evaluation, mapSha256, rulePack, leftOut }: WorksheetInput): {
  readonly worksheet: Worksheet;
  readonly facts: MapFacts;
} {
  const facts = new MapFacts(inContentOrder(map), evaluation.asOf, new Set(evaluation.assumptions));
  const speaker = new Speaker(facts.map);
  const standings = new Standings(facts, evaluation);
  const cohorts = facts.cohorts.map((cohort) => cohortSheet(facts, cohort, standings, speaker));
  const findings = findingEntries(evaluation.findings, speaker, hopNumbers(facts));
  const worksheet: Worksheet = {
    title: map.title,
    organisation: map.organisation?.name ?? 'Organisation not named',
    asOf: evaluation.asOf,
    verdict: verdictOf(evaluation, map.cohorts.length),
    counts: countsOf(evaluation),
    rulePack,
    mapSha256,
    routing: { words: routingWords(facts), standing: routingStanding(facts, standings) },
    cohorts,
    hops: hopRows(facts, cohorts),
    derivedHops: derivedHops(facts),
    findings,
    rules: ruleNotes(evaluation),
    questions: questionEntries(evaluation.openQuestions, findings, speaker),
    vendors: vendorEntries(facts),
    policies: policyEntries(facts, evaluation, speaker),
    decisions: decisionEntries(facts),
    assumed: assumedBy(facts, evaluation, speaker),
    breachClocks: breachClocks(facts),
    cohortsWithoutClock: withoutClock(facts),
    limits: limitsOf(evaluation),
    leftOut,
  };
  return { worksheet, facts };
}

const isAboutRouting = (rule: string): boolean => rule === 'RTE-01' || rule === 'RTE-04';

/** Nobody need have asked for the routing key; where it is not known it is not met. */
function routingStanding({ map }: MapFacts, standings: Standings): Standing {
  const told = standings.ofMap(isAboutRouting);
  return told === 'met' && map.routing?.basis === undefined ? 'unknown' : told;
}

/** All that the verdict line does not say itself. */
function countsOf({ summary, ruleErrors }: Evaluation): string[] {
  const { violation, risk, question, info, accepted, openQuestions } = summary;
  return [
    ...(ruleErrors.length > 0
      ? [`${counted(ruleErrors.length, 'rule')} failed: the answer is not whole`]
      : []),
    ...(summary.cohortsNotEvaluated > 0
      ? [`${counted(summary.cohortsNotEvaluated, 'cohort')} not evaluated`]
      : []),
    counted(risk, 'risk'),
    ...(violation > 0 || question > 0 ? [`${counted(question, 'question')} for counsel`] : []),
    counted(openQuestions, 'open question'),
    `${accepted} accepted`,
    ...(info > 0 ? [`${info} worth knowing`] : []),
  ];
}
