import { isEea } from '#shared/geography/countries.ts';
import type { Place } from '#shared/geography/place.ts';
import { walk } from './channel.ts';
import type { TransferLaw, Walk } from './channel.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import type { Flow, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { Entity, NodeFacts, PlaceField } from './node-facts.ts';
import { accessCause, storageCause } from './causes.ts';

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
  readonly classes: ClassSet;
  readonly walk: Walk;
  readonly because: readonly Fact[];
};

/** Whether a law's chapter on transfers applies to a cohort: true, or not known. */
const mayApply = (cohort: CohortFacts, law: TransferLaw): boolean => cohort[law] !== false;

const isInside = (law: TransferLaw, country: string): boolean =>
  law === 'gdpr' ? isEea(country) : country === 'GB';

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

/** The walk of a copy that whoever runs a node keeps somewhere: without a hop, by the vendor's instruments. */
export const walkOfCopy = (
  facts: MapFacts,
  law: TransferLaw,
  node: NodeFacts,
  place: Place,
): Walk =>
  walk(facts, {
    law,
    importer: node.runBy,
    place,
    service: node.node.service,
    at: node.subject,
  });

/**
 * Every transfer of a cohort's PHI under a law, with its walk: receiving nodes of other entities,
 * their copies, and support access. Self to self is none, nor is anything at a patient's device;
 * from a vendor back to the organisation's own node abroad is one.
 */
function findTransfers(facts: MapFacts, cohort: CohortFacts, law: TransferLaw): Transferred[] {
  if (!mayApply(cohort, law)) return [];
  const flowsTo = Map.groupBy(facts.flows(cohort, 'gdpr'), (flow) => flow.target.index);
  return facts.holdings(cohort, 'gdpr').flatMap(({ node, classes }) => {
    if (node.isExempt) return [];
    const arriving = flowsTo.get(node.index) ?? [];
    return [
      ...intoNode(facts, cohort, law, node, classes, arriving),
      ...intoCopies(facts, cohort, law, node, classes),
      ...toSupport(facts, cohort, law, node, classes),
    ];
  });
}

function intoNode(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  classes: ClassSet,
  arriving: readonly Flow[],
): Transferred[] {
  const use = node.places[0];
  if (!use?.place || !isAbroad(law, use.place)) return [];
  const { place } = use;
  const because = [placeFact(node, use), runByFact(node)];
  const make = (flow: Flow | undefined): Transferred => ({
    cohort,
    node,
    importer: node.runBy,
    place,
    by: 'place',
    classes: flow?.classes ?? classes,
    ...(flow ? { flow, hop: flow.subject } : {}),
    walk: walk(facts, {
      law,
      importer: node.runBy,
      place,
      service: node.node.service,
      at: node.subject,
      ...(flow ? { hop: flow.hop } : {}),
    }),
    because,
  });
  // From the organisation or a patient to the organisation's own node: no other entity imports.
  const crossing =
    node.runBy === 'self'
      ? arriving.filter((flow) => typeof flow.source.runBy === 'object')
      : arriving;
  if (crossing.length > 0) return crossing.map(make);
  return node.runBy === 'self' || arriving.length > 0 ? [] : [make(undefined)];
}

/** Copies without a hop use the vendor's instruments. */
function intoCopies(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  classes: ClassSet,
): Transferred[] {
  if (node.runBy === 'self') return [];
  return node.places.slice(1).flatMap((use) => {
    const { place } = use;
    if (!place || !isAbroad(law, place)) return [];
    const because = [placeFact(node, use), runByFact(node)];
    return [
      {
        cohort,
        node,
        importer: node.runBy,
        place,
        by: use.field,
        classes,
        walk: walkOfCopy(facts, law, node, place),
        because,
      },
    ];
  });
}

function toSupport(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  classes: ClassSet,
): Transferred[] {
  return (node.support ?? []).flatMap((support) => {
    const { place, by, hop, listedOn, entry } = support;
    if (!place || by === 'self' || by === undefined || !isAbroad(law, place)) return [];
    const imported = { law, importer: by, place, service: null, at: node.subject };
    const because: Fact[] = [
      { subject: listedOn, field: 'support.country', value: entry.country ?? null },
      { subject: listedOn, field: 'support.by', value: entry.by ?? null },
    ];
    return [
      {
        cohort,
        node,
        importer: by,
        place,
        by: 'support' as const,
        hop,
        classes,
        walk: walk(facts, imported),
        because,
      },
    ];
  });
}

/** A transfer's finding is about the importing vendor; about the node where that is not known or is the organisation. */
export const transferSubject = ({ importer, node }: Transferred): Subject =>
  typeof importer === 'object' ? { type: 'vendor', id: importer.id } : node.subject;

/** What a transfer shares with findings about the same storage or access abroad. */
export const transferCause = ({ by, hop, node }: Transferred): string =>
  by === 'support' && hop ? accessCause(hop.id) : storageCause(node);
