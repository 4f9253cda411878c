import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import { bare, clause, uncertified, withScc } from '#test/support/walk-case.ts';
import { standingOf } from './access-standing.ts';
import { MapFacts } from './map-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How support from India by a helper stands: what failed, or what is asked. */
function standing(helper: Fields, cohort: Fields = {}) {
  const drawing = sketch({
    cohort,
    store: {
      vendor: 'self',
      place: 'iso:FR',
      support: [{ country: 'IN', by: 'helper', mode: 'standing' }],
    },
  });
  const map = drawMap({ ...drawing, vendors: [{ id: 'helper', name: 'Helper', ...helper }] });
  const facts = new MapFacts(map, '2026-11-22', new Set());
  const [first] = facts.evaluated;
  const node = facts.nodeById('store');
  const support = node?.support?.[0];
  if (!first || !node || !support) throw new Error('cohort, store and support are drawn');
  const { failed, isUndecided, missing } = standingOf(facts, first, node, support);
  return failed?.outcome ?? { isUndecided, asks: missing.map(({ field }) => field) };
}

const holds = { isUndecided: false, asks: [] };
/** Treated in the US; who the controller is nobody says. */
const american = { care: 'US-GA', controller: 'unknown' };
const whose = { isUndecided: false, asks: ['organisation.country'] };
const both = { dpf: uncertified, agreements: [clause('scc'), clause('uk-idta')] };

describe('support from abroad', () => {
  it('holds on a channel, and fails without one', () => {
    expect(standing(withScc())).toEqual(holds);
    expect(standing(bare)).toBe('none');
    expect(standing(withScc({ tia: 'none' }))).toBe('without-assessment');
  });

  it('asks what decides', () => {
    expect(standing({ dpf: uncertified })).toEqual({ isUndecided: true, asks: ['agreements'] });
  });

  it('is judged under each law that applies', () => {
    const british = { controller: 'GB' };
    expect(standing(withScc(), british)).toBe('none');
    expect(standing(both, british)).toEqual(holds);
  });

  it('asks for the controller where a law may apply under which it does not hold', () => {
    expect(standing(bare, american)).toEqual(whose);
    expect(standing(withScc(), american)).toEqual(whose);
    expect(standing({ dpf: uncertified, agreements: [clause('uk-idta')] }, american)).toEqual(
      whose,
    );
    expect(standing({ dpf: uncertified }, american)).toEqual(whose);
  });

  it('asks nothing where it would hold under every law that may apply, or where none does', () => {
    expect(standing(both, american)).toEqual(holds);
    expect(standing(bare, { care: 'US-GA', controller: 'US' })).toEqual(holds);
  });
});
