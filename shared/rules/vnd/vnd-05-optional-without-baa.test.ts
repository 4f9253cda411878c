import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo, signed } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd05 } from './vnd-05-optional-without-baa.ts';

const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;
const optional = { necessity: 'optional' } as const;
const another = { id: 'also', from: 'portal', to: 'system', name: 'Weekly sync' } as const;

testRule(vnd05, {
  breaks: [
    {
      ...broken,
      when: 'the hop is optional',
      map: drawHandover({ hop: optional }),
      elements: ['hop:send', 'node:system'],
      path: ['send'],
      says: 'something optional',
    },
    {
      ...broken,
      when: 'the node is optional',
      map: drawHandover({ node: optional }),
      elements: ['node:system'],
      path: ['send'],
    },
    {
      ...broken,
      when: 'one of two hops is optional',
      map: drawHandover({ hops: [{ ...another, ...optional }] }),
      elements: ['hop:also'],
      path: ['also'],
    },
    {
      ...broken,
      when: 'PHI comes back to the vendor over an optional two-way hop',
      map: drawHandover({
        hop: { from: 'system', to: 'portal', twoWay: true, ...optional },
      }),
      path: ['send'],
    },
    {
      ...broken,
      when: 'French patients are not counted with the American ones',
      map: drawHandover({ hop: optional, cohorts: [frenchToo] }),
    },
  ],
  holds: [
    { when: 'hop and node are essential', map: drawHandover({ hop: { necessity: 'essential' } }) },
    { when: 'nobody says how necessary it is: VND-01 says it', map: drawHandover() },
    {
      when: 'a BAA is signed',
      map: drawHandover({ hop: optional, vendor: { agreements: [signed('baa')] } }),
    },
    {
      when: 'the organisation runs it',
      map: drawHandover({ hop: optional, node: { vendor: 'self' } }),
    },
    {
      when: 'the optional hop goes out of the vendor’s node',
      map: drawHandover({
        nodes: [{ id: 'archive', name: 'Archive', kind: 'archive', vendor: 'self' }],
        hops: [{ id: 'out', from: 'system', to: 'archive', ...optional }],
      }),
    },
    {
      when: 'the vendor only opens an optional node for support: VND-01 says it',
      map: drawHandover({
        node: {
          vendor: 'self',
          support: [{ country: 'US', by: 'acme', mode: 'standing' }],
          ...optional,
        },
      }),
    },
    {
      when: 'the optional hop carries no PHI',
      map: drawHandover({ hop: { carries: [], ...optional } }),
    },
    {
      when: 'the vendor is no processor',
      map: drawHandover({ hop: optional, vendor: { role: 'payment' } }),
    },
    { when: 'patients are French', map: drawHandover({ hop: optional, cohort: french }) },
  ],
  unknown: [
    {
      when: 'nobody says which agreements there are',
      map: drawHandover({ hop: optional, vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only an EHR and may act in its own right',
      map: drawHandover({ node: { kind: 'ehr', ...optional }, vendor: { role: 'unknown' } }),
      asks: 'vendor:acme role',
      ifNo: 'violation',
    },
  ],
});

describe('VND-05 remedies', () => {
  it('is gone once the optional hop is removed, called by its name', () => {
    const drawing = drawHandover({ hop: { name: 'Notes to Acme', ...optional } });
    expect(leftAfter(vnd05, drawing, 'Remove "Notes to Acme"')).toEqual([]);
  });

  it('calls a hop without a name by its ends', () => {
    const drawing = drawHandover({ hop: optional });
    expect(leftAfter(vnd05, drawing, 'Remove "Portal to System"')).toEqual([]);
  });

  it('keeps the finding while another optional hop is left', () => {
    const drawing = drawHandover({ hop: optional, hops: [{ ...another, ...optional }] });
    expect(leftAfter(vnd05, drawing, 'Remove "Weekly sync"')).toEqual(['violation vendor:acme']);
  });
});
