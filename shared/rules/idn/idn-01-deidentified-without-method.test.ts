import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, frenchToo } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { idn01 } from './idn-01-deidentified-without-method.ts';

type Transform = NonNullable<NonNullable<Handover['node']>['transform']>;

/** The portal sends to the system, which changes PHI and hands it on to a store. */
const changing = (transform: Transform, claim: 'deidentified' | 'unknown' = 'unknown') =>
  drawHandover({
    node: { name: 'Scrubber', transform },
    nodes: [{ id: 'store', name: 'Store', kind: 'data-warehouse', vendor: 'acme' }],
    hops: [{ id: 'out', from: 'system', to: 'store', identifiability: claim }],
  });
const claimed = (more: Handover = {}) =>
  drawHandover({ ...more, hop: { identifiability: 'deidentified', ...more.hop } });
const broken = { severity: 'question', cohorts: ['patients'] } as const;

testRule(idn01, {
  breaks: [
    {
      ...broken,
      subject: 'node:system',
      when: 'a system de-identifies by no method',
      map: changing({ to: 'deidentified', method: 'none' }),
      path: ['send'],
      says: 'Scrubber is said to de-identify',
    },
    {
      ...broken,
      subject: 'hop:send',
      when: 'a hop is called de-identified, and its source holds notes in clear',
      map: claimed(),
      elements: ['node:portal'],
      path: ['send'],
      says: '"Portal to System" is called de-identified, and Portal holds PHI that is not',
    },
    {
      ...broken,
      subject: 'hop:send',
      cohorts: ['french', 'patients'],
      when: 'two cohorts on one hop',
      map: claimed({ cohorts: [frenchToo] }),
    },
    {
      ...broken,
      subject: 'hop:send',
      when: 'a hop both ways is called de-identified: said once, of the end that sends first',
      map: claimed({ hop: { twoWay: true } }),
      elements: ['node:portal'],
    },
    {
      ...broken,
      subject: 'hop:out',
      when: 'PHI was pseudonymised, and is called de-identified',
      map: changing({ to: 'pseudonymised', method: 'assessed' }, 'deidentified'),
      path: ['send', 'out'],
    },
    {
      ...broken,
      subject: 'hop:out',
      when: 'de-identification was assessed, which is no method of HIPAA',
      map: changing({ to: 'deidentified', method: 'assessed' }, 'deidentified'),
    },
  ],
  holds: [
    {
      when: 'safe harbor',
      map: changing({ to: 'deidentified', method: 'safe-harbor' }, 'deidentified'),
    },
    {
      when: 'expert determination',
      map: changing({ to: 'deidentified', method: 'expert-determination' }, 'deidentified'),
    },
    {
      when: 'it is called anonymous by no method: IDN-03',
      map: changing({ to: 'anonymised', method: 'none' }),
    },
    {
      when: 'a hop claims pseudonymised: IDN-02',
      map: claimed({ hop: { identifiability: 'pseudonymised' } }),
    },
    { when: 'a hop claims nothing', map: drawHandover() },
    { when: 'the hop carries no PHI', map: claimed({ hop: { carries: [] } }) },
    {
      when: 'no PHI gets to a system without a method',
      map: drawHandover({
        node: { transform: { to: 'deidentified', method: 'none' } },
        hop: { carries: [] },
      }),
    },
    {
      when: 'the target holds the same PHI identified from elsewhere',
      map: drawHandover({
        node: { transform: { to: 'deidentified', method: 'safe-harbor' } },
        nodes: [{ id: 'store', name: 'Store', kind: 'data-warehouse', vendor: 'acme' }],
        hops: [
          { id: 'out', from: 'system', to: 'store', identifiability: 'deidentified' },
          { id: 'past', from: 'portal', to: 'store' },
        ],
      }),
    },
  ],
  unknown: [
    {
      when: 'nobody says by which method',
      map: changing({ to: 'deidentified' }),
      asks: 'node:system transform.method',
      ifNo: 'question',
    },
  ],
});

describe('IDN-01 beyond single cases', () => {
  it('speaks of the system alone where its own hop claims what it does', () => {
    const drawing = changing({ to: 'deidentified', method: 'none' }, 'deidentified');
    const { findings } = evaluate(drawMap(drawing), [idn01], AS_OF);
    expect(findings.map(({ subject }) => subject.id)).toEqual(['system']);
  });

  it('is gone once the hop is treated as identified', () => {
    expect(leftAfter(idn01, claimed(), 'Treat it as identified')).toEqual([]);
  });
});
