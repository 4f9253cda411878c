import { agreementState } from '#shared/evaluate/agreement.ts';
import { agreed } from '#shared/evaluate/contract.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import { whoRuns } from '#shared/evaluate/importers.ts';
import { departureFound, departures, missingPlace } from '#shared/evaluate/quebec.ts';
import type { Departure } from '#shared/evaluate/quebec.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { Applies } from '#shared/evaluate/statute.ts';
import { every, not, some } from '#shared/evaluate/tri.ts';

/** The assessment did not conclude that the PHI is adequately protected. */
function notAdequate({ node, assessment: { conclusion, because } }: Departure): Applies {
  const [{ subject } = node] = because;
  const field = subject.type === 'hop' ? 'transfer.piaConclusion' : 'assessments.conclusion';
  const fact: Fact = { subject, field, value: conclusion ?? null };
  if (conclusion !== undefined) return { value: conclusion !== 'adequate', because: [fact] };
  const question = `Did the privacy impact assessment find PHI at ${node.node.name} adequately protected?`;
  return { value: 'unknown', because: [fact], missing: { subject, field, question } };
}

/** No written agreement: as the hop says, else as the vendor's data processing agreement stands. */
function notWritten({ node, flow }: Departure, asOf: string): Applies {
  const written = flow?.hop.transfer?.agreement;
  if (flow && written !== undefined)
    return {
      value: !written,
      because: [{ subject: flow.subject, field: 'transfer.agreement', value: written }],
    };
  // Nobody makes a contract with themselves.
  if (node.runBy === 'self') return { value: false, because: [] };
  if (!node.runBy) return { value: 'unknown', because: [], missing: whoRuns(node) };
  const state = agreementState(node.runBy, 'dpa', asOf, null);
  return agreed(state, not(state.inForce));
}

export const trf12 = defineRule({
  id: 'TRF-12',
  title: 'Data leaves Quebec without a written agreement or a finding of adequate protection',
  regime: ['CA-QC'],
  effective: { from: '2023-09-22', until: null },
  severity: {
    violation:
      'the assessment exists, but did not find the protection adequate, or no written agreement follows it',
  },
  cites: [
    {
      text: 'Act respecting the protection of personal information in the private sector, P-39.1, s. 17',
      url: 'https://legisquebec.gouv.qc.ca/en/version/cs/P-39.1?code=se%3A17&history=20240930',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'hop.transfer.pia',
    'hop.transfer.piaConclusion',
    'hop.transfer.agreement',
    'vendor.assessments',
    'vendor.agreements',
  ],
  *check(facts) {
    for (const departure of departures(facts)) {
      if (departure.assessment.exists !== true) continue;
      const unfit = notAdequate(departure);
      const unwritten = notWritten(departure, facts.asOf);
      const value = every(departure.isOutside, some(unfit.value, unwritten.value));
      const wrong = [
        ...(unfit.value === true ? ['although its protection was not found adequate'] : []),
        ...(unwritten.value === true ? ['without a written agreement'] : []),
      ].join(' and ');
      const missing = missingPlace(departure) ?? unfit.missing ?? unwritten.missing;
      if (value === true)
        yield departureFound(departure, facts.asOf, wrong, [
          ...unfit.because,
          ...unwritten.because,
        ]);
      else if (value === 'unknown' && missing) yield lacks({ ...missing, ifNo: 'violation' });
    }
  },
  remedies: [
    'Sign a written agreement that takes the assessment into account',
    'Add the measures that the assessment asks for, and conclude it anew',
    'Move the system to a region in Quebec, such as Montreal',
  ],
  counsel: 'Whether the agreement takes the results of the assessment into account.',
  falsePositives:
    'A data processing agreement counts as the written agreement, whatever its terms.',
});
