import { hipaaApplies } from '#shared/evaluate/contract.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { judgeOffshore } from '#shared/evaluate/offshore-standing.ts';
import type { Judged } from '#shared/evaluate/offshore-standing.ts';
import { offshoreOf } from '#shared/evaluate/offshore.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

export const vnd06 = defineRule({
  id: 'VND-06',
  title: 'PHI kept or opened abroad and not in the risk analysis',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'it is outside the US, and the risk analysis does not cover the place',
    info: 'it is outside the US, with a BAA and in the risk analysis',
  },
  cites: [
    {
      text: '45 CFR 164.308(a)(1)(ii)(A)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: true,
    },
    {
      text: 'HHS OCR, Guidance on HIPAA and Cloud Computing (storage outside the United States)',
      url: 'https://www.hhs.gov/hipaa/for-professionals/special-topics/health-information-technology/cloud-computing/index.html',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.hipaaRole',
    'cohort.hipaa',
    'node.vendor',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'vendor.agreements',
    'governance.riskAnalysis',
  ],
  *check(facts) {
    const judged = new Map<NodeFacts, readonly Judged[]>();
    for (const cohort of facts.evaluated) {
      const law = hipaaApplies(facts, cohort);
      if (law.value === false) continue;
      for (const { node } of facts.holdings(cohort, 'hipaa')) {
        const uses =
          judged.get(node) ?? offshoreOf(facts, node).map((use) => judgeOffshore(facts, use));
        judged.set(node, uses);
        for (const { value, missing, part } of uses) {
          const ask = value === false ? undefined : (law.missing ?? missing);
          if (ask) yield lacks({ ...ask, ifNo: 'violation' });
          if (law.value !== true || !part) continue;
          const because = [...law.because, ...part.because];
          yield found({ ...part, because, cohort: cohort.cohort.id });
        }
      }
    }
  },
  remedies: [
    'Look at the place in the risk analysis, with what can be enforced there',
    'Keep and open it in the US',
  ],
  counsel: 'Whether the agreement can be enforced there, and what state law or payers forbid.',
  falsePositives: 'HIPAA itself sets no place; a state, a payer or a contract may.',
});
