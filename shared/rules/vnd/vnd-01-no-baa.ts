import { agreementCause } from '#shared/evaluate/causes.ts';
import {
  askWhoRuns,
  atEachUse,
  handedTo,
  hipaaApplies,
  lacksBaa,
} from '#shared/evaluate/contract.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

export const vnd01 = defineRule({
  id: 'VND-01',
  title: 'Vendor touches PHI with no BAA',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: { violation: 'a business associate handles PHI and no BAA with it is signed' },
  cites: [
    {
      text: '45 CFR 164.502(e), 164.308(b)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
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
    'vendor.agreements',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      yield* askWhoRuns(facts, cohort, 'hipaa', hipaaApplies(facts, cohort), ['VND-02', 'VND-03']);
      for (const handed of handedTo(facts, cohort, 'hipaa')) {
        const { vendor } = handed;
        const { value, because, missing } = lacksBaa(facts, cohort, vendor);
        if (missing) yield lacks({ ...missing, ifNo: 'violation' });
        if (value !== true) continue;
        const message = `${vendor.name} handles PHI and has no signed BAA`;
        const part = { severity: 'violation', message, because } as const;
        yield* atEachUse(cohort, handed, 'hipaa', part, ({ node }) =>
          agreementCause(vendor.id, node),
        );
      }
    }
  },
  remedies: ['Sign a BAA before PHI goes there', 'Take the vendor out of the flow'],
  counsel: 'Whether the vendor is a business associate, a conduit, or a provider in its own right.',
  falsePositives:
    'A vendor that only transmits, without more than transient storage, may be a conduit.',
});
