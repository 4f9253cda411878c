import { contractGap } from '#shared/evaluate/gap.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { Missing } from '#shared/evaluate/agreement.ts';
import type { Fact, Remedy } from '#shared/evaluate/finding.ts';
import { transfersAt } from '#shared/evaluate/importers.ts';
import type { Holding, MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

/** A transfer without a channel, and what is missing to tell of others. */
type ChannelGap = {
  readonly value: boolean;
  readonly because: readonly Fact[];
  readonly missing: Missing | undefined;
};

const isTracker = ({ node }: Holding): boolean => node.node.kind === 'error-tracker';

/** Whether PHI gets to a tracker, or to who supports it, abroad without a channel. */
function channelGap(facts: MapFacts, cohort: CohortFacts, node: NodeFacts): ChannelGap {
  const walks = (['gdpr', 'uk'] as const)
    .filter((law) => cohort[law] === true)
    .flatMap((law) => transfersAt(facts, cohort, law, node))
    .map((transfer) => transfer.walk);
  const failed = walks.filter(
    ({ outcome }) => outcome === 'none' || outcome === 'without-assessment',
  );
  const because = failed.flatMap(({ steps }) => steps.flatMap((step) => step.because));
  const missing = walks.find(({ outcome }) => outcome === 'undecided')?.missing;
  return { value: failed.length > 0, because, missing };
}

const sendNothing = (facts: MapFacts, { node }: NodeFacts): Remedy => ({
  label: `Send no PHI to ${node.name}`,
  patch: facts
    .hopsAt(node.id)
    .map(({ id }) => ({ set: { type: 'hop', id }, field: 'carries', value: [] })),
});

export const app01 = defineRule({
  id: 'APP-01',
  title: 'Error tracker receives PHI',
  regime: ['US-HIPAA', 'EU-GDPR'],
  effective: { from: null, until: null },
  severity: {
    violation: 'PHI reaches it without the BAA, the DPA or the transfer channel that it needs',
    risk: 'PHI reaches it',
  },
  cites: [
    {
      text: '45 CFR 164.502(e)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: true,
    },
    {
      text: 'Regulation (EU) 2016/679, Arts 28(3) and 44',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
    { text: 'baseline (policy): error reports hold no PHI', tier: 1, verified: true },
  ],
  reads: [
    'node.kind',
    'node.vendor',
    'node.place',
    'vendor.role',
    'vendor.agreements',
    'vendor.dpf',
    'hop.transfer',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const { node } of facts.holdings(cohort, cohort.generalScope).filter(isTracker)) {
        const contract = contractGap(facts, cohort, node);
        const channel = channelGap(facts, cohort, node);
        const gaps = [contract, channel].filter(({ value }) => value === true);
        const missing = gaps.length > 0 ? undefined : (contract.missing ?? channel.missing);
        if (missing) yield lacks({ ...missing, ifNo: 'violation' });
        const { name } = node.node;
        const without =
          contract.value === true
            ? ' without the contract that it needs'
            : channel.value
              ? ' without a transfer channel'
              : '';
        yield found({
          severity: gaps.length > 0 ? 'violation' : 'risk',
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message: `PHI reaches the error tracker ${name}${without}`,
          because: [
            { subject: node.subject, field: 'kind', value: node.node.kind },
            ...gaps.flatMap(({ because }) => because),
          ],
          remedies: [sendNothing(facts, node)],
          ...(contract.cause === undefined ? {} : { cause: contract.cause }),
        });
      }
  },
  remedies: ['Scrub reports before they leave', 'Run the tracker yourself', 'Do without it'],
  counsel: 'Whether what reports hold is PHI, and whether the vendor is a business associate.',
  falsePositives: 'Reports that are scrubbed well hold no PHI: draw the hop as carrying none.',
});
