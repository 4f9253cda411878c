import { describe, expect, test } from 'vitest';
import data from './data/legal-lists.json' with { type: 'json' };
import * as lists from './legal-lists.ts';
import { resolvePlace } from './place.ts';
import { parsePlaceList, within } from './place-list.ts';

const today = '2026-11-22';

function allows(list: lists.LegalList, text: string): string {
  const result = resolvePlace(text);
  if (!result.ok) throw new Error(result.problem);
  return within(result.place, list.allowed, today);
}

describe.each(Object.entries(data))('%s', (_, list) => {
  test('parses and names its source', () => {
    expect(parsePlaceList(list.allowed).ok).toBe(true);
    expect(list.source).toMatch(/^https?:\/\//);
    expect([1, 2, 3]).toContain(list.tier);
  });
});

test.each([
  [lists.franceHds, 'iso:RE', 'yes'],
  [lists.franceHds, 'iso:NO', 'yes'],
  [lists.franceHds, 'aws:eu-central-2', 'no'],
  [lists.franceHds, 'aws:eu-west-2', 'no'],
  [lists.franceHds, 'azure:europe', 'no'],
  [lists.franceHds, 'iso:PM', 'no'],
  [lists.germany393List, 'aws:eu-central-2', 'yes'],
  [lists.spainPublicHealth, 'iso:NO', 'no'],
  [lists.spainPublicHealth, 'iso:PT', 'yes'],
  [lists.italyPublic, 'iso:IS', 'no'],
  [lists.florida, 'aws:ca-central-1', 'yes'],
  [lists.florida, 'iso:PR', 'yes'],
  [lists.florida, 'iso:MX', 'no'],
  [lists.texas, 'aws:ca-central-1', 'no'],
  [lists.texas, 'iso:GU', 'yes'],
  [lists.texas, 'azure:southcentralus', 'yes'],
  [lists.texas, 'azure:brazilsouth', 'no'],
  [lists.cmsOnshore, 'iso:CA', 'no'],
  [lists.cmsOnshore, 'iso:VI', 'yes'],
  [lists.novaScotia, 'azure:canadacentral', 'yes'],
  [lists.australiaMyHealthRecord, 'aws:ap-southeast-2', 'yes'],
  [lists.australiaMyHealthRecord, 'aws:ap-southeast-6', 'no'],
  [lists.uae, 'azure:uaenorth', 'yes'],
  [lists.russia, 'iso:BY', 'no'],
  [lists.kenya, 'iso:UG', 'no'],
] as const)('%# %s', (list, text, answer) => expect(allows(list, text)).toBe(answer));

test('SGB V § 393 takes the EEA, Switzerland and adequate countries, never the US', () => {
  for (const country of ['DE', 'NO', 'CH', 'JP', 'GB', 'GP']) {
    expect(lists.germany393(country, today)).toBe(true);
  }
  for (const country of ['US', 'PR', 'IN', 'RS', 'PF']) {
    expect(lists.germany393(country, today)).toBe(false);
  }
  expect(lists.germany393('GB', '2031-12-26')).toBe(true);
  expect(lists.germany393('GB', '2031-12-27')).toBe(false);
  expect(lists.germany393('CH', '2031-12-27')).toBe(true);
});

test('a code that is no country is a fault of the caller', () => {
  expect(() => lists.germany393('UK', today)).toThrow(/GB/);
});
