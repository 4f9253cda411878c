import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { MapFacts } from './map-facts.ts';
import { offshoreOf } from './offshore.ts';

type Node = NonNullable<Drawing['nodes']>[number];

function offshore(node: Partial<Node>) {
  const drawn = { id: 'store', name: 'Store', kind: 'database', vendor: 'host', ...node } as const;
  const map = drawMap({ vendors: [{ id: 'host', name: 'Host' }], nodes: [drawn] });
  const facts = new MapFacts(map, '2026-11-22', new Set());
  const store = facts.nodeById('store');
  if (!store) throw new Error('the store is drawn');
  return offshoreOf(facts, store);
}
const said = (node: Partial<Node>) => offshore(node).map(({ words }) => words());

const american = { country: 'US', by: 'host', mode: 'standing' } as const;
const indian = { ...american, country: 'IN' } as const;
const nowhere = { by: 'host', mode: 'standing' } as const;

describe('a place outside the US', () => {
  it('is where PHI is kept, copied, handled or opened', () => {
    expect(said({ place: 'aws:eu-west-1' })).toEqual(['kept in Ireland (aws eu-west-1)']);
    expect(said({ place: 'iso:IE', kind: 'worker' })).toEqual(['handled in Ireland']);
    expect(said({ place: 'iso:US', replicas: ['iso:PR', 'iso:IE'] })).toEqual(['kept in Ireland']);
    expect(said({ place: 'iso:US', support: [american, indian] })).toEqual(['opened from India']);
  });

  it('is none in the US or a territory, where it is not known, or at a patient’s device', () => {
    for (const place of ['iso:US', 'iso:US-TX', 'iso:GU', 'aws:us-east-1', 'unknown'])
      expect(said({ place, support: [nowhere] })).toEqual([]);
    expect(said({ place: 'iso:IE', kind: 'patient-device' })).toEqual([]);
    expect(said({})).toEqual([]);
  });

  it('is anywhere for what is kept, not for what only passes', () => {
    expect(said({ place: 'aws:global' })).toHaveLength(1);
    expect(said({ place: 'aws:global', kind: 'worker' })).toEqual([]);
  });

  it('is left by ending the support from there, and no other', () => {
    const support = [nowhere, indian, american];
    const [opened] = offshore({ place: 'iso:US', support });
    expect(opened?.remedies().map(({ patch }) => patch)).toEqual([
      [{ set: { type: 'node', id: 'store' }, field: 'support', value: [nowhere, american] }],
    ]);
  });
});
