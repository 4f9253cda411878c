import {
  attestedC5,
  C5_TYPE_2_FROM,
  certifiedOtherwise,
  establishedInGermany,
} from '#shared/evaluate/german-cloud.ts';
import type { Holding } from '#shared/evaluate/map-facts.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { allApply } from '#shared/evaluate/contract.ts';
import { entityName } from '#shared/evaluate/node-facts.ts';
import { hostedByProcessor, statuteOf } from '#shared/evaluate/statute.ts';
import type { Applies } from '#shared/evaluate/statute.ts';
import type { Vendor } from '../../map/model.ts';

const law = statuteOf('LOC-05');

/** Whether a vendor has all that the law asks for, so that nothing of it need be looked at. */
const isProven = (vendor: Vendor, asOf: string): boolean =>
  establishedInGermany(vendor).value === true && attestedC5(vendor, asOf).value === true;

export const loc06 = defineRule({
  id: 'LOC-06',
  title: 'German cloud processor without establishment in Germany or C5 type 2',
  regime: ['DE-393'],
  effective: { from: '2024-07-01', until: null },
  severity: {
    violation: `it has no establishment in Germany, or neither C5 type 2 nor ISO 27001 in force; before ${C5_TYPE_2_FROM} C5 type 1 was enough`,
    question: 'it has ISO 27001 instead of C5',
  },
  cites: [
    {
      text: 'SGB V, § 393(2) to (4)',
      url: 'https://www.gesetze-im-internet.de/sgb_5/__393.html',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.statutoryCare',
    'node.vendor',
    'vendor.role',
    'vendor.country',
    'vendor.establishments',
    'vendor.certifications',
  ],
  *check(facts) {
    const proven = new Set(facts.map.vendors.filter((vendor) => isProven(vendor, facts.asOf)));
    const isOpen = ({ node: { isExempt, runBy } }: Holding): boolean =>
      !isExempt && !(typeof runBy === 'object' && proven.has(runBy));
    for (const cohort of facts.evaluated) {
      const toCohort = law.appliesTo(facts, cohort);
      if (toCohort.value === false) continue;
      for (const { node } of facts.holdings(cohort, law.scope).filter(isOpen)) {
        const hosted = hostedByProcessor(facts, node);
        const gate = allApply(toCohort, hosted);
        if (gate.value === false) continue;
        // While nobody knows who runs it, nobody knows what they have.
        const judged = (judge: (vendor: Vendor, asOf: string) => Applies): Applies =>
          typeof node.runBy === 'object' ? judge(node.runBy, facts.asOf) : hosted;
        const seat = judged(establishedInGermany);
        const c5 = judged(attestedC5);
        const other = judged(certifiedOtherwise);
        const isUnproven = c5.value === false && other.value === false;
        const isViolation = seat.value === false || isUnproven;
        const isOther = c5.value === false && other.value === true;
        const isFallback = other.value === true && seat.value === true;
        const ifNo = isFallback ? 'question' : 'violation';
        if (gate.missing) {
          yield lacks({ ...gate.missing, ifNo });
          continue;
        }
        const missing = seat.missing ?? c5.missing ?? (isOther ? undefined : other.missing);
        if (!isViolation && missing) yield lacks({ ...missing, ifNo });
        if (!isViolation && !isOther) continue;
        const lacking = [
          ...(seat.value === false ? ['no establishment in Germany'] : []),
          ...(c5.value === false ? [`no C5${isOther ? ' but ISO 27001' : ''}`] : []),
        ];
        yield found({
          severity: isViolation ? 'violation' : 'question',
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: law.scope,
          message: `${entityName(node.runBy)} processes German statutory-care data at ${node.node.name} and has ${lacking.join(' and ')}`,
          because: [...gate.because, ...seat.because, ...c5.because, ...other.because],
        });
      }
    }
  },
  remedies: [
    'Require a current C5 type 2 attestation',
    'Contract with a group company that has an establishment in Germany',
    'Take a vendor that has both',
  ],
  counsel:
    'Whether the service is cloud computing, whether an establishment is needed for processing inside Germany too, and whether another standard is recognised as equal by ordinance.',
  falsePositives:
    'A vendor that is no cloud service in the sense of the law, or that works for privately paid care only, needs neither.',
});
