import { checkCopies, moveNearer, placementLaws } from '#shared/evaluate/copies.ts';
import { defineRule } from '#shared/evaluate/rule.ts';

export const rst01 = defineRule({
  id: 'RST-01',
  title: 'PHI is kept in another region than the one it travels in',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation: 'the place is outside what is allowed, or no transfer channel covers it',
    risk: 'the place is away from home while the live path stays at home',
  },
  cites: placementLaws,
  reads: [
    'cohort.care',
    'node.persistence',
    'node.place',
    'node.vendor',
    'hop.transfer',
    'vendor.agreements',
    'vendor.dpf',
    'policies.matrix',
    'policies.postures',
  ],
  check: (facts) =>
    checkCopies(facts, {
      uses: (node) => (node.stores ? node.ownPlace : []),
      verb: 'is kept in',
      remedies: moveNearer,
    }),
  remedies: [
    'Keep it in the region in which the live path runs',
    'Switch off what copies it to another region',
  ],
  counsel: 'Which law or contract binds the place of storage, apart from that of the live service.',
  falsePositives:
    'A store that holds only what was already de-identified before it, by a method that is not in the map.',
});
