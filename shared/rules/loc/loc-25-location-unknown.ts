import { placeInSentence } from '#shared/geography/place.ts';
import type { Missing } from '#shared/evaluate/agreement.ts';
import { isEmpty } from '#shared/evaluate/class-set.ts';
import type { NodeFacts, PlaceField } from '#shared/evaluate/node-facts.ts';
import { placeStakes } from '#shared/evaluate/place-stakes.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { Lacks } from '#shared/evaluate/rule.ts';
import { stake } from '#shared/evaluate/stake.ts';
import type { Stakes } from '#shared/evaluate/stake.ts';

/** Asked in any case, with one part for each severity, so that it is worth what each rule would find. */
function* ask(missing: Missing, stakes: Stakes): Generator<Lacks> {
  yield lacks({ ...missing, ifNo: 'question' });
  for (const [ifNo, rules] of Map.groupBy(stakes, ([, severity]) => severity))
    yield lacks({ ...missing, ifNo, unlocks: rules.map(([rule]) => rule) });
}

const WHERE: Record<PlaceField, (name: string) => string> = {
  place: (name) => `Where is ${name}?`,
  failover: (name) => `To which place does ${name} fail over?`,
  replicas: (name) => `To which place is ${name} replicated?`,
  'backup.places': (name) => `Where are the backups of ${name}?`,
};

/** Something about where a node is that is not known: which field, and what to ask. */
type Unlocated = { readonly field: PlaceField; readonly missing: Missing };

/** The places of a node that are not known. */
function unlocated(facts: NodeFacts): Unlocated[] {
  const { node, subject, places } = facts;
  const open = places
    .filter(({ place }) => !place)
    .map(({ field }): Unlocated => {
      return { field, missing: { subject, field, question: WHERE[field](node.name) } };
    });
  const unpinned = askToPin(facts);
  return unpinned ? [...open, { field: 'place', missing: unpinned }] : open;
}

/** What to ask where the place is known but may change. */
function askToPin({ node, subject, stores, runBy, place }: NodeFacts): Missing | undefined {
  const { name, pinned } = node;
  if (place?.countries === 'anywhere') {
    const question = `${name} may run anywhere: in which places does it?`;
    return stores ? undefined : { subject, field: 'place', question };
  }
  const isSettled = pinned === true || (pinned === undefined && place?.kind === 'region');
  if (!place || typeof runBy !== 'object' || isSettled) return undefined;
  const question =
    pinned === false
      ? `${runBy.name} may move ${name}: between which places?`
      : `Does ${runBy.name} promise to keep ${name} in ${placeInSentence(place)}?`;
  return { subject, field: 'pinned', question };
}

export const loc25 = defineRule({
  id: 'LOC-25',
  title: 'Vendor or node location unknown',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {},
  cites: [{ text: 'baseline (policy)', tier: 1, verified: true }],
  reads: [
    'node.place',
    'node.pinned',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'vendor.statesLocations',
  ],
  *check(facts) {
    const silent = new Map<string, { name: string; stakes: Stakes }>();
    const isReached = (node: NodeFacts): boolean =>
      facts.evaluated.some((cohort) => !isEmpty(facts.classesAt(cohort, 'present', node)));
    for (const node of facts.nodes.filter((item) => !item.isExempt && isReached(item))) {
      for (const { field, missing } of unlocated(node))
        yield* ask(missing, placeStakes(facts, node, field));
      const { runBy } = node;
      if (typeof runBy !== 'object' || runBy.statesLocations !== false) continue;
      const { name } = runBy;
      const { stakes } = silent.get(runBy.id) ?? { stakes: new Map() };
      for (const [rule, severity] of placeStakes(facts, node, 'place'))
        stake(stakes, rule, severity);
      silent.set(runBy.id, { name, stakes });
    }
    for (const [id, { name, stakes }] of silent) {
      const question = `${name} does not say where it processes PHI: where does it?`;
      yield* ask({ subject: { type: 'vendor', id }, field: 'statesLocations', question }, stakes);
    }
  },
  remedies: [
    'Get a written statement of the places from the vendor',
    'Pin the region, so that it cannot be moved',
    'Replace a vendor that cannot say where it processes',
  ],
  counsel: "Whether a vendor's general statement on its places is enough for the contract.",
  falsePositives: 'A service that never sees PHI needs no place; draw what it really receives.',
});
