import { expect, test } from 'vitest';
import {
  bulkDataRuleFrom,
  bulkThresholds,
  bulkThresholdsSource,
  countriesOfConcern,
  countriesOfConcernSource,
  isBulk,
  isCountryOfConcern,
} from './concern.ts';
import { isCountry } from './countries.ts';
import { resolvePlace } from './place.ts';

test('Hong Kong and Macau count with China, Taiwan does not', () => {
  for (const country of ['CN', 'HK', 'MO', 'CU', 'IR', 'KP', 'RU', 'VE']) {
    expect(isCountryOfConcern(country)).toBe(true);
  }
  for (const country of ['TW', 'KR', 'US', 'BY', 'cn', '']) {
    expect(isCountryOfConcern(country)).toBe(false);
  }
  expect(countriesOfConcern.every(isCountry)).toBe(true);
});

test.each(['aws:ap-east-1', 'gcp:asia-east2', 'azure:eastasia', 'aws:cn-north-1', 'iso:CN-HK'])(
  '%s lies in a country of concern',
  (text) => {
    const result = resolvePlace(text);
    const countries =
      result.ok && result.place.countries !== 'anywhere' ? result.place.countries : [];
    expect(countries.some(isCountryOfConcern)).toBe(true);
  },
);

test.each([
  ['human-genomic', 100],
  ['human-omic', 1000],
  ['biometric', 1000],
  ['precise-geolocation', 1000],
  ['personal-health', 10_000],
  ['personal-financial', 10_000],
  ['covered-identifiers', 100_000],
] as const)('%s is bulk above %d, at it not yet', (category, number) => {
  expect(isBulk(category, number)).toBe(false);
  expect(isBulk(category, number + 1)).toBe(true);
  expect(bulkThresholds[category].number).toBe(number);
});

test('the sources travel along', () => {
  expect(bulkDataRuleFrom).toBe('2025-04-08');
  expect(bulkThresholdsSource).toMatchObject({ citation: '28 CFR 202.205', verified: true });
  expect(countriesOfConcernSource.note).toMatch(/Venezuela/);
});
