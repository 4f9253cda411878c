import data from './data/bulk-data-rule.json' with { type: 'json' };

/** Where a fact of the rule comes from. */
export type RuleSource = {
  citation: string;
  tier: number;
  verified: boolean;
  source: string;
  note?: string;
};

export type BulkCategory = keyof typeof data.thresholds.moreThan;
/** Data is bulk above `number`, at it not yet. */
export type BulkThreshold = { number: number; unit: string };

/** Countries of concern of the US bulk data rule by ISO code: Hong Kong and Macau count with China. */
export const countriesOfConcern: readonly string[] = data.countries.members;

/** The first day of the US bulk data rule. */
export const bulkDataRuleFrom = data.from;

export const countriesOfConcernSource: RuleSource = {
  citation: data.countries.citation,
  tier: data.countries.tier,
  verified: data.countries.verified,
  source: data.countries.source,
  note: data.countries.note,
};

/** In twelve months, summed over the transactions of one US person with one foreign or covered person. */
export const bulkThresholds: Readonly<Record<BulkCategory, BulkThreshold>> =
  data.thresholds.moreThan;

export const bulkThresholdsSource: RuleSource = {
  citation: data.thresholds.citation,
  tier: data.thresholds.tier,
  verified: data.thresholds.verified,
  source: data.thresholds.source,
};

const concern = new Set(countriesOfConcern);

/** Whether an ISO 3166-1 code is a country of concern, 28 CFR 202.601. */
export function isCountryOfConcern(country: string): boolean {
  return concern.has(country);
}

/** Whether so many US persons or devices are bulk data: more than the threshold of 28 CFR 202.205. */
export function isBulk(category: BulkCategory, count: number): boolean {
  return count > bulkThresholds[category].number;
}
