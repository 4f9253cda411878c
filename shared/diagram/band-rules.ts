import { gdprAdequacy } from '#shared/geography/adequacy.ts';
import { isCountryOfConcern } from '#shared/geography/concern.ts';
import { isEea, isUsOrTerritory } from '#shared/geography/countries.ts';
import {
  australiaMyHealthRecord,
  florida,
  franceHds,
  kenya,
  type LegalList,
  novaScotia,
  russia,
  texas,
  uae,
} from '#shared/geography/legal-lists.ts';
import type { Cohort } from '#shared/map/model.ts';
import type { Band } from './band.ts';

/** What a law says about where records may be, for patients treated in a place. */
const STATUTES: readonly {
  readonly care: string;
  readonly list: LegalList;
  readonly words: string;
}[] = [
  { care: 'FR', list: franceHds, words: 'HDS: storage in the EEA only' },
  { care: 'US-TX', list: texas, words: 'Texas: records in the US only' },
  { care: 'US-FL', list: florida, words: 'Florida: records in the US or Canada only' },
  { care: 'CA-NS', list: novaScotia, words: 'Nova Scotia: public bodies in Canada only' },
  { care: 'AU', list: australiaMyHealthRecord, words: 'My Health Record: in Australia only' },
  { care: 'AE', list: uae, words: 'UAE: health information in the UAE only' },
  { care: 'RU', list: russia, words: 'Russia: collected in Russia' },
  { care: 'KE', list: kenya, words: 'Kenya: health records in Kenya' },
];

const isLaw = ({ from, until }: LegalList, asOf: string): boolean =>
  (from === undefined || from <= asOf) && (until === undefined || asOf < until);

/** The law of a country as far as it concerns health records at large. */
function general(country: string, asOf: string): string[] {
  if (isEea(country)) return ['EEA', 'GDPR'];
  if (isUsOrTerritory(country)) return ['HIPAA'];
  const own = country === 'GB' ? ['UK GDPR'] : country === 'CH' ? ['FADP'] : [];
  const concern = isCountryOfConcern(country) ? ['US bulk data rule: country of concern'] : [];
  const { adequate, decision } = gdprAdequacy(country, asOf);
  const words = decision?.partial
    ? 'EU adequacy decision for some recipients'
    : 'EU adequacy decision';
  return [...own, adequate ? words : 'no EU adequacy decision', ...concern];
}

/**
 * What is written at a band's corner: the law there, and what the law of its patients asks for.
 * Empty where the place is not one country.
 * @param asOf the day, `YYYY-MM-DD`
 */
export function bandRules(
  { country }: Band,
  cohorts: readonly Cohort[],
  asOf: string,
): readonly string[] {
  if (country === undefined) return [];
  const statutes = STATUTES.filter(
    ({ care, list }) =>
      care.slice(0, 2) === country &&
      isLaw(list, asOf) &&
      cohorts.some((cohort) => cohort.care === care || cohort.care.startsWith(`${care}-`)),
  );
  return [...general(country, asOf), ...statutes.map(({ words }) => words)];
}
