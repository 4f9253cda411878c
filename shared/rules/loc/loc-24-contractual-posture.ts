import { checkPostures } from '#shared/evaluate/posture-check.ts';
import { defineRule } from '#shared/evaluate/rule.ts';

export const loc24 = defineRule({
  id: 'LOC-24',
  title: 'Contractual posture violated',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {
    violation: 'storage or access, as far as the posture binds it, is outside its places',
  },
  cites: [
    {
      text: 'project policy: the postures of the map, as promised by contract',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'policies.postures',
    'node.persistence',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'vendor.support',
    'vendor.subprocessors',
  ],
  check: checkPostures,
  remedies: [
    'Move storage, support or the subprocessor inside',
    'Negotiate the posture anew with whoever it was promised to',
  ],
  counsel:
    'What exactly was promised: storage, access or both, and whether subprocessors are meant.',
  falsePositives:
    'A posture may be narrower on the map than in the contract; its source says where to look.',
});
