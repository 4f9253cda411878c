import { describe, expect, it } from 'vitest';
import { readStakes } from '#test/support/read-stakes.ts';
import type { Cohort, Hop, Node } from '#test/support/read-stakes.ts';
import { scc } from '#test/support/read-store.ts';

const worker = { kind: 'worker' } as const;

describe('placeStakes', () => {
  it('names what pseudonymised PHI abroad would break', () => {
    const cohort = { care: 'IT' } as const;
    const claim = { identifiability: 'pseudonymised' } as const;
    expect(readStakes({ cohort, node: worker, hop: claim })).toMatchObject({
      'IDN-02': 'violation',
    });
    const app = { transform: { to: 'pseudonymised', method: 'assessed' } } as const;
    expect(readStakes({ cohort, node: worker, app })).toMatchObject({ 'IDN-02': 'violation' });
    expect(readStakes({ cohort: {}, node: worker, hop: claim })).toEqual({});
    expect(readStakes({ cohort, node: worker, hop: claim, vendor: { agreements: [scc] } })).toEqual(
      {},
    );
  });

  it('takes each class for pseudonymised that is identified nowhere on the way', () => {
    const lowered = { transform: { to: 'pseudonymised', method: 'assessed' } } as const;
    // The last classes of the format as well as the first.
    for (const dataClass of ['diagnosis', 'embedding'] as const) {
      const cohort = { care: 'IT', dataClasses: [dataClass] };
      expect(readStakes({ cohort, node: worker, app: lowered })).toHaveProperty('IDN-02');
      expect(readStakes({ cohort, node: worker })).not.toHaveProperty('IDN-02');
    }
  });

  it('goes by what is claimed of a hop to the very node', () => {
    const nodes: Node[] = [
      { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:IT' },
      { id: 'store', name: 'Store', kind: 'worker', vendor: 'host' },
      { id: 'other', name: 'Other', kind: 'worker', vendor: 'self', place: 'iso:IT' },
    ];
    const drawn = (claimed: string) => {
      const hops = ['store', 'other'].map((to): Hop => ({
        id: to,
        from: 'app',
        to,
        carrier: 'https',
        ...(to === claimed ? { identifiability: 'pseudonymised' as const } : {}),
      }));
      return readStakes({ cohort: { care: 'IT' }, map: { nodes, hops } });
    };
    expect(drawn('store')).toHaveProperty('IDN-02', 'violation');
    expect(drawn('other')).not.toHaveProperty('IDN-02');
  });

  it('does not name the rule on pseudonymised PHI where only the British law applies', () => {
    const kind = 'web-app' as const;
    const nodes: Node[] = [
      { id: 'app', name: 'App', kind, vendor: 'self', place: 'iso:IT' },
      {
        id: 'lowers',
        name: 'Lowers',
        kind,
        vendor: 'self',
        place: 'iso:GB',
        transform: { to: 'pseudonymised', method: 'assessed' },
      },
      { id: 'store', name: 'Store', kind: 'worker', vendor: 'host' },
    ];
    const hops: Hop[] = ['app', 'lowers'].map((from) => ({
      id: from,
      from,
      to: 'store',
      carrier: 'https',
    }));
    const patients = (name: string, care: string, entry: string): Cohort => ({
      id: name,
      name,
      care,
      usPersons: 0,
      dataClasses: ['diagnosis'],
      entry: [entry],
    });
    const italian = patients('a', 'IT', 'app');
    const drawn = (second: Cohort) =>
      readStakes({ cohort: {}, map: { cohorts: [italian, second], nodes, hops } });
    expect(drawn(patients('b', 'GB', 'lowers'))).toHaveProperty('TRF-01', 'violation');
    expect(drawn(patients('b', 'GB', 'lowers'))).not.toHaveProperty('IDN-02');
    expect(drawn(patients('b', 'ES', 'lowers'))).toHaveProperty('IDN-02', 'violation');
  });
});
