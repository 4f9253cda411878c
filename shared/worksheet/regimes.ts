import { bulkDataRuleFrom } from '#shared/geography/concern.ts';
import { countryInSentence, isEea, isUsOrTerritory } from '#shared/geography/countries.ts';
import { jurisdictionInSentence } from '#shared/geography/place-words.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import { hipaaApplies, lawApplies } from '#shared/evaluate/contract.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { statutes } from '#shared/evaluate/statute.ts';
import type { Applies, Statute } from '#shared/evaluate/statute.ts';

/** A law as it stands for a cohort, with the fact that brings it in. */
export type Regime = {
  readonly name: string;
  /** `unknown`: a fact is missing, or this rule pack has no rules for it. */
  readonly applies: 'yes' | 'unknown';
  /** The fact that triggers it, or the one that is missing. */
  readonly why: string;
};

const STATUTE_NAMES: Readonly<Record<Statute['rule'], string>> = {
  'LOC-01': 'HDS, France',
  'LOC-05': 's. 393 SGB V, Germany',
  'LOC-09': 'Fla. Stat. 408.051(3)',
  'LOC-10': 'Texas HSC ch. 183',
};

/** Regulation (EU) 2025/327: in force, and applied in general from. */
const EHDS = { from: '2025-03-26', applied: '2027-03-26', words: '26 March 2027' } as const;

/** Every law that applies to a cohort or may, as far as this rule pack knows laws. */
export function regimesOf(facts: MapFacts, cohort: CohortFacts): readonly Regime[] {
  return [
    ...standing('HIPAA', hipaaApplies(facts, cohort), hipaaReason(cohort)),
    ...european(facts, cohort),
    ...statutes.flatMap((statute) => {
      if (facts.asOf < statute.from) return [];
      const applies = statute.appliesTo(facts, cohort);
      return standing(STATUTE_NAMES[statute.rule], applies, reasons(applies.because));
    }),
    ...canadian(cohort),
    ...bulkData(facts, cohort),
    ...programmes(cohort),
    ...withoutRules(cohort),
  ];
}

function standing(name: string, { value, missing }: Applies, why: string): Regime[] {
  if (value === false) return [];
  return value === true
    ? [{ name, applies: 'yes', why }]
    : [{ name, applies: 'unknown', why: missing?.question ?? 'a fact is missing' }];
}

function hipaaReason({ cohort }: CohortFacts): string {
  return cohort.hipaa === undefined
    ? 'role of the organisation, and care in the United States'
    : 'stated on the map';
}

function european(facts: MapFacts, cohort: CohortFacts): Regime[] {
  const laws = [
    { law: 'gdpr', name: 'GDPR', covers: isEea },
    { law: 'uk', name: 'UK GDPR', covers: (country: string) => country === 'GB' },
    { law: 'swiss', name: 'FADP, Switzerland', covers: (country: string) => country === 'CH' },
  ] as const;
  const found = laws.flatMap(({ law, name, covers }) => {
    const why = [
      ...(covers(cohort.careCountry) ? [care(cohort)] : []),
      ...(cohort.controller !== undefined && covers(cohort.controller)
        ? [`controller in ${countryInSentence(cohort.controller)}`]
        : []),
    ];
    return standing(name, lawApplies(facts, cohort, law), why.join(', '));
  });
  if (!isEea(cohort.careCountry) || facts.asOf < EHDS.from) return found;
  const when = facts.asOf < EHDS.applied ? `general application ${EHDS.words}; ` : '';
  const why = `${when}confirm with counsel`;
  return [...found, { name: 'EHDS', applies: 'yes', why }];
}

const care = ({ cohort }: CohortFacts): string => `care in ${jurisdictionInSentence(cohort.care)}`;

function canadian(cohort: CohortFacts): Regime[] {
  if (!cohort.isCanada) return [];
  const why = care(cohort);
  return [
    { name: 'PIPEDA', applies: 'yes', why },
    ...(cohort.isQuebec ? [{ name: 'Quebec Law 25', applies: 'yes', why } as const] : []),
  ];
}

function bulkData({ asOf }: MapFacts, { cohort }: CohortFacts): Regime[] {
  if (asOf < bulkDataRuleFrom || cohort.usPersons === 0) return [];
  const name = 'US bulk data rule';
  return cohort.usPersons === undefined
    ? [{ name, applies: 'unknown', why: `How many of ${cohort.name} are US persons?` }]
    : [{ name, applies: 'yes', why: `${numberWords(cohort.usPersons)} US persons` }];
}

function programmes({ cohort }: CohortFacts): Regime[] {
  const programs = cohort.payerPrograms ?? [];
  return [
    ...(programs.length > 0
      ? [
          {
            name: 'Payer programme rules',
            applies: 'unknown',
            why: `${programs.toSorted().join(', ')}: this rule pack has no rules for them; confirm with counsel`,
          } as const,
        ]
      : []),
    ...(cohort.part2 === true
      ? [
          {
            name: '42 CFR Part 2',
            applies: 'unknown',
            why: 'stated on the map; this rule pack has no rules for it; confirm with counsel',
          } as const,
        ]
      : []),
  ];
}

const KNOWN: ReadonlySet<string> = new Set(['GB', 'CH', 'CA']);

/** Care under a law of which nothing was read: said, so that its absence is not taken as freedom. */
function withoutRules({ careCountry }: CohortFacts): Regime[] {
  if (isEea(careCountry) || isUsOrTerritory(careCountry) || KNOWN.has(careCountry)) return [];
  const why = 'this rule pack has no rules for it; confirm with counsel';
  return [{ name: `Law of ${countryInSentence(careCountry)}`, applies: 'unknown', why }];
}

/** The facts that bring a statute in, in words. */
function reasons(because: readonly Fact[]): string {
  const words = because.flatMap(({ field, value }): string[] => {
    if (field === 'care' && typeof value === 'string')
      return [`care in ${jurisdictionInSentence(value)}`];
    if (field === 'statutoryCare' && value === true) return ['statutory care'];
    if (field === 'certifiedEhr' && value === true) return ['certified EHR technology'];
    if (field === 'providerLicences' && Array.isArray(value) && value.length > 0)
      return [
        `providers licensed in ${value
          .map((code) => jurisdictionInSentence(String(code)))
          .toSorted()
          .join('; ')}`,
      ];
    return [];
  });
  return [...new Set(words)].join(', ');
}

/** `11800` → `11,800`. */
export const numberWords = (value: number): string =>
  String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
