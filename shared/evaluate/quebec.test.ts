import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { MapFacts } from './map-facts.ts';
import { departures } from './quebec.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];
type Transfer = NonNullable<Hop['transfer']>;

type Case = {
  readonly store?: Partial<Node>;
  readonly app?: Partial<Node>;
  readonly transfer?: Transfer;
  readonly other?: Transfer;
  readonly assessments?: NonNullable<Drawing['vendors']>[number]['assessments'];
  readonly entry?: string[];
  readonly hops?: Hop[];
};

/** PHI of Quebec goes from an own app there to a host's store and another of its in Virginia. */
function read({ store, app, transfer, other, assessments, entry = ['app'], hops }: Case) {
  const abroad = { kind: 'database' as const, vendor: 'host', place: 'aws:us-east-1' };
  const drawing: Drawing = {
    cohorts: [{ id: 'p', name: 'P', care: 'CA-QC', dataClasses: ['diagnosis'], entry }],
    vendors: [{ id: 'host', name: 'Host', ...(assessments ? { assessments } : {}) }],
    nodes: [
      { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: 'iso:CA-QC', ...app },
      { id: 'store', name: 'Store', ...abroad, ...store },
      { id: 'second', name: 'Second', ...abroad, ...store },
    ],
    hops: hops ?? [
      { id: 'keep', from: 'app', to: 'store', ...(transfer ? { transfer } : {}) },
      { id: 'more', from: 'app', to: 'second', ...(other ? { transfer: other } : {}) },
    ],
  };
  return [...departures(new MapFacts(drawMap(drawing), '2026-11-22', new Set()))];
}

/** Each departure with whether it was assessed, how that ended, or what is asked. */
const said = (item: Case) =>
  read(item)
    .map(({ node, use, flow, isOutside, assessment }) => {
      const { exists, conclusion, missing } = assessment;
      const way = flow ? `by ${flow.hop.id}` : use.field;
      const known = exists === 'unknown' ? `asks ${missing?.subject.id} ${missing?.field}` : exists;
      const where = isOutside === true ? '' : ', perhaps';
      return `${node.node.id} ${way}: ${known}${conclusion ? ` ${conclusion}` : ''}${where}`;
    })
    .toSorted();

const ASKED = 'asks host assessments';
const own = { vendor: 'self' };

describe('PHI that leaves Quebec', () => {
  it('is what goes to any place outside, and may be what goes to Canada at large', () => {
    expect(said({})).toEqual([`second by more: ${ASKED}`, `store by keep: ${ASKED}`]);
    expect(said({ store: { place: 'iso:CA-ON' } })).toHaveLength(2);
    expect(said({ store: { place: 'iso:CA-QC' } })).toEqual([]);
    expect(said({ store: { place: 'unknown' } })).toEqual([]);
    expect(said({ store: { place: 'iso:CA' } })).toEqual([
      `second by more: ${ASKED}, perhaps`,
      `store by keep: ${ASKED}, perhaps`,
    ]);
  });

  it('is what enters at a vendor abroad, besides what a hop brings it; not what the organisation collects', () => {
    expect(said({ entry: ['store'], hops: [] })).toEqual([`store place: ${ASKED}`]);
    const both = { entry: ['app', 'store'], hops: [{ id: 'keep', from: 'app', to: 'store' }] };
    expect(said(both)).toEqual([`store by keep: ${ASKED}`, `store place: ${ASKED}`]);
    expect(said({ ...both, store: own })).toEqual(['store by keep: asks keep transfer.pia']);
    expect(said({ entry: ['store'], hops: [], store: own })).toEqual([]);
  });

  it('is a copy abroad, and asks of the hop that brings it', () => {
    const copied = { place: 'iso:CA-QC', replicas: ['iso:US'] };
    expect(
      said({ store: { ...own, ...copied }, hops: [{ id: 'keep', from: 'app', to: 'store' }] }),
    ).toEqual(['store replicas: asks keep transfer.pia']);
    expect(said({ entry: ['store'], hops: [], store: { ...own, ...copied } })).toEqual([]);
    expect(said({ entry: ['store'], hops: [], store: { ...copied, vendor: 'unknown' } })).toEqual([
      'store replicas: asks store vendor',
    ]);
  });
});

describe('its assessment', () => {
  it.each<[string, Transfer, string]>([
    ['of today', { pia: '2026-11-22' }, 'true'],
    ['of tomorrow', { pia: '2026-11-23' }, 'asks keep transfer.pia'],
    ['never made', { pia: 'none' }, 'false'],
    ['not known', { pia: 'unknown' }, 'asks keep transfer.pia'],
    ['with its end', { pia: '2026-01-01', piaConclusion: 'inadequate' }, 'true inadequate'],
  ])('is the one that the hop dates: %s', (_, transfer, wanted) => {
    const hops = [{ id: 'keep', from: 'app', to: 'store', transfer }];
    expect(said({ store: own, hops })).toEqual([`store by keep: ${wanted}`]);
  });

  it.each<[string, Partial<Node>]>([
    ['a vendor', {}],
    ['the organisation', own],
  ])('may be that of another hop to the same recipient: %s', (_, store) => {
    const transfer = { pia: '2026-11-22', piaConclusion: 'adequate' } as const;
    expect(said({ store, other: transfer })).toEqual([
      'second by more: true adequate',
      'store by keep: true adequate',
    ]);
    const none = said({ store, other: { pia: 'none' } });
    expect(none[0]).toBe('second by more: false');
    expect(none[1]).toMatch(/^store by keep: asks/);
  });

  it('is not that of a hop to another recipient, or to a place in Quebec', () => {
    const transfer = { pia: '2026-01-01' };
    const store = { vendor: 'unknown' };
    expect(said({ store, other: transfer })[1]).toBe('store by keep: asks keep transfer.pia');
    const inside = { id: 'in', from: 'store', to: 'app', transfer };
    const hops = [{ id: 'keep', from: 'app', to: 'store' }, inside];
    expect(said({ store: own, hops })).toEqual(['store by keep: asks keep transfer.pia']);
  });

  it('is the vendor’s before that of another hop, and after that of the hop itself', () => {
    const assessments = [{ type: 'pia', date: '2026-01-01', conclusion: 'adequate' } as const];
    const other = { pia: '2026-11-22', piaConclusion: 'inadequate' } as const;
    expect(said({ assessments, other })).toEqual([
      'second by more: true inadequate',
      'store by keep: true adequate',
    ]);
  });

  it('tells what was read where nothing is known', () => {
    const [departure] = read({ store: own, hops: [{ id: 'keep', from: 'app', to: 'store' }] });
    expect(departure?.assessment.because).toEqual([
      { subject: { type: 'hop', id: 'keep' }, field: 'transfer.pia', value: null },
    ]);
    const [entered] = read({ store: { vendor: 'unknown' }, entry: ['store'], hops: [] });
    expect(entered?.assessment.because).toEqual([]);
  });
});
