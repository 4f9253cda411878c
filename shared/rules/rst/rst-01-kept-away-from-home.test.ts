import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore, posture, withClauses } from '#test/support/draw-store.ts';
import type { Cohort, Node } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { rst01 } from './rst-01-kept-away-from-home.ts';

const matrix = (dataClass: 'recording' | 'imaging'): Drawing => ({
  policies: { matrix: [{ id: 'row', dataClass, prohibited: ['iso:IE'] }] },
});
const away = { severity: 'risk', subject: 'node:store', cohorts: ['patients'] } as const;
const wrong = { ...away, severity: 'violation' } as const;
const inVirginia: Partial<Node> = { place: 'aws:us-east-1' };
const fromAtlanta = { cohort: american, api: 'aws:us-east-1' };
const french: Partial<Cohort> = { care: 'FR', controller: 'FR' };
const montreal = { cohort: { care: 'CA-QC', controller: 'CA' }, api: 'aws:ca-central-1' };

testRule(rst01, {
  breaks: [
    {
      ...wrong,
      when: 'recordings of calls in Ireland are kept in Virginia, and no transfer channel is there',
      map: drawStore(inVirginia),
      path: ['in', 'keep'],
      says: 'without a valid transfer channel',
    },
    {
      ...wrong,
      when: 'standard contractual clauses without a transfer impact assessment are no channel',
      map: drawStore(inVirginia, { vendor: withClauses('none') }),
    },
    {
      ...wrong,
      when: 'UK law has its own instruments: EU clauses alone do not count',
      map: drawStore(inVirginia, {
        cohort: { care: 'GB', controller: 'GB' },
        api: 'aws:eu-west-2',
        vendor: withClauses('2026-06-01'),
      }),
    },
    {
      ...wrong,
      when: "a posture keeps Georgia's recordings in the US",
      map: drawStore({}, { ...fromAtlanta, ...posture('both') }),
      says: 'outside "Georgia only"',
    },
    {
      ...wrong,
      when: 'a posture about storage binds stores',
      map: drawStore({}, { ...fromAtlanta, ...posture('storage', ['patients']) }),
    },
    {
      ...wrong,
      when: 'the residency matrix prohibits the country for recordings',
      map: drawStore({}, { ...fromAtlanta, ...matrix('recording') }),
      says: 'outside what the residency matrix allows',
    },
    {
      ...wrong,
      when: 'French law on hosting demands the EEA although the transfer has a channel',
      map: drawStore(inVirginia, { cohort: french, vendor: withClauses('2026-06-01') }),
      asOf: '2026-06-02',
      says: 'outside the EEA',
    },
    {
      ...away,
      when: 'before every French certificate demanded it, it was for counsel to say',
      map: drawStore(inVirginia, { cohort: french, vendor: withClauses('2025-06-01') }),
      asOf: '2026-05-15',
      says: 'while the live path stays in the EEA',
    },
    {
      ...wrong,
      when: 'the same on the first day of that',
      map: drawStore(inVirginia, { cohort: french, vendor: withClauses('2025-06-01') }),
      asOf: '2026-05-16',
      says: 'outside the EEA',
    },
    {
      ...away,
      when: 'eu-west-2 is London: adequate, but not where the call runs',
      map: drawStore({ place: 'aws:eu-west-2' }),
      says: 'London',
    },
    {
      ...away,
      when: 'eu-central-2 is Zurich',
      map: drawStore({ place: 'aws:eu-central-2' }),
    },
    {
      ...away,
      when: 'the wide region Europe reaches beyond the EEA',
      map: drawStore({ place: 'azure:europe' }),
    },
    {
      ...away,
      when: 'Toronto is not Quebec',
      map: drawStore({ place: 'azure:canadacentral' }, montreal),
      says: 'stays in Quebec',
    },
    {
      ...away,
      when: "Georgia's recordings are kept in Ireland and no promise says otherwise",
      map: drawStore({}, fromAtlanta),
      says: 'stays in the US',
    },
    {
      ...away,
      when: 'patients in Hong Kong are at home there, Singapore is not',
      map: drawStore(
        { place: 'aws:ap-southeast-1' },
        { cohort: { care: 'HK', controller: 'HK' }, api: 'aws:ap-east-1' },
      ),
      says: 'stays in Hong Kong',
    },
    {
      ...away,
      when: 'the own organisation keeps it abroad: no transfer, still away from home',
      map: drawStore({ place: 'iso:US', vendor: 'self' }, { apiBy: 'self' }),
    },
    {
      ...away,
      when: 'HIPAA de-identification does not take PHI out of the GDPR',
      map: {
        ...drawStore({ place: 'aws:eu-west-2' }),
        nodes: (drawStore({ place: 'aws:eu-west-2' }).nodes ?? []).map((node) =>
          node.id === 'api'
            ? { ...node, transform: { to: 'deidentified', method: 'safe-harbor' } }
            : node,
        ),
      },
    },
    {
      ...away,
      when: 'German statutory care in the US under an active DPF listing is for counsel by LOC-05',
      map: drawStore(inVirginia, {
        cohort: { care: 'DE', controller: 'DE', statutoryCare: true },
        vendor: {
          ...bareVendor,
          dpf: { status: 'active', checked: '2026-11-01', covers: ['non-hr'] },
        },
      }),
    },
    {
      ...wrong,
      when: 'without that listing the German list is broken',
      map: drawStore(inVirginia, {
        cohort: { care: 'DE', controller: 'DE', statutoryCare: true },
        vendor: withClauses('2026-06-01'),
      }),
      says: 'outside the EEA, Switzerland',
    },
    {
      ...away,
      when: 'two cohorts share the store and only one is away from home',
      map: {
        ...drawStore(inVirginia, { vendor: withClauses('2026-06-01') }),
        cohorts: [
          ...(drawStore({}).cohorts ?? []),
          {
            id: 'georgian',
            name: 'Georgian patients',
            care: 'US-GA',
            controller: 'US',
            dataClasses: ['recording'],
            entry: ['store'],
          },
        ],
      },
    },
  ],
  holds: [
    { when: 'kept where the call runs', map: drawStore({}) },
    { when: 'another country of the EEA', map: drawStore({ place: 'aws:eu-central-1' }) },
    { when: 'Réunion is at home for the EEA', map: drawStore({ place: 'iso:RE' }) },
    {
      when: 'Puerto Rico is at home for the US',
      map: drawStore({ place: 'iso:PR' }, { ...fromAtlanta, ...posture('both') }),
    },
    {
      when: 'azure:canadaeast is in Quebec',
      map: drawStore({ place: 'azure:canadaeast' }, montreal),
    },
    {
      when: 'only a worker in London, which keeps nothing',
      map: drawStore({ place: 'aws:eu-west-2', kind: 'worker' }),
    },
    {
      when: 'the call itself runs in Virginia under clauses',
      map: drawStore(inVirginia, { api: 'aws:us-east-1', vendor: withClauses('2026-06-01') }),
    },
    {
      when: 'the way there is not known to be at home',
      map: drawStore({ place: 'aws:eu-west-2' }, { api: 'unknown' }),
    },
    {
      when: "a patient's own device keeps it abroad",
      map: drawStore({ place: 'iso:US', kind: 'patient-device', persistence: 'at-rest' }),
    },
    {
      when: 'a posture about access does not bind stores',
      map: drawStore({ place: 'aws:us-west-2' }, { ...fromAtlanta, ...posture('access') }),
    },
    {
      when: 'a posture for other patients',
      map: drawStore(inVirginia, { ...fromAtlanta, ...posture('both') }),
    },
    {
      when: 'a matrix row about another class',
      map: drawStore({ place: 'iso:US' }, { ...fromAtlanta, ...matrix('imaging') }),
    },
    {
      when: 'what was de-identified on the way is out of scope for HIPAA',
      map: {
        ...drawStore({}, fromAtlanta),
        nodes: (drawStore({}, fromAtlanta).nodes ?? []).map((node) =>
          node.id === 'api'
            ? { ...node, transform: { to: 'deidentified', method: 'safe-harbor' } }
            : node,
        ),
      },
    },
    {
      when: 'what was anonymised and assessed on the way is out of scope for the GDPR',
      map: {
        ...drawStore(inVirginia),
        nodes: (drawStore(inVirginia).nodes ?? []).map((node) =>
          node.id === 'api'
            ? { ...node, transform: { to: 'anonymised', method: 'assessed' } }
            : node,
        ),
      },
    },
  ],
  unknown: [
    {
      when: 'nobody knows whether the vendor in Virginia is on the DPF list',
      map: drawStore(inVirginia, { vendor: { ...bareVendor, dpf: { status: 'unknown' } } }),
      asks: 'vendor:cloud dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows when the transfer was assessed',
      map: drawStore(inVirginia, { vendor: { ...withClauses('unknown'), assessments: 'unknown' } }),
      asks: 'vendor:cloud agreements.tia',
      ifNo: 'violation',
    },
  ],
});

describe('the remedy of RST-01', () => {
  it('moves the store to the region of the way there, and that clears the finding', () => {
    const drawing = drawStore({ place: 'aws:us-east-1' });
    const [finding] = evaluate(drawMap(drawing), [rst01], AS_OF).findings;
    const patch = finding?.remedies.find((remedy) => remedy.patch)?.patch;
    expect(patch).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'place', value: 'aws:eu-west-1' },
    ]);
    expect(
      evaluate(drawMap(drawStore({ place: 'aws:eu-west-1' })), [rst01], AS_OF).findings,
    ).toEqual([]);
  });

  it('offers no region of another provider', () => {
    const [finding] = evaluate(drawMap(drawStore({ place: 'iso:US' })), [rst01], AS_OF).findings;
    expect(finding?.remedies.filter((remedy) => remedy.patch)).toEqual([]);
  });

  it('offers no region that would be wrong for others whose PHI is kept there', () => {
    const drawing = drawStore({ place: 'aws:us-east-1' });
    const shared: Drawing = {
      ...drawing,
      ...posture('both', ['georgian']),
      cohorts: [
        ...(drawing.cohorts ?? []),
        { ...american, care: 'US-GA', id: 'georgian', name: 'Georgian patients', entry: ['api'] },
      ],
    };
    const [finding] = evaluate(drawMap(shared), [rst01], AS_OF).findings;
    expect(finding?.cohorts).toEqual(['patients']);
    expect(finding?.remedies.filter((remedy) => remedy.patch)).toEqual([]);
  });
});
