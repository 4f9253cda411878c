import { describe, expect, it } from 'vitest';
import type { Drawing } from '#test/support/draw-map.ts';
import { readStakes } from '#test/support/read-stakes.ts';

const signed = { effective: '2025-01-01', expires: 'none', services: ['*'], tia: '2026-06-01' };
const scc = { type: 'scc' as const, status: 'signed' as const, ...signed };
const dpa = {
  type: 'dpa' as const,
  status: 'signed' as const,
  ...signed,
  terms: ['foreign-notice' as const],
};

const worker = { kind: 'worker' } as const;
const own = { vendor: 'self' } as const;
const texan = { care: 'US-TX' } as const;
const german = { care: 'DE', statutoryCare: true } as const;

describe('placeStakes', () => {
  it('is a risk for a store away from home, where no law pins it', () => {
    expect(readStakes({ cohort: {} })).toEqual({ 'RST-01': 'risk' });
    expect(readStakes({ cohort: {}, node: worker })).toEqual({});
    expect(readStakes({ cohort: {}, app: { place: 'iso:US' } })).toEqual({});
  });

  it('names the rule of each kind of copy; a failover is no risk', () => {
    expect(readStakes({ cohort: {}, field: 'replicas' })).toEqual({ 'RST-02': 'risk' });
    expect(readStakes({ cohort: {}, field: 'backup.places' })).toEqual({ 'BKP-02': 'risk' });
    expect(readStakes({ cohort: {}, field: 'failover' })).toEqual({});
    expect(readStakes({ cohort: {}, node: { kind: 'backup' } })).toEqual({
      'BKP-02': 'risk',
      'RST-01': 'risk',
    });
  });

  it('names each statute that may apply', () => {
    expect(readStakes({ cohort: texan })).toEqual({ 'LOC-10': 'violation', 'RST-01': 'violation' });
    expect(readStakes({ cohort: texan, node: worker })).toEqual({});
    expect(readStakes({ cohort: texan, node: own })).toEqual({
      'LOC-10': 'violation',
      'RST-01': 'violation',
    });
    expect(readStakes({ cohort: texan, asOf: '2025-12-31' })).toEqual({ 'RST-01': 'risk' });
    expect(readStakes({ cohort: texan, asOf: '2026-01-01' })).toHaveProperty('LOC-10', 'violation');
    expect(readStakes({ cohort: { ...texan, dataClasses: ['billing'] } })).toEqual({
      'RST-01': 'risk',
    });
    expect(readStakes({ cohort: { ...texan, dataClasses: ['recording'] } })).toEqual({
      'LOC-10': 'question',
      'RST-01': 'risk',
    });
    expect(readStakes({ cohort: { care: 'US-FL' } })).toEqual({
      'LOC-09': 'violation',
      'RST-01': 'violation',
    });
    expect(readStakes({ cohort: { care: 'US-FL', certifiedEhr: false } })).toEqual({
      'RST-01': 'risk',
    });
    expect(readStakes({ cohort: { care: 'FR' }, node: own })).toEqual({ 'RST-01': 'risk' });
    expect(readStakes({ cohort: { care: 'FR' } })).toMatchObject({
      'LOC-01': 'violation',
      'TRF-01': 'violation',
    });
    expect(readStakes({ cohort: { care: 'FR' }, asOf: '2026-05-15' })).toMatchObject({
      'LOC-01': 'question',
    });
    expect(readStakes({ cohort: german, node: worker })).toEqual({
      'LOC-05': 'violation',
      'TRF-01': 'violation',
    });
    expect(readStakes({ cohort: { ...german, statutoryCare: false }, node: worker })).toEqual({
      'TRF-01': 'violation',
    });
    const active = { dpf: { status: 'active' as const } };
    expect(readStakes({ cohort: german, node: worker, vendor: active })).toMatchObject({
      'LOC-05': 'violation',
    });
  });

  it('names the routing key where it is weak and a statute may be broken', () => {
    const map: Partial<Drawing> = { routing: { basis: ['nationality'] } };
    expect(readStakes({ cohort: texan, map })).toMatchObject({ 'RTE-01': 'violation' });
    expect(
      readStakes({ cohort: { ...texan, dataClasses: ['recording'] }, map }),
    ).not.toHaveProperty('RTE-01');
    expect(readStakes({ cohort: {}, map })).not.toHaveProperty('RTE-01');
  });

  it('names the bulk data rule where so many US persons may be there', () => {
    expect(readStakes({ cohort: { usPersons: 10_001 }, node: worker })).toEqual({
      'LOC-13': 'violation',
    });
    expect(readStakes({ cohort: { usPersons: 10_000 }, node: worker })).toEqual({});
    expect(readStakes({ cohort: { usPersons: 'unknown' }, node: worker })).toEqual({
      'LOC-13': 'violation',
    });
    expect(readStakes({ cohort: { usPersons: 10_001 }, node: worker, asOf: '2025-04-07' })).toEqual(
      {},
    );
    expect(readStakes({ cohort: { usPersons: 10_001 }, node: worker, asOf: '2025-04-08' })).toEqual(
      {
        'LOC-13': 'violation',
      },
    );
  });

  it('names the residency matrix and the postures that speak of it', () => {
    const matrix = (row: object) => ({ map: { policies: { matrix: [{ id: 'row', ...row }] } } });
    const allowed = ['iso:BR'];
    expect(readStakes({ cohort: {}, node: worker, ...matrix({ allowed }) })).toEqual({
      'LOC-23': 'violation',
    });
    expect(readStakes({ cohort: {}, ...matrix({ prohibited: ['iso:US'] }) })).toEqual({
      'LOC-23': 'violation',
      'RST-01': 'violation',
    });
    expect(readStakes({ cohort: {}, node: worker, ...matrix({ maxRetentionDays: 1 }) })).toEqual(
      {},
    );
    expect(
      readStakes({ cohort: {}, node: worker, ...matrix({ allowed, dataClass: 'imaging' }) }),
    ).toEqual({});
    expect(readStakes({ cohort: {}, node: worker, ...matrix({ allowed, cohorts: [] }) })).toEqual(
      {},
    );
    const unclassed = { dataClasses: 'unknown' as const };
    expect(
      readStakes({ cohort: unclassed, node: worker, ...matrix({ allowed, dataClass: 'imaging' }) }),
    ).toEqual({ 'LOC-23': 'violation' });

    const posture = (more: object) => ({
      map: { policies: { postures: [{ id: 'p', name: 'P', allowed, ...more }] } },
    });
    expect(readStakes({ cohort: {}, ...posture({ scope: 'storage' }) })).toEqual({
      'LOC-24': 'violation',
      'RST-01': 'violation',
    });
    expect(readStakes({ cohort: {}, ...posture({ scope: 'access' }) })).toEqual({
      'RST-01': 'risk',
    });
    expect(readStakes({ cohort: {}, node: worker, ...posture({ scope: 'access' }) })).toEqual({
      'LOC-24': 'violation',
    });
    expect(readStakes({ cohort: {}, node: worker, ...posture({ scope: 'storage' }) })).toEqual({});
    expect(readStakes({ cohort: {}, node: worker, ...posture({}) })).toEqual({
      'LOC-24': 'violation',
    });
    expect(readStakes({ cohort: {}, node: worker, ...posture({ cohorts: [] }) })).toEqual({});
    expect(readStakes({ cohort: {}, node: worker, ...posture({ allowed: 'unknown' }) })).toEqual(
      {},
    );
  });

  it('names the rules on transfers by what the vendor has', () => {
    const italian = { care: 'IT' } as const;
    const active = {
      dpf: { status: 'active' as const, checked: '2026-11-01', covers: ['non-hr' as const] },
    };
    expect(readStakes({ cohort: italian, node: worker })).toEqual({ 'TRF-01': 'violation' });
    expect(readStakes({ cohort: italian, node: { ...worker, ...own } })).toEqual({});
    expect(readStakes({ cohort: italian, node: worker, vendor: { agreements: [scc] } })).toEqual(
      {},
    );
    expect(
      readStakes({
        cohort: italian,
        node: worker,
        vendor: { agreements: [{ ...scc, tia: 'none' }] },
      }),
    ).toEqual({
      'TRF-04': 'violation',
    });
    expect(
      readStakes({
        cohort: italian,
        node: worker,
        vendor: { agreements: [{ ...scc, tia: '2025-06-01' }] },
      }),
    ).toEqual({ 'TRF-04': 'risk' });
    expect(readStakes({ cohort: italian, node: worker, vendor: active })).toEqual({
      'TRF-01': 'violation',
      'TRF-03': 'risk',
    });
    expect(
      readStakes({ cohort: italian, node: worker, vendor: { agreements: [dpa, scc], ...active } }),
    ).toEqual({});
    expect(
      readStakes({
        cohort: italian,
        node: worker,
        hop: { transfer: { mechanism: 'dpf', fallback: 'none' } },
      }),
    ).toEqual({ 'TRF-01': 'violation', 'TRF-02': 'violation' });
    expect(
      readStakes({ cohort: italian, node: worker, hop: { transfer: { mechanism: 'art-49' } } }),
    ).toEqual({
      'TRF-05': 'violation',
    });
    expect(readStakes({ cohort: italian })).toEqual({
      'RST-01': 'violation',
      'TRF-01': 'violation',
    });
    expect(readStakes({ cohort: italian, field: 'failover' })).toEqual({
      'RST-05': 'violation',
      'TRF-01': 'violation',
    });
  });

  it('names the assessment that is missing, and no DPF where something else holds everywhere', () => {
    const cohort = { care: 'IT' } as const;
    const unassessed = { agreements: [{ ...scc, tia: 'unknown' as const }] };
    expect(readStakes({ cohort, node: worker, vendor: unassessed })).toEqual({
      'TRF-01': 'violation',
      'TRF-04': 'violation',
    });
    const vendor = {
      agreements: [scc],
      dpf: { status: 'active' as const, checked: '2026-11-01', covers: ['non-hr' as const] },
    };
    const onDpf = (fallback: 'scc' | 'none') =>
      readStakes({
        cohort,
        node: worker,
        vendor,
        hop: { transfer: { mechanism: 'dpf', fallback } },
      });
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
    expect(readStakes({ cohort, vendor, hop })).toMatchObject({ 'TRF-01': 'violation' });
    for (const field of ['failover', 'replicas', 'backup.places'] as const)
      expect(readStakes({ cohort, vendor, hop, field })).not.toHaveProperty('TRF-01');
  });

  it('goes by what the vendor has where PHI enters at its node', () => {
    const cohort = { care: 'IT', entry: ['store'] };
    expect(readStakes({ cohort, node: worker })).toEqual({ 'TRF-01': 'violation' });
    expect(readStakes({ cohort, node: worker, vendor: { agreements: [scc] } })).toEqual({});
  });

  it('counts the way back from a vendor to the organisation as a transfer', () => {
    const cohort = { care: 'IT', entry: ['app'] };
    const back = { cohort, app: { vendor: 'host' }, node: { ...worker, ...own } };
    expect(readStakes(back)).toEqual({ 'TRF-01': 'violation' });
    const fromPatient = { ...back, app: { kind: 'patient-device' as const, vendor: 'host' } };
    expect(readStakes(fromPatient)).toEqual({});
  });

  it('names the British, Quebec and Canadian rules', () => {
    expect(readStakes({ cohort: { care: 'GB' }, node: worker })).toEqual({ 'TRF-09': 'violation' });
    const idta = { ...scc, type: 'uk-idta' as const };
    expect(
      readStakes({ cohort: { care: 'GB' }, node: worker, vendor: { agreements: [idta] } }),
    ).toEqual({});
    expect(readStakes({ cohort: { care: 'CA-QC' }, node: { ...worker, ...own } })).toEqual({
      'TRF-11': 'violation',
      'TRF-12': 'violation',
    });
    expect(readStakes({ cohort: { care: 'CA-ON' }, node: worker })).toEqual({ 'TRF-13': 'risk' });
    expect(readStakes({ cohort: { care: 'CA-ON' }, node: { ...worker, ...own } })).toEqual({});
    expect(
      readStakes({ cohort: { care: 'CA-ON' }, node: worker, vendor: { agreements: [dpa] } }),
    ).toEqual({});
    expect(
      readStakes({ cohort: { care: 'CA-ON' }, node: worker, vendor: { agreements: 'unknown' } }),
    ).toEqual({
      'TRF-13': 'risk',
    });
  });

  it('names no posture where only what is no longer PHI arrives', () => {
    const map = {
      policies: { postures: [{ id: 'p', name: 'P', allowed: ['iso:US'], scope: 'both' as const }] },
    };
    const app = { transform: { to: 'deidentified', method: 'safe-harbor' } } as const;
    const cohort = { care: 'US-GA' };
    expect(readStakes({ cohort, map, node: worker })).toHaveProperty('LOC-24', 'violation');
    expect(readStakes({ cohort, map, node: worker, app })).not.toHaveProperty('LOC-24');
  });

  it('names nothing of the GDPR once PHI is anonymised', () => {
    const app = { transform: { to: 'anonymised', method: 'assessed' } } as const;
    expect(readStakes({ cohort: { care: 'IT' }, app })).toEqual({});
  });

  it('names media servers, error trackers and control planes', () => {
    expect(readStakes({ cohort: {}, node: { kind: 'sfu' } })).toEqual({ 'MED-03': 'risk' });
    const map = { policies: { matrix: [{ id: 'row', allowed: ['iso:BR'] }] } };
    expect(readStakes({ cohort: {}, node: { kind: 'turn' }, map })).toMatchObject({
      'MED-03': 'violation',
    });
    expect(
      readStakes({ cohort: {}, node: { kind: 'video', recording: { enabled: false } }, map }),
    ).toMatchObject({
      'MED-03': 'risk',
    });
    expect(
      readStakes({
        cohort: {},
        node: { kind: 'video', persistence: 'at-rest', recording: { enabled: false } },
        map,
      }),
    ).toMatchObject({ 'MED-03': 'violation' });
    expect(readStakes({ cohort: { care: 'IT' }, node: { kind: 'error-tracker' } })).toMatchObject({
      'APP-01': 'violation',
    });
    expect(readStakes({ cohort: {}, node: { kind: 'error-tracker' } })).not.toHaveProperty(
      'APP-01',
    );
    expect(readStakes({ cohort: {}, node: { kind: 'router' } })).toEqual({ 'RTE-02': 'violation' });
    const app = { transform: { to: 'deidentified', method: 'safe-harbor' } } as const;
    expect(readStakes({ cohort: {}, node: { kind: 'router' }, app })).toEqual({});
    expect(
      readStakes({ cohort: {}, node: { kind: 'database', plane: 'control' }, field: 'replicas' }),
    ).toEqual({
      'RST-02': 'risk',
    });
  });

  it('names the risk analysis where HIPAA may apply and no agreement is known to be missing', () => {
    const cohort = { care: 'US-GA', hipaa: true } as const;
    const baa = { type: 'baa' as const, status: 'signed' as const, ...signed };
    expect(readStakes({ cohort, node: worker, vendor: { agreements: [baa] } })).toEqual({
      'VND-06': 'violation',
    });
    expect(readStakes({ cohort, node: worker, vendor: { agreements: 'unknown' } })).toEqual({
      'VND-06': 'violation',
    });
    expect(readStakes({ cohort, node: { ...worker, ...own } })).toEqual({ 'VND-06': 'violation' });
    expect(readStakes({ cohort, node: worker })).toEqual({});
    const app = { transform: { to: 'deidentified', method: 'safe-harbor' } } as const;
    expect(readStakes({ cohort, node: { ...worker, ...own }, app })).toEqual({});
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
      expect(readStakes({ cohort: {}, map: { cohorts } })).toMatchObject({ 'LOC-10': 'violation' });
    expect(
      readStakes({ cohort: {}, map: { cohorts: [first, { ...second, entry: [] }] } }),
    ).toMatchObject({
      'LOC-10': 'question',
    });
  });
});
