import { describe, expect, it } from 'vitest';
import {
  encryptionOf,
  environmentOf,
  persistenceOf,
  pinnedOf,
  planeOf,
  twoWayOf,
  vendorOf,
} from './defaults.ts';
import type { Hop, MapNode } from './model.ts';
import { kindGroups, type NodeKind, nodeKinds } from './schema/vocabulary.ts';

const node = (kind: NodeKind, more: Partial<MapNode> = {}): MapNode => ({
  id: 'n',
  name: 'N',
  kind,
  ...more,
});
const hop = (more: Partial<Hop> = {}): Hop => ({ id: 'h', from: 'a', to: 'b', ...more });

const words = (text: string): string[] => text.split(' ');

const kindsWith = (persistence: string) =>
  nodeKinds.filter((kind) => persistenceOf(node(kind)).value === persistence).toSorted();

describe('persistence', () => {
  it('has the default of the format for each of the 56 kinds', () => {
    const atRest = [
      ...kindGroups.storage,
      ...words('dead-letter-queue identity-provider review-workbench test-environment ehr billing'),
      ...words('lab pharmacy insurer analytics error-tracker monitoring email sms support-desk'),
      ...words('crm other'),
    ];
    const transient = [
      ...words('queue cache cdn worker function push video transcription ocr llm payment'),
      ...words('clinician-device staff-workstation'),
    ];
    expect(nodeKinds).toHaveLength(56);
    expect(kindsWith('at-rest')).toEqual(atRest.toSorted());
    expect(kindsWith('transient')).toEqual(transient.toSorted());
    expect(kindsWith('none')).toHaveLength(56 - atRest.length - transient.length);
  });

  it('gives way to what the map says', () => {
    expect(persistenceOf(node('database', { persistence: 'none' }))).toEqual({
      value: 'none',
      isDefault: false,
    });
    expect(persistenceOf(node('database'))).toEqual({ value: 'at-rest', isDefault: true });
  });
});

describe('other defaults of a node', () => {
  it('are a control plane for what steers', () => {
    const control = nodeKinds.filter((kind) => planeOf(node(kind)).value === 'control');
    expect(control).toEqual(['router', 'feature-flags', 'ci-cd']);
    expect(planeOf(node('router', { plane: 'data' }))).toEqual({ value: 'data', isDefault: false });
  });

  it('are production', () => {
    expect(environmentOf(node('api'))).toEqual({ value: 'production', isDefault: true });
    expect(environmentOf(node('api', { environment: 'pilot' }))).toEqual({
      value: 'pilot',
      isDefault: false,
    });
  });

  it('are the own organisation for devices, and nobody else', () => {
    const own = nodeKinds.filter((kind) => vendorOf(node(kind)).value === 'self');
    expect(own).toEqual(['patient-device', 'clinician-device', 'staff-workstation']);
    expect(vendorOf(node('api'))).toEqual({ isDefault: false });
    expect(vendorOf(node('patient-device', { vendor: 'mdm' }))).toEqual({
      value: 'mdm',
      isDefault: false,
    });
  });

  it('are pinned for a region of the catalogue only', () => {
    const pinned = (place: string) => pinnedOf(node('api', { place }));
    expect(pinned('aws:eu-west-3')).toEqual({ value: true, isDefault: true });
    for (const place of ['gcp:eu', 'aws:global', 'iso:FR', 'iso:US-TX'])
      expect(pinned(place)).toEqual({ isDefault: false });
    expect(pinnedOf(node('api'))).toEqual({ isDefault: false });
    expect(pinnedOf(node('api', { place: 'aws:eu-west-3', pinned: false }))).toEqual({
      value: false,
      isDefault: false,
    });
  });
});

describe('defaults of a hop', () => {
  it('are two-way where a clinician or staff device is at an end', () => {
    expect(twoWayOf(hop(), 'clinician-device', 'api')).toEqual({ value: true, isDefault: true });
    expect(twoWayOf(hop(), 'api', 'staff-workstation')).toEqual({ value: true, isDefault: true });
    expect(twoWayOf(hop(), 'patient-device', 'api')).toEqual({ value: false, isDefault: true });
    expect(twoWayOf(hop({ twoWay: false }), 'clinician-device', 'api')).toEqual({
      value: false,
      isDefault: false,
    });
  });

  it('are no encryption on carriers that have none of their own', () => {
    for (const carrier of ['http', 'smtp', 'mllp'] as const)
      expect(encryptionOf(hop({ carrier }))).toEqual({ value: 'none', isDefault: true });
    for (const carrier of ['https', 'sip', 'fhir', 'dicom', 'other', 'none'] as const)
      expect(encryptionOf(hop({ carrier }))).toEqual({ isDefault: false });
    expect(encryptionOf(hop())).toEqual({ isDefault: false });
    expect(encryptionOf(hop({ carrier: 'http', encryption: 'tls-1.2' }))).toEqual({
      value: 'tls-1.2',
      isDefault: false,
    });
  });
});
