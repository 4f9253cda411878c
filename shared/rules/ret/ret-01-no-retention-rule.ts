import { placedHoldings } from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import { persistenceFact } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

const isKeptWithoutEnd = ({ holding: { node } }: PlacedHolding): boolean =>
  node.stores && typeof node.node.retention?.days !== 'number';

export const ret01 = defineRule({
  id: 'RET-01',
  title: 'PHI is kept without a retention rule',
  regime: ['EU-GDPR', 'project'],
  effective: { from: null, until: null },
  severity: {
    risk: 'it is known that no retention rule was set',
    question: 'PHI is kept without an end: counsel says whether a law asks for that',
  },
  cites: [
    { text: 'Regulation (EU) 2016/679, Art 5(1)(e)', tier: 1, verified: false },
    { text: 'baseline (policy): every store has a retention rule', tier: 1, verified: true },
  ],
  reads: ['node.persistence', 'node.retention.days'],
  *check(facts) {
    for (const { cohort, holding } of placedHoldings(facts).filter(isKeptWithoutEnd)) {
      const { node, subject } = holding.node;
      const days = node.retention?.days;
      if (days === undefined) {
        const question = `For how many days is PHI kept at ${node.name}?`;
        yield lacks({ subject, field: 'retention.days', question, ifNo: 'risk' });
        continue;
      }
      const isEndless = days === 'indefinite';
      yield found({
        severity: isEndless ? 'question' : 'risk',
        subject,
        cohort: cohort.cohort.id,
        scope: cohort.generalScope,
        message: isEndless
          ? `PHI at ${node.name} is kept without an end`
          : `No retention rule is set for ${node.name}`,
        because: [{ subject, field: 'retention.days', value: days }, persistenceFact(holding.node)],
      });
    }
  },
  remedies: [
    'Set for each class how long it is kept, and delete by itself after that',
    'Take the longest minimum that a records law asks for, and no more',
  ],
  counsel: 'How long the records law of each place of care asks to keep what is stored here.',
  falsePositives: 'A store whose records another system deletes by its own rule.',
});
