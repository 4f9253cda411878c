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

const isAbroad = (law: TransferLaw, place: Place): boolean =>
  place.countries === 'anywhere' || place.countries.some((country) => !isInside(law, country));

type ByNode = ReadonlyMap<number, readonly Transferred[]>;

const cache = new WeakMap<MapFacts, Map<string, readonly Transferred[]>>();
const cacheByNode = new WeakMap<readonly Transferred[], ByNode>();

/** The transfers of a cohort under a law, worked out once a map: see {@link findTransfers}. */
export function transfersOf(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
): readonly Transferred[] {
  const ofMap = cache.get(facts) ?? new Map<string, readonly Transferred[]>();
  cache.set(facts, ofMap);
  const key = `${cohort.index}/${law}`;
  const transfers = ofMap.get(key) ?? findTransfers(facts, cohort, law);
  ofMap.set(key, transfers);
  return transfers;
}

/** The same at one node. */
export function transfersAt(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
): readonly Transferred[] {
  const transfers = transfersOf(facts, cohort, law);
  const byNode = cacheByNode.get(transfers) ?? Map.groupBy(transfers, (item) => item.node.index);
  cacheByNode.set(transfers, byNode);
  return byNode.get(node.index) ?? [];
}

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

/** The walk of a copy that whoever runs a node keeps somewhere: without a hop, by the vendor's instruments. */
export const walkOfCopy = (
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  place: Place,
): Walk => walk(facts, importAt(cohort, law, node, place));

/**
 * Every transfer of a cohort's PHI under a law, with its walk: receiving nodes of other entities,
 * their copies, and support access. Self to self is none, nor is anything at a patient's device;
 * from a vendor back to the organisation's own node abroad is one.
 */
function findTransfers(facts: MapFacts, cohort: CohortFacts, law: TransferLaw): Transferred[] {
  if (cohort[law] === false) return [];
  const flowsTo = Map.groupBy(facts.flows(cohort, 'gdpr'), (flow) => flow.target.index);
  const walks = new Map<string, Walk>();
  /** Walks that rest on a vendor's instruments alone are the same for all its nodes of a service in a place. */
  const walkTo = (entry: Import): Walk => {
    if (typeof entry.importer !== 'object' || entry.hop?.transfer) return walk(facts, entry);
    const key = JSON.stringify([entry.importer.id, entry.place.raw, entry.service]);
    const made = walks.get(key) ?? walk(facts, entry);
    walks.set(key, made);
    return made;
  };
  const entries = new Set(cohort.cohort.entry);
  return facts.holdings(cohort, 'gdpr').flatMap((holding) => {
    const { node } = holding;
    if (node.isExempt) return [];
    const arriving = flowsTo.get(node.index) ?? [];
    const isEntry = entries.has(node.node.id);
    return [
      ...intoNode(cohort, law, holding, arriving, isEntry, walkTo),
      ...intoCopies(cohort, law, holding, walkTo),
      ...toSupport(cohort, law, holding, walkTo),
    ];
  });
}

type WalkTo = (entry: Import) => Walk;

function intoNode(
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  arriving: readonly Flow[],
  isEntry: boolean,
  walkTo: WalkTo,
): Transferred[] {
  const use = node.places[0];
  if (!use?.place || !isAbroad(law, use.place)) return [];
  const { place } = use;
  const shared = { cohort, node, importer: node.runBy, place, by: 'place' as const };
  const because = [placeFact(node, use), runByFact(node)];
  const entry = importAt(cohort, law, node, place);
  const byFlow = arriving.flatMap((flow): Transferred[] => {
    const doubt = whoMakesItATransfer(flow.source, node);
    if (doubt === 'none') return [];
    const made = walkTo({ ...entry, hop: flow.hop });
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
  return [...byFlow, { ...shared, because, classes, walk: walkTo(entry) }];
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
function intoCopies(
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  walkTo: WalkTo,
): Transferred[] {
  if (node.runBy === 'self') return [];
  return node.places.slice(1).flatMap((use: PlaceUse): Transferred[] => {
    const { place, field: by } = use;
    if (!place || !isAbroad(law, place)) return [];
    const because = [placeFact(node, use), persistenceFact(node), runByFact(node)];
    const made = walkTo(importAt(cohort, law, node, place));
    return [{ cohort, node, importer: node.runBy, place, by, classes, walk: made, because }];
  });
}

function toSupport(
  cohort: CohortFacts,
  law: TransferLaw,
  { node, classes }: Holding,
  walkTo: WalkTo,
): Transferred[] {
  return (node.support ?? []).flatMap((support): Transferred[] => {
    const { place, by: importer, hop } = support;
    if (!place || importer === 'self' || !isAbroad(law, place)) return [];
    const who = missingSupporter(node, support);
    const imported = { ...importAt(cohort, law, node, place), importer, service: null, who };
    const because = supportFacts(support);
    const made = walkTo(imported);
    return [
      { cohort, node, importer, place, by: 'support', hop, support, classes, walk: made, because },
    ];
  });
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
