import { agreementState } from '#shared/evaluate/agreement.ts';
import { agreementCause } from '#shared/evaluate/causes.ts';
import {
  allApply,
  handedTo,
  hipaaApplies,
  processorApplies,
  unsigned,
} from '#shared/evaluate/contract.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

export const vnd01 = defineRule({
  id: 'VND-01',
  title: 'Vendor touches PHI with no BAA',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: { violation: 'a business associate handles PHI and no BAA with it is signed' },
  cites: [
    {
      text: '45 CFR 164.502(e), 164.308(b)',
      url: 'https://www.ecfr.gov/current/title-45/section-164.502',
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
    for (const cohort of facts.evaluated)
      for (const { vendor, node, subject, end } of handedTo(facts, cohort, 'hipaa')) {
        const missing = allApply(
          hipaaApplies(facts, cohort),
          processorApplies(facts, vendor),
          unsigned(agreementState(vendor, 'baa', facts.asOf, null)),
        );
        if (missing.missing) yield lacks({ ...missing.missing, ifNo: 'violation' });
        if (missing.value !== true) continue;
        yield found({
          severity: 'violation',
          subject,
          elements: [node.subject],
          pathTo: end,
          cohort: cohort.cohort.id,
          scope: 'hipaa',
          message: `${vendor.name} handles PHI and has no signed BAA`,
          because: missing.because,
          cause: agreementCause(vendor.id, node),
        });
      }
  },
  remedies: ['Sign a BAA before PHI goes there', 'Take the vendor out of the flow'],
  counsel: 'Whether the vendor is a business associate, a conduit, or a provider in its own right.',
  falsePositives:
    'A vendor that only transmits, without more than transient storage, may be a conduit.',
});
