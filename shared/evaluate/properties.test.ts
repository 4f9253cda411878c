import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { within } from '#shared/geography/place-list.ts';
import { rules } from '#shared/rules/registry.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { drawingArbitrary } from '#test/support/drawing-arbitrary.ts';
import { mapArbitrary } from '#test/support/map-arbitrary.ts';
import { scrambleMap } from '#test/support/scramble-map.ts';
import { told } from '#test/support/told.ts';
import { toModel } from '../map/model.ts';
import type { DomicileMap } from '../map/model.ts';
import { isEmpty } from './class-set.ts';
import { evaluate } from './evaluate.ts';
import type { Finding, Subject } from './finding.ts';
import { MapFacts } from './map-facts.ts';
import { placeUse } from './node-facts.ts';
import type { NodeFacts } from './node-facts.ts';
import { obeys, placeRulesFor } from './place-rules.ts';
import { isAtHome, judgePlacement } from './placement.ts';

const DAY = '2026-11-22';
const RUNS = { numRuns: 50 };
const asIs = (id: string): string => id;
const evaluated = (map: DomicileMap) => evaluate(map, rules, DAY);

describe('on random maps', () => {
  it('renaming every id and shuffling every list and key changes nothing', () => {
    fc.assert(
      fc.property(drawingArbitrary, fc.integer(), (drawing, seed) => {
        const map = drawMap(drawing);
        const scrambled = scrambleMap(map, seed);
        expect(told(evaluated(scrambled.map), scrambled.original)).toEqual(
          told(evaluated(map), asIs),
        );
      }),
      RUNS,
    );
  });

  it('something unrelated changes no finding', () => {
    const beside = (drawing: Drawing): Drawing => ({
      ...drawing,
      vendors: [...(drawing.vendors ?? []), { id: 'new-vendor', name: 'A new vendor' }],
      nodes: [
        ...(drawing.nodes ?? []),
        { id: 'new-one', name: 'A new system', kind: 'database', vendor: 'new-vendor' },
        { id: 'new-two', name: 'Another', kind: 'api', vendor: 'self', place: 'aws:global' },
      ],
      hops: [
        ...(drawing.hops ?? []),
        { id: 'new-hop', from: 'new-one', to: 'new-two', carrier: 'http' },
      ],
    });
    fc.assert(
      fc.property(drawingArbitrary, (drawing) => {
        const before = evaluated(drawMap(drawing));
        const after = evaluated(drawMap(beside(drawing)));
        expect(after.findings).toEqual(before.findings);
      }),
      RUNS,
    );
  });

  it('no rule throws, and no finding is without a named fact', () => {
    fc.assert(
      fc.property(drawingArbitrary, (drawing) => {
        const { findings, ruleErrors } = evaluated(drawMap(drawing));
        expect(ruleErrors).toEqual([]);
        for (const { because, message, rule } of findings) {
          expect(because, `${rule} ${message}`).not.toEqual([]);
          expect(message).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }),
      RUNS,
    );
  });

  it('no rule throws on any map that the format allows', () => {
    fc.assert(
      fc.property(mapArbitrary, (document) => {
        expect(evaluated(toModel(document)).ruleErrors).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

const SAFE = [
  'aws:eu-west-3',
  'aws:us-east-1',
  'azure:canadaeast',
  'aws:eu-west-2',
  'aws:eu-central-2',
  'azure:brazilsouth',
];

/** A place in which no law or promise minds what a node holds, for any of the patients. */
function allowedPlace(facts: MapFacts, node: NodeFacts): string | undefined {
  return SAFE.find((raw) => {
    const use = placeUse('replicas', raw);
    return facts.evaluated.every((cohort) => {
      const classes = facts.classesAt(cohort, 'present', node);
      const { place } = use;
      if (isEmpty(classes) || !place) return true;
      const holding = { node, classes };
      return (
        (cohort.hipaa !== true || within(place, ['group:US-AND-TERRITORIES'], DAY) === 'yes') &&
        (cohort.gdpr !== true || within(place, ['group:EEA'], DAY) === 'yes') &&
        (cohort.uk !== true || within(place, ['iso:GB'], DAY) === 'yes') &&
        isAtHome(facts, cohort, place) === true &&
        judgePlacement(facts, cohort, holding, use) === undefined &&
        placeRulesFor(facts, cohort, holding).every((rule) => obeys(place, rule, DAY) === true)
      );
    });
  });
}

/** The rules that are violated about a node, for each of the patients. */
const violationsAt = (findings: readonly Finding[], { type, id }: Subject): string[] =>
  findings
    .filter(({ severity, subject }) => severity === 'violation' && subject.type === type)
    .filter(({ subject }) => subject.id === id)
    .flatMap(({ rule, cohorts }) => cohorts.map((cohort) => `${rule} ${cohort}`));

/** The same with what another finding, perhaps about the vendor, has taken in. */
const knownAt = (findings: readonly Finding[], { type, id }: Subject): string[] =>
  findings
    .filter(({ subject, elements }) =>
      [subject, ...elements].some((element) => element.type === type && element.id === id),
    )
    .flatMap(({ rule, also, cohorts }) =>
      [rule, ...also].flatMap((name) => cohorts.map((cohort) => `${name} ${cohort}`)),
    );

describe('moving a store into a place that is allowed', () => {
  it('never adds a violation there', () => {
    let moves = 0;
    fc.assert(
      fc.property(drawingArbitrary, (drawing) => {
        const map = drawMap(drawing);
        const facts = new MapFacts(map, DAY, new Set());
        const before = evaluated(map).findings;
        for (const node of facts.nodes) {
          const { subject } = node;
          if (!node.stores || violationsAt(before, subject).length === 0) continue;
          const place = allowedPlace(facts, node);
          if (place === undefined) continue;
          const nodes = map.nodes.map((item) =>
            item.id === subject.id ? { ...item, place } : item,
          );
          const known = knownAt(before, subject);
          const after = violationsAt(evaluated({ ...map, nodes }).findings, subject);
          const added = after.filter((violation) => !known.includes(violation));
          expect(added, `${subject.id} to ${place}`).toEqual([]);
          moves += 1;
        }
      }),
      { numRuns: 100 },
    );
    expect(moves, 'the property was put to the test').toBeGreaterThan(0);
  });
});
