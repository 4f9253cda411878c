import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore, posture, withClauses } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { bkp02 } from './bkp-02-backup-away-from-home.ts';

const away = { severity: 'risk', subject: 'node:store', cohorts: ['patients'] } as const;
const wrong = { ...away, severity: 'violation' } as const;
const fromAtlanta = { cohort: american, api: 'aws:us-east-1' };
const atlanta = { place: 'aws:us-east-1' };
const twoVaults = { backup: { places: ['aws:us-east-1', 'iso:CA-QC'] } };

testRule(bkp02, {
  breaks: [
    {
      ...away,
      when: 'one of two vaults is in Quebec, the record stays in the US',
      map: drawStore({ ...atlanta, ...twoVaults }, fromAtlanta),
      path: ['in', 'keep'],
      says: 'is backed up to Quebec',
    },
    {
      ...wrong,
      when: 'a promise keeps backups in the US as well',
      map: drawStore({ ...atlanta, ...twoVaults }, { ...fromAtlanta, ...posture('storage') }),
    },
    {
      ...wrong,
      when: 'backups in Virginia of what is under the GDPR, without a channel',
      map: drawStore({ backup: { places: ['aws:us-east-1'] } }),
    },
    {
      ...away,
      when: 'the same under clauses',
      map: drawStore(
        { backup: { places: ['aws:us-east-1'] } },
        { vendor: withClauses('2026-06-01') },
      ),
    },
    {
      ...wrong,
      when: 'a backup system of its own stands in Virginia',
      map: drawStore({ ...atlanta, kind: 'backup' }),
      says: 'is kept in Virginia',
    },
  ],
  holds: [
    {
      when: 'the vault is in another country of the EEA',
      map: drawStore({ backup: { places: ['aws:eu-central-1'] } }),
    },
    { when: 'there is no backup', map: drawStore({}) },
    { when: 'a store abroad that is no backup', map: drawStore(atlanta) },
    {
      when: 'nothing is stored that could be backed up',
      map: drawStore({ kind: 'worker', backup: 'unknown' }),
    },
    {
      when: 'a backup system whose own backup nobody speaks of',
      map: drawStore({ kind: 'backup', backup: 'unknown' }),
    },
    {
      when: 'a replica of a backup system is abroad: RST-02 says that',
      map: drawStore({ kind: 'backup', replicas: ['aws:us-east-1'] }),
    },
    {
      when: "nobody speaks of the backup of a patient's own device",
      map: drawStore({ kind: 'patient-device', persistence: 'at-rest', backup: 'unknown' }),
    },
    {
      when: 'nobody speaks of it, where no law binds it and the way there is abroad',
      map: drawStore({ backup: 'unknown' }, { cohort: american }),
    },
  ],
  unknown: [
    {
      when: 'nobody says whether it is backed up',
      map: drawStore({ backup: 'unknown' }),
      asks: 'node:store backup',
      ifNo: 'violation',
    },
    {
      when: 'nobody says so where no law or promise binds it',
      map: drawStore({ ...atlanta, backup: 'unknown' }, fromAtlanta),
      asks: 'node:store backup',
      ifNo: 'risk',
    },
    {
      when: 'nobody says where the vault is',
      map: drawStore({ backup: { encryption: 'aes-256' } }),
      asks: 'node:store backup.places',
      ifNo: 'violation',
    },
    {
      when: 'one vault is at a place not known',
      map: drawStore({ backup: { places: ['aws:eu-west-1', 'unknown'] } }),
      asks: 'node:store backup.places',
      ifNo: 'violation',
    },
    {
      when: 'a backup system in Virginia whose vendor may be on the DPF list',
      map: drawStore(
        { ...atlanta, kind: 'backup' },
        { vendor: { ...bareVendor, dpf: { status: 'unknown' } } },
      ),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
  ],
});

const patchesOf = (drawing: ReturnType<typeof drawStore>) =>
  evaluate(drawMap(drawing), [bkp02], AS_OF).findings[0]?.remedies.flatMap(
    ({ patch }) => patch ?? [],
  );

describe('the remedy of BKP-02', () => {
  it('backs up where the store is, and that clears the finding', () => {
    expect(patchesOf(drawStore({ ...atlanta, ...twoVaults }, fromAtlanta))).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'backup.places', value: ['aws:us-east-1'] },
    ]);
    const repaired = drawStore({ ...atlanta, backup: { places: ['aws:us-east-1'] } }, fromAtlanta);
    expect(evaluate(drawMap(repaired), [bkp02], AS_OF).findings).toEqual([]);
  });

  it('does not offer the place of a store that is wrong itself', () => {
    expect(patchesOf(drawStore({ ...atlanta, backup: { places: ['aws:us-west-2'] } }))).toEqual([]);
  });

  it('moves a backup system to the region of the way there', () => {
    expect(patchesOf(drawStore({ ...atlanta, kind: 'backup' }))).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'place', value: 'aws:eu-west-1' },
    ]);
  });
});
