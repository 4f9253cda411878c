import { isUsOrTerritory, stateOf } from '#shared/geography/countries.ts';
import { florida, franceHds, germany393List, texas } from '#shared/geography/legal-lists.ts';
import type { Place } from '#shared/geography/place.ts';
import { dataGroups } from '../map/schema/vocabulary.ts';
import { isProcessor } from './agreement.ts';
import type { Missing } from './agreement.ts';
import { classSet, everyClass } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import { runByFact } from './node-facts.ts';
import type { NodeFacts } from './node-facts.ts';
import { every, known } from './tri.ts';
import type { Tri } from './tri.ts';
import type { Scope } from './travel.ts';

/** Whether something applies, the facts that say so, and the one that is missing. */
export type Applies = {
  readonly value: Tri;
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

/** A law that pins PHI to a list of places. Same shape of law, different list: one row each. */
export type Statute = {
  readonly rule: 'LOC-01' | 'LOC-05' | 'LOC-09' | 'LOC-10';
  /** In force from, inclusive. */
  readonly from: string;
  readonly list: readonly string[];
  /** The list in words: "the EEA". */
  readonly listName: string;
  /** The country of the list to which a remedy moves PHI. */
  readonly moveTo: string;
  readonly scope: Scope;
  /** The classes to which it certainly applies; others may be a question for counsel. */
  readonly classes: ClassSet;
  /** Classes of which counsel must say whether they are caught. */
  readonly disputedClasses?: ClassSet;
  /** Storage only, or any processing. */
  readonly reaches: 'storage' | 'processing';
  /** Whether a breach there is for counsel to judge, so that no other rule may build on it. */
  readonly arguable?: (facts: MapFacts, node: NodeFacts, place: Place) => Applies;
  readonly appliesTo: (facts: MapFacts, cohort: CohortFacts) => Applies;
  /** Whether it reaches a node, by who runs it. */
  readonly covers: (facts: MapFacts, node: NodeFacts) => Applies;
};

const always: Applies = { value: true, because: [] };

/** Run by somebody else, in whatever role. */
export function runByVendor(_facts: MapFacts, node: NodeFacts): Applies {
  const because = [runByFact(node)];
  if (node.runBy) return { value: node.runBy !== 'self', because };
  const question = `Who runs ${node.node.name}?`;
  const missing = { subject: node.subject, field: 'vendor', question };
  return { value: 'unknown', because, missing };
}

/** Run by somebody else who processes for the organisation. */
export function hostedByProcessor(facts: MapFacts, node: NodeFacts): Applies {
  const byVendor = runByVendor(facts, node);
  const { because } = byVendor;
  const { runBy } = node;
  if (typeof runBy !== 'object') return byVendor;
  const value = isProcessor(runBy, facts.kindsRunBy(runBy.id));
  const subject = { type: 'vendor', id: runBy.id } as const;
  if (value !== 'unknown') return { value, because };
  const question = `Does ${runBy.name} process for you, or in its own right?`;
  return { value, because, missing: { subject, field: 'role', question } };
}

const care = (cohort: CohortFacts): Fact => ({
  subject: cohort.subject,
  field: 'care',
  value: cohort.cohort.care,
});

/** A boolean of the cohort, asked only where the cohort is in the right country. */
function flagged(
  cohort: CohortFacts,
  isCandidate: boolean,
  field: 'statutoryCare' | 'certifiedEhr',
  question: string,
): Applies {
  const because: Fact[] = [
    care(cohort),
    { subject: cohort.subject, field, value: cohort.cohort[field] ?? null },
  ];
  const value = every(isCandidate, known(cohort.cohort[field]));
  return value === 'unknown'
    ? { value, because, missing: { subject: cohort.subject, field, question } }
    : { value, because };
}

/** Whether providers hold a licence of a US state; asked where care may be there. */
function licensedIn(cohort: CohortFacts, state: string): Applies {
  const { care: place, providerLicences: licences, name } = cohort.cohort;
  const { subject } = cohort;
  const because: Fact[] = [{ subject, field: 'providerLicences', value: licences ?? null }];
  // "US" names no state, so that it may be any of them; an entry may be "unknown".
  const isOpen = licences
    ? licences.some((licence) => licence === 'US' || licence === 'unknown')
    : place === 'US' || place === state;
  if (licences?.includes(state)) return { value: true, because };
  if (!isOpen) return { value: false, because };
  const question = `In which states are the providers of ${name} licensed?`;
  return { value: 'unknown', because, missing: { subject, field: 'providerLicences', question } };
}

/** Whether care is in a US state; asked where only the country is given. */
function treatedIn(cohort: CohortFacts, state: string): Applies {
  const { care: place, name } = cohort.cohort;
  const because = [care(cohort)];
  if (place !== 'US') return { value: place === state, because };
  const question = `In which states are ${name} treated?`;
  return {
    value: 'unknown',
    because,
    missing: { subject: cohort.subject, field: 'care', question },
  };
}

function either(a: Applies, b: Applies): Applies {
  if (a.value === true) return a;
  return b.value === true || a.value === false
    ? b
    : { ...a, because: [...a.because, ...b.because] };
}

/** Two conditions as one. */
export function both(a: Applies, b: Applies): Applies {
  const value = every(a.value, b.value);
  const missing = a.missing ?? b.missing;
  const because = [...a.because, ...b.because];
  return value === 'unknown' && missing ? { value, because, missing } : { value, because };
}

/** Whether a US vendor's place in the list of adequate countries hangs on its DPF certificate. */
function certifiedUnderDpf(
  { assumptions }: MapFacts,
  { runBy }: NodeFacts,
  { countries }: Place,
): Applies {
  const isUs = countries !== 'anywhere' && countries.every(isUsOrTerritory);
  if (!isUs || typeof runBy !== 'object') return { value: false, because: [] };
  const subject = { type: 'vendor', id: runBy.id } as const;
  const { status, covers } = runBy.dpf ?? {};
  const because: Fact[] = [{ subject, field: 'dpf.status', value: status ?? null }];
  if (covers) because.push({ subject, field: 'dpf.covers', value: covers });
  if (assumptions.has('no-dpf') || covers?.includes('non-hr') === false)
    return { value: false, because };
  if (status !== undefined) return { value: status === 'active', because };
  const question = `Is ${runBy.name} on the active Data Privacy Framework list?`;
  return { value: 'unknown', because, missing: { subject, field: 'dpf.status', question } };
}

/** From this day every certificate of a French host demands storage in the EEA. */
export const FRENCH_CERTIFICATES_RENEWED = '2026-05-16';

const healthRecord = classSet([...dataGroups.clinical, ...dataGroups.diagnostic]);

/** Every storage statute of the rule pack, one row a law. */
export const statutes: readonly Statute[] = [
  {
    rule: 'LOC-01',
    from: '2024-11-16',
    list: franceHds.allowed,
    listName: 'the EEA',
    moveTo: 'FR',
    scope: 'gdpr',
    classes: everyClass,
    reaches: 'storage',
    arguable: ({ asOf }) => ({ value: asOf < FRENCH_CERTIFICATES_RENEWED, because: [] }),
    appliesTo: (_facts, cohort) => ({
      value: stateOf(cohort.careCountry) === 'FR',
      because: [care(cohort)],
    }),
    covers: hostedByProcessor,
  },
  {
    rule: 'LOC-05',
    from: '2024-07-01',
    list: germany393List.allowed,
    listName: 'the EEA, Switzerland and countries with an adequacy decision',
    moveTo: 'DE',
    scope: 'gdpr',
    classes: everyClass,
    reaches: 'processing',
    arguable: certifiedUnderDpf,
    appliesTo: (_facts, cohort) =>
      flagged(
        cohort,
        cohort.careCountry === 'DE',
        'statutoryCare',
        `Are ${cohort.cohort.name} treated in German statutory care?`,
      ),
    covers: runByVendor,
  },
  {
    rule: 'LOC-09',
    from: '2023-07-01',
    list: florida.allowed,
    listName: 'the US, its territories and Canada',
    moveTo: 'US',
    scope: 'hipaa',
    classes: everyClass,
    reaches: 'storage',
    appliesTo: (_facts, cohort) => {
      const licence = licensedIn(cohort, 'US-FL');
      if (licence.value === false) return licence;
      const question = `Do the providers of ${cohort.cohort.name} use certified EHR technology?`;
      return both(licence, flagged(cohort, true, 'certifiedEhr', question));
    },
    covers: () => always,
  },
  {
    rule: 'LOC-10',
    from: '2026-01-01',
    list: texas.allowed,
    listName: 'the US and its territories',
    moveTo: 'US',
    scope: 'hipaa',
    classes: healthRecord,
    disputedClasses: classSet([
      'recording',
      'transcript',
      'chat',
      'message',
      'consent-form',
      'document-image',
      'extracted-text',
      'search-index',
      'embedding',
    ]),
    reaches: 'storage',
    appliesTo: (_facts, cohort) => either(treatedIn(cohort, 'US-TX'), licensedIn(cohort, 'US-TX')),
    covers: () => always,
  },
];

/** The statute of a rule. */
export function statuteOf(rule: Statute['rule']): Statute {
  const row = statutes.find((statute) => statute.rule === rule);
  if (!row) throw new Error(`no statute row for ${rule}`);
  return row;
}
