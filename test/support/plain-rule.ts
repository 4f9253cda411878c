import type { Subject } from '#shared/evaluate/finding.ts';
import { found } from '#shared/evaluate/rule.ts';
import type { Found, Outcome, Rule } from '#shared/evaluate/rule.ts';

/** The store of drawStore. */
export const store: Subject = { type: 'node', id: 'store' };

/** A rule that answers what it is given. */
export function plainRule(
  id: string,
  outcomes: readonly Outcome[],
  more: Partial<Rule> = {},
): Rule {
  return {
    id,
    title: id,
    regime: ['project'],
    effective: { from: null, until: null },
    severity: { violation: 'always' },
    cites: [{ text: 'project policy', tier: 1, verified: true }],
    reads: ['node.place'],
    check: () => outcomes,
    remedies: ['Do better'],
    counsel: 'Nothing.',
    falsePositives: 'None.',
    ...more,
  };
}
/** A violation at the store of drawStore, unless the test says otherwise. */
export const part = (more: Partial<Found> = {}): Found =>
  found({
    severity: 'violation',
    subject: store,
    cohort: 'patients',
    message: 'It is wrong',
    because: [{ subject: store, field: 'place', value: 'iso:IE' }],
    ...more,
  });
