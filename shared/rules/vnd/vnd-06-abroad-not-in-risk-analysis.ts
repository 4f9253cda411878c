import { offshoreUses } from '#shared/evaluate/offshore.ts';
import type { Offshore } from '#shared/evaluate/offshore.ts';
import { agreementState } from '#shared/evaluate/agreement.ts';
import { agreed, allApply, hipaaApplies } from '#shared/evaluate/contract.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { analysed } from '#shared/evaluate/risk-analysis.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { Applies } from '#shared/evaluate/statute.ts';
import { not } from '#shared/evaluate/tri.ts';

/** A signed BAA with whoever has the PHI there; the organisation itself needs none. */
function contracted(facts: MapFacts, { by, missingBy }: Offshore): Applies {
  if (by === 'self') return { value: true, because: [] };
  if (!by) return { value: 'unknown', because: [], missing: missingBy };
  const state = agreementState(by, 'baa', facts.asOf, null);
  return agreed(state, state.signed);
}

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
    for (const cohort of facts.evaluated) {
      if (cohort.hipaa === false) continue;
      for (const use of offshoreUses(facts, cohort)) {
        const { by, node } = use;
        const analysis = analysed(facts, use);
        const base = allApply(hipaaApplies(facts, cohort), contracted(facts, use));
        const isOut: Applies = { ...analysis, value: not(analysis.value) };
        const { missing, because } = allApply(base, isOut);
        if (missing) yield lacks({ ...missing, ifNo: 'violation' });
        if (base.value !== true || analysis.value === 'unknown') continue;
        const papers =
          by === 'self' ? 'the risk analysis covers' : 'the BAA and the risk analysis cover';
        yield found({
          severity: analysis.value ? 'info' : 'violation',
          subject: typeof by === 'object' ? { type: 'vendor', id: by.id } : node.subject,
          elements: [node.subject],
          pathTo: use.end,
          cohort: cohort.cohort.id,
          scope: 'hipaa',
          message: analysis.value
            ? `PHI is ${use.words}, outside the US; ${papers} it`
            : `PHI is ${use.words}, outside the US, and the risk analysis does not cover it`,
          because: [...use.because, ...because],
          remedies: analysis.value ? [] : use.remedies(),
        });
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
