import { within } from '#shared/geography/place-list.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { storageCause } from './causes.ts';
import { EMPTY, overlaps, unspecifiedOnly } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Severity } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { persistenceFact, placeFact } from './node-facts.ts';
import type { PlaceField, PlaceUse } from './node-facts.ts';
import { moveInside } from './relocation.ts';
import { found, lacks } from './rule.ts';
import type { Found, Outcome } from './rule.ts';
import { both } from './statute.ts';
import type { Applies, Statute } from './statute.ts';
import { fromYesNo } from './tri.ts';

/** How sure it is that a statute catches the PHI at a node, by its classes. */
export type Caught = 'certain' | 'disputed' | 'unspecified';

/** A place of a node that a statute's list does not hold, or cannot be told to hold. */
export type Breach = {
  readonly statute: Statute;
  readonly cohort: CohortFacts;
  readonly holding: Holding;
  readonly use: PlaceUse & { readonly place: Place };
  /** The place is coarser than the list. */
  readonly isCoarse: boolean;
  readonly applies: Applies;
  readonly caught: Caught;
};

/** Whether a statute catches what a node holds; undefined where it holds nothing of the kind. */
export function caughtBy(statute: Statute, { classes }: Holding): Caught | undefined {
  if (overlaps(classes, statute.classes)) return 'certain';
  if (overlaps(classes, statute.disputedClasses ?? EMPTY)) return 'disputed';
  return overlaps(classes, unspecifiedOnly) ? 'unspecified' : undefined;
}

/** Every place where a statute is or may be broken, over all cohorts. */
export function breaches(facts: MapFacts, statute: Statute): Breach[] {
  const all: Breach[] = [];
  if (facts.asOf < statute.from) return all;
  for (const cohort of facts.evaluated) {
    const toCohort = statute.appliesTo(facts, cohort);
    if (toCohort.value === false) continue;
    for (const holding of facts.holdings(cohort, statute.scope)) {
      const { node } = holding;
      if (node.isExempt || (statute.reaches === 'storage' && !node.stores)) continue;
      const caught = caughtBy(statute, holding);
      if (!caught) continue;
      for (const { field, raw, place } of node.places) {
        // What only passes through a global service is asked by LOC-25.
        if (!place || (place.countries === 'anywhere' && !node.stores)) continue;
        const isInside = fromYesNo(within(place, statute.list, facts.asOf));
        if (isInside === true) continue;
        const applies = both(toCohort, statute.covers(facts, node));
        if (applies.value === false) break;
        const use = { field, raw, place };
        all.push({ statute, cohort, holding, use, isCoarse: isInside !== false, applies, caught });
      }
    }
  }
  return all;
}

/**
 * A statute's outcomes: a finding for each place outside its list, a question where a fact is
 * missing that would make it one. A violation, but a question for counsel where the law is arguable
 * for that place or for these classes.
 */
export function* checkStatute(facts: MapFacts, statute: Statute): Generator<Outcome> {
  for (const breach of breaches(facts, statute)) {
    const { cohort, use, applies, caught, isCoarse } = breach;
    const { node } = breach.holding;
    const arguable = statute.arguable?.(facts, node, use.place);
    const isForCounsel = caught === 'disputed' || arguable?.value === true;
    const ifNo: Severity = isForCounsel ? 'question' : 'violation';
    if (applies.missing) {
      yield lacks({ ...applies.missing, ifNo });
    } else if (caught === 'unspecified') {
      const question = `Which PHI of ${cohort.cohort.name} is there?`;
      yield lacks({ subject: cohort.subject, field: 'dataClasses', question, ifNo });
    } else if (isCoarse) {
      const question = `Where exactly is ${node.node.name}?`;
      yield lacks({ subject: node.subject, field: use.field, question, ifNo });
    } else if (arguable?.missing && !isForCounsel) {
      yield lacks({ ...arguable.missing, ifNo });
    } else {
      yield toFinding(facts, breach, ifNo, arguable?.because ?? []);
    }
  }
}

const VERBS: Record<PlaceField, string> = {
  place: 'is kept',
  failover: 'fails over',
  replicas: 'is copied',
  'backup.places': 'is backed up',
};

/** Where PHI is, after a verb: "in Paris (aws eu-west-3)", "anywhere (aws global)". */
const whereabouts = (place: Place, preposition = 'in'): string =>
  place.countries === 'anywhere'
    ? placeInSentence(place)
    : `${preposition} ${placeInSentence(place)}`;

/** What happens to PHI in a place of a node: "is kept in Paris (aws eu-west-3)". */
export function placeInWords(
  { stores }: { readonly stores: boolean },
  { field, place }: PlaceUse & { readonly place: Place },
): string {
  const verb = field === 'place' && !stores ? 'is processed' : VERBS[field];
  const preposition = field === 'failover' || field === 'replicas' ? 'to' : 'in';
  return `${verb} ${whereabouts(place, preposition)}`;
}

function toFinding(
  facts: MapFacts,
  { statute, cohort, holding: { node }, use, applies }: Breach,
  severity: Severity,
  because: readonly Fact[],
): Found {
  const { list, listName, scope, moveTo, reaches, disputedClasses } = statute;
  const { subject, cohort: patients } = cohort;
  const classes: Fact = { subject, field: 'dataClasses', value: patients.dataClasses ?? null };
  return found({
    severity,
    subject: node.subject,
    cohort: patients.id,
    scope,
    message: `PHI at ${node.node.name} ${placeInWords(node, use)}, outside ${listName}`,
    because: [
      placeFact(node, use),
      ...(reaches === 'storage' ? [persistenceFact(node)] : []),
      ...applies.because,
      ...(disputedClasses ? [classes] : []),
      ...because,
    ],
    remedies: moveInside(
      node,
      use,
      moveTo,
      listName,
      (place) => within(place, list, facts.asOf) === 'yes',
    ),
    cause: storageCause(node),
  });
}
