import { describe, expect, it } from 'vitest';
import { hasCome, longestFirst, stillLasts } from './day.ts';

const asOf = '2026-11-22';

describe('days with "none"', () => {
  it.each([
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['none', false],
  ])('%s has come on 2026-11-22: %s', (day, expected) => {
    expect(hasCome(day, asOf)).toBe(expected);
  });

  it.each([
    ['2026-11-21', false],
    ['2026-11-22', true],
    ['2026-11-23', true],
    ['none', true],
  ])('what ends on %s still lasts on 2026-11-22: %s', (day, expected) => {
    expect(stillLasts(day, asOf)).toBe(expected);
  });

  it('puts what lasts longest first and what nobody knows last', () => {
    const days = [undefined, '2026-11-22', 'none', '2026-11-23', undefined, 'none'];
    const expected = ['none', 'none', '2026-11-23', '2026-11-22', '', ''];
    const texts = (list: readonly (string | undefined)[]) =>
      list.map((day) => ({ day })).toSorted((a, b) => longestFirst(a.day, b.day));
    expect(texts(days).map(({ day }) => day ?? '')).toEqual(expected);
    expect(texts(days.toReversed()).map(({ day }) => day ?? '')).toEqual(expected);
  });

  it('takes equals as equal', () => {
    for (const day of [undefined, 'none', asOf]) expect(longestFirst(day, day)).toBe(0);
  });
});
