import { describe, expect, test } from 'vitest';
import { isCountry, isEea } from './countries.ts';
import { cloudRegions, findRegion, isProvider, wideRegions } from './regions.ts';
import { countryPart, isSubdivision } from './subdivisions.ts';

test('how many regions each provider has', () => {
  const counts = Object.groupBy(cloudRegions, ({ provider }) => provider);
  expect(Object.entries(counts).map(([provider, { length }]) => [provider, length])).toEqual([
    ['aws', 41],
    ['azure', 65],
    ['gcp', 44],
    ['oci', 63],
    ['ovh', 15],
    ['scw', 4],
  ]);
});

describe.each(cloudRegions.map((region) => [`${region.provider}:${region.code}`, region] as const))(
  '%s',
  (text, region) => {
    test('is found by its code, in a real country and subdivision', () => {
      expect(findRegion(text)).toBe(region);
      expect(region.code).toBe(region.code.toLowerCase());
      expect(isCountry(region.country)).toBe(true);
      const { subdivision } = region;
      if (subdivision === undefined) return;
      expect(isSubdivision(subdivision)).toBe(true);
      expect(countryPart(subdivision)).toBe(region.country);
    });
  },
);

test('every region of the US and Canada names its state or province: laws there ask for it', () => {
  const bare = cloudRegions.filter(
    ({ country, subdivision }) => ['US', 'CA'].includes(country) && subdivision === undefined,
  );
  expect(bare.map(({ code }) => code)).toEqual([]);
});

test('only regions in the EEA are sovereign', () => {
  const outside = cloudRegions.filter(({ sovereign, country }) => sovereign && !isEea(country));
  expect(outside).toEqual([]);
});

test('pairs name each other’s provider, with one that is not open to customers', () => {
  const missing = cloudRegions.filter(
    ({ provider, pairedRegion }) =>
      pairedRegion !== undefined && findRegion(`${provider}:${pairedRegion}`) === undefined,
  );
  expect(missing.map(({ code, pairedRegion }) => [code, pairedRegion])).toEqual([
    ['swedencentral', 'swedensouth'],
  ]);
});

test('pairs that cross a border', () => {
  const crossing = cloudRegions.filter(({ provider, pairedRegion, country }) => {
    const pair = findRegion(`${provider}:${pairedRegion}`);
    return pair !== undefined && pair.country !== country;
  });
  expect(crossing.map(({ code }) => code)).toEqual([
    'brazilsouth',
    'eastasia',
    'northeurope',
    'southeastasia',
    'westeurope',
  ]);
});

function members(provider: string, code: string): readonly string[] | 'anywhere' | undefined {
  return wideRegions.find((wide) => wide.provider === provider && wide.code === code)?.countries;
}

test('wide regions leave London and Zurich out of Google’s EU', () => {
  expect(members('gcp', 'eu')).toHaveLength(27);
  expect(members('gcp', 'eu')).not.toContain('GB');
  expect(members('gcp', 'eu')).not.toContain('CH');
  expect(members('azure', 'europe')).toEqual(expect.arrayContaining(['GB', 'CH', 'IS', 'FR']));
  expect(members('azure', 'europe')).not.toContain('RS');
});

test('provider prefixes', () => {
  expect(isProvider('ovh')).toBe(true);
  expect(isProvider('ovhcloud')).toBe(false);
  expect(isProvider('constructor')).toBe(false);
});
