import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { MapFacts } from './map-facts.ts';
import type { PlaceField } from './node-facts.ts';
import { placeStakes } from './place-stakes.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];
type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];
type Case = {
  readonly cohort: Partial<Cohort>;
  readonly node?: Partial<Node>;
  readonly app?: Partial<Node>;
  readonly vendor?: Partial<Vendor>;
  readonly hop?: Partial<Hop>;
  readonly map?: Partial<Drawing>;
  readonly field?: PlaceField;
  readonly asOf?: string;
};

const signed = { effective: '2025-01-01', expires: 'none', services: ['*'], tia: '2026-06-01' };
const scc = { type: 'scc' as const, status: 'signed' as const, ...signed };
const dpa = {
  type: 'dpa' as const,
  status: 'signed' as const,
  ...signed,
  terms: ['foreign-notice' as const],
};

/** What hangs on the place of a store to which an own app of the cohort's country writes. */
function stakes({ cohort, node, app, vendor, hop, map, field = 'place', asOf = AS_OF }: Case) {
  const care = typeof cohort.care === 'string' ? cohort.care : 'BR';
  const facts = new MapFacts(
    drawMap({
      organisation: { country: 'BR', hipaaRole: 'none' },
      cohorts: [
        {
          id: 'patients',
          name: 'Patients',
          care,
          usPersons: 0,
          dataClasses: ['diagnosis'],
          entry: ['app'],
          ...cohort,
        },
      ],
      vendors: [
        {
          id: 'host',
          name: 'Host',
          role: 'processor',
          agreements: [],
          dpf: { status: 'none' },
          ...vendor,
        },
      ],
      nodes: [
        { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: `iso:${care}`, ...app },
        { id: 'store', name: 'Store', kind: 'database', vendor: 'host', ...node },
      ],
      hops: [{ id: 'write', from: 'app', to: 'store', carrier: 'https', ...hop }],
      ...map,
    }),
    asOf,
    new Set(),
  );
  const store = facts.nodeById('store');
  if (!store) throw new Error('the drawing has a store');
  return Object.fromEntries(placeStakes(facts, store, field));
}

const worker = { kind: 'worker' } as const;
const own = { vendor: 'self' } as const;
const texan = { care: 'US-TX' } as const;
const german = { care: 'DE', statutoryCare: true } as const;

describe('placeStakes', () => {
  it('is a risk for a store away from home, where no law pins it', () => {
    expect(stakes({ cohort: {} })).toEqual({ 'RST-01': 'risk' });
    expect(stakes({ cohort: {}, node: worker })).toEqual({});
    expect(stakes({ cohort: {}, app: { place: 'iso:US' } })).toEqual({});
  });

  it('names the rule of each kind of copy; a failover is no risk', () => {
    expect(stakes({ cohort: {}, field: 'replicas' })).toEqual({ 'RST-02': 'risk' });
    expect(stakes({ cohort: {}, field: 'backup.places' })).toEqual({ 'BKP-02': 'risk' });
    expect(stakes({ cohort: {}, field: 'failover' })).toEqual({});
    expect(stakes({ cohort: {}, node: { kind: 'backup' } })).toEqual({
      'BKP-02': 'risk',
      'RST-01': 'risk',
    });
  });

  it('names each statute that may apply', () => {
    expect(stakes({ cohort: texan })).toEqual({ 'LOC-10': 'violation', 'RST-01': 'violation' });
    expect(stakes({ cohort: texan, node: worker })).toEqual({});
    expect(stakes({ cohort: texan, node: own })).toEqual({
      'LOC-10': 'violation',
      'RST-01': 'violation',
    });
    expect(stakes({ cohort: texan, asOf: '2025-12-31' })).toEqual({ 'RST-01': 'risk' });
    expect(stakes({ cohort: { ...texan, dataClasses: ['billing'] } })).toEqual({
      'RST-01': 'risk',
    });
    expect(stakes({ cohort: { ...texan, dataClasses: ['recording'] } })).toEqual({
      'LOC-10': 'question',
      'RST-01': 'risk',
    });
    expect(stakes({ cohort: { care: 'US-FL' } })).toEqual({
      'LOC-09': 'violation',
      'RST-01': 'violation',
    });
    expect(stakes({ cohort: { care: 'US-FL', certifiedEhr: false } })).toEqual({
      'RST-01': 'risk',
    });
    expect(stakes({ cohort: { care: 'FR' }, node: own })).toEqual({ 'RST-01': 'risk' });
    expect(stakes({ cohort: { care: 'FR' } })).toMatchObject({
      'LOC-01': 'violation',
      'TRF-01': 'violation',
    });
    expect(stakes({ cohort: { care: 'FR' }, asOf: '2026-05-15' })).toMatchObject({
      'LOC-01': 'question',
    });
    expect(stakes({ cohort: german, node: worker })).toEqual({
      'LOC-05': 'violation',
      'TRF-01': 'violation',
    });
    expect(stakes({ cohort: { ...german, statutoryCare: false }, node: worker })).toEqual({
      'TRF-01': 'violation',
    });
    const active = { dpf: { status: 'active' as const } };
    expect(stakes({ cohort: german, node: worker, vendor: active })).toMatchObject({
      'LOC-05': 'violation',
    });
  });

  it('names the routing key where it is weak and a statute may be broken', () => {
    const map: Partial<Drawing> = { routing: { basis: ['nationality'] } };
    expect(stakes({ cohort: texan, map })).toMatchObject({ 'RTE-01': 'violation' });
    expect(stakes({ cohort: { ...texan, dataClasses: ['recording'] }, map })).not.toHaveProperty(
      'RTE-01',
    );
    expect(stakes({ cohort: {}, map })).not.toHaveProperty('RTE-01');
  });

  it('names the bulk data rule where so many US persons may be there', () => {
    expect(stakes({ cohort: { usPersons: 10_001 }, node: worker })).toEqual({
      'LOC-13': 'violation',
    });
    expect(stakes({ cohort: { usPersons: 10_000 }, node: worker })).toEqual({});
    expect(stakes({ cohort: { usPersons: 'unknown' }, node: worker })).toEqual({
      'LOC-13': 'violation',
    });
    expect(stakes({ cohort: { usPersons: 10_001 }, node: worker, asOf: '2025-04-07' })).toEqual({});
  });

  it('names the residency matrix and the postures that speak of it', () => {
    const matrix = (row: object) => ({ map: { policies: { matrix: [{ id: 'row', ...row }] } } });
    const allowed = ['iso:BR'];
    expect(stakes({ cohort: {}, node: worker, ...matrix({ allowed }) })).toEqual({
      'LOC-23': 'violation',
    });
    expect(stakes({ cohort: {}, ...matrix({ prohibited: ['iso:US'] }) })).toEqual({
      'LOC-23': 'violation',
      'RST-01': 'violation',
    });
    expect(stakes({ cohort: {}, node: worker, ...matrix({ maxRetentionDays: 1 }) })).toEqual({});
    expect(
      stakes({ cohort: {}, node: worker, ...matrix({ allowed, dataClass: 'imaging' }) }),
    ).toEqual({});
    expect(stakes({ cohort: {}, node: worker, ...matrix({ allowed, cohorts: [] }) })).toEqual({});
    const unclassed = { dataClasses: 'unknown' as const };
    expect(
      stakes({ cohort: unclassed, node: worker, ...matrix({ allowed, dataClass: 'imaging' }) }),
    ).toEqual({ 'LOC-23': 'violation' });

    const posture = (more: object) => ({
      map: { policies: { postures: [{ id: 'p', name: 'P', allowed, ...more }] } },
    });
    expect(stakes({ cohort: {}, ...posture({ scope: 'storage' }) })).toEqual({
      'LOC-24': 'violation',
      'RST-01': 'violation',
    });
    expect(stakes({ cohort: {}, ...posture({ scope: 'access' }) })).toEqual({ 'RST-01': 'risk' });
    expect(stakes({ cohort: {}, node: worker, ...posture({ scope: 'access' }) })).toEqual({
      'LOC-24': 'violation',
    });
    expect(stakes({ cohort: {}, node: worker, ...posture({ scope: 'storage' }) })).toEqual({});
    expect(stakes({ cohort: {}, node: worker, ...posture({}) })).toEqual({ 'LOC-24': 'violation' });
    expect(stakes({ cohort: {}, node: worker, ...posture({ cohorts: [] }) })).toEqual({});
    expect(stakes({ cohort: {}, node: worker, ...posture({ allowed: 'unknown' }) })).toEqual({});
  });

  it('names the rules on transfers by what the vendor has', () => {
    const italian = { care: 'IT' } as const;
    const active = {
      dpf: { status: 'active' as const, checked: '2026-11-01', covers: ['non-hr' as const] },
    };
    expect(stakes({ cohort: italian, node: worker })).toEqual({ 'TRF-01': 'violation' });
    expect(stakes({ cohort: italian, node: { ...worker, ...own } })).toEqual({});
    expect(stakes({ cohort: italian, node: worker, vendor: { agreements: [scc] } })).toEqual({});
    expect(
      stakes({ cohort: italian, node: worker, vendor: { agreements: [{ ...scc, tia: 'none' }] } }),
    ).toEqual({
      'TRF-04': 'violation',
    });
    expect(
      stakes({
        cohort: italian,
        node: worker,
        vendor: { agreements: [{ ...scc, tia: '2025-06-01' }] },
      }),
    ).toEqual({ 'TRF-04': 'risk' });
    expect(stakes({ cohort: italian, node: worker, vendor: active })).toEqual({
      'TRF-01': 'violation',
      'TRF-03': 'risk',
    });
    expect(
      stakes({ cohort: italian, node: worker, vendor: { agreements: [dpa, scc], ...active } }),
    ).toEqual({});
    expect(
      stakes({
        cohort: italian,
        node: worker,
        hop: { transfer: { mechanism: 'dpf', fallback: 'none' } },
      }),
    ).toEqual({ 'TRF-01': 'violation', 'TRF-02': 'violation' });
    expect(
      stakes({ cohort: italian, node: worker, hop: { transfer: { mechanism: 'art-49' } } }),
    ).toEqual({
      'TRF-05': 'violation',
    });
    expect(stakes({ cohort: italian })).toEqual({ 'RST-01': 'violation', 'TRF-01': 'violation' });
    expect(stakes({ cohort: italian, field: 'failover' })).toEqual({
      'RST-05': 'violation',
      'TRF-01': 'violation',
    });
  });

  it('names the assessment that is missing, and no DPF where something else holds everywhere', () => {
    const cohort = { care: 'IT' } as const;
    const unassessed = { agreements: [{ ...scc, tia: 'unknown' as const }] };
    expect(stakes({ cohort, node: worker, vendor: unassessed })).toEqual({
      'TRF-01': 'violation',
      'TRF-04': 'violation',
    });
    const vendor = {
      agreements: [scc],
      dpf: { status: 'active' as const, checked: '2026-11-01', covers: ['non-hr' as const] },
    };
    const onDpf = (fallback: 'scc' | 'none') =>
      stakes({ cohort, node: worker, vendor, hop: { transfer: { mechanism: 'dpf', fallback } } });
    expect(onDpf('scc')).toEqual({});
    expect(onDpf('none')).toEqual({
      'TRF-01': 'violation',
      'TRF-02': 'violation',
      'TRF-03': 'risk',
    });
  });

  it('goes by what the hop says for the place itself, by what the vendor has for its copies', () => {
    const vendor = { agreements: [scc] };
    const hop = { transfer: { mechanism: 'none' } } as const;
    const cohort = { care: 'IT' } as const;
    expect(stakes({ cohort, vendor, hop })).toMatchObject({ 'TRF-01': 'violation' });
    for (const field of ['failover', 'replicas', 'backup.places'] as const)
      expect(stakes({ cohort, vendor, hop, field })).not.toHaveProperty('TRF-01');
  });

  it('goes by what the vendor has where PHI enters at its node', () => {
    const cohort = { care: 'IT', entry: ['store'] };
    expect(stakes({ cohort, node: worker })).toEqual({ 'TRF-01': 'violation' });
    expect(stakes({ cohort, node: worker, vendor: { agreements: [scc] } })).toEqual({});
  });

  it('counts the way back from a vendor to the organisation as a transfer', () => {
    const cohort = { care: 'IT', entry: ['app'] };
    const back = { cohort, app: { vendor: 'host' }, node: { ...worker, ...own } };
    expect(stakes(back)).toEqual({ 'TRF-01': 'violation' });
    const fromPatient = { ...back, app: { kind: 'patient-device' as const, vendor: 'host' } };
    expect(stakes(fromPatient)).toEqual({});
  });

  it('names the British, Quebec and Canadian rules', () => {
    expect(stakes({ cohort: { care: 'GB' }, node: worker })).toEqual({ 'TRF-09': 'violation' });
    const idta = { ...scc, type: 'uk-idta' as const };
    expect(
      stakes({ cohort: { care: 'GB' }, node: worker, vendor: { agreements: [idta] } }),
    ).toEqual({});
    expect(stakes({ cohort: { care: 'CA-QC' }, node: { ...worker, ...own } })).toEqual({
      'TRF-11': 'violation',
      'TRF-12': 'violation',
    });
    expect(stakes({ cohort: { care: 'CA-ON' }, node: worker })).toEqual({ 'TRF-13': 'risk' });
    expect(stakes({ cohort: { care: 'CA-ON' }, node: { ...worker, ...own } })).toEqual({});
    expect(
      stakes({ cohort: { care: 'CA-ON' }, node: worker, vendor: { agreements: [dpa] } }),
    ).toEqual({});
    expect(
      stakes({ cohort: { care: 'CA-ON' }, node: worker, vendor: { agreements: 'unknown' } }),
    ).toEqual({
      'TRF-13': 'risk',
    });
  });

  it('names what pseudonymised PHI abroad would break', () => {
    const cohort = { care: 'IT' } as const;
    const claim = { identifiability: 'pseudonymised' } as const;
    expect(stakes({ cohort, node: worker, hop: claim })).toMatchObject({ 'IDN-02': 'violation' });
    const app = { transform: { to: 'pseudonymised', method: 'assessed' } } as const;
    expect(stakes({ cohort, node: worker, app })).toMatchObject({ 'IDN-02': 'violation' });
    expect(stakes({ cohort: {}, node: worker, hop: claim })).toEqual({});
    expect(stakes({ cohort, node: worker, hop: claim, vendor: { agreements: [scc] } })).toEqual({});
  });

  it('names nothing of the GDPR once PHI is anonymised', () => {
    const app = { transform: { to: 'anonymised', method: 'assessed' } } as const;
    expect(stakes({ cohort: { care: 'IT' }, app })).toEqual({});
  });

  it('names media servers, error trackers and control planes', () => {
    expect(stakes({ cohort: {}, node: { kind: 'sfu' } })).toEqual({ 'MED-03': 'risk' });
    const map = { policies: { matrix: [{ id: 'row', allowed: ['iso:BR'] }] } };
    expect(stakes({ cohort: {}, node: { kind: 'turn' }, map })).toMatchObject({
      'MED-03': 'violation',
    });
    expect(
      stakes({ cohort: {}, node: { kind: 'video', recording: { enabled: false } }, map }),
    ).toMatchObject({
      'MED-03': 'risk',
    });
    expect(
      stakes({
        cohort: {},
        node: { kind: 'video', persistence: 'at-rest', recording: { enabled: false } },
        map,
      }),
    ).toMatchObject({ 'MED-03': 'violation' });
    expect(stakes({ cohort: { care: 'IT' }, node: { kind: 'error-tracker' } })).toMatchObject({
      'APP-01': 'violation',
    });
    expect(stakes({ cohort: {}, node: { kind: 'error-tracker' } })).not.toHaveProperty('APP-01');
    expect(stakes({ cohort: {}, node: { kind: 'router' } })).toEqual({ 'RTE-02': 'violation' });
    const app = { transform: { to: 'deidentified', method: 'safe-harbor' } } as const;
    expect(stakes({ cohort: {}, node: { kind: 'router' }, app })).toEqual({});
    expect(
      stakes({ cohort: {}, node: { kind: 'database', plane: 'control' }, field: 'replicas' }),
    ).toEqual({
      'RST-02': 'risk',
    });
  });

  it('names the risk analysis where HIPAA may apply and no agreement is known to be missing', () => {
    const cohort = { care: 'US-GA', hipaa: true } as const;
    const baa = { type: 'baa' as const, status: 'signed' as const, ...signed };
    expect(stakes({ cohort, node: worker, vendor: { agreements: [baa] } })).toEqual({
      'VND-06': 'violation',
    });
    expect(stakes({ cohort, node: worker, vendor: { agreements: 'unknown' } })).toEqual({
      'VND-06': 'violation',
    });
    expect(stakes({ cohort, node: { ...worker, ...own } })).toEqual({ 'VND-06': 'violation' });
    expect(stakes({ cohort, node: worker })).toEqual({});
    const app = { transform: { to: 'deidentified', method: 'safe-harbor' } } as const;
    expect(stakes({ cohort, node: { ...worker, ...own }, app })).toEqual({});
  });

  it('takes the worst over all cohorts that reach the node', () => {
    const second = {
      id: 'texan',
      name: 'Texans',
      care: 'US-TX',
      usPersons: 0,
      dataClasses: ['diagnosis' as const],
      entry: ['app'],
    };
    const first = { ...second, id: 'texts', name: 'Texts', dataClasses: ['chat' as const] };
    for (const cohorts of [
      [first, second],
      [second, first],
    ])
      expect(stakes({ cohort: {}, map: { cohorts } })).toMatchObject({ 'LOC-10': 'violation' });
    expect(
      stakes({ cohort: {}, map: { cohorts: [first, { ...second, entry: [] }] } }),
    ).toMatchObject({
      'LOC-10': 'question',
    });
  });
});
