import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import { bare, certified, clause, uncertified } from '#test/support/walk-case.ts';
import { accessFromAbroad, needsOfAccess } from './french-access.ts';
import { MapFacts } from './map-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

const AS_OF = '2026-11-22';

/** A host in Paris whose store a helper opens from the US, and who else opens it. */
function read(host: Fields, helper: Fields, readers: readonly Fields[] = []) {
  const reader = { country: 'US', by: 'helper', mode: 'standing' };
  const drawing = sketch({ store: { place: 'aws:eu-west-3' } });
  const nodes = (drawing.nodes ?? []).map((node) =>
    node.id === 'store' ? { ...node, support: [reader, ...readers] } : node,
  );
  const vendors = [
    { id: 'acme', name: 'Acme', ...bare, ...host },
    { id: 'helper', name: 'Helper', ...helper },
  ];
  const map = drawMap(JSON.parse(JSON.stringify({ ...drawing, nodes, vendors })));
  const facts = new MapFacts(map, AS_OF, new Set());
  const [cohort] = facts.evaluated;
  const node = facts.nodeById('store');
  const vendor = map.vendors.find(({ id }) => id === 'acme');
  if (!cohort || !node || !vendor) throw new Error('cohort, store and host are drawn');
  return { vendor, ...accessFromAbroad(facts, cohort, node) };
}

/** For each need whether it is met, or what is asked: never both. */
function needs(host: Fields, helper: Fields) {
  const { vendor, abroad } = read(host, helper);
  const [access] = abroad;
  if (!access) throw new Error('the access is from abroad');
  return needsOfAccess(vendor, access.transfer, AS_OF).map(({ isMet, missing }) =>
    isMet === 'unknown' ? missing?.field : missing ? `${isMet}, and asks` : isMet,
  );
}

const dpa = clause('dpa', { terms: ['foreign-notice'] });
const hdsMap = 'https://host.example/map';
const good = { agreements: [dpa], hdsMap };
const scc = { dpf: uncertified, agreements: [clause('scc')] };

describe('what access to hosted French data from abroad needs', () => {
  it('is a channel, also one whose fallback is not known', () => {
    expect(needs(good, scc)).toEqual([true, true, true]);
    expect(needs(good, { dpf: certified })).toEqual([true, true, true]);
    expect(needs(good, bare)).toEqual([false, true, true]);
    expect(needs(good, { dpf: uncertified })).toEqual(['agreements', true, true]);
  });

  it.each<[string, Fields, unknown]>([
    ['told of', {}, true],
    ['told of nowhere', { terms: [] }, false],
    ['in terms not known', { terms: 'unknown' }, 'agreements.terms'],
    ['in a contract that is over', { expires: '2026-11-21' }, false],
    ['in a contract whose end is not known', { expires: 'unknown' }, 'agreements.expires'],
  ])('is a clause: %s', (_, more, wanted) => {
    expect(needs({ ...good, agreements: [{ ...dpa, ...more }] }, scc)[1]).toBe(wanted);
  });

  it('is no clause without a contract, and asked for where that is not known', () => {
    expect(needs({ ...good, agreements: [] }, scc)[1]).toBe(false);
    expect(needs({ ...good, agreements: 'unknown' }, scc)[1]).toBe('agreements');
  });

  it.each<[unknown, unknown]>([
    [hdsMap, true],
    ['none', false],
    ['', false],
    ['unknown', 'hdsMap'],
  ])('is a published map: %s', (address, wanted) => {
    expect(needs({ ...good, hdsMap: address }, scc)[2]).toBe(wanted);
  });
});

it('looks at others who read from abroad, and at those of whom no country is given', () => {
  const { abroad, nowhere } = read(good, scc, [
    { country: 'IE', by: 'helper' },
    { country: 'US', by: 'self' },
    { by: 'self' },
    { by: 'helper', mode: 'export' },
  ]);
  expect(abroad.map(({ support }) => support.hop.id)).toEqual([
    '~support/store/US/helper/standing',
  ]);
  expect(nowhere.map(({ hop }) => hop.id)).toEqual(['~support/store/unknown/helper/export']);
});
