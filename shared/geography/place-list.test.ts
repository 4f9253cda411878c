import { describe, expect, test } from 'vitest';
import { type Place, resolvePlace } from './place.ts';
import { intersects, parsePlaceList, within } from './place-list.ts';

const today = '2026-11-22';

function place(text: string): Place {
  const result = resolvePlace(text);
  if (!result.ok) throw new Error(result.problem);
  return result.place;
}

const allowed = (text: string, list: readonly string[], asOf = today) =>
  within(place(text), list, asOf);
const prohibited = (text: string, list: readonly string[], asOf = today) =>
  intersects(place(text), list, asOf);

describe('parsePlaceList', () => {
  test('reads places and groups', () => {
    const result = parsePlaceList(['aws:eu-west-3', 'iso:FR', 'group:EEA']);
    expect(result.ok && result.entries.map(({ kind, raw }) => [kind, raw])).toEqual([
      ['place', 'aws:eu-west-3'],
      ['place', 'iso:FR'],
      ['group', 'group:EEA'],
    ]);
  });

  test('names each bad entry by its position', () => {
    const result = parsePlaceList(['iso:FR', 'group:EUROPE', 'unknown', 'aws:eu-west-9']);
    expect(result.ok ? [] : result.problems.map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(result.ok ? '' : result.problems[0]?.problem).toMatch(/known: group:EU, group:EEA/);
  });

  test('a list that does not parse is a fault of the caller', () => {
    expect(() => allowed('iso:FR', ['EEA'])).toThrow(/EEA/);
    expect(() => prohibited('iso:FR', ['EEA'])).toThrow(/EEA/);
  });
});

describe('within: all of the place is allowed', () => {
  test.each([
    ['aws:eu-west-3', ['group:EEA'], 'yes'],
    ['aws:eu-west-2', ['group:EEA'], 'no'],
    ['aws:eu-central-2', ['group:EEA'], 'no'],
    ['oci:eu-jovanovac-1', ['group:EEA'], 'no'],
    ['iso:GR', ['group:EU'], 'yes'],
    ['iso:NO', ['group:EU'], 'no'],
    ['iso:NO', ['group:EEA'], 'yes'],
    ['aws:us-east-1', ['iso:US'], 'yes'],
    ['iso:US-TX', ['iso:US'], 'yes'],
    ['iso:US-PR', ['iso:US'], 'yes'],
    ['iso:US-PR', ['iso:PR'], 'yes'],
    ['iso:PR', ['iso:US-PR'], 'yes'],
    ['iso:PR', ['iso:US'], 'no'],
    ['iso:PR', ['group:US-AND-TERRITORIES'], 'yes'],
    ['iso:US-PR', ['group:US-AND-TERRITORIES'], 'yes'],
    ['iso:CA', ['group:US-AND-TERRITORIES'], 'no'],
    ['iso:GP', ['group:EEA'], 'yes'],
    ['iso:FR-971', ['group:EEA'], 'yes'],
    ['iso:PF', ['group:EEA'], 'no'],
    ['iso:FR-PF', ['group:EEA'], 'no'],
    ['iso:FR-PF', ['iso:FR'], 'yes'],
    ['iso:NL-AW', ['group:EU'], 'no'],
    ['iso:GL', ['group:EEA'], 'no'],
    ['iso:AX', ['group:EEA'], 'yes'],
    ['iso:FR', [], 'no'],
  ] as const)('%s in %j: %s', (text, list, answer) => expect(allowed(text, list)).toBe(answer));

  test('a place coarser than the list is not known', () => {
    expect(allowed('iso:CA', ['iso:CA-QC'])).toBe('unknown');
    expect(allowed('iso:US', ['iso:US-TX'])).toBe('unknown');
    expect(allowed('iso:FR', ['iso:FR-PF'])).toBe('unknown');
    expect(allowed('aws:eu-central-1', ['iso:DE-HE'])).toBe('unknown');
    expect(allowed('iso:FR', ['aws:eu-west-3'])).toBe('unknown');
    expect(allowed('iso:US', ['aws:us-east-1'])).toBe('unknown');
    expect(allowed('iso:US-VA', ['aws:us-east-1'])).toBe('unknown');
    expect(allowed('iso:FR', ['gcp:eu'])).toBe('unknown');
    expect(allowed('iso:FR', ['aws:global'])).toBe('unknown');
    expect(allowed('gcp:us', ['gcp:us-east4'])).toBe('unknown');
  });

  test('Toronto and Calgary are outside Quebec, Montreal is inside', () => {
    expect(allowed('aws:ca-central-1', ['iso:CA-QC'])).toBe('yes');
    expect(allowed('azure:canadacentral', ['iso:CA-QC'])).toBe('no');
    expect(allowed('aws:ca-west-1', ['iso:CA-QC'])).toBe('no');
  });

  test('a region entry means this region alone', () => {
    expect(allowed('aws:eu-west-3', ['aws:eu-west-3'])).toBe('yes');
    expect(allowed('AWS:eu-west-3', ['aws:EU-WEST-3'])).toBe('yes');
    expect(allowed('azure:francecentral', ['aws:eu-west-3'])).toBe('no');
    expect(allowed('iso:US-TX', ['aws:us-east-1'])).toBe('no');
    expect(allowed('iso:DE', ['aws:eu-west-3'])).toBe('no');
    expect(allowed('gcp:us', ['aws:us-east-1'])).toBe('no');
  });

  test('a wide entry means the regions of that provider', () => {
    expect(allowed('gcp:europe-west9', ['gcp:eu'])).toBe('yes');
    expect(allowed('gcp:europe-west2', ['gcp:eu'])).toBe('no');
    expect(allowed('gcp:europe-west6', ['gcp:eu'])).toBe('no');
    expect(allowed('aws:eu-west-3', ['gcp:eu'])).toBe('no');
    expect(allowed('azure:uksouth', ['azure:europe'])).toBe('yes');
    expect(allowed('gcp:eu', ['gcp:eu'])).toBe('yes');
    expect(allowed('iso:US', ['gcp:eu'])).toBe('no');
    expect(allowed('aws:eu-west-3', ['aws:global'])).toBe('yes');
  });

  test('a wide place fails as soon as one member does', () => {
    expect(allowed('azure:europe', ['group:EEA'])).toBe('no');
    expect(allowed('azure:europe', ['group:EEA', 'iso:GB', 'iso:CH'])).toBe('yes');
    expect(allowed('azure:europe', ['group:EEA', 'iso:GB'])).toBe('no');
    expect(allowed('gcp:eu', ['group:EU'])).toBe('yes');
    expect(allowed('gcp:eu', ['group:EEA'])).toBe('yes');
    expect(allowed('gcp:eu', ['iso:FR'])).toBe('no');
    expect(allowed('gcp:us', ['iso:US'])).toBe('yes');
  });

  test('one member that cannot be told leaves a wide place not known', () => {
    const rest = place('gcp:eu').countries;
    if (rest === 'anywhere') throw new Error('gcp:eu has members');
    const others = rest.filter((country) => country !== 'FR').map((country) => `iso:${country}`);
    expect(allowed('gcp:eu', [...others, 'gcp:europe-west9'])).toBe('unknown');
    expect(allowed('gcp:eu', others)).toBe('no');
  });

  test.each(['aws:global', 'azure:global', 'gcp:global'])('%s fails every list', (text) => {
    expect(allowed(text, ['group:EEA'])).toBe('no');
    expect(allowed(text, ['aws:global', 'azure:global', 'gcp:global'])).toBe('no');
  });

  test('a list is a union: one entry is enough, and yes beats unknown', () => {
    expect(allowed('iso:CA', ['iso:CA-QC', 'iso:CA'])).toBe('yes');
    expect(allowed('iso:CA', ['iso:FR', 'iso:CA-QC'])).toBe('unknown');
  });

  test('subdivisions can lie in each other', () => {
    expect(allowed('iso:FR-69', ['iso:FR-ARA'])).toBe('yes');
    expect(allowed('iso:FR-ARA', ['iso:FR-69'])).toBe('unknown');
    expect(allowed('iso:FR-75C', ['iso:FR-ARA'])).toBe('no');
    expect(allowed('iso:GB-LND', ['iso:GB-ENG'])).toBe('unknown');
    expect(allowed('iso:GB-SCT', ['iso:GB-ENG'])).toBe('no');
  });

  test('the group of adequate countries follows the date and never holds the US', () => {
    const list = ['group:GDPR-ADEQUATE'];
    expect(allowed('aws:eu-west-2', list, '2021-06-27')).toBe('no');
    expect(allowed('aws:eu-west-2', list, '2021-06-28')).toBe('yes');
    expect(allowed('aws:eu-west-2', list, '2031-12-26')).toBe('yes');
    expect(allowed('aws:eu-west-2', list, '2031-12-27')).toBe('no');
    expect(allowed('iso:BR', list, '2026-01-25')).toBe('no');
    expect(allowed('iso:BR', list, '2026-01-26')).toBe('yes');
    expect(allowed('iso:FR', list, '2031-12-27')).toBe('yes');
    expect(allowed('azure:europe', list)).toBe('yes');
    for (const text of ['iso:US', 'iso:PR', 'aws:us-east-1', 'gcp:us']) {
      expect(allowed(text, list)).toBe('no');
    }
  });
});

describe('intersects: some of the place is prohibited', () => {
  test.each([
    ['iso:FR', ['iso:FR'], 'yes'],
    ['aws:eu-west-3', ['group:EEA'], 'yes'],
    ['aws:us-east-1', ['group:EEA'], 'no'],
    ['gcp:eu', ['iso:FR'], 'yes'],
    ['gcp:eu', ['iso:US'], 'no'],
    ['azure:europe', ['iso:GB'], 'yes'],
    ['azure:europe', ['gcp:eu'], 'no'],
    ['iso:US', ['iso:US-TX'], 'unknown'],
    ['gcp:us', ['iso:US-TX'], 'unknown'],
    ['gcp:us', ['gcp:us-south1'], 'unknown'],
    ['iso:FR', ['aws:eu-west-3'], 'unknown'],
    ['iso:FR', ['gcp:eu'], 'unknown'],
    ['iso:US', ['iso:US-TX', 'iso:US'], 'yes'],
    ['azure:eastasia', ['iso:CN'], 'no'],
    ['iso:CN-HK', ['iso:CN'], 'yes'],
    ['iso:CN-HK', ['iso:HK'], 'yes'],
    ['iso:US-PR', ['iso:PR'], 'yes'],
    ['aws:global', ['iso:CN'], 'yes'],
    ['aws:global', [], 'no'],
    ['iso:FR', [], 'no'],
  ] as const)('%s with %j: %s', (text, list, answer) =>
    expect(prohibited(text, list)).toBe(answer),
  );
});
