import type { Acceptance } from '../map/model.ts';
import type { Finding, Warning } from './finding.ts';
import { hasCome, longestFirst, stillLasts } from '../map/day.ts';

type Complete = Acceptance & Required<Pick<Acceptance, 'reason' | 'by' | 'on' | 'until'>>;

/** Whether an acceptance says who accepts what, why and until when. */
const isComplete = (acceptance: Acceptance): acceptance is Complete =>
  [acceptance.reason, acceptance.by, acceptance.on, acceptance.until].every(
    (field) => field !== undefined && field !== '',
  ) && acceptance.on !== 'none';

/** Whether it is in force on a day, both ends included. */
const isInForce = ({ on, until }: Complete, asOf: string): boolean =>
  hasCome(on, asOf) && stillLasts(until, asOf);

const matches = (acceptance: Acceptance, finding: Finding): boolean =>
  acceptance.rule === finding.rule &&
  acceptance.subject.type === finding.subject.type &&
  acceptance.subject.id === finding.subject.id &&
  (acceptance.cohorts === undefined ||
    acceptance.cohorts.some((cohort) => finding.cohorts.includes(cohort)));

/** Those that name patients first, then those that last longest. */
function takesPrecedence(a: Complete, b: Complete): number {
  const named = Number(b.cohorts !== undefined) - Number(a.cohorts !== undefined);
  return named || longestFirst(a.until, b.until);
}

/**
 * Splits findings by the map's acceptances: an acceptance takes out the cohorts that it names (all,
 * where it names none); the others stay open, so that a finding may be listed twice. Where several
 * take out the same, the one that lasts longest does, of those the first that is given. An acceptance
 * whose rule moved into another finding's `also` is covered, one that matches nothing is orphaned.
 * @param acceptances in an order that hangs on what they say, see inContentOrder
 */
export function applyAcceptances(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
  asOf: string,
): { findings: Finding[]; warnings: Warning[] } {
  const warnings = acceptances.flatMap((acceptance) => warn(acceptance, findings, asOf));
  const valid = acceptances
    .filter(isComplete)
    .filter((item) => isInForce(item, asOf))
    .toSorted(takesPrecedence);
  return { findings: findings.flatMap((finding) => split(finding, valid)), warnings };
}

function split(finding: Finding, acceptances: readonly Complete[]): Finding[] {
  let open: readonly string[] = finding.cohorts;
  const parts: Finding[] = [];
  for (const acceptance of acceptances) {
    if (!matches(acceptance, finding)) continue;
    const { reason, by, on, until, cohorts } = acceptance;
    const accepted = { reason, by, on, until };
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
