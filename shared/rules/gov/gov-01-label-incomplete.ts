import { isProcessor } from '#shared/evaluate/agreement.ts';
import { placedHoldings } from '#shared/evaluate/copies.ts';
import { flowName } from '#shared/evaluate/flow-name.ts';
import type { Flow, MapFacts } from '#shared/evaluate/map-facts.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import { encryptionOf } from '#shared/map/defaults.ts';
import { storeAndForward } from '#shared/map/schema/vocabulary.ts';

const ifNo = 'question';

const WAITING: ReadonlySet<string> = storeAndForward;

/** The first thing that a hop's label lacks: how PHI goes, how it is encrypted, how long it waits. */
function* askOfHop(flow: Flow): Generator<Outcome> {
  const { hop, subject } = flow;
  const { carrier, retention } = hop;
  const what = flowName(flow);
  if (carrier === undefined)
    yield lacks({ subject, field: 'carrier', question: `By what does ${what} go?`, ifNo });
  else if (encryptionOf(hop).value === undefined && carrier !== 'postal')
    yield lacks({
      subject,
      field: 'encryption',
      question: `What is the weakest encryption that ${what} accepts?`,
      ifNo,
    });
  if (WAITING.has(carrier ?? '') && retention?.days === undefined)
    yield lacks({
      subject,
      field: 'retention.days',
      question: `For how many days can PHI wait on ${what}?`,
      ifNo,
    });
}

/** The contract in a label: with whom, and which agreements there are. */
function* askOfContracts(facts: MapFacts): Generator<Outcome> {
  for (const { holding } of placedHoldings(facts)) {
    const { node, subject, runBy } = holding.node;
    if (runBy === undefined)
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
    const seen = new Set<string>();
    for (const cohort of facts.evaluated)
      for (const flow of facts.flows(cohort, 'present')) {
        if (seen.has(flow.hop.id)) continue;
        seen.add(flow.hop.id);
        yield* askOfHop(flow);
      }
    yield* askOfContracts(facts);
  },
  remedies: ['Write down for each hop its carrier, encryption, retention and contract'],
  counsel: 'Nothing: the team knows how its systems talk.',
  falsePositives: 'A hop that stands for several connections of different kinds.',
});
