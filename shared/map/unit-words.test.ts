import { expect, it } from 'vitest';
import { unitBehind, withUnit } from './unit-words.ts';

it.each([
  [1, 'days', '1 day'],
  [0, 'days', '0 days'],
  [2, 'hours', '2 hours'],
  [0.5, 'years', '0.5 years'],
  [1, 'people', '1 person'],
  [1, undefined, '1'],
] as const)('writes %s %s as "%s"', (value, unit, words) => {
  expect(withUnit(value, unit)).toBe(words);
});

it('takes a number as it is already written', () => {
  expect(withUnit(12_000, 'people', '12,000')).toBe('12,000 people');
});

it('gives the unit alone, for a number that stands in a control of its own', () => {
  expect(unitBehind(1, 'minutes')).toBe('minute');
  expect(unitBehind(30, 'minutes')).toBe('minutes');
});
