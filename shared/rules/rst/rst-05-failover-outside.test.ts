import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore, posture, withClauses } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { rst05 } from './rst-05-failover-outside.ts';

const wrong = { severity: 'violation', subject: 'node:store', cohorts: ['patients'] } as const;
const atlanta = { place: 'aws:us-east-1' };
const fromAtlanta = { cohort: american, api: 'aws:us-east-1' };
const mixed = { failover: ['aws:eu-central-1', 'aws:us-west-2'] };
const french = { cohort: { care: 'FR', controller: 'FR' } };

testRule(rst05, {
  breaks: [
    {
      ...wrong,
      when: 'one of two failover places is Oregon, and no transfer channel is there',
      map: drawStore(mixed),
      path: ['in', 'keep'],
      says: 'Oregon',
    },
    {
      ...wrong,
      when: 'French records fail over to London, which is outside the EEA although adequate',
      map: drawStore({ failover: ['aws:eu-west-2'] }, french),
      says: 'outside the EEA',
    },
    {
      ...wrong,
      when: 'a promise keeps storage in the US, it fails over to Montreal',
      map: drawStore(
        { ...atlanta, failover: ['aws:ca-central-1'] },
        {
          ...fromAtlanta,
          ...posture('storage'),
        },
      ),
    },
    {
      ...wrong,
      when: 'a relay that stores nothing fails over to Oregon without a channel: still a transfer',
      map: drawStore({ kind: 'worker', ...mixed }),
    },
    {
      ...wrong,
      when: 'a promise about access binds what only processes',
      map: drawStore(
        { ...atlanta, kind: 'worker', failover: ['aws:ca-central-1'] },
        {
          ...fromAtlanta,
          ...posture('access'),
        },
      ),
    },
  ],
  holds: [
    { when: 'it fails over within the EEA', map: drawStore({ failover: ['aws:eu-central-1'] }) },
    {
      when: 'it fails over to London, adequate for the GDPR',
      map: drawStore({ failover: ['aws:eu-west-2'] }),
    },
    {
      when: 'it fails over to Oregon under clauses',
      map: drawStore(mixed, { vendor: withClauses('2026-06-01') }),
    },
    {
      when: 'French law on storage does not bind what stores nothing',
      map: drawStore({ kind: 'worker', failover: ['aws:eu-west-2'] }, french),
    },
    {
      when: 'a promise about storage does not bind what stores nothing',
      map: drawStore(
        { ...atlanta, kind: 'worker', failover: ['aws:ca-central-1'] },
        {
          ...fromAtlanta,
          ...posture('storage'),
        },
      ),
    },
    {
      when: 'the own organisation runs it: no transfer',
      map: drawStore({ ...mixed, vendor: 'self' }),
    },
    {
      when: 'away from home, where no law or promise binds it',
      map: drawStore({ ...atlanta, failover: ['aws:ca-central-1'] }, fromAtlanta),
    },
    {
      when: 'not said, where no law or promise could be broken',
      map: drawStore({ ...atlanta, failover: 'unknown' }, fromAtlanta),
    },
    {
      when: 'a place not known, where no law or promise could be broken',
      map: drawStore({ ...atlanta, failover: ['unknown'] }, fromAtlanta),
    },
    {
      when: "a patient's own device",
      map: drawStore({ kind: 'patient-device', persistence: 'at-rest', ...mixed }),
    },
  ],
  unknown: [
    {
      when: 'nobody says where a store under the GDPR fails over to',
      map: drawStore({ failover: 'unknown' }),
      asks: 'node:store failover',
      ifNo: 'violation',
    },
    {
      when: 'the same of one under UK law',
      map: drawStore({ failover: 'unknown' }, { cohort: { care: 'GB', controller: 'GB' } }),
      asks: 'node:store failover',
      ifNo: 'violation',
    },
    {
      when: 'the same where the organisation runs it but a promise binds it',
      map: drawStore(
        { vendor: 'self', failover: 'unknown' },
        { ...fromAtlanta, ...posture('both') },
      ),
      asks: 'node:store failover',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs it: that is asked first',
      map: drawStore({ vendor: 'unknown', failover: 'unknown' }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'a failover place that is not known',
      map: drawStore({ failover: ['unknown'] }),
      asks: 'node:store failover',
      ifNo: 'violation',
    },
    {
      when: 'a relay fails over to Oregon, and its vendor may be on the DPF list',
      map: drawStore(
        { kind: 'worker', ...mixed },
        { vendor: { ...bareVendor, dpf: { status: 'unknown' } } },
      ),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
  ],
});

describe('the remedy of RST-05', () => {
  it('takes out the failover places that are wrong and keeps the others', () => {
    const [finding] = evaluate(drawMap(drawStore(mixed)), [rst05], AS_OF).findings;
    expect(finding?.remedies[0]).toEqual({
      label: 'Do not fail over to Oregon (aws us-west-2)',
      patch: [
        { set: { type: 'node', id: 'store' }, field: 'failover', value: ['aws:eu-central-1'] },
      ],
    });
    const repaired = drawStore({ failover: ['aws:eu-central-1'] });
    expect(evaluate(drawMap(repaired), [rst05], AS_OF).findings).toEqual([]);
  });
});
