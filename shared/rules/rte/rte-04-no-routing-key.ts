import { countryInSentence } from '#shared/geography/countries.ts';
import { subdivisionName } from '#shared/geography/subdivisions.ts';
import { countryOf } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';

/** The countries of care, or the US states where all care is in the US: more than one needs a key. */
function jurisdictionsOf({ evaluated }: MapFacts): string[] {
  const cares = evaluated.map(({ cohort }) => cohort.care);
  const countries = [...new Set(cares.map(countryOf))].toSorted();
  if (countries.length > 1) return countries.map(countryInSentence);
  const states = cares.filter((care) => care.startsWith('US-'));
  return [...new Set(states)].toSorted().map(subdivisionName);
}

export const rte04 = defineRule({
  id: 'RTE-04',
  title: 'No routing key defined',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    question:
      'care is in several countries or US states, and nothing decides where a patient is served',
  },
  cites: [{ text: 'baseline (policy)', tier: 1, verified: true }],
  reads: ['cohort.care', 'routing.basis'],
  *check(facts) {
    const jurisdictions = jurisdictionsOf(facts);
    const basis = facts.map.routing?.basis;
    if (jurisdictions.length < 2 || (basis && basis.length > 0)) return;
    const { subject } = facts;
    const words = jurisdictions.join(', ');
    if (!basis) {
      const question = `Care is in ${words}: what decides which region serves a patient?`;
      yield lacks({ subject, field: 'routing.basis', question, ifNo: 'question' });
      return;
    }
    for (const { cohort, subject: patients } of facts.evaluated)
      yield found({
        severity: 'question',
        subject,
        cohort: cohort.id,
        message: `Care is in ${words}, and nothing decides which region serves a patient`,
        because: [
          { subject, field: 'routing.basis', value: basis },
          { subject: patients, field: 'care', value: cohort.care },
        ],
        remedies: [
          setField(
            "Route by place of care and the provider's jurisdiction",
            subject,
            'routing.basis',
            ['place-of-care', 'provider-jurisdiction'],
          ),
        ],
      });
  },
  remedies: ['Decide at sign-up or scheduling which jurisdiction a patient belongs to'],
  counsel: 'Which fact decides the law in each country or state served.',
  falsePositives: 'Where every region keeps the strictest of all laws, no key may be needed.',
});
