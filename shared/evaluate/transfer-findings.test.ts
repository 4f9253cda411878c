import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { bare, certified, withScc } from '#test/support/walk-case.ts';
import { trf01 } from '../rules/trf/trf-01-no-valid-channel.ts';
import { trf03 } from '../rules/trf/trf-03-dpf-only-channel.ts';
import { trf04 } from '../rules/trf/trf-04-scc-without-assessment.ts';
import { evaluate } from './evaluate.ts';

const inParis = { place: 'aws:eu-west-3' };
const opened: Sketch = {
  store: { ...inParis, support: [{ country: 'IN', by: 'helper', mode: 'standing' }] },
};

describe('findings about transfers', () => {
  const questions = (item: Sketch) =>
    evaluate(drawMap(sketch(item)), [trf01], AS_OF).openQuestions.map(
      ({ subject, field }) => `${subject.id} ${field}`,
    );

  it('asks for one fact of a transfer at a time', () => {
    expect(questions({ vendor: {} })).toEqual(['acme dpf.status']);
    expect(questions({ cohort: { care: 'US', controller: 'unknown' }, vendor: {} })).toEqual([
      'test-map organisation.country',
    ]);
  });

  it('asks from where others read under a law that applies, not from where the organisation does', () => {
    const from = (by: string, cohort: Sketch['cohort'] = {}) =>
      questions({ cohort, store: { ...inParis, support: [{ by, mode: 'standing' }] } });
    expect(from('helper')).toEqual(['store support.country']);
    expect(from('unknown')).toEqual(['store support.country']);
    expect(from('self')).toEqual([]);
    expect(from('helper', { care: 'CH', controller: 'CH' })).toEqual([]);
    expect(from('helper', { care: 'US', controller: 'unknown' })).toEqual([]);
  });

  it('makes one finding of several ways to one vendor', () => {
    const store = { replicas: ['aws:us-west-2'], support: [{ country: 'IN', by: 'acme' }] };
    const { findings } = evaluate(drawMap(sketch({ store })), [trf01], AS_OF);
    expect(findings.map(({ subject }) => subject.id)).toEqual(['acme']);
    expect(findings[0]?.message.split('; ')).toHaveLength(3);
    expect(findings[0]?.paths).toEqual([{ cohort: 'french', hops: ['call', 'keep'] }]);
  });

  it("tells the facts it rests on, the hop's own mechanism included", () => {
    const hop = { transfer: { mechanism: 'none' } } as const;
    const { findings } = evaluate(drawMap(sketch({ hop })), [trf01], AS_OF);
    const told = findings[0]?.because.map(({ subject, field, value }) => [
      subject.id,
      field,
      value,
    ]);
    expect(told).toContainEqual(['french', 'care', 'FR']);
    expect(told).toContainEqual(['store', 'place', 'aws:us-east-1']);
    expect(told).toContainEqual(['store', 'vendor', 'acme']);
    expect(told).toContainEqual(['keep', 'transfer.mechanism', 'none']);
  });

  const label = (item: Sketch, start: string): string =>
    evaluate(drawMap(sketch(item)), [trf01], AS_OF).findings[0]?.remedies.find((remedy) =>
      remedy.label.startsWith(start),
    )?.label ?? `no remedy that starts with ${start}`;

  it.each<[string, Sketch]>([
    ['Move Store to Paris (aws eu-west-3)', {}],
    ['Remove the hop', {}],
    ['Move Store to Frankfurt', { cohort: { care: 'DE' } }],
    ['Move Store to Frankfurt', { cohort: { care: 'PT', controller: 'PT' } }],
    [
      'Move Store to Ireland',
      { cohort: { care: 'US', controller: 'IE' }, store: { place: 'iso:US' } },
    ],
    [
      'Rely on the standard contractual clauses',
      { vendor: withScc(), hop: { transfer: { mechanism: 'none' } } },
    ],
    [
      'Rely on the adequacy decision',
      { store: { place: 'iso:JP' }, hop: { transfer: { mechanism: 'scc' } } },
    ],
    [
      'Drop the replicas outside the EEA',
      { store: { ...inParis, replicas: ['iso:US', 'iso:IE'] } },
    ],
    ['Drop the failover places outside the EEA', { store: { ...inParis, failover: ['iso:US'] } }],
    ['Drop the backups outside the EEA', { store: { ...inParis, backup: { places: ['iso:US'] } } }],
    ['End support of Store from India', opened],
  ])('is cleared by one click: %s', (start, item) => {
    expect(leftAfter(trf01, sketch(item), label(item, start))).toEqual([]);
  });

  it('keeps no copy that may be anywhere, or of whose countries one is outside', () => {
    const replicas = ['iso:US', 'aws:global', 'azure:europe', 'gcp:eu', 'iso:IE'];
    const [finding] = evaluate(
      drawMap(sketch({ store: { ...inParis, replicas } })),
      [trf01],
      AS_OF,
    ).findings;
    expect(finding?.remedies[0]?.patch).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'replicas', value: ['gcp:eu', 'iso:IE'] },
    ]);
  });

  it('ends support on the list of the vendor, and leaves the other readers', () => {
    const support = [
      { country: 'IN', by: 'helper' },
      { country: 'IE', by: 'acme' },
    ];
    const item: Sketch = {
      store: { ...inParis, support: 'unknown' },
      vendor: { ...bare, support },
    };
    const [finding] = evaluate(drawMap(sketch(item)), [trf01], AS_OF).findings;
    expect(finding?.remedies[0]?.patch).toEqual([
      { set: { type: 'vendor', id: 'acme' }, field: 'support', value: [support[1]] },
    ]);
    expect(leftAfter(trf01, sketch(item), 'End support of Store from India')).toEqual([]);
  });

  it.each<[string, Sketch]>([
    ['a hop that names nothing', { vendor: withScc({ tia: 'none' }) }],
    ['nothing else holds', { hop: { transfer: { mechanism: 'none' } } }],
    [
      'the hop says that nothing was signed',
      { vendor: withScc(), hop: { transfer: { mechanism: 'none', signed: 'none' } } },
    ],
    [
      'what holds has an old assessment',
      { vendor: withScc({ tia: '2025-01-01' }), hop: { transfer: { mechanism: 'none' } } },
    ],
  ])('offers no other channel: %s', (_, item) => {
    const { findings } = evaluate(drawMap(sketch(item)), [trf01, trf04], AS_OF);
    const labels = findings.flatMap(({ remedies }) => remedies.map((remedy) => remedy.label));
    expect(labels).toContain('Remove the hop');
    expect(labels.filter((text) => text.startsWith('Rely on'))).toEqual([]);
  });

  it('does not offer the channel that the hop names already', () => {
    const hop = { transfer: { mechanism: 'dpf' } } as const;
    const vendor = { dpf: certified, agreements: [] };
    const { findings } = evaluate(drawMap(sketch({ vendor, hop })), [trf03], AS_OF);
    expect(findings[0]?.remedies.map(({ label: text }) => text)).not.toContain(
      'Rely on the Data Privacy Framework',
    );
  });
});
