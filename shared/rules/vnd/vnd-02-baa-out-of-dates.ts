import { agreed, allApply, atEachUse, handedTo } from '#shared/evaluate/contract.ts';
import { hipaaApplies, processorApplies } from '#shared/evaluate/contract.ts';
import { agreementState } from '#shared/evaluate/agreement.ts';
import type { AgreementState } from '#shared/evaluate/agreement.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import { daysBetween } from '../../map/calendar.ts';

const SOON_DAYS = 60;

type Term = { readonly severity: 'violation' | 'risk'; readonly words: string };

/** How the dates of a signed BAA stand; not known where one is missing, nothing where all is well. */
function termOf(
  { inDates, agreement }: AgreementState,
  asOf: string,
): Term | 'unknown' | undefined {
  const { effective, expires } = agreement ?? {};
  if (inDates === false) {
    const words =
      expires !== undefined && expires < asOf
        ? `ran out on ${expires}`
        : effective === undefined || effective === 'none'
          ? 'was never put into force'
          : `begins only on ${effective}`;
    return { severity: 'violation', words };
  }
  if (inDates === 'unknown') return inDates;
  return expires !== undefined && expires !== 'none' && daysBetween(asOf, expires) <= SOON_DAYS
    ? { severity: 'risk', words: `runs out on ${expires}` }
    : undefined;
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
        const term = state.signed === true ? termOf(state, facts.asOf) : undefined;
        if (!term) continue;
        const { value, because, missing } = allApply(
          hipaaApplies(facts, cohort),
          processorApplies(facts, vendor),
          agreed(state, term === 'unknown' ? term : true),
        );
        const severity = term === 'unknown' ? 'violation' : term.severity;
        if (missing) yield lacks({ ...missing, ifNo: severity });
        if (value !== true || term === 'unknown') continue;
        const message = `The BAA with ${vendor.name} ${term.words}`;
        yield* atEachUse(cohort, handed, 'hipaa', { severity, message, because });
      }
  },
  remedies: ['Renew the BAA, in force from today', 'Send no PHI until it is in force'],
  counsel: 'Whether the agreement goes on by its own terms, or binds what was handed over before.',
  falsePositives: 'An agreement that renews itself has no last day: write "none".',
});
