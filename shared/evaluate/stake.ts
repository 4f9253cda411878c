import type { Severity } from './finding.ts';
import { severityRank } from './finding.ts';

/** The rules whose answer a missing fact could change, each with the worst that it would find. */
export type Stakes = Map<string, Severity>;

/** Notes that a rule could find something of a severity, the worst of several. */
export function stake(stakes: Stakes, rule: string, severity: Severity): void {
  const before = stakes.get(rule);
  if (!before || severityRank(severity) < severityRank(before)) stakes.set(rule, severity);
}
