import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { bareVendor, drawStore } from '#test/support/draw-store.ts';
import type { Node, Vendor } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { gov01 } from './gov-01-label-incomplete.ts';

type Hop = NonNullable<Drawing['hops']>[number];

const keep = (hop: Partial<Hop>): Drawing => {
  const drawing = drawStore({});
  return {
    ...drawing,
    hops: (drawing.hops ?? []).map((drawn): Hop =>
      drawn.id === 'keep' ? { ...drawn, ...hop } : drawn,
    ),
  };
};
const heldBy = (vendor: Partial<Vendor>, store: Partial<Node> = {}): Drawing =>
  drawStore(store, { vendor: { ...bareVendor, ...vendor } });
const waiting = [
  'queue',
  'smtp',
  'sms',
  'push',
  'sftp',
  'file-transfer',
  'replication',
  'backup-copy',
  'postal',
] as const;
const asked = (drawing: Drawing) =>
  evaluate(drawMap(drawing), [gov01], AS_OF).openQuestions.map(
    ({ subject, field }) => `${subject.id} ${field}`,
  );

testRule(gov01, {
  breaks: [],
  holds: [
    { when: 'carrier, encryption and contract are there', map: drawStore({}) },
    {
      when: 'plain mail has no encryption by default',
      map: keep({ carrier: 'smtp', encryption: 'unknown', retention: { days: 1 } }),
    },
    {
      when: 'letters are not encrypted',
      map: keep({ carrier: 'postal', encryption: 'unknown', retention: { days: 3 } }),
    },
    { when: 'the version of TLS is not known, but it is TLS', map: keep({ encryption: 'tls' }) },
    { when: 'nothing waits on the way', map: keep({ retention: 'unknown' }) },
    { when: 'a hop without PHI', map: keep({ carries: [], carrier: 'unknown' }) },
    { when: 'a hop for other patients', map: keep({ cohorts: [], carrier: 'unknown' }) },
    { when: 'the vendor has no agreement', map: heldBy({ agreements: [] }) },
    {
      when: 'the vendor is a provider of care of its own',
      map: heldBy({ role: 'provider', agreements: 'unknown' }),
    },
    {
      when: 'nobody knows whose phone it is',
      map: {
        ...drawStore({}),
        nodes: (drawStore({}).nodes ?? []).map((node) =>
          node.id === 'phone' ? { ...node, vendor: 'unknown' } : node,
        ),
      },
    },
    {
      when: 'a vendor that holds no PHI',
      map: { ...drawStore({}), vendors: [bareVendor, { id: 'idle', name: 'Idle' }] },
    },
  ],
  unknown: [
    {
      when: 'the carrier is not known',
      map: keep({ carrier: 'unknown' }),
      asks: 'hop:keep carrier',
      ifNo: 'question',
    },
    {
      when: 'the encryption is not known',
      map: keep({ encryption: 'unknown' }),
      asks: 'hop:keep encryption',
      ifNo: 'question',
    },
    ...waiting.map((carrier) => ({
      when: `nobody says how long PHI waits: ${carrier}`,
      map: keep({ carrier }),
      asks: 'hop:keep retention.days',
      ifNo: 'question' as const,
    })),
    {
      when: 'nobody knows who runs the store',
      map: drawStore({ vendor: 'unknown' }),
      asks: 'node:store vendor',
      ifNo: 'question',
    },
    {
      when: 'nobody knows which agreements there are',
      map: heldBy({ agreements: 'unknown' }),
      asks: 'vendor:cloud agreements',
      ifNo: 'question',
    },
    {
      when: 'nor with a vendor who only gives support',
      map: {
        ...drawStore({ support: [{ country: 'IE', by: 'desk' }] }),
        vendors: [bareVendor, { id: 'desk', name: 'Desk' }],
      },
      asks: 'vendor:desk agreements',
      ifNo: 'question',
    },
  ],
});

describe('GOV-01', () => {
  it('asks for the carrier before the encryption', () => {
    expect(asked(keep({ carrier: 'unknown', encryption: 'unknown' }))).toEqual(['keep carrier']);
  });

  it('does not ask for agreements before it is known that the vendor is a processor', () => {
    const ehr = heldBy({ agreements: 'unknown', role: 'unknown' }, { kind: 'ehr' });
    const nodes = (ehr.nodes ?? []).map((node) =>
      node.id === 'api' ? { ...node, vendor: 'self' } : node,
    );
    expect(asked({ ...ehr, nodes })).toEqual([]);
  });

  it('names a hop by its name, else by its ends', () => {
    const questions = (drawing: Drawing) =>
      evaluate(drawMap(drawing), [gov01], AS_OF).openQuestions.map(({ question }) => question);
    expect(questions(keep({ carrier: 'unknown' }))).toEqual(['By what does API to Recordings go?']);
    expect(questions(keep({ carrier: 'unknown', name: 'Upload' }))).toEqual([
      'By what does Upload go?',
    ]);
  });
});
