import { isGdprAdequate } from './adequacy.ts';
import { eea, eu, usAndTerritories } from './countries.ts';
import type { Place } from './place.ts';
import { countryPart, ownCountryCode, relate, type Relation } from './subdivisions.ts';

export type Group = 'EU' | 'EEA' | 'US-AND-TERRITORIES' | 'GDPR-ADEQUATE';

/** One entry of a list of allowed or prohibited places. */
export type ListEntry =
  | { kind: 'group'; raw: string; group: Group }
  | { kind: 'place'; raw: string; place: Place };

/** `unknown`: the place is coarser than the list, so that it cannot be told. */
export type Containment = 'yes' | 'no' | 'unknown';

/** A place seen as one of its countries: what an entry is compared with. */
export type Part = { country: string; place: Place };

export const groups: readonly Group[] = ['EU', 'EEA', 'US-AND-TERRITORIES', 'GDPR-ADEQUATE'];

const membersByGroup = {
  EU: new Set(eu),
  EEA: new Set(eea),
  'US-AND-TERRITORIES': new Set(usAndTerritories),
};

const matchers: Readonly<Record<Place['kind'], (part: Part, wanted: Place) => Containment>> = {
  country: matchCountry,
  subdivision: matchSubdivision,
  region: matchRegion,
  wide: matchWide,
};

const containmentOf: Readonly<Record<Relation, Containment>> = {
  same: 'yes',
  inside: 'yes',
  contains: 'unknown',
  unclear: 'unknown',
  apart: 'no',
};

/** Whether one country of a place lies in one entry of a list on the day `asOf`. */
export function matchEntry(part: Part, entry: ListEntry, asOf: string): Containment {
  if (entry.kind === 'group') return yesIf(isInGroup(part.country, entry.group, asOf));
  return matchers[entry.place.kind](part, entry.place);
}

function yesIf(condition: boolean): Containment {
  return condition ? 'yes' : 'no';
}

function isInGroup(country: string, group: Group, asOf: string): boolean {
  return group === 'GDPR-ADEQUATE'
    ? isGdprAdequate(country, asOf)
    : membersByGroup[group].has(country);
}

function matchCountry(
  { country, place: { subdivision } }: Part,
  { countries }: Place,
): Containment {
  if (countries.includes(country)) return 'yes';
  if (subdivision === undefined) return 'no';
  // iso:FR-PF lies in iso:FR by its name, iso:US-PR in iso:PR as the same place.
  const names = [countryPart(subdivision), ownCountryCode(subdivision)];
  return yesIf(names.some((name) => name !== undefined && countries.includes(name)));
}

function matchSubdivision(part: Part, { subdivision: wanted = '' }: Place): Containment {
  const { subdivision } = part.place;
  const own = ownCountryCode(wanted);
  if (subdivision === undefined) {
    if (part.country === own) return 'yes';
    return part.country === countryPart(wanted) ? 'unknown' : 'no';
  }
  return containmentOf[relate(subdivision, wanted)];
}

function matchRegion(part: Part, region: Place): Containment {
  const { place } = part;
  if (place.kind === 'region') {
    return yesIf(place.provider === region.provider && place.code === region.code);
  }
  if (place.provider !== undefined && place.provider !== region.provider) return 'no';
  return mayContain(part, region) ? 'unknown' : 'no';
}

/** Whether a country, a subdivision or one country of a wide region may be where the region is. */
function mayContain({ country, place: { subdivision } }: Part, region: Place): boolean {
  if (!region.countries.includes(country)) return false;
  if (subdivision === undefined || region.subdivision === undefined) return true;
  return relate(subdivision, region.subdivision) !== 'apart';
}

function matchWide({ country, place }: Part, wide: Place): Containment {
  const covered = wide.countries === 'anywhere' || wide.countries.includes(country);
  if (!covered) return 'no';
  if (place.provider === undefined) return 'unknown';
  return yesIf(place.provider === wide.provider);
}
