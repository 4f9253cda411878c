import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { bareVendor, drawStore } from '#test/support/draw-store.ts';
import type { Node } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { gov03 } from './gov-03-leak-surface-not-drawn.ts';

type Kind = Node['kind'];

const surfaces: Kind[] = [
  'log-store',
  'backup',
  'support-desk',
  'queue',
  'cache',
  'analytics',
  'test-environment',
  'error-tracker',
];
const { support: _, ...vendor } = bareVendor;
/** A map that says nothing of leak surfaces but what is given. */
const said = (notUsed: Kind[], more: Kind[] = [], store: Partial<Node> = {}): Drawing => {
  const drawing = drawStore({ backup: 'unknown', ...store }, { vendor });
  const nodes = (drawing.nodes ?? []).map((node) =>
    node.id === 'store' ? node : { ...node, support: 'unknown' as const },
  );
  const drawn = more.map((kind): Node => ({ id: kind, name: kind, kind, support: 'unknown' }));
  return { ...drawing, notUsed, nodes: [...nodes, ...drawn] };
};
const without = (...kinds: Kind[]): Kind[] => surfaces.filter((kind) => !kinds.includes(kind));
const asks = { asks: 'map:test-map notUsed', ifNo: 'question' } as const;

testRule(gov03, {
  breaks: [],
  holds: [
    { when: 'all are said not to be used', map: said(surfaces) },
    { when: 'all are drawn', map: said([], surfaces) },
    { when: 'the only log is an audit log', map: said(without('log-store'), ['audit-log']) },
    {
      when: 'the only queue is for what failed',
      map: said(without('queue'), ['dead-letter-queue']),
    },
    {
      when: 'a store says where its backups are',
      map: said(without('backup'), [], { backup: { places: ['aws:eu-west-3'] } }),
    },
    {
      when: 'a store says where its backups are, of another nobody speaks',
      map: said(without('backup'), ['database'], { backup: { places: ['aws:eu-west-3'] } }),
    },
    {
      when: 'every store is known to have no backup',
      map: said(without('backup'), [], { backup: 'none' }),
    },
    {
      when: 'a node says who supports it',
      map: said(without('support-desk'), [], { support: [{ country: 'IE', by: 'self' }] }),
    },
    {
      when: 'a vendor says who supports it',
      map: {
        ...said(without('support-desk')),
        vendors: [{ ...vendor, support: [{ country: 'IE', by: 'cloud' }] }],
      },
    },
    {
      when: 'a vendor says who supports it, of a node of others nobody speaks',
      map: {
        ...said(without('support-desk', 'cache'), ['cache']),
        vendors: [{ ...vendor, support: [{ country: 'IE', by: 'cloud' }] }],
      },
    },
    {
      when: 'every node is known to have no support',
      map: {
        ...said(without('support-desk')),
        vendors: [{ ...vendor, support: [] }],
      },
    },
  ],
  unknown: [
    ...surfaces.map((kind) => ({
      ...asks,
      when: `nobody speaks of: ${kind}`,
      map: said(without(kind)),
    })),
    {
      ...asks,
      when: 'a content delivery network is no cache of the application',
      map: said(without('cache'), ['cdn']),
    },
    {
      ...asks,
      when: 'a store has a list of backup places that is empty, another says nothing',
      map: said(without('backup'), ['database'], { backup: { places: [] } }),
    },
    {
      ...asks,
      when: 'a store says how its backups are encrypted and not where they are, another says nothing',
      map: said(without('backup'), ['database'], { backup: { encryption: 'aes-256' } }),
    },
    {
      ...asks,
      when: 'one node is known to have no support, of the others nobody speaks',
      map: said(without('support-desk'), [], { support: [] }),
    },
    {
      ...asks,
      when: 'nothing is stored, so that no store speaks of a backup',
      map: said(without('backup'), [], { kind: 'worker' }),
    },
  ],
});

describe('GOV-03', () => {
  it('asks one question that names what is missing, and only that', () => {
    const ask = (drawing: Drawing) => evaluate(drawMap(drawing), [gov03], AS_OF).openQuestions;
    expect(ask(said(without('cache', 'backup', 'analytics'))).map((open) => open.question)).toEqual(
      ['Are there backups, caches or analytics? Draw them, or say that they are not used.'],
    );
    expect(ask(said(without('cache'))).map((open) => open.question)).toEqual([
      'Are there caches? Draw them, or say that they are not used.',
    ]);
  });

  it('does not ask before anybody’s PHI is on the map', () => {
    const { openQuestions } = evaluate(drawMap({ ...said([]), cohorts: [] }), [gov03], AS_OF);
    expect(openQuestions.map(({ field }) => field)).toEqual(['cohorts']);
  });
});
