import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { placeWords } from '#shared/geography/place-words.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import { withUnit } from '#shared/map/unit-words.ts';
import { worstOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { dayWords } from './vendor-register.ts';
import type { Speaker } from './words.ts';

/** A row of the residency matrix, or a posture: what the map's own policy says of places. */
export type PolicyEntry = {
  readonly id: string;
  readonly what: string;
  readonly cohorts: string;
  readonly allowed: string;
  readonly prohibited: string;
  /** Longest retention and processors of a row; what a posture binds. */
  readonly limits: string;
  readonly source: string;
  readonly standing: Standing;
};

export type DecisionEntry = {
  readonly id: string;
  readonly question: string;
  readonly options: string;
  readonly chosen: string;
  readonly reason: string;
  readonly who: string;
};

const NOT_KNOWN = 'not known';

const places = (list: readonly string[] | undefined, absent: string): string =>
  list === undefined
    ? absent
    : list.length === 0
      ? 'none'
      : list
          .map((text) => placeWords(text).words)
          .toSorted()
          .join(', ');

/** The residency matrix and the postures, each with how it stands. */
export function policyEntries(
  facts: MapFacts,
  evaluation: Evaluation,
  speaker: Speaker,
): readonly PolicyEntry[] {
  const cohorts = (ids: readonly string[] | undefined): string =>
    ids === undefined
      ? 'all'
      : ids
          .map((id) => speaker.name({ type: 'cohort', id }))
          .toSorted()
          .join(', ') || 'none';
  const vendors = (ids: readonly string[] | undefined): string =>
    ids === undefined
      ? 'any processor'
      : ids
          .map((id) => (id === 'self' ? 'own organisation' : speaker.name({ type: 'vendor', id })))
          .toSorted()
          .join(', ') || 'no processor';
  const { matrix, postures } = facts.map.policies;
  const rows = matrix.map((row): PolicyEntry => {
    const { dataClass, group, maxRetentionDays, basis, source } = row;
    const what = dataClass ?? group;
    const kept =
      maxRetentionDays === undefined
        ? 'no longest retention'
        : `at most ${withUnit(maxRetentionDays, 'days')}`;
    return {
      id: row.id,
      what: what === undefined || what === 'none' ? 'all PHI' : choiceWords(what),
      cohorts: cohorts(row.cohorts),
      allowed: places(row.allowed, 'not limited'),
      prohibited: places(row.prohibited, 'none'),
      limits: `${kept}; ${vendors(row.processors)}`,
      source: `${basis ?? 'basis not known'}${source === undefined ? '' : `: ${source}`}`,
      standing: standingOf(evaluation, 'LOC-23', row.id),
    };
  });
  const promised = postures.map((posture): PolicyEntry => ({
    id: posture.id,
    what: `“${posture.name}”`,
    cohorts: cohorts(posture.cohorts),
    allowed: places(posture.allowed, NOT_KNOWN),
    prohibited: 'none',
    limits: `binds ${posture.scope ?? 'what is not known'}`,
    source: posture.source ?? 'source not known',
    standing: standingOf(evaluation, 'LOC-24', posture.id),
  }));
  return [...rows, ...promised];
}

/** A finding names the policy that it rests on among its facts. */
function standingOf(
  { findings, openQuestions, ruleErrors, summary }: Evaluation,
  rule: string,
  id: string,
): Standing {
  const about = findings.filter(
    (finding) =>
      finding.rule === rule &&
      finding.because.some(({ subject }) => subject.type === 'policy' && subject.id === id),
  );
  const isOpen =
    summary.cohortsNotEvaluated > 0 ||
    ruleErrors.some((error) => error.rule === rule) ||
    openQuestions.some(({ unlocks }) => unlocks.includes(rule));
  return worstOf([
    'met',
    ...(isOpen ? (['unknown'] as const) : []),
    ...about.map(({ accepted, severity }): Standing =>
      accepted ? 'accepted' : severity === 'info' ? 'met' : severity,
    ),
  ]);
}

/** What was decided, and why. */
export const decisionEntries = ({ map }: MapFacts): readonly DecisionEntry[] =>
  map.decisions.map(({ id, question, options, chosen, reason, by, on }) => ({
    id,
    question: question ?? 'question not recorded',
    options:
      options === undefined ? 'options not recorded' : options.toSorted().join(' / ') || 'none',
    chosen: chosen ?? 'not decided',
    reason: reason ?? 'no reason recorded',
    who: `${by ?? 'not known who'}, ${dayWords(on, 'no day')}`,
  }));
