import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type Place, resolvePlace } from './place.ts';
import { intersects, within } from './place-list.ts';
import { cloudRegions } from './regions.ts';

/** One exact spot: every place is a set of spots, and a list is the union of its entries. */
type Spot = { country: string; subdivision: string; region: string };

const eu = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);
const eea = [...eu, 'IS', 'LI', 'NO'];
const countries = [...eea, 'CA', 'CH', 'GB', 'IN', 'PR', 'US'];
const groups: Readonly<Record<string, readonly string[]>> = {
  'group:EU': eu,
  'group:EEA': eea,
  'group:US-AND-TERRITORIES': ['US', 'PR'],
  'group:GDPR-ADEQUATE': [...eea, 'CA', 'CH', 'GB'],
};
const wide: Readonly<Record<string, readonly string[]>> = {
  'gcp:eu': eu,
  'gcp:us': ['US'],
  'azure:europe': [...eea, 'CH', 'GB'],
};
const regions = cloudRegions.filter(({ country }) => countries.includes(country));
const subdivisions = [
  ...new Set(regions.flatMap(({ subdivision }) => subdivision ?? [])),
  'FR-IDF',
  'GB-WLS',
  'US-FL',
];
const nameOf = (region: { provider: string; code: string }) => `${region.provider}:${region.code}`;

const spots: readonly Spot[] = countries.flatMap((country) =>
  [...subdivisions.filter((code) => code.startsWith(country)), 'elsewhere'].flatMap(
    (subdivision) => [
      { country, subdivision, region: '' },
      // A wide code may use sites that are no region of the catalogue.
      { country, subdivision, region: 'gcp:site' },
      { country, subdivision, region: 'azure:site' },
      ...regions
        .filter((region) => region.country === country)
        .filter((region) => [undefined, subdivision].includes(region.subdivision))
        .map((region) => ({ country, subdivision, region: nameOf(region) })),
    ],
  ),
);

function holds(entry: string, spot: Spot): boolean {
  const [prefix = '', code = ''] = entry.split(':');
  if (prefix === 'group') return (groups[entry] ?? []).includes(spot.country);
  if (prefix === 'iso') return code === spot.country || code === spot.subdivision;
  const members = wide[entry];
  if (members === undefined) return entry === spot.region;
  return spot.region.startsWith(`${prefix}:`) && members.includes(spot.country);
}

function resolved(text: string): Place {
  const result = resolvePlace(text);
  if (!result.ok) throw new Error(result.problem);
  return result.place;
}

const placeTexts = [
  ...Object.keys(wide),
  ...[...countries, ...subdivisions].map((code) => `iso:${code}`),
  ...regions.map(nameOf),
];
const anyPlace = constantFrom(...placeTexts);
const anyList = array(constantFrom(...placeTexts, ...Object.keys(groups)), { maxLength: 6 });
const runs = { numRuns: 5000 };
const today = '2026-11-22';

/** Whether all, some or none of the spots of a place are in a list, one country at a time. */
function byCountry(text: string, list: readonly string[]): ('all' | 'some' | 'none')[] {
  const inside = spots.filter((spot) => holds(text, spot));
  return [...new Set(inside.map(({ country }) => country))].map((country) => {
    const there = inside.filter((spot) => spot.country === country);
    const listed = there.filter((spot) => list.some((entry) => holds(entry, spot)));
    if (listed.length === 0) return 'none';
    return listed.length === there.length ? 'all' : 'some';
  });
}

/** Whether one spot of the catalogue says all there is to say of the place. */
function isExact(place: Place): boolean {
  return place.kind === 'region' && place.subdivision !== undefined;
}

test('within agrees with trying every spot', () => {
  assert(
    property(anyPlace, anyList, (text, list) => {
      const truth = byCountry(text, list);
      const answer = within(resolved(text), list, today);
      expect(truth.length).toBeGreaterThan(0);
      // `no` means that one member country is wholly outside, `yes` that nothing is.
      expect(answer === 'no').toBe(truth.includes('none'));
      expect(answer !== 'yes' || truth.every((part) => part === 'all')).toBe(true);
      expect(isExact(resolved(text)) && answer === 'unknown').toBe(false);
    }),
    runs,
  );
});

test('intersects agrees with trying every spot', () => {
  assert(
    property(anyPlace, anyList, (text, list) => {
      const truth = byCountry(text, list);
      const answer = intersects(resolved(text), list, today);
      expect(answer === 'no').toBe(truth.every((part) => part === 'none'));
      expect(answer !== 'yes' || truth.includes('all')).toBe(true);
      expect(isExact(resolved(text)) && answer === 'unknown').toBe(false);
    }),
    runs,
  );
});

test('order, case and doubled entries change nothing, and a longer list never allows less', () => {
  const rank = { no: 0, unknown: 1, yes: 2 };
  assert(
    property(anyPlace, anyList, anyList, (text, list, more) => {
      const place = resolved(text);
      const answer = within(place, list, today);
      expect(within(place, [...list, ...list].toReversed(), today)).toBe(answer);
      expect(within(resolved(text.toUpperCase()), list, today)).toBe(answer);
      expect(rank[within(place, [...list, ...more], today)]).toBeGreaterThanOrEqual(rank[answer]);
    }),
    runs,
  );
});
