import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { DrawnHop, DrawnNode, Sketch } from '#test/support/transfer-sketch.ts';
import { bare, withScc } from '#test/support/walk-case.ts';
import type { TransferLaw } from './channel-step.ts';
import { transferCause, transferSubject, transfersAt, transfersOf } from './importers.ts';
import { MapFacts } from './map-facts.ts';

function read(drawing: Drawing): MapFacts {
  return new MapFacts(drawMap(drawing), '2026-11-22', new Set());
}

/** Each transfer in a line: `place store acme via keep: none`. */
function transfers(item: Sketch, law: TransferLaw = 'gdpr'): string[] {
  const facts = read(sketch(item));
  return facts.cohorts.flatMap((cohort) =>
    transfersOf(facts, cohort, law).map(({ by, node, importer, hop, walk, place }) => {
      const who = typeof importer === 'object' ? importer.id : (importer ?? 'not known');
      const via = hop ? ` via ${hop.id}` : '';
      const { missing } = walk;
      const asks = missing ? ` ${missing.subject.type}:${missing.subject.id} ${missing.field}` : '';
      const at = by === 'place' ? node.node.id : `${node.node.id} ${place.raw}`;
      return `${by} ${at} ${who}${via}: ${walk.outcome}${asks}`;
    }),
  );
}

describe('who imports', () => {
  it('is the vendor that runs the receiving node', () => {
    expect(transfers({})).toEqual(['place store acme via keep: none']);
  });

  it.each([
    ['the EEA', { place: 'aws:eu-west-3' }],
    ['the place is not known', {}, { place: 'unknown' }],
    ['no PHI arrives', {}, {}, { carries: [] }],
    ['the organisation itself', { vendor: 'self' }],
    ['a patient holds it', { kind: 'patient-device' as const, vendor: 'acme' }],
  ])('is nobody: %s', (_, store: object, more: object = {}, hop: object = {}) => {
    expect(transfers({ store: { ...store, ...more }, hop })).toEqual([]);
  });

  it('is whoever keeps it anywhere, or in several countries of which one is abroad', () => {
    expect(transfers({ store: { place: 'aws:global' } })).toEqual([
      'place store acme via keep: none',
    ]);
    expect(transfers({ store: { place: 'azure:europe' } })).toHaveLength(1);
    expect(transfers({ store: { place: 'gcp:eu' } })).toEqual([]);
  });

  it('is nobody where the organisation collects abroad from a patient or from itself', () => {
    const api = { place: 'iso:US' };
    expect(transfers({ api, store: { vendor: 'self' } })).toEqual([]);
    expect(transfers({ api, store: { vendor: 'self' }, cohort: { entry: ['api'] } })).toEqual([]);
  });

  it('is the vendor to whose node a patient sends', () => {
    const hops = [{ id: 'send', from: 'phone', to: 'store' }];
    expect(transfers({ hops })).toEqual(['place store acme via send: none']);
  });

  it('is the organisation abroad, behind a vendor', () => {
    const api = { vendor: 'acme', place: 'aws:eu-west-3' };
    const own = { store: { vendor: 'self', place: 'iso:US' }, api };
    expect(transfers(own)).toEqual([
      'place store self via keep: undecided hop:keep transfer.mechanism',
    ]);
    expect(transfers({ ...own, hop: { transfer: { mechanism: 'none' } } })).toEqual([
      'place store self via keep: none',
    ]);
  });

  it('is a clinician abroad who reads a store of a vendor', () => {
    const desk: DrawnNode = { id: 'desk', name: 'Desk', kind: 'clinician-device', place: 'iso:MA' };
    const hops = [
      { id: 'send', from: 'phone', to: 'store' },
      { id: 'read', from: 'desk', to: 'store' },
    ];
    const store = { place: 'aws:eu-west-3' };
    expect(transfers({ store, nodes: [desk], hops })).toEqual([
      'place desk self via read: undecided hop:read transfer.mechanism',
    ]);
  });

  it('is asked for where it hangs on who runs the target', () => {
    const store = { vendor: 'unknown' };
    const asks = 'place store not known via keep: undecided node:store vendor';
    expect(transfers({ store })).toEqual([asks]);
    expect(transfers({ store, hop: { transfer: { mechanism: 'none' } } })).toEqual([asks]);
    expect(transfers({ store, hop: { transfer: { mechanism: 'art-49' } } })).toEqual([asks]);
  });

  it('is asked for where it hangs on who runs the source', () => {
    const api = { vendor: 'unknown' };
    const item = { api, store: { vendor: 'self' } };
    const asks = 'place store self via keep: undecided node:api vendor';
    expect(transfers(item)).toEqual([asks]);
    expect(transfers({ ...item, hop: { transfer: { mechanism: 'none' } } })).toEqual([asks]);
    const adequate = { api, store: { vendor: 'self', place: 'iso:JP' } };
    expect(transfers(adequate)[0]).toMatch(/^place store self via keep: channel/);
  });

  it('is another entity for sure where a vendor sends, whoever receives', () => {
    const api = { vendor: 'acme', place: 'aws:eu-west-3' };
    const hop = { transfer: { mechanism: 'none' as const } };
    expect(transfers({ api, hop, store: { vendor: 'unknown' } })).toEqual([
      'place store not known via keep: none',
    ]);
  });

  it('is the vendor at whose node PHI enters, besides those that arrive by hops', () => {
    const cohort = { entry: ['phone', 'store'] };
    const signed = { mechanism: 'scc', signed: '2025-01-01', tia: '2026-05-01' } as const;
    expect(transfers({ cohort, hop: { transfer: signed } })).toEqual([
      'place store acme via keep: channel',
      'place store acme: none',
    ]);
  });
});

describe('each way in', () => {
  it('is walked for itself', () => {
    const hops: DrawnHop[] = [
      { id: 'call', from: 'phone', to: 'api' },
      { id: 'keep', from: 'api', to: 'store', transfer: { mechanism: 'scc' } },
      { id: 'again', from: 'api', to: 'store', transfer: { mechanism: 'none' } },
      { id: 'third', from: 'api', to: 'store' },
    ];
    expect(transfers({ hops, vendor: withScc() })).toEqual([
      'place store acme via keep: channel',
      'place store acme via again: none',
      'place store acme via third: channel',
    ]);
  });

  it('is a copy, by the instruments of the vendor and not of the hop', () => {
    const store = {
      place: 'aws:eu-west-3',
      failover: ['aws:us-east-1'],
      replicas: ['aws:ap-south-1', 'aws:eu-west-1', 'unknown'],
      backup: { places: ['iso:JP'] },
    };
    expect(
      transfers({
        store,
        hop: { transfer: { mechanism: 'scc', signed: '2025-01-01', tia: '2026-05-01' } },
      }),
    ).toEqual([
      'failover store aws:us-east-1 acme: none',
      'replicas store aws:ap-south-1 acme: none',
      'backup.places store iso:JP acme: channel',
    ]);
    expect(transfers({ store: { ...store, vendor: 'self' } })).toEqual([]);
    expect(transfers({ store: { ...store, kind: 'worker' } })).toEqual([]);
  });

  it('asks who runs what is copied abroad', () => {
    const store = { vendor: 'unknown', place: 'aws:eu-west-3', replicas: ['aws:us-east-1'] };
    expect(transfers({ store })).toEqual([
      'replicas store aws:us-east-1 not known: undecided node:store vendor',
    ]);
  });

  it('reads the service in use for nodes and copies', () => {
    const vendor = withScc({ services: ['mail'] });
    const store = { replicas: ['iso:IN'] };
    expect(transfers({ store, vendor })).toEqual([
      'place store acme via keep: none',
      'replicas store iso:IN acme: none',
    ]);
    expect(transfers({ store: { ...store, service: 'mail' }, vendor })).toEqual([
      'place store acme via keep: channel',
      'replicas store iso:IN acme: channel',
    ]);
  });
});

describe('support access', () => {
  const inParis = { place: 'aws:eu-west-3' };
  const support = (more: object) => ({
    store: {
      ...inParis,
      support: [{ country: 'IN', by: 'helper', mode: 'standing' as const, ...more }],
    },
  });

  it('is a transfer to whoever reads', () => {
    expect(transfers(support({}))).toEqual([
      'support store iso:IN helper via ~support/store/IN/helper/standing: none',
    ]);
  });

  it('needs no channel from the EEA, nor for the own people', () => {
    expect(transfers(support({ country: 'IE' }))).toEqual([]);
    expect(transfers(support({ by: 'self' }))).toEqual([]);
    expect(transfers(support({ country: 'unknown' }))).toEqual([]);
  });

  it('asks who reads, unless the country is adequate', () => {
    expect(transfers(support({ by: 'unknown' }))).toEqual([
      'support store iso:IN not known via ~support/store/IN/unknown/standing: undecided node:store support.by',
    ]);
    expect(transfers(support({ by: 'unknown', country: 'JP' }))[0]).toMatch(/: channel/);
  });

  it('is covered by instruments for any service', () => {
    const vendor = withScc({ services: ['mail'] });
    expect(transfers({ ...support({ by: 'acme' }), vendor })).toEqual([
      'support store iso:IN acme via ~support/store/IN/acme/standing: channel',
    ]);
  });

  it("is the vendor's own list, unless the node replaces it", () => {
    const vendor = { ...bare, support: [{ country: 'IN', by: 'acme', mode: 'export' }] };
    expect(transfers({ store: { ...inParis, support: 'unknown' }, vendor })).toEqual([
      'support store iso:IN acme via ~support/store/IN/acme/export: none',
    ]);
    expect(transfers({ store: inParis, vendor })).toEqual([]);
  });

  it("reaches the organisation's own node, but not a patient's device", () => {
    const list = [{ country: 'IN', by: 'helper', mode: 'standing' as const }];
    expect(transfers({ store: { ...inParis, vendor: 'self', support: list } })).toHaveLength(1);
    const device = { ...inParis, kind: 'patient-device' as const, support: list };
    expect(transfers({ store: device })).toEqual([]);
  });
});

describe('which law', () => {
  const american = { care: 'US-NY', controller: 'US' };

  it.each([
    ['care in the US, controller in the US', american, [0, 0]],
    ['care in the US, controller in France', { ...american, controller: 'FR' }, [1, 0]],
    ['care in France, controller in the US', { care: 'FR', controller: 'US' }, [1, 0]],
    ['care in the UK', { care: 'GB', controller: 'GB' }, [0, 1]],
    ['care in the US, controller in the UK', { ...american, controller: 'GB' }, [0, 1]],
    ['care in the UK, controller in Ireland', { care: 'GB', controller: 'IE' }, [1, 1]],
    ['care in the US, controller not known', { ...american, controller: 'unknown' }, [1, 1]],
  ] as const)('%s', (_, cohort, [gdpr, uk]) => {
    expect(transfers({ cohort })).toHaveLength(gdpr);
    expect(transfers({ cohort }, 'uk')).toHaveLength(uk);
  });

  it('takes a UK Addendum on the hop for the UK alone, where both apply', () => {
    const hop = {
      transfer: { mechanism: 'uk-addendum', signed: '2025-01-01', tia: '2026-05-01' },
    } as const;
    const cohort = { care: 'GB', controller: 'IE' };
    expect(transfers({ cohort, hop, vendor: withScc() })).toEqual([
      'place store acme via keep: channel',
    ]);
    expect(transfers({ cohort, hop, vendor: withScc() }, 'uk')).toEqual([
      'place store acme via keep: channel',
    ]);
    expect(transfers({ hop, vendor: withScc() })).toEqual(['place store acme via keep: none']);
  });

  it('reads SCC on the hop as the only try where UK law applies alone, else as that of the other law', () => {
    const hop = { transfer: { mechanism: 'scc', signed: '2025-01-01', fallback: 'none' } } as const;
    const vendor = {
      ...bare,
      agreements: [
        {
          type: 'uk-idta',
          status: 'signed',
          effective: '2025-01-01',
          expires: 'none',
          services: ['*'],
          tia: '2026-05-01',
        },
      ],
    };
    const alone = { care: 'GB', controller: 'GB' };
    expect(transfers({ cohort: alone, hop, vendor }, 'uk')).toEqual([
      'place store acme via keep: none',
    ]);
    expect(transfers({ cohort: { ...alone, controller: 'IE' }, hop, vendor }, 'uk')).toEqual([
      'place store acme via keep: channel',
    ]);
  });

  it('looks away from PHI that was anonymised, not from what was de-identified', () => {
    const lowered = (to: 'anonymised' | 'deidentified', method: 'assessed' | 'safe-harbor') =>
      transfers({ api: { transform: { to, method } } }).length;
    expect(lowered('anonymised', 'assessed')).toBe(0);
    expect(lowered('deidentified', 'safe-harbor')).toBe(1);
  });
});

describe('what is told of it', () => {
  const facts = read(
    sketch({ store: { support: [{ country: 'IN', by: 'helper', mode: 'standing' }] } }),
  );
  const [cohort] = facts.cohorts;
  if (!cohort) throw new Error('one cohort is drawn');
  const [kept, opened] = transfersOf(facts, cohort, 'gdpr');

  it('is about the importing vendor, else about the node', () => {
    expect(kept && transferSubject(kept)).toEqual({ type: 'vendor', id: 'acme' });
    expect(opened && transferSubject(opened)).toEqual({ type: 'vendor', id: 'helper' });
    const node = facts.nodeById('store');
    expect(node && transferSubject({ importer: 'self', node })).toEqual(node?.subject);
    expect(node && transferSubject({ importer: undefined, node })).toEqual(node?.subject);
  });

  it('shares a cause with storage, or with access', () => {
    expect(kept && transferCause(kept)).toBe('storage:store');
    expect(opened && transferCause(opened)).toBe('access:~support/store/IN/helper/standing');
  });

  it('rests on where the copy is, on its being kept and on who runs it', () => {
    const copied = read(sketch({ store: { place: 'iso:FR', replicas: ['iso:IN'] } }));
    const [first] = copied.cohorts.flatMap((item) => transfersOf(copied, item, 'gdpr'));
    expect(first?.because).toEqual([
      { subject: first?.node.subject, field: 'replicas', value: 'iso:IN' },
      { subject: first?.node.subject, field: 'persistence', value: 'at-rest', isDefault: true },
      { subject: first?.node.subject, field: 'vendor', value: 'acme' },
    ]);
  });

  it('is found by node', () => {
    const store = facts.nodeById('store');
    const api = facts.nodeById('api');
    expect(store && transfersAt(facts, cohort, 'gdpr', store)).toEqual([kept, opened]);
    expect(api && transfersAt(facts, cohort, 'gdpr', api)).toEqual([]);
  });

  it('does not take what covers access for what covers a service that nobody named', () => {
    const unnamed: Sketch = {
      vendor: { ...bare, ...withScc({ services: ['storage'] }) },
      store: {
        service: 'unknown',
        place: 'iso:IN',
        support: [{ country: 'IN', by: 'acme', mode: 'standing' }],
      },
    };
    expect(transfers(unnamed)).toEqual([
      'place store acme via keep: undecided vendor:acme agreements.services',
      'support store iso:IN acme via ~support/store/IN/acme/standing: channel',
    ]);
  });

  it('is worked out once a map, and walked once where nothing but the vendor decides', () => {
    const hops = [
      { id: 'call', from: 'phone', to: 'api' },
      { id: 'keep', from: 'api', to: 'store' },
      { id: 'again', from: 'api', to: 'store' },
    ];
    const fresh = read(sketch({ hops }));
    const node = fresh.nodeById('store');
    const [patients] = fresh.cohorts;
    if (!node || !patients) throw new Error('a store and a cohort are drawn');
    const [first, second] = transfersOf(fresh, patients, 'gdpr');
    expect(second?.walk).toBe(first?.walk);
    expect(transfersOf(fresh, patients, 'gdpr')[0]).toBe(first);
    const at = transfersAt(fresh, patients, 'gdpr', node);
    expect(transfersAt(fresh, patients, 'gdpr', node)).toBe(at);
  });
});
