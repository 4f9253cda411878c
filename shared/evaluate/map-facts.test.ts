import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Subject } from './finding.ts';
import { MapFacts } from './map-facts.ts';
import type { Scope } from './travel.ts';

const cohort = { care: 'FR', dataClasses: ['diagnosis' as const], entry: ['phone'] };

/** A phone of Acme, an API that filters, a store behind it that Bolt may read, and a clinician. */
const drawing: Drawing = {
  cohorts: [
    { ...cohort, id: 'p', name: 'Patients' },
    { ...cohort, id: 'q', name: 'Others' },
  ],
  vendors: [
    { id: 'acme', name: 'Acme' },
    { id: 'bolt', name: 'Bolt' },
    { id: 'phones', name: 'Phones' },
  ],
  nodes: [
    { id: 'phone', name: 'Phone', kind: 'patient-device', vendor: 'phones' },
    {
      id: 'api',
      name: 'API',
      kind: 'api',
      vendor: 'acme',
      transform: { to: 'anonymised', method: 'assessed' },
    },
    {
      id: 'store',
      name: 'Store',
      kind: 'database',
      vendor: 'acme',
      support: [
        { by: 'bolt', country: 'IN', mode: 'standing' },
        { by: 'self', country: 'FR', mode: 'standing' },
        { country: 'FR', mode: 'standing' },
      ],
    },
    { id: 'desk', name: 'Desk', kind: 'clinician-device' },
    { id: 'spare', name: 'Spare', kind: 'database', vendor: 'bolt' },
  ],
  hops: [
    { id: 'in', from: 'phone', to: 'api' },
    { id: 'keep', from: 'api', to: 'store', cohorts: ['p'] },
    { id: 'read', from: 'desk', to: 'store' },
    { id: 'tick', from: 'api', to: 'api' },
    { id: 'ping', from: 'api', to: 'spare', carries: [] },
    { id: 'idle', from: 'spare', to: 'store' },
  ],
};

const read = (): MapFacts => new MapFacts(drawMap(drawing), '2026-11-22', new Set());

function cohortOf(facts: MapFacts, id: string): CohortFacts {
  const found = facts.cohorts.find((item) => item.cohort.id === id);
  if (!found) throw new Error('the cohort is drawn');
  return found;
}

function flows(id: string, scope: Scope): string[] {
  const facts = read();
  return facts
    .flows(cohortOf(facts, id), scope)
    .map(({ hop, source, target }) => `${hop.id} ${source.node.id}>${target.node.id}`);
}

describe('finding elements', () => {
  it('by id, or not at all', () => {
    const facts = read();
    expect([facts.nodeById('store')?.node.name, facts.hopById('keep')?.to]).toEqual([
      'Store',
      'store',
    ]);
    expect([facts.nodeById('nobody'), facts.hopById('nobody')]).toEqual([undefined, undefined]);
  });

  it('hops by either end, one that returns to its node once', () => {
    const facts = read();
    const at = (id: string): string[] => facts.hopsAt(id).map((hop) => hop.id);
    expect(at('api')).toEqual(['in', 'keep', 'tick', 'ping']);
    expect(at('store')).toEqual(['keep', 'read', 'idle']);
    expect(at('phone')).toEqual(['in']);
    expect(at('nobody')).toEqual([]);
  });

  it('the kinds that a vendor runs', () => {
    const facts = read();
    expect([...facts.kindsRunBy('acme')]).toEqual(['api', 'database']);
    expect([...facts.kindsRunBy('nobody')]).toEqual([]);
  });
});

describe('the hops that PHI takes', () => {
  it('are those that carry some of it, in each direction in which they do', () => {
    expect(flows('p', 'present')).toEqual([
      'in phone>api',
      'keep api>store',
      'read desk>store',
      'read store>desk',
      'tick api>api',
    ]);
  });

  it('are not those for other patients', () => {
    expect(flows('q', 'present')).toEqual(['in phone>api', 'tick api>api']);
  });

  it('do not begin where it is taken out of the scope', () => {
    expect(flows('p', 'gdpr')).toEqual(['in phone>api']);
  });
});

describe('the vendors that PHI reaches', () => {
  const touches = (id: string, scope: Scope): string[] => {
    const facts = read();
    return facts
      .touches(cohortOf(facts, id), scope)
      .map(
        ({ vendor, holdings, supports }) =>
          `${vendor.id} runs ${holdings.map(({ node }) => node.node.id).join()} reads ${supports.map(({ node }) => node.node.id).join()}`,
      );
  };

  it('run nodes or read them; whoever made a patient’s phone is none', () => {
    expect(touches('p', 'present')).toEqual([
      'acme runs api,store reads ',
      'bolt runs  reads store',
    ]);
    expect(touches('q', 'present')).toEqual(['acme runs api reads ']);
  });
});

describe('how far PHI goes', () => {
  const far = (type: Subject['type'], id: string): number => {
    const facts = read();
    return facts.distanceTo(cohortOf(facts, 'p'), 'present', { type, id });
  };

  it('is counted in hops, from the nearer end of one that goes both ways', () => {
    expect([far('node', 'phone'), far('node', 'api'), far('node', 'desk')]).toEqual([0, 1, 3]);
    expect([far('hop', 'in'), far('hop', 'keep'), far('hop', 'read')]).toEqual([1, 2, 3]);
  });

  it('is without end where nothing arrives, and for what is neither node nor hop', () => {
    const never = Number.POSITIVE_INFINITY;
    expect([far('node', 'spare'), far('node', 'nobody'), far('hop', 'idle')]).toEqual([
      never,
      never,
      never,
    ]);
    expect([far('vendor', 'in'), far('map', 'in')]).toEqual([never, never]);
    expect(far('hop', '~support/store/IN/acme/remote')).toBe(never);
  });
});
