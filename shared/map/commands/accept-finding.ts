import type { Subject } from '#shared/evaluate/finding.ts';
import type { Edit } from '../document/edit.ts';
import { acceptanceKey, nextPlace } from '../document/map-document.ts';
import { acceptancesOf, findingLabel } from './acceptances-of.ts';
import { defineCommand, planned, refuse } from './command.ts';
import { createEdits } from './element-edits.ts';

export type AcceptArgs = {
  /** The leading rule of the finding, such as `TRF-03`. */
  readonly rule: string;
  readonly subject: Subject;
  /** Absent = all. */
  readonly cohorts?: readonly string[];
  readonly reason: string;
  readonly by: string;
  /** The first day; absent = today. */
  readonly on?: string;
  /** The last day, or "none" for without end. */
  readonly until: string;
};

/**
 * Records that somebody bears a finding: who, why and until when. An acceptance of the same finding
 * for the same cohorts is replaced.
 */
export const acceptFinding = defineCommand({
  name: 'accept-finding',
  title: 'Accept a risk',
  plan(view, args: AcceptArgs, context) {
    const { rule, subject, cohorts, reason, by, until, on = context.now.slice(0, 10) } = args;
    for (const [field, value] of Object.entries({ reason, by, until }))
      if (value.trim() === '') return refuse({ code: 'required-field', field });
    const element = {
      rule,
      subject: { type: subject.type, id: subject.id },
      ...(cohorts === undefined ? {} : { cohorts: [...cohorts] }),
      reason,
      by,
      on,
      until,
    };
    const id = acceptanceKey(nextPlace(view.acceptanceKeys), context.newId());
    const answer = createEdits(view, [{ type: 'acceptance', id, element }]);
    if (!answer.ok) return answer;
    const replaced = acceptancesOf(view, rule, subject)
      .filter((item) => isForSame(item.acceptance.cohorts, cohorts))
      .map(({ ref }): Edit => ({ kind: 'remove', ref }));
    const what = until === 'none' ? 'accepted without end' : `accepted until ${until}`;
    return planned({
      edits: [...replaced, ...answer.edits],
      created: answer.created,
      line: { subject: findingLabel(view, rule, subject), what },
    });
  },
});

/** Whether an acceptance is for all cohorts, or for exactly these. */
function isForSame(cohorts: readonly string[] | undefined, others: readonly string[] | undefined) {
  return cohorts?.toSorted().join(' ') === others?.toSorted().join(' ');
}
