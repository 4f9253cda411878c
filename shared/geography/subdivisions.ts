import table from './data/subdivisions.json' with { type: 'json' };

type Subdivision = { name: string; parent?: string };
/** How subdivision A lies to B; `unclear` where ISO 3166-2 does not say which contains which. */
export type Relation = 'same' | 'inside' | 'contains' | 'unclear' | 'apart';

const rows = new Map<string, string>(Object.entries(table));
const byCountry = new Map<string, ReadonlyMap<string, Subdivision>>();

/**
 * Subdivisions that ISO 3166-1 also lists as countries. Law follows the country code: French
 * Polynesia is no GDPR territory although FR-PF is a subdivision of France.
 */
const ownCodes: Readonly<Record<string, string>> = {
  'CN-HK': 'HK',
  'CN-MO': 'MO',
  'CN-TW': 'TW',
  'FI-01': 'AX',
  'FR-971': 'GP',
  'FR-972': 'MQ',
  'FR-973': 'GF',
  'FR-974': 'RE',
  'FR-976': 'YT',
  'FR-BL': 'BL',
  'FR-MF': 'MF',
  'FR-NC': 'NC',
  'FR-PF': 'PF',
  'FR-PM': 'PM',
  'FR-TF': 'TF',
  'FR-WF': 'WF',
  'NL-AW': 'AW',
  'NL-BQ1': 'BQ',
  'NL-BQ2': 'BQ',
  'NL-BQ3': 'BQ',
  'NL-CW': 'CW',
  'NL-SX': 'SX',
  'NO-21': 'SJ',
  'NO-22': 'SJ',
  'US-AS': 'AS',
  'US-GU': 'GU',
  'US-MP': 'MP',
  'US-PR': 'PR',
  'US-UM': 'UM',
  'US-VI': 'VI',
};

/** ISO 3166-2 lists these beside the councils that lie in them, without saying which lies where. */
const britishNations = new Set(['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS']);
const britishUnions = new Set(['GB-EAW', 'GB-GBN', 'GB-UKM']);

function subdivisionsOf(country: string): ReadonlyMap<string, Subdivision> {
  const known = byCountry.get(country);
  if (known !== undefined) return known;
  const parsed = new Map<string, Subdivision>();
  for (const row of rows.get(country)?.split('\n') ?? []) {
    const space = row.indexOf(' ');
    const [suffix = '', parent] = row.slice(0, space).split('<');
    const name = row.slice(space + 1);
    const code = `${country}-${suffix}`;
    parsed.set(code, parent === undefined ? { name } : { name, parent: `${country}-${parent}` });
  }
  byCountry.set(country, parsed);
  return parsed;
}

function find(code: string): Subdivision | undefined {
  return subdivisionsOf(code.slice(0, 2)).get(code);
}

function isInside(code: string, container: string): boolean {
  for (let up = find(code)?.parent; up !== undefined; up = find(up)?.parent) {
    if (up === container) return true;
  }
  return false;
}

/** Whether `code` is an ISO 3166-2 code in capitals, such as `US-TX`. */
export function isSubdivision(code: string): boolean {
  return find(code) !== undefined;
}

/** The name of a subdivision as ISO 3166-2 writes it (`Texas`, `Bayern`); a code that is none comes back as it is. */
export function subdivisionName(code: string): string {
  return find(code)?.name ?? code;
}

/** All ISO 3166-2 codes of a country, in code order; empty for a country without any. */
export function subdivisionCodes(country: string): readonly string[] {
  return [...subdivisionsOf(country).keys()];
}

/** The country code in front: `US` of `US-TX`. */
export function countryPart(subdivision: string): string {
  return subdivision.slice(0, 2);
}

/** The ISO 3166-1 code that the same place also has: `PR` of `US-PR`; undefined for most. */
export function ownCountryCode(subdivision: string): string | undefined {
  return ownCodes[subdivision];
}

/** How two ISO 3166-2 codes lie to each other: a French department is `inside` its region. */
export function relate(a: string, b: string): Relation {
  if (a === b) return 'same';
  if (countryPart(a) !== countryPart(b)) return 'apart';
  if (isInside(a, b)) return 'inside';
  if (isInside(b, a)) return 'contains';
  if (britishUnions.has(a) || britishUnions.has(b)) return 'unclear';
  return britishNations.has(a) === britishNations.has(b) ? 'apart' : 'unclear';
}
