import type { Subject } from '#shared/evaluate/finding.ts';
import { acceptancesOf, findingLabel } from './acceptances-of.ts';
import { defineCommand, planned, refuse } from './command.ts';

export type WithdrawArgs = { readonly rule: string; readonly subject: Subject };

/** Takes back every acceptance of a finding, so that it is open again. */
export const withdrawAcceptance = defineCommand({
  name: 'withdraw-acceptance',
  title: 'Take back an acceptance',
  plan(view, { rule, subject }: WithdrawArgs) {
    const found = acceptancesOf(view, rule, subject);
    if (found.length === 0) {
      const element = { type: 'acceptance', id: `${rule} ${subject.id}` } as const;
      return refuse({ code: 'no-such-element', element });
    }
    return planned({
      edits: found.map(({ ref }) => ({ kind: 'remove', ref })),
      line: { subject: findingLabel(view, rule, subject), what: 'acceptance taken back' },
    });
  },
});
