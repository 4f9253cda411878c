import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { american, drawStore } from '#test/support/draw-store.ts';
import type { Node } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { bkp03 } from './bkp-03-backup-weaker-than-production.ts';

type Encryption = NonNullable<Exclude<Node['atRest'], 'unknown' | undefined>['encryption']>;

const wrong = { severity: 'violation', subject: 'node:store', cohorts: ['patients'] } as const;

const backedUp = (backup: Encryption, production: Encryption, more: Partial<Node> = {}) =>
  drawStore({ backup: { encryption: backup }, atRest: { encryption: production }, ...more });

testRule(bkp03, {
  breaks: [
    {
      ...wrong,
      when: 'the backups are not encrypted',
      map: backedUp('none', 'aes-256'),
      path: ['in', 'keep'],
      says: 'are not encrypted',
    },
    {
      ...wrong,
      when: 'they are not encrypted and nobody says how the original is',
      map: backedUp('none', 'unknown'),
    },
    { ...wrong, when: 'neither is the original', map: backedUp('none', 'none') },
    {
      ...wrong,
      when: 'those of a backup system are not encrypted',
      map: backedUp('none', 'aes-256', { kind: 'backup' }),
    },
    {
      ...wrong,
      when: 'AES-128 for the backups of an AES-256 store',
      map: backedUp('aes-128', 'aes-256'),
      says: 'more weakly than Recordings',
    },
    {
      ...wrong,
      when: 'the same of PHI under HIPAA',
      map: {
        ...backedUp('aes-128', 'aes-256-gcm'),
        cohorts: drawStore({}, { cohort: american }).cohorts ?? [],
      },
    },
  ],
  holds: [
    { when: 'both are AES-128', map: backedUp('aes-128', 'aes-128') },
    { when: 'AES-256 in whatever mode', map: backedUp('aes-256', 'aes-256-gcm') },
    { when: 'the backups are stronger', map: backedUp('aes-256-gcm', 'aes-128') },
    { when: 'nothing is stronger, whatever the original has', map: backedUp('aes-256', 'unknown') },
    { when: 'the original is not encrypted at all', map: backedUp('aes-128', 'none') },
    {
      when: 'the original is not encrypted at all, the backups in some other way',
      map: backedUp('other', 'none'),
    },
    { when: 'both are encrypted in the same other way', map: backedUp('other', 'other') },
    { when: 'there is no backup', map: drawStore({}) },
    { when: 'nothing is stored', map: backedUp('none', 'aes-256', { kind: 'worker' }) },
    {
      when: 'a backup system is not backed up itself',
      map: drawStore({ kind: 'backup', backup: 'unknown' }),
    },
    {
      when: "a patient's own device",
      map: backedUp('none', 'aes-256', { kind: 'patient-device', persistence: 'at-rest' }),
    },
  ],
  unknown: [
    {
      when: 'nobody says whether there is a backup',
      map: drawStore({ backup: 'unknown' }),
      asks: 'node:store backup',
      ifNo: 'violation',
    },
    {
      when: 'nobody says how the backups are encrypted',
      map: backedUp('unknown', 'aes-256'),
      asks: 'node:store backup.encryption',
      ifNo: 'violation',
    },
    {
      when: 'in some other way, so that nobody can compare',
      map: backedUp('other', 'aes-128'),
      asks: 'node:store backup.encryption',
      ifNo: 'violation',
    },
    {
      when: 'the backups are AES-128 and nobody says how the original is encrypted',
      map: backedUp('aes-128', 'unknown'),
      asks: 'node:store atRest.encryption',
      ifNo: 'violation',
    },
    {
      when: 'the backups are AES-128 and the original is encrypted in some other way',
      map: backedUp('aes-128', 'other'),
      asks: 'node:store atRest.encryption',
      ifNo: 'violation',
    },
  ],
});

describe('the remedy of BKP-03', () => {
  it.each([
    ['aes-128', 'aes-256', 'aes-256'],
    ['none', 'aes-128', 'aes-128'],
    ['none', 'none', 'aes-256-gcm'],
    ['none', 'other', 'aes-256-gcm'],
  ] as const)('from %s over %s to %s clears the finding', (backup, production, wanted) => {
    const [finding] = evaluate(drawMap(backedUp(backup, production)), [bkp03], AS_OF).findings;
    expect(finding?.remedies[0]?.patch).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'backup.encryption', value: wanted },
    ]);
    expect(evaluate(drawMap(backedUp(wanted, production)), [bkp03], AS_OF).findings).toEqual([]);
  });
});
