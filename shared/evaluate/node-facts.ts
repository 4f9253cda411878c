import { resolvePlace } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import type { DomicileMap, MapNode, SupportAccess, Vendor } from '../map/model.ts';
import { defaultPersistence, defaultPlane } from '../map/defaults.ts';
import type { Fact, Subject } from './finding.ts';

/** Who runs something: a vendor of the map, the organisation itself, or not known. */
export type Entity = Vendor | 'self' | undefined;

/** The field of a node that names places. */
export type PlaceField = 'place' | 'failover' | 'replicas' | 'backup.places';

/** One place of a node; `place` is absent where it is not known. */
export type PlaceUse = { readonly field: PlaceField; readonly raw: string; readonly place?: Place };

/** Somebody who can open what a node holds, as a derived hop towards the reader. */
export type SupportUse = {
  readonly entry: SupportAccess;
  readonly by: Entity;
  /** `~support/<node>/<country>/<by>/<mode>`. */
  readonly hop: Subject;
  /** The reader's country as a place; absent where it is not known. */
  readonly place?: Place;
  /** The element that lists it: the node, or its vendor. */
  readonly listedOn: Subject;
};

export type NodeFacts = {
  readonly index: number;
  readonly node: MapNode;
  readonly subject: Subject;
  readonly runBy: Entity;
  /** A patient's device: exempt from place, storage and contract rules. */
  readonly isExempt: boolean;
  readonly persistence: 'none' | 'transient' | 'at-rest';
  readonly stores: boolean;
  readonly plane: 'control' | 'data' | 'none';
  /** The primary place; undefined where it is not known. */
  readonly place: Place | undefined;
  /** The primary place as the only item of a list. */
  readonly ownPlace: readonly [PlaceUse];
  /** The places of a node that stores where it keeps copies; all of them, and those of two fields. */
  readonly copies: readonly PlaceUse[];
  readonly replicas: readonly PlaceUse[];
  readonly backups: readonly PlaceUse[];
  /** The primary place, then those of the copies. */
  readonly places: readonly PlaceUse[];
  /** Undefined where neither the node nor its vendor lists it. */
  readonly support: readonly SupportUse[] | undefined;
};

const RUN_BY_SELF: ReadonlySet<string> = new Set([
  'patient-device',
  'clinician-device',
  'staff-workstation',
]);

/** Resolves a place text of a checked map; undefined for "unknown". */
export function placeOf(raw: string | undefined): Place | undefined {
  if (raw === undefined || raw === 'unknown') return undefined;
  const answer = resolvePlace(raw);
  return answer.ok ? answer.place : undefined;
}

/** A place as a node's field names it. */
export function placeUse(field: PlaceField, raw: string): PlaceUse {
  const place = placeOf(raw);
  return place ? { field, raw, place } : { field, raw };
}

const NO_COPIES: readonly PlaceUse[] = [];

/** The places that a field of a node names. */
export const placeUses = (field: PlaceField, raws: readonly string[] = []): readonly PlaceUse[] =>
  raws.length === 0 ? NO_COPIES : raws.map((raw) => placeUse(field, raw));

function copiesOf({ failover, replicas: replicated, backup }: MapNode) {
  const vaults = backup === undefined || backup === 'none' ? undefined : backup.places;
  const standby = placeUses('failover', failover);
  const replicas = placeUses('replicas', replicated);
  const backups = placeUses('backup.places', vaults);
  const others = standby.length + replicas.length;
  return {
    replicas,
    backups,
    copies: others === 0 ? backups : [...standby, ...replicas, ...backups],
  };
}

const WITHOUT_COPIES: ReturnType<typeof copiesOf> = {
  replicas: NO_COPIES,
  backups: NO_COPIES,
  copies: NO_COPIES,
};

function supportOf(
  node: MapNode,
  runBy: Entity,
  vendors: ReadonlyMap<string, Vendor>,
): SupportUse[] | undefined {
  const ofVendor = typeof runBy === 'object' ? runBy.support : undefined;
  const entries = node.support ?? ofVendor;
  if (!entries) return undefined;
  const listedOn: Subject =
    node.support || typeof runBy !== 'object'
      ? { type: 'node', id: node.id }
      : { type: 'vendor', id: runBy.id };
  return entries.map((entry) => {
    const country = entry.country ?? 'unknown';
    const place = placeOf(entry.country === undefined ? undefined : `iso:${entry.country}`);
    const id = `~support/${node.id}/${country}/${entry.by ?? 'unknown'}/${entry.mode ?? 'unknown'}`;
    return {
      entry,
      by: entity(entry.by, vendors),
      hop: { type: 'hop', id },
      listedOn,
      ...(place ? { place } : {}),
    };
  });
}

function entity(id: string | undefined, vendors: ReadonlyMap<string, Vendor>): Entity {
  return id === undefined || id === 'self' ? id : vendors.get(id);
}

/** What the rules need of each node, defaults applied. */
export function readNodes(map: DomicileMap): NodeFacts[] {
  const vendors = new Map(map.vendors.map((vendor) => [vendor.id, vendor]));
  return map.nodes.map((node, index) => {
    const runBy =
      node.vendor === undefined && RUN_BY_SELF.has(node.kind)
        ? 'self'
        : entity(node.vendor, vendors);
    const persistence = node.persistence ?? defaultPersistence(node.kind);
    const stores = persistence === 'at-rest';
    const ownPlace = [placeUse('place', node.place ?? 'unknown')] as const;
    const [{ place }] = ownPlace;
    const { copies, replicas, backups } = stores ? copiesOf(node) : WITHOUT_COPIES;
    return {
      index,
      node,
      subject: { type: 'node', id: node.id },
      runBy,
      isExempt: node.kind === 'patient-device',
      persistence,
      stores,
      plane: node.plane ?? defaultPlane(node.kind),
      ownPlace,
      copies,
      replicas,
      backups,
      places: copies.length === 0 ? ownPlace : [...ownPlace, ...copies],
      place,
      support: supportOf(node, runBy, vendors),
    };
  });
}

/** The fact that a place of a node is what it is, for `because`. */
export const placeFact = (node: NodeFacts, use: PlaceUse): Fact => ({
  subject: node.subject,
  field: use.field,
  value: use.raw,
});

/** The fact of how long a node keeps PHI. */
export const persistenceFact = ({ node, subject, persistence }: NodeFacts): Fact => ({
  subject,
  field: 'persistence',
  value: persistence,
  ...(node.persistence === undefined ? { isDefault: true as const } : {}),
});

/** The fact of who runs a node. */
export const runByFact = (node: NodeFacts): Fact => ({
  subject: node.subject,
  field: 'vendor',
  value: typeof node.runBy === 'object' ? node.runBy.id : (node.runBy ?? null),
  ...(node.node.vendor === undefined && node.runBy === 'self' ? { isDefault: true as const } : {}),
});

/** The name of who runs something, for a sentence. */
export const entityName = (who: Entity): string =>
  who === 'self' ? 'the own organisation' : (who?.name ?? 'whoever runs it');
