import { hipaaApplies } from '#shared/evaluate/contract.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { isOlderThanMonths } from '#shared/map/calendar.ts';

/** How long a risk analysis counts as current: product default, not law. */
const MONTHS = 12;
const FIELD = 'governance.riskAnalysis.date';

export const gov05 = defineRule({
  id: 'GOV-05',
  title: 'No current risk analysis',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'PHI under HIPAA, and it is known that no risk analysis was made',
    risk: `the last one is more than ${MONTHS} months old`,
  },
  cites: [
    {
      text: '45 CFR 164.308(a)(1)(ii)(A)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    { text: `baseline (policy): made anew every ${MONTHS} months`, tier: 1, verified: true },
  ],
  reads: ['organisation.hipaaRole', 'cohort.hipaa', 'governance.riskAnalysis.date'],
  *check(facts) {
    const { subject, asOf } = facts;
    const analysis = facts.map.governance?.riskAnalysis;
    const written = analysis === 'none' ? 'none' : analysis?.date;
    // One that is dated after the day asked about says nothing of the one before it.
    const date = written !== 'none' && (written ?? '') > asOf ? undefined : written;
    const isOld = date !== undefined && date !== 'none' && isOlderThanMonths(date, MONTHS, asOf);
    if (date !== undefined && date !== 'none' && !isOld) return;
    const severity = isOld ? 'risk' : 'violation';
    for (const cohort of facts.evaluated) {
      const applies = hipaaApplies(facts, cohort);
      if (applies.missing) yield lacks({ ...applies.missing, ifNo: severity });
      if (applies.value !== true) continue;
      if (date === undefined) {
        const question = analysis
          ? 'When was the last risk analysis under HIPAA made?'
          : 'When was the risk analysis made, and which places does it cover?';
        yield lacks({
          subject,
          field: analysis ? FIELD : 'governance.riskAnalysis',
          question,
          ifNo: severity,
        });
        continue;
      }
      const because: Fact[] = [
        { subject, field: analysis === 'none' ? 'governance.riskAnalysis' : FIELD, value: date },
        ...applies.because,
      ];
      yield found({
        severity,
        subject,
        cohort: cohort.cohort.id,
        message: isOld
          ? `The last risk analysis is of ${date}, more than ${MONTHS} months ago`
          : 'No risk analysis was made',
        because,
      });
    }
  },
  remedies: [
    'Analyse the risks to PHI at every place that is drawn, and date the analysis',
    'Name in it the places outside the United States as well',
  ],
  counsel:
    'Whether what was done amounts to the accurate and thorough assessment that the rule asks for.',
  falsePositives: 'An analysis that is kept up to date all along and bears its first date.',
});
