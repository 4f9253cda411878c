import { iso31662 } from 'iso-3166';
import { describe, expect, test } from 'vitest';
import { countryCodes, isCountry } from './countries.ts';
import {
  isSubdivision,
  ownCountryCode,
  relate,
  subdivisionCodes,
  subdivisionName,
} from './subdivisions.ts';

test('codes in capitals, the right ones only', () => {
  for (const code of ['US-TX', 'CA-QC', 'CA-NS', 'AU-NSW', 'DE-BB', 'US-PR', 'GB-SCT']) {
    expect(isSubdivision(code)).toBe(true);
  }
  for (const code of ['US-XX', 'us-tx', 'US', 'US-', '-TX', '', 'XX-TX', 'US-TX ', '__proto__']) {
    expect(isSubdivision(code)).toBe(false);
  }
});

test('names, also of those that lie in another', () => {
  expect(subdivisionName('US-TX')).toBe('Texas');
  expect(subdivisionName('CA-QC')).toBe('Quebec');
  expect(subdivisionName('FR-69')).toBe('Rhône');
  expect(subdivisionName('US-XX')).toBe('US-XX');
});

test('the committed table is the one that the package generates', () => {
  expect(countryCodes.flatMap(subdivisionCodes)).toHaveLength(iso31662.length);
  for (const { code, name } of iso31662) {
    expect([code, subdivisionName(code)]).toEqual([code, name]);
  }
  const nested = iso31662.filter(({ parent }) => parent.length > 2);
  expect(nested.filter(({ code, parent }) => relate(code, parent) !== 'inside')).toEqual([]);
});

describe('relate', () => {
  test.each([
    ['US-TX', 'US-TX', 'same'],
    ['US-TX', 'US-VA', 'apart'],
    ['US-TX', 'CA-QC', 'apart'],
    ['FR-69', 'FR-ARA', 'inside'],
    ['FR-67', 'FR-GES', 'inside'],
    ['FR-ARA', 'FR-69', 'contains'],
    ['FR-75C', 'FR-69', 'apart'],
    ['GB-LND', 'GB-ENG', 'unclear'],
    ['GB-ENG', 'GB-GBN', 'unclear'],
    ['GB-ENG', 'GB-SCT', 'apart'],
    ['GB-LND', 'GB-MAN', 'apart'],
  ] as const)('%s to %s: %s', (a, b, relation) => expect(relate(a, b)).toBe(relation));
});

test('territories with a country code of their own', () => {
  const own = iso31662.flatMap(({ code }) => ownCountryCode(code) ?? []);
  expect(own).toHaveLength(30);
  expect(own.every(isCountry)).toBe(true);
  expect(ownCountryCode('US-PR')).toBe('PR');
  expect(ownCountryCode('FR-PF')).toBe('PF');
  expect(ownCountryCode('US-TX')).toBeUndefined();
});
