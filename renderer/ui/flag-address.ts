/** Every bundled flag by its file name; only the address is in the code, the picture is not. */
const addresses = import.meta.glob<string>('../../node_modules/country-flag-icons/3x2/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byCode = new Map(
  Object.entries(addresses).map(([path, address]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.svg'.length),
    address,
  ]),
);

/** The address of a country's flag, ISO 3166-1 alpha-2; undefined where there is none. */
export const flagAddress = (country: string): string | undefined => byCode.get(country);
