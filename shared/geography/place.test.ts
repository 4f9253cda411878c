import { describe, expect, test } from 'vitest';
import { type Place, placeLabel, resolvePlace } from './place.ts';
import { cloudRegions, wideRegions } from './regions.ts';

function place(text: string): Place {
  const result = resolvePlace(text);
  if (!result.ok) throw new Error(result.problem);
  return result.place;
}

function problem(text: string): string {
  const result = resolvePlace(text);
  if (result.ok) throw new Error(`${text} resolved`);
  return result.problem;
}

describe('resolvePlace', () => {
  test('a cloud region carries country, subdivision and provider', () => {
    expect(place('aws:us-east-1')).toEqual({
      raw: 'aws:us-east-1',
      kind: 'region',
      countries: ['US'],
      subdivision: 'US-VA',
      provider: 'aws',
      code: 'us-east-1',
      sovereign: false,
      verified: true,
    });
  });

  test.each([
    ['aws:eu-west-2', 'GB'],
    ['gcp:europe-west2', 'GB'],
    ['azure:uksouth', 'GB'],
    ['oci:uk-london-1', 'GB'],
    ['ovh:uk', 'GB'],
    ['aws:eu-central-2', 'CH'],
    ['gcp:europe-west6', 'CH'],
    ['oci:eu-zurich-1', 'CH'],
    ['oci:eu-jovanovac-1', 'RS'],
    ['azure:westeurope', 'NL'],
    ['azure:northeurope', 'IE'],
    ['azure:eastasia', 'HK'],
    ['azure:southeastasia', 'SG'],
    ['aws:ap-east-1', 'HK'],
    ['gcp:asia-east2', 'HK'],
    ['azure:francecentral', 'FR'],
    ['scw:fr-par', 'FR'],
    ['ovh:gra', 'FR'],
    ['oci:eu-paris-1', 'FR'],
  ])('%s is in %s, whatever its name suggests', (text, country) => {
    expect(place(text).countries).toEqual([country]);
  });

  test.each(['aws:ca-central-1', 'azure:canadaeast', 'gcp:northamerica-northeast1'])(
    '%s is in Quebec',
    (text) => expect(place(text).subdivision).toBe('CA-QC'),
  );

  test.each(['oci:ca-montreal-1', 'ovh:bhs'])('%s is in Quebec too', (text) =>
    expect(place(text).subdivision).toBe('CA-QC'),
  );

  test.each([
    ['azure:canadacentral', 'CA-ON'],
    ['gcp:northamerica-northeast2', 'CA-ON'],
    ['oci:ca-toronto-1', 'CA-ON'],
    ['ovh:ca-east-tor', 'CA-ON'],
    ['aws:ca-west-1', 'CA-AB'],
    ['azure:westus2', 'US-WA'],
  ])('%s is in %s', (text, subdivision) => expect(place(text).subdivision).toBe(subdivision));

  test('a paired region can lie in another country', () => {
    const pair = place('azure:brazilsouth').pairedRegion ?? '';
    expect(pair).toBe('azure:southcentralus');
    expect(place(pair).countries).toEqual(['US']);
    expect(place('azure:brazilsoutheast').pairedRegion).toBe('azure:brazilsouth');
    expect(place('azure:northeurope').pairedRegion).toBe('azure:westeurope');
    expect(place('aws:eu-west-3').pairedRegion).toBeUndefined();
  });

  test('a pair that no customer can choose is left out', () => {
    expect(place('azure:swedencentral').pairedRegion).toBeUndefined();
  });

  test('sovereign marks a separate partition or an EU site of an EU provider', () => {
    expect(place('aws:eusc-de-east-1').sovereign).toBe(true);
    expect(place('ovh:gra').sovereign).toBe(true);
    expect(place('ovh:us-east-va').sovereign).toBe(false);
    expect(place('aws:eu-west-3').sovereign).toBe(false);
  });

  test('a row that nobody read says so', () => {
    expect(place('ovh:rbx').verified).toBe(false);
    expect(place('scw:it-mil').verified).toBe(false);
  });

  test('wide regions', () => {
    expect(place('gcp:eu').countries).toHaveLength(27);
    expect(place('gcp:eu').countries).toContain('GR');
    expect(place('azure:europe').countries).toEqual(expect.arrayContaining(['NO', 'GB', 'CH']));
    expect(place('gcp:us').countries).toEqual(['US']);
    for (const text of ['aws:global', 'azure:global', 'gcp:global', 'aws:aws-global']) {
      expect(place(text)).toMatchObject({ kind: 'wide', countries: 'anywhere' });
    }
  });

  test('countries and subdivisions', () => {
    expect(place('iso:GR').countries).toEqual(['GR']);
    expect(place('iso:US-TX')).toMatchObject({ countries: ['US'], subdivision: 'US-TX' });
    expect(place('iso:US-PR')).toMatchObject({ countries: ['US'], subdivision: 'US-PR' });
    expect(place('iso:PR').countries).toEqual(['PR']);
  });

  test('a territory outside its state’s law keeps its own country', () => {
    expect(place('iso:FR-PF').countries).toEqual(['PF']);
    expect(place('iso:NL-AW').countries).toEqual(['AW']);
    expect(place('iso:CN-TW').countries).toEqual(['TW']);
    expect(place('iso:FR-971').countries).toEqual(['GP']);
  });

  test('case does not matter, and the text is kept', () => {
    const upper = place('AWS:EU-WEST-3');
    expect(upper).toMatchObject({ raw: 'AWS:EU-WEST-3', provider: 'aws', code: 'eu-west-3' });
    expect(place('ovh:GRA').countries).toEqual(['FR']);
    expect(place('ISO:us-tx').subdivision).toBe('US-TX');
  });

  test('every region of the catalogue resolves to what it says', () => {
    expect(cloudRegions).toHaveLength(232);
    for (const { provider, code, country, subdivision } of cloudRegions) {
      const resolved = place(`${provider}:${code}`);
      expect(resolved).toMatchObject({ kind: 'region', provider, code, countries: [country] });
      expect(resolved.subdivision).toBe(subdivision);
    }
  });

  test('fifty thousand places resolve in well under a second', () => {
    const started = performance.now();
    for (let i = 0; i < 50_000; i += 1) resolvePlace('aws:eu-west-3');
    expect(performance.now() - started).toBeLessThan(250);
  });
});

describe('a text that is no place', () => {
  test.each([
    ['aws:eu-west-9', /^aws:eu-west-9 is not in the region catalogue, nearest: aws:eu-west-3, /],
    ['aws:europe-west9', /nearest: gcp:europe-west9/],
    ['eu-west-3', /did you mean aws:eu-west-3\?/],
    ['FR', /did you mean iso:FR\?/],
    ['us-tx', /did you mean iso:US-TX\?/],
    ['France', /did you mean iso:FR\?/],
    ['UK', /did you mean iso:GB\?/],
    ['iso:UK', /did you mean iso:GB\?/],
    ['iso:EL', /did you mean iso:GR\?/],
    ['iso:EU', /group:EU/],
    ['iso:USA', /nearest: .*iso:US/],
    ['iso:US-TEX', /nearest: .*iso:US-TX/],
    ['iso:ZZ', /^iso:ZZ is not an ISO 3166 code/],
    ['iso:', /is not an ISO 3166 code/],
    ['aws:', /is not in the region catalogue/],
    ['group:EEA', /only in lists/],
    ['unknown', /not known/],
    ['UNKNOWN', /not known/],
    ['', /empty/],
    ['  ', /empty/],
    [' aws:eu-west-3', /did you mean aws:eu-west-3\?/],
    ['iso: FR', /did you mean iso:FR\?/],
    ['ovhcloud:gra', /did you mean ovh:gra\?/],
    ['heroku:eu', /unknown prefix/],
    ['eu-west-9', /did you mean aws:eu-west-3 or /],
    ['foo', /^foo is not a place: write a code/],
    ['__proto__', /is not a place/],
    ['iso:__PROTO__', /not an ISO 3166 code/],
    ['constructor:toString', /unknown prefix/],
    ['global', /aws:global or azure:global or gcp:global/],
  ])('%j is explained', (text, expected) => {
    expect(problem(text)).toMatch(expected);
  });

  test('a problem is one short line, however long or odd the text', () => {
    for (const text of [
      'x'.repeat(1_000_000),
      'aws:eu\nwest-3',
      'google:\u001B[2J',
      'iso:F\u0000R',
      '🏥:🏥',
    ]) {
      expect(problem(text).length).toBeLessThan(300);
      expect(problem(text)).not.toMatch(/\p{Cc}/u);
    }
  });

  test('random texts do not fill the memory and never resolve', () => {
    for (let i = 0; i < 10_000; i += 1) expect(resolvePlace(`iso:${i}`).ok).toBe(false);
    expect(place('iso:FR').countries).toEqual(['FR']);
  });
});

describe('placeLabel', () => {
  test.each([
    ['aws:eu-west-3', 'Paris (aws eu-west-3)'],
    ['aws:us-east-1', 'Virginia (aws us-east-1)'],
    ['azure:francecentral', 'Paris (azure francecentral)'],
    ['OVH:GRA', 'Gravelines (ovh gra)'],
    ['iso:FR', 'France'],
    ['iso:US', 'United States'],
    ['iso:US-TX', 'Texas, United States'],
    ['iso:FR-PF', 'Polynésie française, France'],
    ['gcp:eu', 'EU multi-region (gcp eu)'],
    ['aws:global', 'anywhere (aws global)'],
  ])('%s reads %s', (text, label) => expect(placeLabel(place(text))).toBe(label));

  test('no label holds nested brackets or a missing name', () => {
    const texts = [...cloudRegions, ...wideRegions].map((r) => `${r.provider}:${r.code}`);
    for (const text of texts) {
      const [, provider, code] =
        /^([^()]+) \(([a-z]+ [a-z0-9-]+)\)$/.exec(placeLabel(place(text))) ?? [];
      expect({ provider: provider?.trim() === '', code }).toEqual({
        provider: false,
        code: text.replace(':', ' '),
      });
    }
  });
});
