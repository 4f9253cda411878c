import { agreementCause } from '#shared/evaluate/causes.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import { handedTo, lacksBaa } from '#shared/evaluate/contract.ts';
import type { Use } from '#shared/evaluate/contract.ts';
import type { Remedy, Subject } from '#shared/evaluate/finding.ts';
import { flowName } from '#shared/evaluate/flow-name.ts';
import type { Flow, MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks, removeElement } from '#shared/evaluate/rule.ts';

/** Something that care can do without, and what takes it away. */
type Optional = { readonly element: Subject; readonly remedy: Remedy };

/** The flows of a cohort that are optional, by the node that they go to. */
const optionalFlows = (facts: MapFacts, cohort: CohortFacts): Map<NodeFacts, Flow[]> =>
  Map.groupBy(
    facts.flows(cohort, 'hipaa').filter(({ hop }) => hop.necessity === 'optional'),
    (flow) => flow.target,
  );

function optionalAt(node: NodeFacts, flows: readonly Flow[] = []): Optional[] {
  const ofHops = flows.map((flow) => ({
    element: flow.subject,
    remedy: removeElement(`Remove "${flowName(flow)}"`, flow.subject),
  }));
  if (node.node.necessity !== 'optional') return ofHops;
  const remedy = removeElement(`Remove ${node.node.name}`, node.subject);
  return [{ element: node.subject, remedy }, ...ofHops];
}

const isOptional = ({ node, support }: Use, flows: ReadonlyMap<NodeFacts, unknown>): boolean =>
  !support && (node.node.necessity === 'optional' || flows.has(node));

export const vnd05 = defineRule({
  id: 'VND-05',
  title: 'Optional convenience without a BAA',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'a hop or node that care can do without brings PHI to a vendor with no signed BAA',
  },
  cites: [
    {
      text: '45 CFR 164.502(e)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.hipaaRole',
    'cohort.hipaa',
    'node.vendor',
    'node.necessity',
    'hop.necessity',
    'vendor.role',
    'vendor.agreements',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      const flows = optionalFlows(facts, cohort);
      for (const { vendor, subject, uses } of handedTo(facts, cohort, 'hipaa'))
        for (const { node } of uses.filter((use) => isOptional(use, flows))) {
          const optional = optionalAt(node, flows.get(node));
          const { value, because, missing } = lacksBaa(facts, cohort, vendor);
          if (missing) yield lacks({ ...missing, ifNo: 'violation' });
          if (value !== true) continue;
          for (const { element, remedy } of optional)
            yield found({
              severity: 'violation',
              subject,
              elements: [element, node.subject],
              pathTo: element,
              cohort: cohort.cohort.id,
              scope: 'hipaa',
              message: `${vendor.name} gets PHI by something optional and has no signed BAA`,
              because: [{ subject: element, field: 'necessity', value: 'optional' }, ...because],
              remedies: [remedy],
              cause: agreementCause(vendor.id, node),
            });
        }
    }
  },
  remedies: ['Do without it', 'Take the PHI out of it', 'Sign a BAA first'],
  counsel: 'Whether the vendor is a business associate, a conduit, or a provider in its own right.',
  falsePositives: 'What is optional for one clinic may be essential for another.',
});
