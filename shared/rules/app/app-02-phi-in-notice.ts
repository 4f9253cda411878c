import { contractGap } from '#shared/evaluate/gap.ts';
import { flowName } from '#shared/evaluate/flow-name.ts';
import type { Flow } from '#shared/evaluate/map-facts.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';

const NOTICE_KINDS: ReadonlySet<string> = new Set(['push', 'sms', 'email']);
const NOTICE_CARRIERS: ReadonlySet<string> = new Set(['push', 'sms', 'smtp']);

/** Whether it brings a push, SMS or mail on its way: to such a service, or on such a carrier. */
const isNotice = ({ hop, target }: Flow): boolean =>
  NOTICE_KINDS.has(target.node.kind) || NOTICE_CARRIERS.has(hop.carrier ?? '');

const inWords = (classes: readonly string[]): string => classes.join(', ').replaceAll('-', ' ');

export const app02 = defineRule({
  id: 'APP-02',
  title: 'Push, SMS or mail shows PHI',
  regime: ['US-HIPAA', 'EU-GDPR'],
  effective: { from: null, until: null },
  severity: {
    violation: 'its visible text holds PHI, and there is no BAA or DPA with who receives it',
    risk: 'its visible text holds PHI',
  },
  cites: [
    {
      text: '45 CFR 164.312(e), 164.502(b)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    { text: 'baseline (policy): a notice holds no PHI', tier: 1, verified: true },
  ],
  reads: [
    'hop.payload',
    'hop.carrier',
    'node.kind',
    'node.vendor',
    'vendor.role',
    'vendor.agreements',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      const notices = facts
        .flows(cohort, cohort.generalScope)
        .filter((flow) => flow.hop.payload?.length !== 0 && isNotice(flow))
        .map((flow) => ({ flow, gap: contractGap(facts, cohort, flow.target) }));
      const open = new Set(
        notices.filter(({ gap }) => gap.value === true).map(({ flow }) => flow.hop),
      );
      for (const { flow, gap } of notices) {
        const { hop, subject, target } = flow;
        // Of the two directions of a hop, the one without a contract tells all.
        if (open.has(hop) && gap.value !== true) continue;
        if (!hop.payload) {
          const question = `What does the visible text of "${flowName(flow)}" say?`;
          const ifNo = gap.value === true ? 'violation' : 'risk';
          yield lacks({ subject, field: 'payload', question, ifNo });
          continue;
        }
        if (gap.missing) yield lacks({ ...gap.missing, ifNo: 'violation' });
        const shows = `"${flowName(flow)}" shows ${inWords(hop.payload)} in its text`;
        const isGap = gap.value === true;
        yield found({
          severity: isGap ? 'violation' : 'risk',
          subject,
          elements: [target.subject],
          pathTo: subject,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message: isGap ? `${shows}, and there is no contract with who receives it` : shows,
          because: [
            { subject, field: 'payload', value: hop.payload },
            { subject, field: 'carrier', value: hop.carrier ?? null },
            ...(isGap ? gap.because : []),
          ],
          remedies: [setField('Send a notice without content', subject, 'payload', [])],
          ...(gap.cause === undefined ? {} : { cause: gap.cause }),
        });
      }
    }
  },
  remedies: ['Say only that there is news, and show it after sign-in', 'Sign a BAA or DPA first'],
  counsel: 'Whether patients agreed to unprotected messages, and what minimum is necessary.',
  falsePositives: 'A patient may have asked for plain reminders after being warned.',
});
