import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { testRule } from '#test/support/test-rule.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { rte02 } from './rte-02-control-plane-holds-phi.ts';

type Node = NonNullable<Drawing['nodes']>[number];

const flagged = (node: Partial<Node>, care = 'FR', app: Partial<Node> = {}): Drawing => ({
  cohorts: [
    {
      id: 'patients',
      name: 'Patients',
      care,
      dataClasses: ['identifiers', 'diagnosis'],
      entry: ['app'],
    },
  ],
  vendors: [{ id: 'flagger', name: 'Flagger' }],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:FR', ...app },
    {
      id: 'flags',
      name: 'Flags',
      kind: 'feature-flags',
      vendor: 'flagger',
      place: 'iso:FR',
      ...node,
    },
  ],
  hops: [{ id: 'target', from: 'app', to: 'flags', carrier: 'https', carries: ['identifiers'] }],
});

const risk = { severity: 'risk', subject: 'node:flags', cohorts: ['patients'] } as const;
const violation = { ...risk, severity: 'violation' } as const;

testRule(rte02, {
  breaks: [
    {
      ...risk,
      when: 'feature flags are targeted by patient, inside the EEA',
      map: flagged({}),
      path: ['target'],
      says: 'Identifiers of patients reach the control plane: Flags',
    },
    { ...risk, when: 'Iceland is at home for French data', map: flagged({ place: 'iso:IS' }) },
    {
      ...risk,
      when: 'a database is said to be control plane',
      map: flagged({ kind: 'database', plane: 'control' }),
    },
    { ...risk, when: 'a router', map: flagged({ kind: 'router' }) },
    {
      ...risk,
      when: 'pseudonymised before it goes there',
      map: flagged({}, 'FR', { transform: { to: 'pseudonymised', method: 'assessed' } }),
    },
    { ...risk, when: 'nobody knows where it is', map: flagged({ place: 'unknown' }) },
    { ...risk, when: 'it runs anywhere and keeps nothing', map: flagged({ place: 'aws:global' }) },
    {
      ...violation,
      when: 'French identifiers go to flags in the US',
      map: flagged({ place: 'iso:US' }),
      says: 'Flags in the United States, outside the EEA',
    },
    { ...violation, when: 'London is outside the EEA', map: flagged({ place: 'aws:eu-west-2' }) },
    {
      ...violation,
      when: 'Texan identifiers go to Ireland',
      map: flagged({ place: 'iso:IE' }, 'US-TX'),
    },
    {
      ...violation,
      when: 'Quebec identifiers go to Toronto',
      map: flagged({ place: 'azure:canadacentral' }, 'CA-QC'),
    },
    {
      ...violation,
      when: 'it keeps them anywhere',
      map: flagged({ place: 'aws:global', persistence: 'at-rest' }),
    },
  ],
  holds: [
    { when: 'a data-plane node', map: flagged({ kind: 'worker', place: 'iso:US' }) },
    {
      when: 'the team says that it is data plane',
      map: flagged({ plane: 'data', place: 'iso:US' }),
    },
    {
      when: 'de-identified before it goes there',
      map: flagged({ place: 'iso:US' }, 'FR', {
        transform: { to: 'deidentified', method: 'safe-harbor' },
      }),
    },
    {
      when: 'no PHI goes there',
      map: {
        ...flagged({ place: 'iso:US' }),
        hops: [{ id: 'target', from: 'app', to: 'flags', carries: [] }],
      },
    },
    {
      when: "the patient's own device",
      map: flagged({ kind: 'patient-device', plane: 'control' }),
    },
  ],
  unknown: [
    {
      when: 'nobody knows where it is',
      map: flagged({ place: 'unknown' }),
      asks: 'node:flags place',
      ifNo: 'violation',
    },
    {
      when: 'it runs anywhere and keeps nothing',
      map: flagged({ place: 'aws:global' }),
      asks: 'node:flags place',
      ifNo: 'violation',
    },
    {
      when: 'the place is coarser than Quebec',
      map: flagged({ place: 'iso:CA' }, 'CA-QC'),
      asks: 'node:flags place',
      ifNo: 'violation',
    },
  ],
});

describe('RTE-02 remedies', () => {
  it('leaves a risk after moving it home with one click', () => {
    expect(
      leftAfter(rte02, flagged({ place: 'aws:eu-west-2' }), 'Move Flags to Paris (aws eu-west-3)'),
    ).toEqual(['risk node:flags']);
  });
});
