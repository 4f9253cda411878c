import { dpfFrom, gdprAdequacy } from '#shared/geography/adequacy.ts';
import { countryInSentence, isUsOrTerritory } from '#shared/geography/countries.ts';
import { isOlderThanMonths } from '../map/calendar.ts';
import type { Subprocessor, Vendor } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import type { Fact, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import { hasCome } from '../map/day.ts';

/** What is wrong with the channel of a subprocessor, or missing to tell. */
export type JudgedSubprocessor = {
  readonly item: Subprocessor;
  /** `~sub/<vendor>/<name>` */
  readonly hop: Subject;
  readonly because: readonly Fact[];
  readonly wrong?: string;
  readonly missing?: Missing;
};

/** A list counts for so many months: product default, not law. */
const LIST_MONTHS = 12;

/** Judges the channel on which a vendor passes PHI under the GDPR on: GDPR 28(4), 44. */
export function judgeSubprocessor(
  facts: MapFacts,
  vendor: Vendor,
  item: Subprocessor,
): JudgedSubprocessor {
  const { name, country, mechanism } = item;
  const subject: Subject = { type: 'vendor', id: vendor.id };
  const because: Fact[] = [
    { subject, field: 'subprocessors.name', value: name },
    { subject, field: 'subprocessors.country', value: country ?? null },
    { subject, field: 'subprocessors.mechanism', value: mechanism ?? null },
  ];
  const hop: Subject = { type: 'hop', id: `~sub/${vendor.id}/${name}` };
  const judged = { item, hop, because };
  const ask = (field: 'country' | 'mechanism', question: string): JudgedSubprocessor => ({
    ...judged,
    missing: { subject, field: `subprocessors.${field}`, question },
  });
  if (country !== undefined && gdprAdequacy(country, facts.asOf).adequate) return judged;
  if (mechanism !== undefined && stands(facts, mechanism, country)) return judged;
  if (country === undefined)
    return ask('country', `In which country does ${name} process for ${vendor.name}?`);
  if (mechanism === undefined)
    return ask('mechanism', `On which transfer mechanism does ${vendor.name} pass PHI to ${name}?`);
  return { ...judged, wrong: `in ${countryInSentence(country)} ${WORDS[mechanism]}` };
}

type Mechanism = NonNullable<Subprocessor['mechanism']>;

const WORDS: Record<Mechanism, string> = {
  none: 'without a transfer mechanism',
  adequacy: 'although no adequacy decision covers it',
  dpf: 'on the Data Privacy Framework, which does not reach it',
  scc: 'on standard contractual clauses, which are assumed not to stand',
  bcr: 'on binding corporate rules',
};

/** Whether a mechanism holds in a country without an adequacy decision, or wherever it may be. */
function stands(
  { asOf, assumptions }: MapFacts,
  mechanism: Mechanism,
  country: string | undefined,
): boolean {
  switch (mechanism) {
    case 'none':
    case 'adequacy':
      return false;
    case 'dpf':
      return (
        country !== undefined &&
        isUsOrTerritory(country) &&
        dpfFrom <= asOf &&
        !assumptions.has('no-dpf')
      );
    case 'scc':
      return !assumptions.has('no-scc');
    case 'bcr':
      return true;
  }
}

/** What to ask about the list of a vendor's subprocessors: the list itself, or that of a later day. */
export function missingOfList(vendor: Vendor, asOf: string): Missing | undefined {
  const { role, subprocessors, subprocessorsListed: listed } = vendor;
  // Who acts in its own right engages processors of its own, not ours.
  if (role !== undefined && role !== 'processor') return undefined;
  const subject: Subject = { type: 'vendor', id: vendor.id };
  if (!subprocessors)
    return {
      subject,
      field: 'subprocessors',
      question: `Which subprocessors does ${vendor.name} pass PHI to, and where are they?`,
    };
  const isCurrent =
    listed !== undefined && hasCome(listed, asOf) && !isOlderThanMonths(listed, LIST_MONTHS, asOf);
  if (isCurrent) return undefined;
  const question = `Of which day is the list of ${vendor.name}'s subprocessors? It is undated or over ${LIST_MONTHS} months old.`;
  return { subject, field: 'subprocessorsListed', question };
}
