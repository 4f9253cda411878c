import { checkCopies, placedHoldings, placementLaws, takeOut } from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import { placeUse } from '#shared/evaluate/node-facts.ts';
import { judgePlacement, walksTo } from '#shared/evaluate/placement.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

const areReplicasOpen = ({ holding: { node } }: PlacedHolding): boolean =>
  node.stores && !node.node.replicas;

export const rst02 = defineRule({
  id: 'RST-02',
  title: 'Replicated out of the region',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation: 'a replica is outside what is allowed, or no transfer channel covers it',
    risk: 'a replica is away from home while the live path stays at home',
  },
  cites: placementLaws,
  reads: [
    'cohort.care',
    'node.persistence',
    'node.replicas',
    'node.place',
    'node.vendor',
    'vendor.agreements',
    'vendor.dpf',
    'policies.matrix',
    'policies.postures',
  ],
  *check(facts) {
    yield* checkCopies(facts, {
      uses: ({ replicas }) => replicas,
      verb: 'is replicated to',
      remedies: (outside) => takeOut(outside, 'replicas', 'Stop replicating to'),
    });
    for (const { cohort, holding } of placedHoldings(facts).filter(areReplicasOpen)) {
      const { node, place, subject } = holding.node;
      if (place?.pairedRegion === undefined) continue;
      const pair = placeUse('replicas', place.pairedRegion);
      const isOpen = walksTo(facts, cohort, holding.node, pair).some(
        ({ outcome }) => outcome === 'undecided',
      );
      const ifNo =
        judgePlacement(facts, cohort, holding, pair)?.severity ?? (isOpen && 'violation');
      if (!ifNo || !pair.place) continue;
      const question = `Is ${node.name} replicated? The provider pairs ${placeInSentence(place)} with ${placeInSentence(pair.place)}.`;
      yield lacks({ subject, field: 'replicas', question, ifNo });
    }
  },
  remedies: [
    'Replicate between zones of one region, or to a second region inside what is allowed',
    "Choose the pair yourself where the provider's default leaves the country",
  ],
  counsel: 'Whether an encrypted replica that nobody opens abroad is a transfer or storage there.',
  falsePositives: 'A pair that the provider names but does not use for the service that is drawn.',
});
