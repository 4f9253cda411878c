import { assumptions as assumptionWords } from '#shared/evaluate/assumption.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { jurisdictionWords, placeWords } from '#shared/geography/place-words.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import { withUnit } from '#shared/map/unit-words.ts';
import { factsInWords } from './fact-words.ts';
import { listWords } from './place-summary.ts';
import { dayWords } from './vendor-register.ts';
import type { Speaker } from './words.ts';

/** What the evaluation rests on besides the facts that were written down. */
export type Assumed = {
  /** What is taken not to stand. */
  readonly assumptions: readonly string[];
  /** Values that nobody wrote and the format assumes, as far as a finding read them. */
  readonly defaults: readonly string[];
  /** Governance and organisation: label and words. */
  readonly evidence: readonly { readonly label: string; readonly words: string }[];
  readonly notUsed: string;
  /** What a person should look at in the drawing. */
  readonly warnings: readonly string[];
};

export function assumedBy(facts: MapFacts, evaluation: Evaluation, speaker: Speaker): Assumed {
  const read = evaluation.findings
    .flatMap(({ because }) => because)
    .filter(({ isDefault }) => isDefault);
  return {
    assumptions: evaluation.assumptions.map((name) => assumptionWords[name]),
    defaults: factsInWords(read, speaker).toSorted(),
    evidence: evidenceOf(facts),
    notUsed: facts.map.notUsed.map(choiceWords).toSorted().join(', ') || 'none stated',
    warnings: evaluation.warnings.map(({ message }) => message),
  };
}

function evidenceOf({ map }: MapFacts): { readonly label: string; readonly words: string }[] {
  const { organisation, governance } = map;
  const analysis = governance?.riskAnalysis;
  const role = organisation?.hipaaRole;
  const covered =
    analysis === undefined || analysis === 'none'
      ? undefined
      : analysis.places
          ?.map((text) => placeWords(text).words)
          .toSorted()
          .join(', ');
  return [
    {
      label: 'Organisation',
      words: `${organisation?.name ?? 'name not known'}, ${organisation?.country === undefined ? 'country not known' : jurisdictionWords(organisation.country).words}`,
    },
    { label: 'Role under HIPAA', words: role === undefined ? 'not known' : choiceWords(role) },
    {
      label: 'Risk analysis',
      words:
        analysis === undefined
          ? 'not known'
          : analysis === 'none'
            ? 'none'
            : `${dayWords(analysis.date, 'none')}, places covered: ${covered ?? 'not known'}`,
    },
    { label: 'Map reviewed', words: dayWords(governance?.mapReviewed, 'never') },
    { label: 'Access reviewed', words: dayWords(governance?.accessReviewed, 'never') },
    { label: 'Penetration test', words: dayWords(governance?.penetrationTest, 'never') },
    { label: 'Incident exercise', words: dayWords(governance?.tabletop, 'never') },
    {
      label: 'Responsibility matrix',
      words: dayWords(governance?.responsibilityMatrix, 'none'),
    },
    {
      label: 'Documentation kept for',
      words:
        governance?.documentRetentionYears === undefined
          ? 'not known'
          : governance.documentRetentionYears === 'none'
            ? 'no period'
            : withUnit(governance.documentRetentionYears, 'years'),
    },
  ];
}

const BASIS: Readonly<Record<string, string>> = {
  'place-of-care': 'place of care',
  'provider-jurisdiction': "the provider's jurisdiction",
  residence: 'residence',
  nationality: 'nationality',
  'travel-location': 'where they travel',
  'ip-address': 'IP address',
};

/** The routing key in one sentence. */
export function routingWords({ map }: MapFacts): string {
  const basis = map.routing?.basis;
  if (basis === undefined) return 'What patients are routed by is not known.';
  if (basis.length === 0) return 'Nothing decides which region serves a patient.';
  const keys = basis.map((key) => BASIS[key] ?? key).toSorted();
  return `Patients are routed by ${listWords(keys)}.`;
}
