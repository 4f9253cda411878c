import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { DataClass } from '../map/schema/vocabulary.ts';
import { contributes, judgeBulk, shareOf } from './bulk-data.ts';
import type { Share } from './bulk-data.ts';
import { classSet } from './class-set.ts';
import { MapFacts } from './map-facts.ts';

/** What a cohort of so many US persons adds by some of its classes. */
function share(usPersons: number, ...classes: readonly DataClass[]): Share {
  const cohort = { id: 'p', name: 'Patients', care: 'US-GA', usPersons };
  const [first] = new MapFacts(drawMap({ cohorts: [cohort] }), '2026-11-22', new Set()).cohorts;
  if (!first) throw new Error('the cohort is drawn');
  return shareOf(first, classSet(classes));
}

describe('bulk data', () => {
  it.each<[DataClass, string, number]>([
    ['genomic', 'human-genomic', 100],
    ['omic', 'human-omic', 1000],
    ['biometric', 'human-omic', 1000],
    ['diagnosis', 'personal-health', 10_000],
    ['metadata', 'personal-health', 10_000],
    ['embedding', 'personal-health', 10_000],
    ['identifiers', 'covered-identifiers', 100_000],
    ['contact', 'covered-identifiers', 100_000],
  ])('of %s (%s) is more than %i', (name, category, threshold) => {
    expect(judgeBulk([share(threshold, name)]).categories).toEqual([]);
    const bulk = judgeBulk([share(threshold + 1, name)]);
    expect(bulk.categories[0]).toBe(category);
    expect(bulk.mayBe).toBe(true);
  });

  it('is judged by the strictest class of a cohort, whatever else it holds', () => {
    const sure = (...classes: DataClass[]) => share(1, ...classes).sure;
    expect(sure('identifiers', 'diagnosis', 'omic', 'genomic')).toBe('human-genomic');
    expect(sure('identifiers', 'diagnosis', 'omic')).toBe('human-omic');
    expect(sure('identifiers', 'diagnosis')).toBe('personal-health');
  });

  it('counts a cohort for its own category and every milder one', () => {
    const two = judgeBulk([share(60, 'genomic'), share(9_941, 'diagnosis')]);
    expect(two.categories).toEqual(['personal-health']);
    expect(judgeBulk([share(60, 'genomic'), share(9_940, 'diagnosis')]).categories).toEqual([]);
    expect(contributes(share(60, 'genomic'), two)).toBe(true);
    expect(contributes(share(1, 'identifiers'), two)).toBe(false);
  });

  it('has a share in each category that is bulk, be it in one of several', () => {
    const bulk = judgeBulk([share(101, 'genomic'), share(10_000, 'diagnosis')]);
    expect(bulk.categories).toEqual(['human-genomic', 'personal-health']);
    expect(contributes(share(1, 'diagnosis'), bulk)).toBe(true);
    expect(contributes(share(1, 'genomic'), bulk)).toBe(true);
  });
});

describe('bulk genomic or ’omic data', () => {
  const isOmic = (...shares: readonly Share[]) => judgeBulk(shares).isOmic;

  it('is genomic data over its threshold, or ’omic over its own', () => {
    expect([isOmic(share(100, 'genomic')), isOmic(share(101, 'genomic'))]).toEqual([false, true]);
    expect([isOmic(share(1000, 'omic')), isOmic(share(1001, 'omic'))]).toEqual([false, true]);
  });

  it('adds genomic data to ’omic, not the other way', () => {
    expect(isOmic(share(60, 'genomic'), share(941, 'omic'))).toBe(true);
    expect(isOmic(share(60, 'genomic'), share(940, 'omic'))).toBe(false);
  });

  it('is neither biometric nor other health data, however much there is', () => {
    expect(isOmic(share(1_000_000, 'biometric', 'diagnosis'))).toBe(false);
    expect(isOmic(share(50, 'genomic'), share(1_000_000, 'biometric'))).toBe(false);
  });
});
