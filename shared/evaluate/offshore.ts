import { within } from '#shared/geography/place-list.ts';
import { placeLabel } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Missing } from './agreement.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Remedy, Subject } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { Entity, NodeFacts } from './node-facts.ts';
import { dropSupport, moveInside } from './relocation.ts';
import { missingSupporter, supportFacts } from './support-access.ts';

/** PHI of a cohort outside the US and its territories: kept or handled there, or opened from there. */
export type Offshore = {
  readonly node: NodeFacts;
  readonly place: Place;
  /** Who has it there. */
  readonly by: Entity;
  /** What to ask where that is not known. */
  readonly missingBy: Missing;
  /** The field that names the place. */
  readonly field: string;
  readonly end: Subject;
  /** "kept in Ireland (aws eu-west-1)". */
  readonly words: string;
  readonly because: readonly Fact[];
  readonly remedies: () => readonly Remedy[];
};

const US = ['group:US-AND-TERRITORIES'] as const;

/** Every such use, over the nodes that the cohort's HIPAA PHI reaches. */
export function* offshoreUses(facts: MapFacts, cohort: CohortFacts): Generator<Offshore> {
  const isInside = (place: Place): boolean => within(place, US, facts.asOf) !== 'no';
  for (const holding of facts.holdings(cohort, 'hipaa')) {
    if (holding.node.isExempt) continue;
    yield* placed(holding, isInside);
    yield* opened(holding, isInside);
  }
}

function* placed({ node }: Holding, isInside: (place: Place) => boolean): Generator<Offshore> {
  for (const use of node.places) {
    const { place } = use;
    // What may be anywhere and keeps nothing is asked by LOC-25.
    const isOpen = place?.countries === 'anywhere' && !node.stores;
    if (!place || isOpen || isInside(place)) continue;
    yield {
      node,
      place,
      by: node.runBy,
      missingBy: {
        subject: node.subject,
        field: 'vendor',
        question: `Who runs ${node.node.name}?`,
      },
      field: use.field,
      end: node.subject,
      words: `${node.stores ? 'kept' : 'handled'} in ${placeLabel(place)}`,
      because: [placeFact(node, use), runByFact(node)],
      remedies: () => moveInside(node, use, 'US', 'the US', isInside),
    };
  }
}

function* opened({ node }: Holding, isInside: (place: Place) => boolean): Generator<Offshore> {
  for (const support of node.support ?? []) {
    const { place, by, hop } = support;
    if (!place || isInside(place)) continue;
    yield {
      node,
      place,
      by,
      missingBy: missingSupporter(node, support),
      field: 'support.country',
      end: hop,
      words: `opened from ${placeLabel(place)}`,
      because: supportFacts(support),
      remedies: () => dropSupport(node, 'the US', (other) => !other.place || isInside(other.place)),
    };
  }
}
