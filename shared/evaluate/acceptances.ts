import type { Acceptance } from '../map/model.ts';
import type { Finding, Warning } from './finding.ts';

/** Whether an acceptance says who accepts what, why and until when. */
const isComplete = (acceptance: Acceptance): boolean =>
  [acceptance.reason, acceptance.by, acceptance.on, acceptance.until].every(
    (field) => field !== undefined && field !== '',
  ) && acceptance.on !== 'none';

/** Whether it is in force on a day, both ends included; "none" = without end. */
const isInForce = ({ on = '', until = '' }: Acceptance, asOf: string): boolean =>
  on <= asOf && (until === 'none' || asOf <= until);

const matches = (acceptance: Acceptance, finding: Finding): boolean =>
  acceptance.rule === finding.rule &&
  acceptance.subject.type === finding.subject.type &&
  acceptance.subject.id === finding.subject.id &&
  (acceptance.cohorts === undefined ||
    acceptance.cohorts.some((cohort) => finding.cohorts.includes(cohort)));

/** The last day, with "none" after every day. */
const lastDay = ({ until = '' }: Acceptance): string => (until === 'none' ? '9999-12-31' : until);

/** Those that name patients first, then those that last longest: the order of the list is nothing. */
function takesPrecedence(a: Acceptance, b: Acceptance): number {
  const named = Number(b.cohorts !== undefined) - Number(a.cohorts !== undefined);
  const last = lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : 0;
  return named || last || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

/**
 * Splits findings by the map's acceptances: an acceptance takes out the cohorts that it names (all,
 * where it names none; where several do, the one that lasts longest); the others stay open, so that a finding may be listed twice. An acceptance
 * whose rule moved into another finding's `also` is covered, one that matches nothing is orphaned.
 */
export function applyAcceptances(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
  asOf: string,
): { findings: Finding[]; warnings: Warning[] } {
  const warnings = acceptances.flatMap((acceptance) => warn(acceptance, findings, asOf));
  const valid = acceptances
    .filter((item) => isComplete(item) && isInForce(item, asOf))
    .toSorted(takesPrecedence);
  return { findings: findings.flatMap((finding) => split(finding, valid)), warnings };
}

function split(finding: Finding, acceptances: readonly Acceptance[]): Finding[] {
  let open: readonly string[] = finding.cohorts;
  const parts: Finding[] = [];
  for (const acceptance of acceptances) {
    if (!matches(acceptance, finding)) continue;
    const { reason, by, on, until, cohorts } = acceptance;
    const accepted = {
      ...(reason === undefined ? {} : { reason }),
      ...(by === undefined ? {} : { by }),
      ...(on === undefined ? {} : { on }),
      ...(until === undefined ? {} : { until }),
    };
    if (cohorts === undefined) {
      if (open.length === 0 && finding.cohorts.length > 0) break;
      parts.push({ ...only(finding, open), accepted });
      return parts;
    }
    const taken = open.filter((cohort) => cohorts.includes(cohort));
    if (taken.length === 0) continue;
    open = open.filter((cohort) => !taken.includes(cohort));
    parts.push({ ...only(finding, taken), accepted });
  }
  if (open.length > 0 || finding.cohorts.length === 0) parts.unshift(only(finding, open));
  return parts;
}

const only = (finding: Finding, cohorts: readonly string[]): Finding => ({
  ...finding,
  cohorts,
  paths: finding.paths.filter((path) => cohorts.includes(path.cohort)),
});

function warn(acceptance: Acceptance, findings: readonly Finding[], asOf: string): Warning[] {
  const { rule, subject } = acceptance;
  const what = `the acceptance of ${rule} for ${subject.type} "${subject.id}"`;
  if (!isComplete(acceptance)) {
    const message = `${what} is not counted: it needs a reason, a name, a day and an end ("none" = without end)`;
    return [{ code: 'acceptance-incomplete', subject, message }];
  }
  if (!isInForce(acceptance, asOf)) {
    const message = `${what} is not in force on ${asOf}: it runs from ${acceptance.on} to ${acceptance.until}`;
    return [{ code: 'acceptance-expired', subject, message }];
  }
  if (findings.some((finding) => matches(acceptance, finding))) return [];
  const leader = findings.find(
    (finding) =>
      finding.also.includes(rule) &&
      [finding.subject, ...finding.elements].some(
        (element) => element.type === subject.type && element.id === subject.id,
      ),
  );
  if (leader) {
    const message = `${what} is covered: the same cause is now led by ${leader.rule}, which is not accepted by it`;
    return [{ code: 'acceptance-covered', subject, message }];
  }
  return [{ code: 'acceptance-orphaned', subject, message: `${what} matches no finding any more` }];
}
