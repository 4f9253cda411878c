import {
  backUpAtHome,
  checkCopies,
  moveNearer,
  placedHoldings,
  placementLaws,
} from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import { worstPlacement } from '#shared/evaluate/placement.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';

/** Whether nobody says if it is backed up, or where to; a backup system needs no backup. */
const areBackupsOpen = ({ holding: { node } }: PlacedHolding): boolean => {
  const { backup, kind } = node.node;
  const isKnown = backup === 'none' || backup?.places !== undefined;
  return !isKnown && node.stores && kind !== 'backup';
};

export const bkp02 = defineRule({
  id: 'BKP-02',
  title: 'Backed up out of the region',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation: 'a backup is outside what is allowed, or no transfer channel covers it',
    risk: 'a backup is away from home while the live path stays at home',
  },
  cites: placementLaws,
  reads: [
    'cohort.care',
    'node.persistence',
    'node.backup.places',
    'node.kind',
    'node.place',
    'node.vendor',
    'hop.transfer',
    'vendor.agreements',
    'vendor.dpf',
    'policies.matrix',
    'policies.postures',
  ],
  *check(facts) {
    yield* checkCopies(facts, {
      uses: ({ backups }) => backups,
      verb: 'is backed up to',
      remedies: backUpAtHome,
    });
    yield* checkCopies(facts, {
      uses: ({ node, ownPlace }) => (node.kind === 'backup' ? ownPlace : []),
      verb: 'is kept in',
      remedies: moveNearer,
    });
    for (const { cohort, holding } of placedHoldings(facts).filter(areBackupsOpen)) {
      const { node, subject } = holding.node;
      const { backup } = node;
      const ifNo = worstPlacement(facts, cohort, holding);
      if (!ifNo) continue;
      const missing = backup
        ? { field: 'backup.places', question: `Where are the backups of ${node.name}?` }
        : { field: 'backup', question: `Is ${node.name} backed up, and where to?` };
      yield lacks({ subject, ...missing, ifNo });
    }
  },
  remedies: [
    'Back up to a vault in the region of the production, or to a second one inside what is allowed',
    'Delete the copies that are already abroad',
  ],
  counsel: 'Whether the law on storage reaches encrypted backups whose keys stay at home.',
  falsePositives: 'A vault whose place is only that of the account, not that of the copies.',
});
