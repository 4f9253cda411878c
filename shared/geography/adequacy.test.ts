import { describe, expect, test } from 'vitest';
import {
  dpfFrom,
  dpfSwissFrom,
  dpfUkExtensionFrom,
  gdprAdequacy,
  isGdprAdequate,
  swissAdequacy,
  ukAdequacy,
} from './adequacy.ts';
import data from './data/adequacy.json' with { type: 'json' };
import { countryCodes, eeaMembers, isCountry } from './countries.ts';

const today = '2026-11-22';
const art45 = 'AD AR BR CA FO GG IL IM JP JE NZ KR CH GB UY'.split(' ');

describe('gdprAdequacy', () => {
  test('the Art 45 list, each from its first day', () => {
    expect(data.gdpr.map(({ country }) => country)).toEqual(art45);
    for (const { country, from } of data.gdpr) {
      const before = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`;
      expect(gdprAdequacy(country, before).adequate).toBe(false);
      expect(gdprAdequacy(country, from).adequate).toBe(true);
    }
  });

  test('the UK before, at and after its dates', () => {
    expect(gdprAdequacy('GB', '2021-06-27').adequate).toBe(false);
    expect(gdprAdequacy('GB', '2021-06-28').adequate).toBe(true);
    expect(gdprAdequacy('GB', '2031-12-26').decision?.until).toBe('2031-12-27');
    const after = gdprAdequacy('GB', '2031-12-27');
    expect(after).toEqual({
      adequate: false,
      note: expect.stringContaining('ended on 2031-12-27'),
    });
  });

  test('South Korea and Brazil on both sides of their first day', () => {
    expect(gdprAdequacy('KR', '2021-12-16').adequate).toBe(false);
    expect(gdprAdequacy('KR', '2021-12-17').adequate).toBe(true);
    expect(gdprAdequacy('BR', '2026-01-25').adequate).toBe(false);
    expect(gdprAdequacy('BR', '2026-01-26').note).toMatch(/Norway/);
  });

  test('the US is not adequate as a country', () => {
    expect(gdprAdequacy('US', '2023-07-09')).toEqual({ adequate: false });
    for (const asOf of ['2023-07-10', today]) {
      const note = expect.stringContaining('Data Privacy Framework');
      expect(gdprAdequacy('US', asOf)).toEqual({ adequate: false, note });
    }
    expect(gdprAdequacy('PR', today).adequate).toBe(false);
  });

  test('EEA countries need no decision, their territories outside the GDPR do', () => {
    for (const country of ['FR', 'NO', 'RE', 'AX']) {
      expect(gdprAdequacy(country, today)).toEqual({ adequate: true, note: expect.any(String) });
    }
    for (const country of ['PF', 'NC', 'GL', 'AW', 'BL', 'SJ', 'GI', 'RS', 'UK', '']) {
      expect(gdprAdequacy(country, today).adequate).toBe(false);
    }
    expect(gdprAdequacy('FO', today).adequate).toBe(true);
  });

  test('decisions for some recipients only say so', () => {
    const partial = art45.filter((country) => gdprAdequacy(country, today).decision?.partial);
    expect(partial).toEqual(['CA', 'IL', 'JP', 'KR']);
    expect(gdprAdequacy('CA', today).decision?.scope).toMatch(/PIPEDA/);
  });

  test('a decision carries its source, and what was not re-read says so', () => {
    for (const country of art45) {
      const { decision } = gdprAdequacy(country, today);
      expect(decision?.source).toMatch(/^https:\/\//);
      expect(decision?.citation).toMatch(/^Decision /);
    }
    expect(gdprAdequacy('BR', today).decision?.verified).toBe(true);
    expect(gdprAdequacy('JP', today).decision?.verified).toBe(false);
  });
});

test('isGdprAdequate is the short answer of gdprAdequacy', () => {
  for (const asOf of ['2021-06-27', '2021-06-28', '2025-12-31', today, '2031-12-27']) {
    for (const country of countryCodes) {
      expect([country, isGdprAdequate(country, asOf)]).toEqual([
        country,
        gdprAdequacy(country, asOf).adequate,
      ]);
    }
  }
});

describe('ukAdequacy', () => {
  test('EEA, Gibraltar and the UK list, without Brazil and the US', () => {
    for (const country of [...eeaMembers, 'RE', 'GI', 'JP', 'CH', 'KR', 'CA', 'FO', 'GB']) {
      expect(ukAdequacy(country, today).adequate).toBe(true);
    }
    for (const country of ['BR', 'US', 'MC', 'IN', 'PF']) {
      expect(ukAdequacy(country, today).adequate).toBe(false);
    }
  });

  test('South Korea from 2022-12-19', () => {
    expect(ukAdequacy('KR', '2022-12-18').adequate).toBe(false);
    expect(ukAdequacy('KR', '2022-12-19').adequate).toBe(true);
  });
});

describe('swissAdequacy', () => {
  test('differs from the EU: Monaco and Gibraltar, without Japan, South Korea and Brazil', () => {
    for (const country of [...eeaMembers, 'MC', 'GI', 'GB', 'CA', 'CH']) {
      expect(swissAdequacy(country, today).adequate).toBe(true);
    }
    for (const country of ['JP', 'KR', 'BR', 'US', 'IN', 'PF']) {
      expect(swissAdequacy(country, today).adequate).toBe(false);
    }
    expect(swissAdequacy('CA', today).decision?.partial).toBe(true);
  });

  test('begins with the revised act', () => {
    expect(swissAdequacy('FR', '2023-08-31').adequate).toBe(false);
    expect(swissAdequacy('FR', '2023-09-01').adequate).toBe(true);
  });

  test('an outermost territory is read as its state, and not as verified', () => {
    expect(swissAdequacy('FR', today).decision?.verified).toBe(true);
    expect(swissAdequacy('GP', today)).toMatchObject({
      adequate: true,
      decision: { verified: false },
    });
  });
});

test('the frameworks for certified US organisations', () => {
  expect([dpfFrom, dpfUkExtensionFrom, dpfSwissFrom]).toEqual([
    '2023-07-10',
    '2023-10-12',
    '2024-09-15',
  ]);
});

test('every row names a country, in dates that sort as text', () => {
  for (const { country, from } of [...data.gdpr, ...data.uk, ...data.swiss]) {
    expect(country === 'EEA' || isCountry(country)).toBe(true);
    expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
