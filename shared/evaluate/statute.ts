import { within } from '#shared/geography/place-list.ts';
import { isUsOrTerritory } from '#shared/geography/countries.ts';
import { placeLabel } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { dataGroups } from '../map/schema/vocabulary.ts';
import { isProcessor } from './agreement.ts';
import type { Missing } from './agreement.ts';
import {
  classSet,
  everyClass,
  intersection,
  isEmpty,
  unspecifiedOnly,
  union,
} from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Remedy, Severity } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { storageCause } from './causes.ts';
import { found, lacks } from './rule.ts';
import type { Outcome } from './rule.ts';
import { every, fromYesNo, known } from './tri.ts';
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
  readonly list: readonly [string, ...string[]];
  /** The list in words: "the EEA". */
  readonly listName: string;
  readonly scope: Scope;
  /** The classes to which it certainly applies; others may be a question for counsel. */
  readonly classes: ClassSet;
  /** Classes of which counsel must say whether they are caught. */
  readonly disputedClasses?: ClassSet;
  /** Storage only, or any processing. */
  readonly reaches: 'storage' | 'processing';
  /** Where a breach is for counsel to judge, so that no other rule may build on it. */
  readonly isDisputed?: (facts: MapFacts, node: NodeFacts, place: Place) => boolean;
  readonly appliesTo: (facts: MapFacts, cohort: CohortFacts) => Applies;
  /** Whether it reaches a node, by who runs it. */
  readonly covers: (facts: MapFacts, node: NodeFacts) => Applies;
};

const always: Applies = { value: true, because: [] };

/** Run by somebody else who processes for the organisation. */
export function hostedByProcessor(facts: MapFacts, node: NodeFacts): Applies {
  const because = [runByFact(node)];
  const { runBy } = node;
  if (runBy === 'self') return { value: false, because };
  if (!runBy) {
    const question = `Who runs ${node.node.name}?`;
    return {
      value: 'unknown',
      because,
      missing: { subject: node.subject, field: 'vendor', question },
    };
  }
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

function licensedIn(cohort: CohortFacts, state: string): Applies {
  const { providerLicences } = cohort.cohort;
  const because: Fact[] = [
    { subject: cohort.subject, field: 'providerLicences', value: providerLicences ?? null },
  ];
  if (providerLicences) return { value: providerLicences.includes(state), because };
  if (cohort.careCountry !== 'US') return { value: false, because };
  const isOtherState = cohort.cohort.care !== 'US' && cohort.cohort.care !== state;
  if (isOtherState) return { value: false, because };
  const question = `In which states are the providers of ${cohort.cohort.name} licensed?`;
  const missing = { subject: cohort.subject, field: 'providerLicences', question };
  return { value: 'unknown', because, missing };
}

function both(a: Applies, b: Applies): Applies {
  const value = every(a.value, b.value);
  const missing = a.missing ?? b.missing;
  const because = [...a.because, ...b.because];
  return value === 'unknown' && missing ? { value, because, missing } : { value, because };
}

/** From this day every certificate of a French host demands storage in the EEA. */
const FRENCH_CERTIFICATES_RENEWED = '2026-05-16';

const healthRecord = classSet([...dataGroups.clinical, ...dataGroups.diagnostic]);

/** Every storage statute of the rule pack, one row a law. */
export const statutes: readonly Statute[] = [
  {
    rule: 'LOC-01',
    from: '2024-11-16',
    list: ['group:EEA'],
    listName: 'the EEA',
    scope: 'gdpr',
    classes: everyClass,
    reaches: 'storage',
    isDisputed: ({ asOf }) => asOf < FRENCH_CERTIFICATES_RENEWED,
    appliesTo: (_facts, cohort) => ({
      value: cohort.careCountry === 'FR',
      because: [care(cohort)],
    }),
    covers: hostedByProcessor,
  },
  {
    rule: 'LOC-05',
    from: '2024-07-01',
    list: ['group:EEA', 'iso:CH', 'group:GDPR-ADEQUATE'],
    listName: 'the EEA, Switzerland and countries with an adequacy decision',
    scope: 'gdpr',
    classes: everyClass,
    reaches: 'processing',
    isDisputed: (_facts, { runBy }, { countries }) =>
      typeof runBy === 'object' &&
      runBy.dpf?.status === 'active' &&
      countries !== 'anywhere' &&
      countries.every(isUsOrTerritory),
    appliesTo: (_facts, cohort) =>
      flagged(
        cohort,
        cohort.careCountry === 'DE',
        'statutoryCare',
        `Are ${cohort.cohort.name} treated in German statutory care?`,
      ),
    covers: hostedByProcessor,
  },
  {
    rule: 'LOC-09',
    from: '2023-07-01',
    list: ['group:US-AND-TERRITORIES', 'iso:CA'],
    listName: 'the US, its territories and Canada',
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
    list: ['group:US-AND-TERRITORIES'],
    listName: 'the US and its territories',
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
    appliesTo: (_facts, cohort) =>
      cohort.cohort.care === 'US-TX'
        ? { value: true, because: [care(cohort)] }
        : licensedIn(cohort, 'US-TX'),
    covers: () => always,
  },
];

/** The statute of a rule. */
export function statuteOf(rule: Statute['rule']): Statute {
  const row = statutes.find((statute) => statute.rule === rule);
  if (!row) throw new Error(`no statute row for ${rule}`);
  return row;
}

/** A place of a node that a statute's list does not hold, or cannot be told to hold. */
export type Breach = {
  readonly cohort: CohortFacts;
  readonly holding: Holding;
  readonly use: PlaceUse;
  /** True: outside the list; not known: the place is coarser than the list. */
  readonly isOutside: Tri;
  readonly applies: Applies;
  /** The classes at the node that the statute certainly reaches, or else disputed ones. */
  readonly classes: ClassSet;
  readonly isDisputed: boolean;
};

/** Every place where a statute is or may be broken, over all cohorts. */
export function* breaches(facts: MapFacts, statute: Statute): Generator<Breach> {
  if (facts.asOf < statute.from) return;
  for (const cohort of facts.evaluated) {
    const toCohort = statute.appliesTo(facts, cohort);
    if (toCohort.value === false) continue;
    for (const holding of facts.holdings(cohort, statute.scope)) {
      const { node } = holding;
      if (node.isExempt || (statute.reaches === 'storage' && !node.stores)) continue;
      const certain = intersection(holding.classes, union(statute.classes, unspecifiedOnly));
      const disputed = intersection(holding.classes, statute.disputedClasses ?? { lo: 0, hi: 0 });
      if (isEmpty(certain) && isEmpty(disputed)) continue;
      for (const use of node.places) {
        if (!use.place) continue;
        const isOutside = fromYesNo(within(use.place, statute.list, facts.asOf));
        if (isOutside === true) continue;
        const applies = both(toCohort, statute.covers(facts, node));
        if (applies.value === false) break;
        yield {
          cohort,
          holding,
          use,
          isOutside: isOutside === false ? true : 'unknown',
          applies,
          classes: isEmpty(certain) ? disputed : certain,
          isDisputed: isEmpty(certain),
        };
      }
    }
  }
}

/**
 * A statute's outcomes: a finding for each place outside its list, a question where a fact is
 * missing that would make it one.
 * @param severity what a breach is on the as-of date; undefined = nothing
 */
export function* checkStatute(
  facts: MapFacts,
  statute: Statute,
  severity: (breach: Breach) => Severity | undefined,
  remedies: (breach: Breach) => readonly Remedy[],
): Generator<Outcome> {
  for (const breach of breaches(facts, statute)) {
    const level = severity(breach);
    if (!level) continue;
    const { cohort, holding, use, applies } = breach;
    const { node } = holding;
    if (breach.isOutside === 'unknown') {
      const question = `Where exactly is ${node.node.name}?`;
      yield lacks({ subject: node.subject, field: use.field, question, ifNo: level });
    } else if (applies.value === 'unknown' && applies.missing) {
      yield lacks({ ...applies.missing, ifNo: level });
    } else if (use.place) {
      const verb = statute.reaches === 'storage' ? 'stores PHI in' : 'processes PHI in';
      yield found({
        severity: level,
        subject: node.subject,
        cohort: cohort.cohort.id,
        scope: statute.scope,
        message: `${node.node.name} ${verb} ${placeLabel(use.place)}, outside ${statute.listName}`,
        because: [placeFact(node, use), ...applies.because],
        remedies: remedies(breach),
        cause: storageCause(node),
      });
    }
  }
}
