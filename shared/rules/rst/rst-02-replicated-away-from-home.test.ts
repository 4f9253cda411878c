import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore, posture, withClauses } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { rst02 } from './rst-02-replicated-away-from-home.ts';

const away = { severity: 'risk', subject: 'node:store', cohorts: ['patients'] } as const;
const wrong = { ...away, severity: 'violation' } as const;
const toLondon = { replicas: ['aws:eu-west-1', 'aws:eu-west-2'] };
const fromAtlanta = { cohort: american, api: 'aws:us-east-1' };
const inSaoPaulo = { cohort: { care: 'BR', controller: 'BR' }, api: 'azure:brazilsouth' };
const { replicas: _, ...unsaid } = { ...drawStore({}).nodes?.at(-1) };

/** The store with its replicas not said. */
const withoutReplicas = (
  place: string,
  around: Parameters<typeof drawStore>[1] = {},
): ReturnType<typeof drawStore> => {
  const drawing = drawStore({}, around);
  const nodes = (drawing.nodes ?? []).map((node) =>
    node.id === 'store'
      ? { ...unsaid, id: 'store', name: 'Recordings', kind: 'database' as const, place }
      : node,
  );
  return { ...drawing, nodes };
};

testRule(rst02, {
  breaks: [
    {
      ...away,
      when: 'one of two replicas is in London',
      map: drawStore(toLondon),
      path: ['in', 'keep'],
      says: 'is replicated to London',
    },
    {
      ...wrong,
      when: 'a replica in Virginia without a transfer channel',
      map: drawStore({ replicas: ['aws:us-east-1'] }),
    },
    {
      ...away,
      when: 'the same under clauses',
      map: drawStore({ replicas: ['aws:us-east-1'] }, { vendor: withClauses('2026-06-01') }),
    },
    {
      ...wrong,
      when: 'a promise keeps the index in the US, its replica is in Ireland',
      map: drawStore(
        { place: 'aws:us-east-1', replicas: ['aws:eu-west-1'] },
        {
          ...fromAtlanta,
          ...posture('both'),
        },
      ),
    },
    {
      ...wrong,
      when: 'global replication may be anywhere',
      map: drawStore({ replicas: ['aws:global'] }),
    },
  ],
  holds: [
    {
      when: 'the replica is in another country of the EEA',
      map: drawStore({ replicas: ['aws:eu-central-1'] }),
    },
    { when: 'there are no replicas', map: drawStore({ place: 'azure:brazilsouth' }, inSaoPaulo) },
    {
      when: 'nothing is stored, so nothing is replicated',
      map: drawStore({ kind: 'worker', replicas: ['aws:us-east-1'] }),
    },
    {
      when: 'Ireland is paired with the Netherlands, which are at home as well',
      map: withoutReplicas('azure:northeurope'),
    },
    {
      when: 'Virginia is paired with California, and no law asks for a channel',
      map: withoutReplicas('azure:eastus', { cohort: american, api: 'azure:eastus' }),
    },
    {
      when: 'London is paired with Cardiff under one adequacy decision, and so is the way there',
      map: withoutReplicas('azure:uksouth', { api: 'azure:uksouth' }),
    },
    {
      when: 'nobody says where it is: LOC-25 asks that first',
      map: withoutReplicas('unknown'),
    },
    { when: 'the provider pairs no regions', map: withoutReplicas('aws:eu-west-1') },
    {
      when: 'a worker in São Paulo keeps nothing that could be replicated',
      map: {
        ...withoutReplicas('azure:brazilsouth', inSaoPaulo),
        nodes: (withoutReplicas('azure:brazilsouth', inSaoPaulo).nodes ?? []).map((node) => ({
          ...node,
          persistence: 'transient',
        })),
      },
    },
  ],
  unknown: [
    {
      when: 'São Paulo is paired with Texas, and nobody says whether it is replicated',
      map: withoutReplicas('azure:brazilsouth', inSaoPaulo),
      asks: 'node:store replicas',
      ifNo: 'risk',
    },
    {
      when: 'the same under the GDPR, without a channel to Texas',
      map: withoutReplicas('azure:brazilsouth', {
        cohort: { care: 'BR', controller: 'FR' },
        api: 'azure:brazilsouth',
      }),
      asks: 'node:store replicas',
      ifNo: 'violation',
    },
    {
      when: 'the same with a channel that hangs on a fact not known',
      map: withoutReplicas('azure:brazilsouth', {
        cohort: { care: 'BR', controller: 'FR' },
        api: 'azure:brazilsouth',
        vendor: { ...bareVendor, dpf: { status: 'unknown' } },
      }),
      asks: 'node:store replicas',
      ifNo: 'violation',
    },
    {
      when: 'Quebec is paired with Toronto, which is another province',
      map: withoutReplicas('azure:canadaeast', {
        cohort: { care: 'CA-QC', controller: 'CA' },
        api: 'azure:canadaeast',
      }),
      asks: 'node:store replicas',
      ifNo: 'risk',
    },
    {
      when: 'Singapore is paired with Hong Kong',
      map: withoutReplicas('azure:southeastasia', {
        cohort: { care: 'SG', controller: 'SG' },
        api: 'azure:southeastasia',
      }),
      asks: 'node:store replicas',
      ifNo: 'risk',
    },
    {
      when: 'a replica whose place is not known',
      map: drawStore({ replicas: ['unknown'] }),
      asks: 'node:store replicas',
      ifNo: 'violation',
    },
    {
      when: 'a replica whose place is not known, where no law or promise binds it',
      map: drawStore({ place: 'aws:us-east-1', replicas: ['unknown'] }, fromAtlanta),
      asks: 'node:store replicas',
      ifNo: 'risk',
    },
    {
      when: 'a replica in the US whose vendor may be on the DPF list',
      map: drawStore(
        { replicas: ['aws:us-east-1'] },
        { vendor: { ...bareVendor, dpf: { status: 'unknown' } } },
      ),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
  ],
});

describe('the remedy of RST-02', () => {
  it('takes out the replicas that are wrong and keeps the others', () => {
    const [finding] = evaluate(drawMap(drawStore(toLondon)), [rst02], AS_OF).findings;
    expect(finding?.remedies[0]).toEqual({
      label: 'Stop replicating to London (aws eu-west-2)',
      patch: [{ set: { type: 'node', id: 'store' }, field: 'replicas', value: ['aws:eu-west-1'] }],
    });
    const repaired = drawStore({ replicas: ['aws:eu-west-1'] });
    expect(evaluate(drawMap(repaired), [rst02], AS_OF).findings).toEqual([]);
  });
});
