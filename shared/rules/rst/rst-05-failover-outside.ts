import { checkCopies, placedHoldings, placementLaws, takeOut } from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import { placeUses } from '#shared/evaluate/node-facts.ts';
import { worstPlacement } from '#shared/evaluate/placement.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

const isFailoverOpen = ({ holding }: PlacedHolding): boolean => !holding.node.node.failover;

export const rst05 = defineRule({
  id: 'RST-05',
  title: 'Fails over to a place outside what is allowed',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation: 'a failover place is outside what is allowed, or no transfer channel covers it',
  },
  cites: placementLaws,
  reads: [
    'cohort.care',
    'node.failover',
    'node.vendor',
    'vendor.agreements',
    'vendor.dpf',
    'policies.matrix',
    'policies.postures',
  ],
  *check(facts) {
    yield* checkCopies(facts, {
      // Not only what a node stores: what runs elsewhere after a failure is a transfer as well.
      uses: ({ node }) => placeUses('failover', node.failover),
      verb: 'fails over to',
      isViolationOnly: true,
      remedies: (outside) => takeOut(outside, 'failover', 'Do not fail over to'),
    });
    for (const { cohort, holding, matter } of placedHoldings(facts).filter(isFailoverOpen)) {
      const { node, subject, runBy } = holding.node;
      if (worstPlacement(facts, cohort, holding, matter) !== 'violation') continue;
      const ifNo = 'violation';
      if (runBy === undefined)
        yield lacks({ subject, field: 'vendor', question: `Who runs ${node.name}?`, ifNo });
      else {
        const question = `Where does ${node.name} fail over to, if anywhere?`;
        yield lacks({ subject, field: 'failover', question, ifNo });
      }
    }
  },
  remedies: [
    'Fail over to a second region inside what is allowed',
    'Sign the transfer instrument that the failover place needs',
  ],
  counsel: 'Whether an emergency may justify a failover place that is otherwise not allowed.',
  falsePositives:
    'A failover place that is named in a plan but can receive no PHI, because nothing is replicated there.',
});
