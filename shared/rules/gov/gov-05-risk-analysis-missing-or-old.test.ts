import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { american, drawStore, irish } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { gov05 } from './gov-05-risk-analysis-missing-or-old.ts';

type Governance = Exclude<Drawing['governance'], 'unknown' | undefined>;
type Around = NonNullable<Parameters<typeof drawStore>[1]>;

const clinic = (riskAnalysis: Governance['riskAnalysis'], around: Around = {}): Drawing =>
  drawStore(
    {},
    {
      cohort: american,
      governance: riskAnalysis === undefined ? {} : { riskAnalysis },
      ...around,
    },
  );
const map = { subject: 'map:test-map', cohorts: ['patients'] } as const;

testRule(gov05, {
  breaks: [
    {
      ...map,
      severity: 'violation',
      when: 'a clinic has never made one',
      map: clinic('none'),
      says: 'No risk analysis was made',
    },
    {
      ...map,
      severity: 'violation',
      when: 'it lists places, but its date is none',
      map: clinic({ date: 'none', places: ['iso:US'] }),
    },
    {
      ...map,
      severity: 'risk',
      when: 'the last one was made twelve months and a day ago',
      map: clinic({ date: '2025-11-21' }),
      says: '2025-11-21',
    },
    {
      ...map,
      severity: 'risk',
      when: 'one made on the last day of February is old on 1 March of the next year',
      map: clinic({ date: '2024-02-29' }),
      asOf: '2025-03-01',
    },
    {
      ...map,
      severity: 'violation',
      when: 'a covered entity treats in Puerto Rico, so that HIPAA applies by default',
      map: clinic('none', {
        cohort: { care: 'PR', controller: 'US' },
        organisation: { hipaaRole: 'covered-entity' },
      }),
    },
  ],
  holds: [
    { when: 'made twelve months ago to the day', map: clinic({ date: '2025-11-22' }) },
    {
      when: 'made on the last day of February and a year less a day ago',
      map: clinic({ date: '2024-02-29' }),
      asOf: '2025-02-28',
    },
    { when: 'made today', map: clinic({ date: AS_OF }) },
    { when: 'HIPAA does not apply', map: clinic('none', { cohort: { ...irish, hipaa: false } }) },
    {
      when: 'the organisation has no role under HIPAA',
      map: clinic('none', { cohort: irish, organisation: { hipaaRole: 'none' } }),
    },
    {
      when: 'current, so that nobody needs to know whether HIPAA applies',
      map: clinic({ date: AS_OF }, { cohort: irish }),
    },
  ],
  unknown: [
    {
      when: 'nobody says whether there is one',
      map: clinic(undefined),
      asks: 'map:test-map governance.riskAnalysis',
      ifNo: 'violation',
    },
    {
      when: 'nobody says when it was made',
      map: clinic({ places: ['iso:US'] }),
      asks: 'map:test-map governance.riskAnalysis.date',
      ifNo: 'violation',
    },
    {
      when: 'the one that is known was made after the day in question',
      map: clinic({ date: '2026-11-23' }),
      asks: 'map:test-map governance.riskAnalysis.date',
      ifNo: 'violation',
    },
    {
      when: 'there is none, and nobody knows whether HIPAA applies',
      map: clinic('none', { cohort: irish }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
    {
      when: 'it is old, and a covered entity treats in Ireland',
      map: clinic(
        { date: '2025-01-01' },
        { cohort: irish, organisation: { hipaaRole: 'covered-entity' } },
      ),
      asks: 'cohort:patients hipaa',
      ifNo: 'risk',
    },
  ],
});

describe('GOV-05', () => {
  it('asks whether HIPAA applies before it asks for the analysis', () => {
    const { openQuestions } = evaluate(
      drawMap(clinic(undefined, { cohort: irish })),
      [gov05],
      AS_OF,
    );
    expect(openQuestions.map(({ field }) => field)).toEqual(['organisation.hipaaRole']);
  });
});
