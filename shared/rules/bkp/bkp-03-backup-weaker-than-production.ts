import { placedHoldings } from '#shared/evaluate/copies.ts';
import type { PlacedHolding } from '#shared/evaluate/copies.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';
import type { Tri } from '#shared/evaluate/tri.ts';
import type { MapNode } from '#shared/map/model.ts';

type Encryption = NonNullable<NonNullable<MapNode['atRest']>['encryption']>;

/** By length of key; of what is merely "other" nothing can be said. */
const STRENGTH: Partial<Record<Encryption, number>> = {
  none: 0,
  'aes-128': 1,
  'aes-256': 2,
  'aes-256-gcm': 2,
};
const STRONGEST = 2;

function isWeaker(backup: Encryption, production: Encryption | undefined): Tri {
  const [there, here] = [STRENGTH[backup], production && STRENGTH[production]];
  if (there === 0) return true;
  if (there !== undefined && here !== undefined) return there < here;
  return there === STRONGEST || here === 0 || backup === production ? false : 'unknown';
}

/** Whether it keeps PHI of which there may be backups; a backup system needs none. */
const mayBeBackedUp = ({ holding: { node } }: PlacedHolding): boolean =>
  node.stores && (node.node.backup !== undefined || node.node.kind !== 'backup');

export const bkp03 = defineRule({
  id: 'BKP-03',
  title: 'Backup not encrypted, or more weakly than production',
  regime: ['US-HIPAA', 'EU-GDPR', 'project'],
  effective: { from: null, until: null },
  severity: { violation: 'the backups are not encrypted, or with a shorter key than the original' },
  cites: [
    {
      text: '45 CFR 164.312(a)(2)(iv)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    { text: 'Regulation (EU) 2016/679, Art 32', tier: 1, verified: false },
    { text: 'baseline (policy): copies as strong as the original', tier: 1, verified: true },
  ],
  reads: ['node.persistence', 'node.backup.encryption', 'node.atRest.encryption'],
  *check(facts) {
    for (const { cohort, holding } of placedHoldings(facts).filter(mayBeBackedUp)) {
      const { node, subject } = holding.node;
      const { name, backup, atRest } = node;
      if (backup === 'none') continue;
      const ask = (field: string, question: string) =>
        lacks({ subject, field, question, ifNo: 'violation' });
      if (!backup) {
        yield ask('backup', `Is ${name} backed up, and where to?`);
        continue;
      }
      const [there, here] = [backup.encryption, atRest?.encryption];
      const weaker = there ? isWeaker(there, here) : 'unknown';
      if (weaker === 'unknown')
        yield !there || (here && STRENGTH[here] !== undefined)
          ? ask('backup.encryption', `How are the backups of ${name} encrypted?`)
          : ask('atRest.encryption', `How is ${name} encrypted at rest?`);
      if (weaker !== true) continue;
      const because: Fact[] = [
        { subject, field: 'backup.encryption', value: there ?? null },
        { subject, field: 'atRest.encryption', value: here ?? null },
      ];
      const wanted = here && STRENGTH[here] ? here : 'aes-256-gcm';
      yield found({
        severity: 'violation',
        subject,
        cohort: cohort.cohort.id,
        scope: cohort.generalScope,
        message:
          there === 'none'
            ? `The backups of ${name} are not encrypted`
            : `The backups of ${name} are encrypted more weakly than ${name}`,
        because,
        remedies: [
          setField(
            `Encrypt the backups of ${name} with ${wanted}`,
            subject,
            'backup.encryption',
            wanted,
          ),
        ],
      });
    }
  },
  remedies: ['Encrypt backups like the original, with keys under the same policy'],
  counsel: 'Whether a lost backup is a reportable breach when its encryption is weaker.',
  falsePositives: 'Backups that the application encrypts itself before they are written.',
});
