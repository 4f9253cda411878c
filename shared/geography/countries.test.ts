import { describe, expect, test } from 'vitest';
import {
  countryCodeOf,
  countryCodes,
  countryName,
  eea,
  eeaMembers,
  eu,
  euMembers,
  isCountry,
  isEea,
  isUsOrTerritory,
  stateOf,
  usAndTerritories,
} from './countries.ts';

test('ISO 3166-1 codes in capitals, Greece as GR and the United Kingdom as GB', () => {
  for (const code of ['GR', 'GB', 'US', 'HK', 'PR', 'XK']) expect(isCountry(code)).toBe(true);
  for (const code of ['EL', 'UK', 'EU', 'gr', 'USA', '', 'ZZ', '__proto__', 'constructor']) {
    expect(isCountry(code)).toBe(false);
  }
  expect(countryCodes).toHaveLength(250);
});

test.each([
  ['US', 'United States'],
  ['GB', 'United Kingdom'],
  ['KR', 'South Korea'],
  ['CN', 'China'],
  ['CZ', 'Czechia'],
  ['GR', 'Greece'],
  ['VI', 'US Virgin Islands'],
  ['UK', 'UK'],
])('%s is called %s', (code, name) => expect(countryName(code)).toBe(name));

test('every name is plain: no comma, no “Republic of” in front of a known country', () => {
  const names = countryCodes.map(countryName);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /, | of America|Province/.test(name))).toEqual([
    'Bonaire, Sint Eustatius and Saba',
  ]);
});

test('a name finds its code in any case', () => {
  expect(countryCodeOf('germany')).toBe('DE');
  expect(countryCodeOf('UNITED STATES OF AMERICA')).toBe('US');
  expect(countryCodeOf('Atlantis')).toBeUndefined();
});

describe('groups of countries', () => {
  test('27 and 30 members', () => {
    expect(euMembers).toHaveLength(27);
    expect(eeaMembers).toHaveLength(30);
    expect(eeaMembers.filter((country) => !euMembers.includes(country))).toEqual([
      'IS',
      'LI',
      'NO',
    ]);
    for (const country of ['GB', 'CH', 'EL']) expect(eeaMembers).not.toContain(country);
  });

  test('the lists hold the territories that the GDPR covers, and no others', () => {
    const inside = ['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'];
    expect(eu.filter((country) => !euMembers.includes(country))).toEqual(inside);
    expect(eea.filter((country) => !eeaMembers.includes(country))).toEqual(inside);
    for (const country of [
      'PM',
      'PF',
      'NC',
      'WF',
      'GL',
      'FO',
      'AW',
      'CW',
      'SX',
      'BQ',
      'BL',
      'SJ',
    ]) {
      expect(isEea(country)).toBe(false);
    }
    expect(countryCodes.filter(isEea)).toEqual(eea);
  });

  test('an outermost territory shares the law of its state', () => {
    expect(stateOf('GP')).toBe('FR');
    expect(stateOf('AX')).toBe('FI');
    expect(stateOf('PF')).toBe('PF');
    expect(stateOf('FR')).toBe('FR');
  });

  test('the United States and five territories', () => {
    expect(countryCodes.filter(isUsOrTerritory)).toEqual([...usAndTerritories].toSorted());
    expect(usAndTerritories).toHaveLength(6);
    for (const country of ['CA', 'MH', 'FM', 'PW', 'us'])
      expect(isUsOrTerritory(country)).toBe(false);
  });
});
