import { countryInSentence } from '#shared/geography/countries.ts';
import { within } from '#shared/geography/place-list.ts';
import type { Place } from '#shared/geography/place.ts';
import type { TransferLaw } from './channel-step.ts';
import type { Walk } from './channel.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact } from './finding.ts';
import { isAbroad, transfersAt, walkOfCopy } from './importers.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { heldAgainst, placeRulesFor } from './place-rules.ts';
import type { PlaceMatter } from './place-rules.ts';
import { fromYesNo } from './tri.ts';
import type { Tri } from './tri.ts';

/** Whether a place is at home for a cohort: EEA, GB, US and territories, Quebec, country of care. */
export const isAtHome = (facts: MapFacts, cohort: CohortFacts, place: Place): Tri =>
  fromYesNo(within(place, cohort.home, facts.asOf));

/** A cohort's home in words: "the EEA". */
export function homeName({ home, careCountry, isQuebec }: CohortFacts): string {
  if (home.includes('group:EEA')) return 'the EEA';
  if (home.includes('group:US-AND-TERRITORIES')) return 'the US';
  return isQuebec ? 'Quebec' : countryInSentence(careCountry);
}

/** How a copy stands: outside what is allowed, in no channel, or merely away from home. */
export type Placement = {
  readonly severity: 'violation' | 'risk';
  readonly reason: 'not-allowed' | 'no-channel' | 'away-from-home';
  /** What is wrong with the place, after a comma: "outside the EEA". */
  readonly words: string;
  readonly because: readonly Fact[];
};

/** How a walk ends that leaves no channel. */
export const FAILED: ReadonlySet<Walk['outcome']> = new Set(['none', 'without-assessment']);

/**
 * "As LOC/TRF": violation where a place is outside what is allowed to a cohort or the transfer walk
 * to it fails; else risk where it is outside home while the live path is inside; else nothing. What
 * cannot be told is nothing here: the walk and LOC-25 ask for it.
 */
export function judgePlacement(
  facts: MapFacts,
  cohort: CohortFacts,
  holding: Holding,
  use: PlaceUse,
  matter: PlaceMatter = 'storage',
): Placement | undefined {
  const { place } = use;
  if (!place) return undefined;
  const broken = heldAgainst(facts, cohort, holding, place, matter);
  if (typeof broken === 'object') {
    const words = `outside ${broken.name}`;
    return { severity: 'violation', reason: 'not-allowed', words, because: broken.because };
  }
  const walks = walksTo(facts, cohort, holding.node, use);
  const failed = walks.find(({ outcome }) => FAILED.has(outcome));
  if (failed) {
    const because = failed.steps.flatMap((step) => step.because);
    const words = 'without a valid transfer channel';
    return { severity: 'violation', reason: 'no-channel', words, because };
  }
  if (broken === 'unknown' || walks.some(({ outcome }) => outcome === 'undecided'))
    return undefined;
  const isAway = isAtHome(facts, cohort, place) === false;
  if (!isAway || isLivePathAtHome(facts, cohort, holding) !== true) return undefined;
  const because: Fact[] = [{ subject: cohort.subject, field: 'care', value: cohort.cohort.care }];
  const words = `while the live path stays in ${homeName(cohort)}`;
  return { severity: 'risk', reason: 'away-from-home', words, because };
}

const NO_WALKS: readonly Walk[] = [];

/** The walks to a place of a node under the laws that certainly apply: by its hops, or as a copy. */
export function walksTo(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  use: PlaceUse,
): readonly Walk[] {
  const underGdpr = cohort.gdpr === true ? walksUnder('gdpr', facts, cohort, node, use) : NO_WALKS;
  if (cohort.uk !== true) return underGdpr;
  return [...underGdpr, ...walksUnder('uk', facts, cohort, node, use)];
}

function walksUnder(
  law: TransferLaw,
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  { field, place }: PlaceUse,
): readonly Walk[] {
  if (!place || !isAbroad(law, place)) return NO_WALKS;
  if (field !== 'place')
    return node.runBy === 'self' ? NO_WALKS : [walkOfCopy(facts, cohort, law, node, place)];
  const transfers = transfersAt(facts, cohort, law, node);
  if (transfers.length === 0) return NO_WALKS;
  return transfers.filter(({ by }) => by === 'place').map((transfer) => transfer.walk);
}

/**
 * What a copy of a node's PHI in the worst place would be: a violation where a list or a law on
 * transfers binds it, a risk where it would be away from home, else nothing.
 */
export function worstPlacement(
  facts: MapFacts,
  cohort: CohortFacts,
  holding: Holding,
  matter: PlaceMatter = 'storage',
): 'violation' | 'risk' | undefined {
  const isTransfer = holding.node.runBy !== 'self' && (cohort.gdpr === true || cohort.uk === true);
  if (isTransfer || placeRulesFor(facts, cohort, holding, matter).length > 0) return 'violation';
  return isLivePathAtHome(facts, cohort, holding) === true ? 'risk' : undefined;
}

const live = new WeakMap<CohortFacts, Map<number, Tri>>();

/**
 * Whether the nodes on the shortest path to a node, without itself and patients' devices, are at
 * home. A path straight from the patient is at home, as the patient is.
 */
export function isLivePathAtHome(facts: MapFacts, cohort: CohortFacts, holding: Holding): Tri {
  const ofCohort = live.get(cohort) ?? new Map<number, Tri>();
  live.set(cohort, ofCohort);
  const { index } = holding.node;
  const answer = ofCohort.get(index) ?? followLivePath(facts, cohort, holding);
  ofCohort.set(index, answer);
  return answer;
}

function followLivePath(facts: MapFacts, cohort: CohortFacts, { node, classes }: Holding): Tri {
  let answer: Tri = true;
  for (const id of facts.pathTo(cohort, cohort.generalScope, node.subject, classes) ?? []) {
    const hop = facts.hopById(id);
    for (const end of hop ? [hop.from, hop.to] : []) {
      const on = facts.nodeById(end);
      if (!on || on === node || on.isExempt) continue;
      const isHome = on.place ? isAtHome(facts, cohort, on.place) : 'unknown';
      if (isHome === false) return false;
      if (isHome === 'unknown') answer = 'unknown';
    }
  }
  return answer;
}
