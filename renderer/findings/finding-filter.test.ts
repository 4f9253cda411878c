import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { rules } from '#shared/rules/registry.ts';
import { countBySeverity, filterFindings, regimesIn, regimesOf } from './finding-filter.ts';

const text = readFileSync('assets/examples/telemedicine-faulty.json', 'utf8');
const read = readMap(text);
if (!read.ok) throw new Error('the example is a map');
const { findings } = evaluate(read.map, rules, '2026-11-22');

describe('filterFindings', () => {
  it('passes everything without a filter', () => {
    expect(filterFindings(findings, {})).toEqual(findings);
  });

  it('divides the findings by severity without a rest', () => {
    const counts = countBySeverity(findings);
    expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(findings.length);
    for (const [severity, count] of counts)
      expect(filterFindings(findings, { severity })).toHaveLength(count);
  });

  it('keeps findings of a cohort, and those about no cohort in particular', () => {
    const [cohort] = read.map.cohorts;
    if (cohort === undefined) throw new Error('the example has cohorts');
    const shown = filterFindings(findings, { cohort: cohort.id });
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(findings.length);
    for (const { cohorts } of shown)
      expect(cohorts.length === 0 || cohorts.includes(cohort.id)).toBe(true);
  });

  it('knows a finding under every regime of the rules that it stands for', () => {
    const regimes = regimesIn(findings);
    expect(regimes.length).toBeGreaterThan(1);
    for (const regime of regimes) {
      const shown = filterFindings(findings, { regime });
      expect(shown.length).toBeGreaterThan(0);
      for (const finding of shown) expect(regimesOf(finding)).toContain(regime);
    }
  });
});
