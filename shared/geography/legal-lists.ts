import data from './data/legal-lists.json' with { type: 'json' };
import { type Place, resolvePlace } from './place.ts';
import { within } from './place-list.ts';

/** The places that one law allows. `allowed` is a list of places as a map writes it. */
export type LegalList = {
  allowed: readonly string[];
  citation: string;
  /** First day, `YYYY-MM-DD`; absent where the day is not known. */
  from?: string | undefined;
  /** First day on which it no longer holds. */
  until?: string | undefined;
  /** 1 law or regulator, 2 court or press, 3 law firm or vendor. */
  tier: number;
  verified: boolean;
  source: string;
  note: string;
};

/** Storage of hosted health data in France: the EEA with the outermost territories of the EU. */
export const franceHds: LegalList = data['france-hds'];
/** Cloud processing for German statutory care: EEA, Switzerland and, on the day, Art 45 countries. */
export const germany393List: LegalList = data['germany-393'];
/** Public health systems of Spain: EU territory, not the EEA. */
export const spainPublicHealth: LegalList = data['spain-public-health'];
/** Public bodies of Italy: EU territory. */
export const italyPublic: LegalList = data['italy-public'];
/** Offsite patient information of Florida providers: US, territories and Canada. */
export const florida: LegalList = data.florida;
/** Electronic health records in Texas: US and territories, without Canada. */
export const texas: LegalList = data.texas;
/** What is not offshore for Medicare Advantage and Part D. */
export const cmsOnshore: LegalList = data['cms-onshore'];
/** Public bodies of Nova Scotia: Canada. */
export const novaScotia: LegalList = data['nova-scotia'];
/** Australian My Health Record: Australia. */
export const australiaMyHealthRecord: LegalList = data['australia-my-health-record'];
/** Health information of services provided in the UAE. */
export const uae: LegalList = data.uae;
/** Data of Russian citizens at collection. */
export const russia: LegalList = data.russia;
/** Health care for people in Kenya. */
export const kenya: LegalList = data.kenya;

/** Whether SGB V § 393 allows processing in a country on the day `asOf`; the US never by this list. */
export function germany393(country: string, asOf: string): boolean {
  return within(countryPlace(country), germany393List.allowed, asOf) === 'yes';
}

function countryPlace(country: string): Place {
  const result = resolvePlace(`iso:${country}`);
  if (!result.ok) throw new Error(result.problem);
  return result.place;
}
