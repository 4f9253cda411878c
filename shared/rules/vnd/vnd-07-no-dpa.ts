import { agreementState } from '#shared/evaluate/agreement.ts';
import {
  agreed,
  allApply,
  askWhoRuns,
  atEachUse,
  dataProtectionApplies,
  handedTo,
  lacksDpa,
  processorApplies,
} from '#shared/evaluate/contract.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

/** What Art 28(3) asks the contract to say. */
const NEEDED = ['purposes', 'data-categories', 'subprocessors', 'deletion', 'audit'] as const;

const inWords = (terms: readonly string[]): string => terms.join(', ').replaceAll('-', ' ');

export const vnd07 = defineRule({
  id: 'VND-07',
  title: 'No contract with a processor (Art 28)',
  regime: ['EU-GDPR', 'UK-GDPR', 'CH-FADP'],
  effective: { from: '2018-05-25', until: null },
  severity: {
    violation: 'a processor has PHI under the GDPR, UK or Swiss law and no signed DPA is in force',
    risk: `the DPA does not speak of ${inWords(NEEDED)}`,
  },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Art 28(3)',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
    { text: 'UK GDPR, Art 28', tier: 3, verified: true },
    {
      text: 'Swiss Federal Act on Data Protection (nFADP), Art 9',
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.support',
    'vendor.role',
    'vendor.agreements',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      yield* askWhoRuns(facts, cohort, 'gdpr', dataProtectionApplies(facts, cohort), []);
      for (const handed of handedTo(facts, cohort, 'gdpr')) {
        const { vendor, subject } = handed;
        const state = agreementState(vendor, 'dpa', facts.asOf, null);
        if (state.inForce !== true) {
          const { value, because, missing } = lacksDpa(facts, cohort, vendor);
          if (missing) yield lacks({ ...missing, ifNo: 'violation' });
          if (value !== true) continue;
          const message = `No data processing agreement (DPA) with ${vendor.name} is signed and in force`;
          yield* atEachUse(cohort, handed, 'gdpr', { severity: 'violation', message, because });
          continue;
        }
        const { terms } = state.agreement ?? {};
        const lacking = NEEDED.filter((term) => !terms?.includes(term));
        if (lacking.length === 0) continue;
        const question = `What does the data processing agreement (DPA) with ${vendor.name} lay down?`;
        const { value, because, missing } = allApply(
          dataProtectionApplies(facts, cohort),
          processorApplies(facts, vendor),
          agreed(
            { ...state, missing: { subject, field: 'agreements.terms', question } },
            terms ? true : 'unknown',
          ),
        );
        if (missing) yield lacks({ ...missing, ifNo: 'risk' });
        if (value !== true) continue;
        const message = `The data processing agreement (DPA) with ${vendor.name} lacks: ${inWords(lacking)}`;
        const told = { subject, field: 'agreements.terms', value: terms ?? null };
        const part = { severity: 'risk', message, because: [...because, told] } as const;
        yield* atEachUse(cohort, handed, 'gdpr', part);
      }
    }
  },
  remedies: ['Sign a DPA with all that Art 28(3) asks for', 'Take the vendor out of the flow'],
  counsel:
    'Whether the vendor is a processor or a controller of its own, and whether its standard terms suffice.',
  falsePositives: 'Joint controllers need an arrangement under Art 26 instead.',
});
