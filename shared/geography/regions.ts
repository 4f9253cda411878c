import catalogue from './data/cloud-regions.json' with { type: 'json' };
import { eea, euMembers } from './countries.ts';
import groups from './data/country-groups.json' with { type: 'json' };

export type Provider = 'aws' | 'azure' | 'gcp' | 'oci' | 'ovh' | 'scw';

/** One data-centre region of a provider, as in the catalogue. `pairedRegion` is a bare code. */
export type CloudRegion = {
  provider: Provider;
  code: string;
  city: string;
  country: string;
  subdivision?: string | undefined;
  sovereign: boolean;
  verified: boolean;
  status: string;
  pairedRegion?: string | undefined;
};

/** A code that stands for many countries. */
export type WideRegion = {
  provider: Provider;
  code: string;
  name: string;
  countries: readonly string[] | 'anywhere';
  verified: boolean;
};

export const providers: readonly Provider[] = ['aws', 'azure', 'gcp', 'oci', 'ovh', 'scw'];

/** The regions of all providers, in the order of provider and code. */
export const cloudRegions: readonly CloudRegion[] = providers.flatMap((provider) =>
  catalogue[provider].regions.map((region) => ({ ...region, provider })),
);

const europe = [...eea, ...groups.europeGeography.beyondEea].toSorted();

/** Codes that name no single country. Google's `eu` leaves London and Zurich out. */
export const wideRegions: readonly WideRegion[] = [
  { provider: 'aws', code: 'global', name: 'anywhere', countries: 'anywhere', verified: true },
  { provider: 'aws', code: 'aws-global', name: 'anywhere', countries: 'anywhere', verified: true },
  { provider: 'azure', code: 'europe', name: 'Europe', countries: europe, verified: true },
  { provider: 'azure', code: 'global', name: 'anywhere', countries: 'anywhere', verified: true },
  {
    provider: 'gcp',
    code: 'eu',
    name: 'EU multi-region',
    countries: euMembers,
    verified: false,
  },
  {
    provider: 'gcp',
    code: 'us',
    name: 'US multi-region',
    countries: ['US'],
    verified: false,
  },
  { provider: 'gcp', code: 'global', name: 'anywhere', countries: 'anywhere', verified: false },
];

const regionsByPlace = new Map(cloudRegions.map((r) => [`${r.provider}:${r.code}`, r]));
const wideByPlace = new Map(wideRegions.map((r) => [`${r.provider}:${r.code}`, r]));

/** Whether a prefix names a provider of the catalogue. */
export function isProvider(text: string): text is Provider {
  return providers.some((provider) => provider === text);
}

/** The region of a place string in lower case (`aws:eu-west-3`), undefined if the catalogue has none. */
export function findRegion(place: string): CloudRegion | undefined {
  return regionsByPlace.get(place);
}

/** The wide region of a place string in lower case (`gcp:eu`), undefined if there is none. */
export function findWideRegion(place: string): WideRegion | undefined {
  return wideByPlace.get(place);
}

/** Every place string of the catalogue, wide regions included. */
export const catalogueCodes: readonly string[] = [...regionsByPlace.keys(), ...wideByPlace.keys()];
