import { within } from '#shared/geography/place-list.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Missing } from './agreement.ts';
import type { Fact, Remedy, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { Entity, NodeFacts } from './node-facts.ts';
import { dropSupport, moveInside } from './relocation.ts';
import { missingSupporter, supportFacts } from './support-access.ts';

/** A place outside the US and its territories in which a node's PHI is kept, handled or opened. */
export type Offshore = {
  readonly node: NodeFacts;
  readonly place: Place;
  /** Who has it there. */
  readonly by: Entity;
  /** What to ask where that is not known. */
  readonly missingBy: () => Missing;
  /** The field that names the place. */
  readonly field: string;
  readonly end: Subject;
  /** "kept in Ireland (aws eu-west-1)". */
  readonly words: () => string;
  readonly because: readonly Fact[];
  readonly remedies: () => readonly Remedy[];
};

const US = ['group:US-AND-TERRITORIES'] as const;

/** Every such place of a node; none at a patient's device. */
export function offshoreOf(facts: MapFacts, node: NodeFacts): readonly Offshore[] {
  if (node.isExempt) return [];
  const isInside = (place: Place): boolean => within(place, US, facts.asOf) !== 'no';
  return [...placed(node, isInside), ...opened(node, isInside)];
}

function placed(node: NodeFacts, isInside: (place: Place) => boolean): Offshore[] {
  return node.places.flatMap((use): Offshore[] => {
    const { place, field } = use;
    // What may be anywhere and keeps nothing is asked by LOC-25.
    const isOpen = place?.countries === 'anywhere' && !node.stores;
    if (!place || isOpen || isInside(place)) return [];
    const { subject } = node;
    return [
      {
        node,
        place,
        by: node.runBy,
        missingBy: () => ({
          subject,
          field: 'vendor',
          question: `Who runs ${node.node.name}?`,
        }),
        field,
        end: subject,
        words: () => `${node.stores ? 'kept' : 'handled'} in ${placeInSentence(place)}`,
        because: [placeFact(node, use), runByFact(node)],
        remedies: () => moveInside(node, use, 'US', 'the US', isInside),
      },
    ];
  });
}

function opened(node: NodeFacts, isInside: (place: Place) => boolean): Offshore[] {
  return (node.support ?? []).flatMap((support): Offshore[] => {
    const { place, by, hop } = support;
    if (!place || isInside(place)) return [];
    return [
      {
        node,
        place,
        by,
        missingBy: () => missingSupporter(node, support),
        field: 'support.country',
        end: hop,
        words: () => `opened from ${placeInSentence(place)}`,
        because: supportFacts(support),
        remedies: () =>
          dropSupport(node, 'the US', (other) => !other.place || isInside(other.place)),
      },
    ];
  });
}
