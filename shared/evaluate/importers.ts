import type { Place } from '#shared/geography/place.ts';
import type { Missing } from './agreement.ts';
import { accessCause, storageCause } from './causes.ts';
import { isInside, walk } from './channel.ts';
import type { Walk } from './channel.ts';
import type { Import, TransferLaw } from './channel-step.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import type { Flow, Holding, MapFacts } from './map-facts.ts';
import { persistenceFact, placeFact, runByFact } from './node-facts.ts';
import type { Entity, NodeFacts, PlaceField, PlaceUse, SupportUse } from './node-facts.ts';
import { missingSupporter, supportFacts } from './support-access.ts';

/** One way in which a cohort's PHI comes to an importer in a third country. */
export type Transferred = {
  readonly cohort: CohortFacts;
  readonly node: NodeFacts;
  readonly importer: Entity;
  readonly place: Place;
  /** How the place comes in: a place of the node, or access from it. */
  readonly by: PlaceField | 'support';
  /** The hop that brings it, drawn or derived; absent for copies and entry nodes. */
  readonly hop?: Subject;
  readonly flow?: Flow;
  readonly support?: SupportUse;
  readonly classes: ClassSet;
  readonly walk: Walk;
  readonly because: readonly Fact[];
};

/** Whether a place lies outside the area within which a law knows no transfer, or may. */
export const isAbroad = (law: TransferLaw, place: Place): boolean =>
  place.countries === 'anywhere' || place.countries.some((country) => !isInside(law, country));

const NOTHING: readonly Transferred[] = [];

/** What is worked out once for a cohort of a map and a law. */
type Known = {
  readonly transfers: readonly Transferred[];
  readonly byNode: ReadonlyMap<number, readonly Transferred[]>;
};

const cache = new WeakMap<CohortFacts, Map<TransferLaw, Known>>();

function known(facts: MapFacts, cohort: CohortFacts, law: TransferLaw): Known {
  const ofCohort = cache.get(cohort) ?? new Map<TransferLaw, Known>();
  const cached = ofCohort.get(law);
  if (cached) return cached;
  const transfers = findTransfers(facts, cohort, law);
  const made = { transfers, byNode: Map.groupBy(transfers, ({ node }) => node.index) };
  cache.set(cohort, ofCohort.set(law, made));
  return made;
}

/** The transfers of a cohort under a law, worked out once a map: see {@link findTransfers}. */
export const transfersOf = (
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
): readonly Transferred[] => known(facts, cohort, law).transfers;

/** The same at one node. */
export const transfersAt = (
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
): readonly Transferred[] => known(facts, cohort, law).byNode.get(node.index) ?? NOTHING;

/** What to ask where nobody says who runs a node. */
export const whoRuns = ({ subject, node }: NodeFacts): Missing => ({
  subject,
  field: 'vendor',
  question: `Who runs ${node.name}?`,
});

/** The import into a node in a place, without the hop that brings it. */
export const importAt = (
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  place: Place,
): Import => ({
  law,
  importer: node.runBy,
  place,
  service: node.node.service,
  cohort: cohort.cohort.id,
  isUnderBoth: cohort[law === 'gdpr' ? 'uk' : 'gdpr'] !== false,
  who: whoRuns(node),
});

const walks = new WeakMap<CohortFacts, Map<string, Walk>>();

/** Walks that rest on a vendor's instruments alone are the same for all its nodes of a service in a place. */
function walkTo(facts: MapFacts, cohort: CohortFacts, entry: Import): Walk {
  const { law, importer, place, service, hop } = entry;
  if (typeof importer !== 'object' || hop?.transfer) return walk(facts, entry);
  const ofCohort = walks.get(cohort) ?? new Map<string, Walk>();
  walks.set(cohort, ofCohort);
  const key = [law, importer.id, place.raw, JSON.stringify(service)].join('\n');
  const made = ofCohort.get(key) ?? walk(facts, entry);
  ofCohort.set(key, made);
  return made;
}

/** The walk of a copy that whoever runs a node keeps somewhere: without a hop, by the vendor's instruments. */
export const walkOfCopy = (
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  place: Place,
): Walk => walkTo(facts, cohort, importAt(cohort, law, node, place));

/**
 * Every transfer of a cohort's PHI under a law, with its walk: receiving nodes of other entities,
 * their copies, and support access. Self to self is none, nor is anything at a patient's device;
 * from a vendor back to the organisation's own node abroad is one.
 */
function findTransfers(facts: MapFacts, cohort: CohortFacts, law: TransferLaw): Transferred[] {
  if (cohort[law] === false) return [];
  const entries = new Set(cohort.cohort.entry);
  const transfers: Transferred[] = [];
  for (const holding of facts.holdings(cohort, 'gdpr')) {
    const { node } = holding;
    if (node.isExempt) continue;
    const { place } = node;
    if (place && isAbroad(law, place))
      transfers.push(...intoNode(facts, cohort, law, holding, place, entries.has(node.node.id)));
    if (node.runBy !== 'self')
      for (const use of node.copies) transfers.push(...intoCopy(facts, cohort, law, holding, use));
    for (const support of node.support ?? [])
      transfers.push(...toSupport(facts, cohort, law, holding, support));
  }
  return transfers;
}

function intoNode(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  place: Place,
  isEntry: boolean,
): Transferred[] {
  const shared = { cohort, node, importer: node.runBy, place, by: 'place' as const };
  const because = [placeFact(node, node.ownPlace[0]), runByFact(node)];
  const entry = importAt(cohort, law, node, place);
  const byFlow = facts.flowsInto(cohort, 'gdpr', node).flatMap((flow): Transferred[] => {
    const doubt = whoMakesItATransfer(flow.source, node);
    if (doubt === 'none') return [];
    const made = walkTo(facts, cohort, { ...entry, hop: flow.hop });
    return [
      {
        ...shared,
        because,
        classes: flow.classes,
        flow,
        hop: flow.subject,
        walk: doubt ? doubted(made, doubt) : made,
      },
    ];
  });
  if (node.runBy === 'self' || !isEntry) return byFlow;
  return [...byFlow, { ...shared, because, classes, walk: walkTo(facts, cohort, entry) }];
}

/**
 * Whether a hop goes to another entity: 'none' where both ends are the organisation or a patient
 * sends to it, the fact to ask for where it hangs on who runs an end, undefined where it does. From
 * a vendor on, PHI always goes to an importer, be it the organisation's own node.
 */
function whoMakesItATransfer(source: NodeFacts, target: NodeFacts): 'none' | Missing | undefined {
  if (typeof source.runBy === 'object' || typeof target.runBy === 'object') return undefined;
  if (target.runBy === undefined) return whoRuns(target);
  return source.runBy === 'self' || source.isExempt ? 'none' : whoRuns(source);
}

/** A walk that fails only matters if it is a transfer at all: ask for that. */
const doubted = (made: Walk, missing: Missing): Walk =>
  made.outcome === 'channel'
    ? made
    : { outcome: 'undecided', steps: made.steps, fallback: 'undecided', missing };

/** Copies without a hop use the vendor's instruments. */
function intoCopy(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  use: PlaceUse,
): Transferred[] {
  const { place, field: by } = use;
  if (!place || !isAbroad(law, place)) return [];
  const because = [placeFact(node, use), persistenceFact(node), runByFact(node)];
  const made = walkOfCopy(facts, cohort, law, node, place);
  return [{ cohort, node, importer: node.runBy, place, by, classes, walk: made, because }];
}

function toSupport(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  support: SupportUse,
): Transferred[] {
  const { place, by: importer, hop } = support;
  if (!place || importer === 'self' || !isAbroad(law, place)) return [];
  const who = missingSupporter(node, support);
  const imported = { ...importAt(cohort, law, node, place), importer, service: null, who };
  const because = supportFacts(support);
  const made = walkTo(facts, cohort, imported);
  return [
    { cohort, node, importer, place, by: 'support', hop, support, classes, walk: made, because },
  ];
}

/** A transfer's finding is about the importing vendor; about the node where that is not known or is the organisation. */
export const transferSubject = ({
  importer,
  node,
}: Pick<Transferred, 'importer' | 'node'>): Subject =>
  typeof importer === 'object' ? { type: 'vendor', id: importer.id } : node.subject;

/** What a transfer shares with findings about the same storage or access abroad. */
export const transferCause = ({ by, hop, node }: Transferred): string =>
  by === 'support' && hop ? accessCause(hop.id) : storageCause(node);
