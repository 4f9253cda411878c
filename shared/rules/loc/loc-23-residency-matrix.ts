import { checkMatrix } from '#shared/evaluate/matrix-check.ts';
import { defineRule } from '#shared/evaluate/rule.ts';

export const loc23 = defineRule({
  id: 'LOC-23',
  title: 'Project residency matrix violated',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {
    violation:
      'a class of PHI is in a place, at a processor or for a time that its row does not allow',
  },
  cites: [{ text: 'project policy: the residency matrix of the map', tier: 1, verified: true }],
  reads: [
    'policies.matrix',
    'cohort.dataClasses',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.vendor',
    'node.retention.days',
  ],
  check: checkMatrix,
  remedies: [
    'Move it to a place, or to a processor, that the matrix allows',
    'Stop the class from going there',
    'Change the matrix, signed off by whoever answers for it',
  ],
  counsel: 'Whether the row follows from a law or a contract, so that it cannot simply be changed.',
  falsePositives: 'A row may be out of date, or wider than what was meant.',
});
