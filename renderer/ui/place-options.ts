import { countryCodes, countryName } from '#shared/geography/countries.ts';
import { cloudRegions, type Provider, wideRegions } from '#shared/geography/regions.ts';
import { subdivisionCodes, subdivisionName } from '#shared/geography/subdivisions.ts';
import type { PickerOption } from './picker-options.ts';
import { placeGroups } from '#shared/geography/place-words.ts';

const PROVIDERS: Readonly<Record<Provider, string>> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
  oci: 'Oracle Cloud',
  ovh: 'OVHcloud',
  scw: 'Scaleway',
};

const regions: readonly PickerOption[] = cloudRegions.map(
  ({ provider, code, city, country, sovereign }) => ({
    value: `${provider}:${code}`,
    words: `${city}, ${countryName(country)}`,
    detail: `${code}${sovereign ? ' · sovereign' : ''}`,
    country,
    group: PROVIDERS[provider],
    alias: `${provider} ${PROVIDERS[provider]}`,
  }),
);

const wide: readonly PickerOption[] = wideRegions.map(({ provider, code, name, countries }) => ({
  value: `${provider}:${code}`,
  words: countries === 'anywhere' ? 'Anywhere' : name,
  detail: `${provider}:${code}`,
  group: 'Several countries',
  alias: PROVIDERS[provider],
}));

const byName = (a: PickerOption, b: PickerOption): number => a.words.localeCompare(b.words, 'en');

/** Every country, by its name. */
export const countryOptions: readonly PickerOption[] = countryCodes
  .map((code) => ({
    value: code,
    words: countryName(code),
    detail: code,
    country: code,
    group: 'Countries',
  }))
  .toSorted(byName);

const subdivisionOptions: readonly PickerOption[] = countryCodes.flatMap((country) =>
  subdivisionCodes(country).map((code) => ({
    value: code,
    words: subdivisionName(code),
    detail: code,
    country,
    group: `States and provinces: ${countryName(country)}`,
    alias: countryName(country),
  })),
);

const asPlace = (option: PickerOption): PickerOption => ({
  ...option,
  value: `iso:${option.value}`,
});

/** Where something can be: countries, their states, the regions of providers, wide regions. */
export const placeOptions: readonly PickerOption[] = [
  ...countryOptions.map(asPlace),
  ...regions,
  ...wide,
  ...subdivisionOptions.map(asPlace),
];

/** Places and groups of countries, for allowed and prohibited places. */
export const placeSetOptions: readonly PickerOption[] = [
  ...placeGroups.map(({ value, words }) => ({ value, words, group: 'Groups of countries' })),
  ...placeOptions,
];

/** Countries and their states, without prefix. */
export const jurisdictionOptions: readonly PickerOption[] = [
  ...countryOptions,
  ...subdivisionOptions,
];
