import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore, withClauses } from '#test/support/draw-store.ts';
import type { Node, Vendor } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sup01 } from './sup-01-support-from-abroad.ts';

type Support = NonNullable<Exclude<Node['support'], 'unknown'>>[number];

const desk: Vendor = { ...bareVendor, id: 'desk', name: 'Desk' };
const british = { cohort: { care: 'GB', controller: 'GB' }, api: 'aws:eu-west-2' };
const fromAtlanta = { cohort: american, api: 'aws:us-east-1' };
const nobodyKnows = { cohort: { care: 'US-GA', hipaa: true }, api: 'aws:us-east-1' };

const opened = (
  support: Support[],
  around: Parameters<typeof drawStore>[1] = {},
  vendor: Vendor = desk,
): Drawing => {
  const drawing = drawStore({ support }, around);
  return { ...drawing, vendors: [...(drawing.vendors ?? []), vendor] };
};
const from = (country: string, by = 'desk'): Support => ({ country, by, mode: 'just-in-time' });
const india = [from('IN')];
const hop = '~support/store/IN/desk/just-in-time';
const store = { subject: 'node:store', cohorts: ['patients'] } as const;
const wrong = { ...store, severity: 'violation' } as const;
const away = { ...store, severity: 'risk' } as const;
const listedByVendor = (support: Support[]): Drawing => {
  const drawing = drawStore({}, { vendor: { ...bareVendor, support } });
  return { ...drawing, vendors: [...(drawing.vendors ?? []), desk] };
};

testRule(sup01, {
  breaks: [
    {
      ...wrong,
      when: 'a desk in India opens recordings of Irish patients, without a channel',
      map: opened(india),
      path: ['in', 'keep', hop],
      elements: [`hop:${hop}`],
      says: 'Desk can open PHI at Recordings from India, without a valid transfer channel',
    },
    {
      ...wrong,
      when: 'its clauses were never assessed',
      map: opened(india, {}, { ...withClauses('none'), id: 'desk' }),
    },
    {
      ...wrong,
      when: 'UK law knows no EU clauses',
      map: opened(india, british, { ...withClauses('2026-06-01'), id: 'desk' }),
    },
    {
      ...wrong,
      when: 'the desk stands in the list of the vendor who runs the store',
      map: listedByVendor(india),
    },
    {
      ...wrong,
      when: 'it opens what only passes through the API as well',
      subject: 'node:api',
      map: {
        ...opened([]),
        nodes: (drawStore({}).nodes ?? []).map((node) =>
          node.id === 'api' ? { ...node, support: india } : { ...node, support: [] },
        ),
      },
    },
    {
      ...away,
      when: 'the clauses hold',
      map: opened(india, {}, { ...withClauses('2026-06-01'), id: 'desk' }),
      says: 'from India, outside the EEA',
    },
    { ...away, when: 'the United Kingdom is adequate, and away', map: opened([from('GB')]) },
    { ...away, when: 'Switzerland is adequate, and away', map: opened([from('CH')]) },
    {
      ...away,
      when: 'HIPAA knows no transfer channel: access from India is a risk',
      map: opened(india, fromAtlanta),
      says: 'outside the US',
    },
    {
      ...away,
      when: 'nobody knows whether the controller is in the EEA: a risk at the least',
      map: opened(india, nobodyKnows),
    },
    {
      ...store,
      severity: 'question',
      when: 'people of the own organisation open it from India: no transfer, for counsel to say',
      map: opened([from('IN', 'self')]),
      says: 'People of the own organisation',
    },
    {
      ...store,
      severity: 'question',
      when: 'the same under HIPAA',
      map: opened([from('IN', 'self')], fromAtlanta),
    },
  ],
  holds: [
    { when: 'nobody can open it', map: opened([]) },
    { when: 'support sits in another country of the EEA', map: opened([from('GR')]) },
    { when: 'support sits in Réunion', map: opened([from('RE')]) },
    { when: 'support sits in Puerto Rico', map: opened([from('PR')], fromAtlanta) },
    {
      when: 'support sits in Canada, which may be in Quebec',
      map: opened([from('CA')], {
        cohort: { care: 'CA-QC', controller: 'CA' },
        api: 'aws:ca-central-1',
      }),
    },
    {
      when: "the node's own list replaces that of its vendor",
      map: {
        ...listedByVendor(india),
        nodes: (drawStore({}).nodes ?? []).map((node) => ({ ...node, support: [] })),
      },
    },
    {
      when: "a patient's own device is opened from abroad",
      map: {
        ...opened([]),
        nodes: (opened([]).nodes ?? []).map((node) =>
          node.id === 'phone' ? { ...node, support: india } : node,
        ),
      },
    },
  ],
  unknown: [
    {
      when: 'nobody says who of the vendor can open it',
      map: drawStore({}, { vendor: { ...bareVendor, support: 'unknown' } }),
      asks: 'vendor:cloud support',
      ifNo: 'violation',
    },
    {
      when: 'the same of a store that the organisation runs',
      map: drawStore({ vendor: 'self' }, fromAtlanta),
      asks: 'node:store support',
      ifNo: 'risk',
    },
    {
      when: 'from which country is not said',
      map: opened([{ by: 'desk' }]),
      asks: 'node:store support.country',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who it is, under UK law',
      map: opened([{ country: 'IN' }], british),
      asks: 'node:store support.by',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who it is, under HIPAA',
      map: opened([{ country: 'IN' }], fromAtlanta),
      asks: 'node:store support.by',
      ifNo: 'risk',
    },
    {
      when: 'whether the desk in the US is on the DPF list is not known',
      map: opened([from('US')], {}, { ...desk, dpf: { status: 'unknown' } }),
      asks: 'vendor:desk dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where the controller is established',
      map: opened(india, nobodyKnows),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
  ],
});

describe('SUP-01', () => {
  it('asks, and finds nothing, while a fact of the channel is missing', () => {
    const drawing = opened([from('US')], {}, { ...desk, dpf: { status: 'unknown' } });
    expect(evaluate(drawMap(drawing), [sup01], AS_OF).findings).toEqual([]);
  });

  it('does not ask for the controller where a channel holds either way', () => {
    const drawing = opened([from('GB')], nobodyKnows, desk);
    const { openQuestions } = evaluate(drawMap(drawing), [sup01], AS_OF);
    expect(openQuestions.map(({ field }) => field)).not.toContain('organisation.country');
  });

  it('drops the support from abroad and keeps the rest, which clears the finding', () => {
    const drawing = opened([from('IE'), ...india]);
    const [finding] = evaluate(drawMap(drawing), [sup01], AS_OF).findings;
    expect(finding?.remedies[0]?.patch).toEqual([
      { set: { type: 'node', id: 'store' }, field: 'support', value: [from('IE')] },
    ]);
    expect(evaluate(drawMap(opened([from('IE')])), [sup01], AS_OF).findings).toEqual([]);
  });
});
