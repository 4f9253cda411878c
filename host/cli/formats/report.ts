import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

/** Everything that an output format says. */
export type Report = {
  readonly map: DomicileMap;
  /** SHA-256 of the map's canonical JSON. */
  readonly sha256: string;
  readonly rulePack: RulePack;
  readonly evaluation: Evaluation;
  /** The file as the user named it. */
  readonly file: string;
};

/** The evaluation as JSON, in the key order of the map format. */
export function jsonReport({ map, sha256, rulePack, evaluation }: Report): string {
  const { asOf, assumptions, summary, findings, openQuestions, warnings, ruleErrors } = evaluation;
  const answer = {
    map: { id: map.id, title: map.title, sha256 },
    asOf,
    assumptions,
    rulePack,
    summary,
    findings,
    openQuestions,
    warnings,
    ruleErrors,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
