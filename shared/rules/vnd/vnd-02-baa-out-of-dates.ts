import { agreed, allApply, atEachUse, handedTo } from '#shared/evaluate/contract.ts';
import { hipaaApplies, processorApplies } from '#shared/evaluate/contract.ts';
import { agreementState } from '#shared/evaluate/agreement.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import { not, some } from '#shared/evaluate/tri.ts';
import { daysBetween } from '../../map/calendar.ts';
import { stillLasts } from '../../map/day.ts';

const SOON_DAYS = 60;

/** What is wrong with the dates of a signed BAA, or soon will be. */
function inWords(effective: string, expires: string, asOf: string): string {
  if (!stillLasts(expires, asOf)) return `ran out on ${expires}`;
  if (effective === 'none') return 'was never put into force';
  return effective > asOf ? `begins only on ${effective}` : `runs out on ${expires}`;
}

export const vnd02 = defineRule({
  id: 'VND-02',
  title: 'BAA expired or not yet in force',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'the BAA is signed and the day lies outside its dates',
    risk: `it runs out within ${SOON_DAYS} days`,
  },
  cites: [
    {
      text: '45 CFR 164.504(e)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    {
      text: `baseline (policy): renewed ${SOON_DAYS} days before it ends`,
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.hipaaRole',
    'cohort.hipaa',
    'node.vendor',
    'node.support',
    'vendor.role',
    'vendor.agreements.effective',
    'vendor.agreements.expires',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const handed of handedTo(facts, cohort, 'hipaa')) {
        const { vendor } = handed;
        const state = agreementState(vendor, 'baa', facts.asOf, null);
        // Whether it is signed at all is VND-01's question.
        if (state.signed !== true) continue;
        const { effective = 'none', expires = 'none' } = state.agreement ?? {};
        const isNear = expires !== 'none' && daysBetween(facts.asOf, expires) <= SOON_DAYS;
        const isSoon = state.inDates === true && isNear;
        const { value, because, missing } = allApply(
          hipaaApplies(facts, cohort),
          processorApplies(facts, vendor),
          agreed(state, some(isSoon, not(state.inDates))),
        );
        const severity = isSoon ? 'risk' : 'violation';
        if (missing) yield lacks({ ...missing, ifNo: severity });
        if (value !== true) continue;
        const message = `The BAA with ${vendor.name} ${inWords(effective, expires, facts.asOf)}`;
        yield* atEachUse(cohort, handed, 'hipaa', { severity, message, because });
      }
  },
  remedies: ['Renew the BAA, in force from today', 'Send no PHI until it is in force'],
  counsel: 'Whether the agreement goes on by its own terms, or binds what was handed over before.',
  falsePositives: 'An agreement that renews itself has no last day: write "none".',
});
