import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import groups from './data/country-groups.json' with { type: 'json' };

/** Where the package leads with a formal name, or writes one without its accents. */
const plainNames: Readonly<Record<string, string>> = {
  BN: 'Brunei',
  CI: "Côte d'Ivoire",
  CN: 'China',
  CZ: 'Czechia',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  GM: 'Gambia',
  IR: 'Iran',
  LA: 'Laos',
  MD: 'Moldova',
  MK: 'North Macedonia',
  PS: 'Palestine',
  RE: 'Réunion',
  RU: 'Russia',
  ST: 'São Tomé and Príncipe',
  SY: 'Syria',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
  VG: 'British Virgin Islands',
  VI: 'US Virgin Islands',
};

const names = new Map<string, string>();
const codesByName = new Map<string, string>();
for (const [code, spellings] of Object.entries(english.countries)) {
  const all = typeof spellings === 'string' ? [spellings] : spellings;
  const name = plainNames[code] ?? all[0];
  if (name === undefined) throw new Error(`no English name for ${code}`);
  names.set(code, name);
  for (const spelling of [name, ...all]) codesByName.set(spelling.toLowerCase(), code);
}

/** Every ISO 3166-1 alpha-2 code, and XK, which has no ISO code but is used for Kosovo by the EU. */
export const countryCodes: readonly string[] = [...names.keys()].toSorted();

const insideTerritories = Object.keys(groups.territories.inside);

/** The 27 member states of the EU, without their territories. */
export const euMembers: readonly string[] = groups.eu.members;

/** The 30 member states of the EEA, without their territories. */
export const eeaMembers: readonly string[] = [...euMembers, ...groups.efta.members].toSorted();

/** EU territory by ISO code: the members, and their outermost territories that have a code of their own. */
export const eu: readonly string[] = [...euMembers, ...insideTerritories].toSorted();

/** The EEA by ISO code: the 27, Iceland, Liechtenstein, Norway, and the outermost territories of the 27. */
export const eea: readonly string[] = [...eu, ...groups.efta.members].toSorted();

/** The United States and its five inhabited territories, which have ISO codes of their own. */
export const usAndTerritories: readonly string[] = groups.us.members;

const eeaSet = new Set(eea);
const usSet = new Set(usAndTerritories);
const stateOfTerritory = new Map<string, string>(Object.entries(groups.territories.inside));

/** Whether `code` is a country's code in capitals. `UK` and `EL` are not: ISO has `GB` and `GR`. */
export function isCountry(code: string): boolean {
  return names.has(code);
}

/** The short English name of a country, `United States` for `US`; a code that is none comes back as it is. */
export function countryName(code: string): string {
  return names.get(code) ?? code;
}

/** The code of a country from any of its English names, in any case; undefined if there is none. */
export function countryCodeOf(name: string): string | undefined {
  return codesByName.get(name.toLowerCase());
}

/** Whether the GDPR applies there as EEA territory: the members and the outermost territories of the EU. */
export function isEea(country: string): boolean {
  return eeaSet.has(country);
}

/** Whether it is the United States or one of its inhabited territories. */
export function isUsOrTerritory(country: string): boolean {
  return usSet.has(country);
}

/** The member state whose law an outermost territory shares (`FR` for `GP`); other codes are their own. */
export function stateOf(country: string): string {
  return stateOfTerritory.get(country) ?? country;
}

/** Countries whose English name takes an article within a sentence. */
const WITH_ARTICLE: ReadonlySet<string> = new Set([
  'AE',
  'BS',
  'CD',
  'CF',
  'CG',
  'DO',
  'FO',
  'GB',
  'GM',
  'IM',
  'KM',
  'KY',
  'MH',
  'MP',
  'MV',
  'NL',
  'PH',
  'SB',
  'SC',
  'US',
  'VG',
  'VI',
]);

/** The name as it stands within a sentence: "the United States", "France". */
export const countryInSentence = (country: string): string =>
  WITH_ARTICLE.has(country) ? `the ${countryName(country)}` : countryName(country);
