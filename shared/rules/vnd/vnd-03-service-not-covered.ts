import { agreementState } from '#shared/evaluate/agreement.ts';
import type { Missing } from '#shared/evaluate/agreement.ts';
import { agreed, allApply, handedTo } from '#shared/evaluate/contract.ts';
import { hipaaApplies, processorApplies } from '#shared/evaluate/contract.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import type { Agreement, Vendor } from '../../map/model.ts';

/** Coverage hangs on the list of services or, where that is there, on which service it is. */
function missingCoverage(vendor: Vendor, { services }: Agreement, node: NodeFacts): Missing {
  if (services)
    return {
      subject: node.subject,
      field: 'service',
      question: `Which service of ${vendor.name} is ${node.node.name}?`,
    };
  return {
    subject: { type: 'vendor', id: vendor.id },
    field: 'agreements.services',
    question: `Which services does the BAA with ${vendor.name} cover?`,
  };
}

/** Whether an agreement leaves anything out, or may. Asked first: it is the same for every node. */
const mayBeOut = ({ agreements }: Vendor): boolean | undefined =>
  agreements?.some(({ services }) => !services?.includes('*'));

export const vnd03 = defineRule({
  id: 'VND-03',
  title: 'Service in use is not covered by the BAA',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'the BAA lists services and this one is not among them',
    question: 'the BAA lists no service at all',
  },
  cites: [
    {
      text: '45 CFR 164.504(e)(2)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'organisation.hipaaRole',
    'cohort.hipaa',
    'node.vendor',
    'node.service',
    'vendor.role',
    'vendor.agreements.services',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const { vendor, subject, uses } of handedTo(facts, cohort, 'hipaa'))
        for (const { node, support } of mayBeOut(vendor) ? uses : []) {
          if (support) continue;
          const { service } = node.node;
          const state = agreementState(vendor, 'baa', facts.asOf, service);
          if (state.signed !== true || state.covers === true) continue;
          const { agreement = {} } = state;
          const listsNone = agreement.services?.length === 0;
          const severity = listsNone ? 'question' : 'violation';
          const { value, because, missing } = allApply(
            hipaaApplies(facts, cohort),
            processorApplies(facts, vendor),
            agreed(
              { ...state, missing: missingCoverage(vendor, agreement, node) },
              state.covers === 'unknown' ? state.covers : true,
            ),
          );
          if (missing) yield lacks({ ...missing, ifNo: severity });
          if (value !== true) continue;
          const used: Fact = { subject: node.subject, field: 'service', value: service ?? null };
          yield found({
            severity,
            subject,
            pathTo: node.subject,
            cohort: cohort.cohort.id,
            scope: 'hipaa',
            message: listsNone
              ? `The BAA with ${vendor.name} names no service that it covers`
              : `The BAA with ${vendor.name} does not cover ${service ?? node.node.name}`,
            because: [used, ...because],
          });
        }
  },
  remedies: ['Move to a service that the BAA covers', 'Have the BAA amended'],
  counsel: 'Whether the wording of the agreement takes in the service, or its successor.',
  falsePositives: 'A vendor may rename a service; names are compared as they are written.',
});
