import { isProcessor } from '#shared/evaluate/agreement.ts';
import { placedHoldings } from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import { flowName } from '#shared/evaluate/flow-name.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import { encryptionOf } from '#shared/map/defaults.ts';
import type { Hop } from '#shared/map/model.ts';
import { storeAndForward } from '#shared/map/schema/vocabulary.ts';

const ifNo = 'question';

const WAITING: ReadonlySet<string> = storeAndForward;

type Gap = 'carrier' | 'encryption' | 'retention.days';

/** What a hop's label lacks: how PHI goes, else how it is encrypted; and how long it waits. */
function gapsOf(hop: Hop): Gap[] {
  const { carrier, retention } = hop;
  const gaps: Gap[] = [];
  if (carrier === undefined) gaps.push('carrier');
  else if (carrier !== 'postal' && encryptionOf(hop).value === undefined) gaps.push('encryption');
  if (WAITING.has(carrier ?? '') && retention?.days === undefined) gaps.push('retention.days');
  return gaps;
}

const QUESTIONS: Record<Gap, (what: string) => string> = {
  carrier: (what) => `By what does ${what} go?`,
  encryption: (what) => `What is the weakest encryption that ${what} accepts?`,
  'retention.days': (what) => `For how many days can PHI wait on ${what}?`,
};

/** What is missing in the labels of the hops that PHI takes, once a hop. */
function* askOfHops(facts: MapFacts): Generator<Outcome> {
  const open = new Map(
    facts.map.hops.map((hop) => [hop, gapsOf(hop)] as const).filter(([, gaps]) => gaps.length > 0),
  );
  for (const cohort of facts.evaluated)
    for (const flow of facts.flows(cohort, 'present').filter(({ hop }) => open.has(hop))) {
      const { hop, subject } = flow;
      for (const field of open.get(hop) ?? [])
        yield lacks({ subject, field, question: QUESTIONS[field](flowName(flow)), ifNo });
      open.delete(hop);
    }
}

const isRunByNobodyKnown = ({ holding }: PlacedHolding): boolean =>
  holding.node.runBy === undefined;

/** The contract in a label: with whom, and which agreements there are. */
function* askOfContracts(facts: MapFacts): Generator<Outcome> {
  for (const { holding } of placedHoldings(facts).filter(isRunByNobodyKnown)) {
    const { node, subject } = holding.node;
    yield lacks({ subject, field: 'vendor', question: `Who runs ${node.name}?`, ifNo });
  }
  for (const cohort of facts.evaluated)
    for (const { vendor } of facts.touches(cohort, cohort.generalScope)) {
      if (vendor.agreements || isProcessor(vendor, facts.kindsRunBy(vendor.id)) !== true) continue;
      const subject = { type: 'vendor', id: vendor.id } as const;
      const question = `Which agreements with ${vendor.name} are signed?`;
      yield lacks({ subject, field: 'agreements', question, ifNo });
    }
}

export const gov01 = defineRule({
  id: 'GOV-01',
  title: 'A hop lacks its carrier, encryption, retention or contract',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {},
  cites: [{ text: 'project policy', tier: 1, verified: true }],
  reads: [
    'hop.carrier',
    'hop.encryption',
    'hop.retention.days',
    'node.vendor',
    'vendor.role',
    'vendor.agreements',
  ],
  *check(facts) {
    yield* askOfHops(facts);
    yield* askOfContracts(facts);
  },
  remedies: ['Write down for each hop its carrier, encryption, retention and contract'],
  counsel: 'Nothing: the team knows how its systems talk.',
  falsePositives: 'A hop that stands for several connections of different kinds.',
});
