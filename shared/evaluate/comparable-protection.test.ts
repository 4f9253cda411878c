import { describe, expect, it } from 'vitest';
import { drawHandover, signed } from '#test/support/draw-handover.ts';
import type { Agreement, Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { comparableProtection } from './comparable-protection.ts';
import { MapFacts } from './map-facts.ts';

const AS_OF = '2026-11-22';

/** What the contract lacks or what is asked, and the fields of the facts told. */
function read(handover: Handover) {
  const facts = new MapFacts(drawMap(drawHandover(handover)), AS_OF, new Set());
  const node = facts.nodeById('system');
  if (!node) throw new Error('the node is drawn');
  const { wrong, missing, because } = comparableProtection(node, AS_OF);
  expect(wrong !== undefined && missing !== undefined, 'wrong or asked, not both').toBe(false);
  const said = wrong ?? (missing ? `${missing.subject.id} ${missing.field}` : 'serves');
  return { said, told: because.map(({ field }) => field) };
}
const dpa = (more: Partial<Agreement>) =>
  read({ vendor: { agreements: [signed('dpa', { terms: ['foreign-notice'], ...more })] } });

const FACTS = ['type', 'status', 'effective', 'expires', 'services'].map(
  (field) => `agreements.${field}`,
);

describe('the contract with whoever runs a node abroad', () => {
  it('serves in force and with notice of foreign processing', () => {
    expect(dpa({})).toEqual({ said: 'serves', told: FACTS });
    expect(dpa({ terms: ['audit', 'foreign-notice'] }).said).toBe('serves');
  });

  it('does not serve without that notice, and the terms are told', () => {
    const said = 'under an agreement without notice of foreign processing';
    const told = [...FACTS, 'agreements.terms'];
    expect(dpa({ terms: ['audit'] })).toEqual({ said, told });
    expect(dpa({ terms: [] })).toEqual({ said, told });
  });

  it('is none where it is not in force, whatever its terms', () => {
    const said = 'without a data processing agreement in force';
    for (const more of [{ expires: '2026-11-21' }, { status: 'draft' as const }])
      expect(dpa(more)).toEqual({ said, told: FACTS });
    expect(read({ vendor: { agreements: [] } })).toEqual({ said, told: ['agreements'] });
  });

  it('is asked for where a fact is missing', () => {
    expect(dpa({ terms: 'unknown' })).toEqual({ said: 'acme agreements.terms', told: FACTS });
    expect(dpa({ expires: 'unknown' }).said).toBe('acme agreements.expires');
    expect(read({ vendor: { agreements: 'unknown' } }).said).toBe('acme agreements');
    expect(read({ node: { vendor: 'unknown' } })).toEqual({ said: 'system vendor', told: [] });
  });
});
