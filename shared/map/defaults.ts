import { resolvePlace } from '#shared/geography/place.ts';
import type { Hop, MapNode } from './model.ts';
import { kindGroups, type NodeKind } from './schema/vocabulary.ts';

/** A value as the evaluator takes it, and whether the map says it or the format assumes it. */
export type Defaulted<T> = {
  /** Absent: the map does not say, and the format assumes nothing. */
  value?: T;
  isDefault: boolean;
};

type Persistence = NonNullable<MapNode['persistence']>;
type Plane = NonNullable<MapNode['plane']>;

const STORES: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...kindGroups.storage,
  'dead-letter-queue',
  'identity-provider',
  'review-workbench',
  'test-environment',
  'ehr',
  'billing',
  'lab',
  'pharmacy',
  'insurer',
  'analytics',
  'error-tracker',
  'monitoring',
  'email',
  'sms',
  'support-desk',
  'crm',
  'other',
]);

const KEEPS_FOR_A_WHILE: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'queue',
  'cache',
  'cdn',
  'worker',
  'function',
  'push',
  'video',
  'transcription',
  'ocr',
  'llm',
  'payment',
  'clinician-device',
  'staff-workstation',
]);

const STEERS: ReadonlySet<NodeKind> = new Set<NodeKind>(['feature-flags', 'ci-cd', 'router']);
const OWN_DEVICES: ReadonlySet<NodeKind> = new Set<NodeKind>(kindGroups['people and devices']);
const USED_BOTH_WAYS: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'clinician-device',
  'staff-workstation',
]);
const PLAIN_BY_NATURE: ReadonlySet<string> = new Set(['http', 'smtp', 'mllp']);

/** How long a kind keeps PHI where the map does not say. */
export function defaultPersistence(kind: NodeKind): Persistence {
  if (STORES.has(kind)) return 'at-rest';
  return KEEPS_FOR_A_WHILE.has(kind) ? 'transient' : 'none';
}

/** The plane of a kind where the map does not say. */
export function defaultPlane(kind: NodeKind): Plane {
  return STEERS.has(kind) ? 'control' : 'data';
}

function said<T>(value: T | undefined, assumed: T | undefined): Defaulted<T> {
  if (value !== undefined) return { value, isDefault: false };
  return assumed === undefined ? { isDefault: false } : { value: assumed, isDefault: true };
}

export const persistenceOf = (node: MapNode): Defaulted<Persistence> =>
  said(node.persistence, defaultPersistence(node.kind));

export const planeOf = (node: MapNode): Defaulted<Plane> =>
  said(node.plane, defaultPlane(node.kind));

export const environmentOf = (node: MapNode): Defaulted<NonNullable<MapNode['environment']>> =>
  said(node.environment, 'production');

/** Who runs it: a vendor id or "self". People's devices are the organisation's own matter. */
export const vendorOf = (node: MapNode): Defaulted<string> =>
  said(node.vendor, OWN_DEVICES.has(node.kind) ? 'self' : undefined);

/** Whether the vendor may not move it: true for a region of the catalogue, else not known. */
export function pinnedOf(node: MapNode): Defaulted<boolean> {
  const place = node.place === undefined ? undefined : resolvePlace(node.place);
  const isRegion = place?.ok === true && place.place.kind === 'region';
  return said(node.pinned, isRegion ? true : undefined);
}

/** Whether PHI also returns over a hop between nodes of these kinds. */
export const twoWayOf = (hop: Hop, from: NodeKind, to: NodeKind): Defaulted<boolean> =>
  said(hop.twoWay, USED_BOTH_WAYS.has(from) || USED_BOTH_WAYS.has(to));

/** The weakest encryption of a hop: none where the carrier has none unless it is said. */
export function encryptionOf(hop: Hop): Defaulted<NonNullable<Hop['encryption']>> {
  const isPlain = hop.carrier !== undefined && PLAIN_BY_NATURE.has(hop.carrier);
  return said(hop.encryption, isPlain ? 'none' : undefined);
}
