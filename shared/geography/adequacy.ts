import data from './data/adequacy.json' with { type: 'json' };
import { isEea, stateOf } from './countries.ts';

/** A decision that a country protects personal data adequately. Dates `YYYY-MM-DD`, `until` exclusive. */
type AdequacyDecision = {
  citation: string;
  from: string;
  until?: string;
  scope: string;
  /** Covers some recipients only, as Canada's covers those under PIPEDA. */
  partial: boolean;
  tier: number;
  verified: boolean;
  source: string;
};

/** `decision` is absent where no decision is needed, and where there is none on that day. */
export type AdequacyAnswer = { adequate: boolean; decision?: AdequacyDecision; note?: string };

type Row = {
  country: string;
  citation: string;
  from: string;
  until?: string | undefined;
  scope: string;
  partial: boolean;
  tier: number;
  verified: boolean;
  source: string;
  note?: string | undefined;
};
type Register = ReadonlyMap<string, Row>;

/** The first day of the EU-US Data Privacy Framework, Decision (EU) 2023/1795. */
export const dpfFrom = data.dpf.from;
/** The first day of its UK Extension, SI 2023/1028. */
export const dpfUkExtensionFrom = data.dpf.ukExtension.from;
/** The first day of the Swiss-US framework, Data Protection Ordinance Annex 1 as amended. */
export const dpfSwissFrom = data.dpf.swiss.from;

const gdprRegister = register(data.gdpr);
const ukRegister = register(data.uk);
const swissRegister = register(data.swiss);
const dpfOnly =
  'Only for organisations certified under the Data Privacy Framework, a step of its own.';

function register(rows: readonly Row[]): Register {
  return new Map(rows.map((row) => [row.country, row]));
}

/**
 * Whether PHI under the GDPR may go to a country without further safeguards on the day `asOf`
 * (`YYYY-MM-DD`): GDPR Art 45. EEA countries need no decision and are adequate without one. The US
 * never is, since its decision covers certified organisations only.
 */
export function gdprAdequacy(country: string, asOf: string): AdequacyAnswer {
  if (isEea(country)) return { adequate: true, note: 'In the EEA: not a third country.' };
  return answer(gdprRegister.get(country), country, asOf, dpfFrom);
}

/** The answer of `gdprAdequacy` alone: lists of places ask it for every place and date. */
export function isGdprAdequate(country: string, asOf: string): boolean {
  if (isEea(country)) return true;
  const row = gdprRegister.get(country);
  return row !== undefined && holdsOn(row, asOf);
}

/** The same under UK GDPR Art 45A. The EEA is on the UK list; the UK itself needs no regulations. */
export function ukAdequacy(country: string, asOf: string): AdequacyAnswer {
  if (country === 'GB') return { adequate: true, note: 'In the UK: not a third country.' };
  return answer(
    ukRegister.get(isEea(country) ? 'EEA' : country),
    country,
    asOf,
    dpfUkExtensionFrom,
  );
}

/** The same under FADP Art 16 and Annex 1 of the ordinance: without Japan, South Korea and Brazil. */
export function swissAdequacy(country: string, asOf: string): AdequacyAnswer {
  if (country === 'CH') return { adequate: true, note: 'In Switzerland: not a foreign country.' };
  // Annex 1 names states; that it means their outermost territories too is our own reading.
  const state = stateOf(country);
  const found = answer(swissRegister.get(state), state, asOf, dpfSwissFrom);
  if (found.decision === undefined || state === country) return found;
  const decision = { ...found.decision, verified: false };
  return { ...found, decision, note: 'Read as a part of the state that Annex 1 names.' };
}

/** @param frameworkFrom since when the law knows the Data Privacy Framework */
function answer(
  row: Row | undefined,
  country: string,
  asOf: string,
  frameworkFrom: string,
): AdequacyAnswer {
  if (row === undefined) {
    const isFramework = country === 'US' && asOf >= frameworkFrom;
    return isFramework ? { adequate: false, note: dpfOnly } : { adequate: false };
  }
  const { citation, from, until, note } = row;
  if (!holdsOn(row, asOf)) {
    const when = asOf < from ? `begins on ${from}` : `ended on ${until}`;
    return { adequate: false, note: `${citation} ${when}.` };
  }
  const decision = decisionOf(row);
  return note === undefined ? { adequate: true, decision } : { adequate: true, decision, note };
}

function holdsOn({ from, until }: Row, asOf: string): boolean {
  return asOf >= from && (until === undefined || asOf < until);
}

function decisionOf(row: Row): AdequacyDecision {
  const { citation, from, until, scope, partial, tier, verified, source } = row;
  const decision = { citation, from, scope, partial, tier, verified, source };
  return until === undefined ? decision : { ...decision, until };
}
