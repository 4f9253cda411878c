import type { Finding, Severity } from '#shared/evaluate/finding.ts';
import { severities } from '#shared/evaluate/finding.ts';
import { rules } from '#shared/rules/registry.ts';

/** What the list of findings is cut down to; undefined = everything. */
export type FindingFilter = {
  readonly severity?: Severity | undefined;
  readonly cohort?: string | undefined;
  readonly regime?: string | undefined;
};

const regimesByRule = new Map(rules.map(({ id, regime }) => [id, regime]));

/** The regimes of a finding: those of its rule and of the rules that say the same. */
export function regimesOf({ rule, also }: Finding): string[] {
  return [...new Set([rule, ...also].flatMap((id) => regimesByRule.get(id) ?? []))];
}

/** The regimes that occur, by name. */
export const regimesIn = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.flatMap(regimesOf))].toSorted();

/** The findings that pass; a finding without cohorts concerns all of them. */
export function filterFindings(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const { severity, cohort, regime } = filter;
  return findings.filter(
    (finding) =>
      (severity === undefined || finding.severity === severity) &&
      (cohort === undefined || finding.cohorts.length === 0 || finding.cohorts.includes(cohort)) &&
      (regime === undefined || regimesOf(finding).includes(regime)),
  );
}

/** How many findings there are of each severity. */
export function countBySeverity(
  findings: readonly Finding[],
): readonly (readonly [Severity, number])[] {
  return severities.map((severity) => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]);
}
