import { contractWords, requiredContracts } from '#shared/diagram/hop-label.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { countryName } from '#shared/geography/countries.ts';
import { placeWords } from '#shared/geography/place-words.ts';
import { choiceInSentence, choiceWords, shortWords } from '#shared/map/choice-words.ts';
import type { Agreement, SupportAccess, Vendor } from '#shared/map/model.ts';
import { withUnit } from '#shared/map/unit-words.ts';
import { listWords } from './place-summary.ts';
import type { Standing } from './standing.ts';
import { dateInWords } from './words.ts';

export type VendorEntry = {
  readonly id: string;
  readonly name: string;
  /** What the PHI at it requires, and how that stands. */
  readonly contract: string;
  readonly standing: Standing;
  /** The systems that it runs. */
  readonly runs: readonly string[];
  /** Label and words, in order; what is not known says so. */
  readonly facts: readonly { readonly label: string; readonly words: string }[];
};

const NOT_KNOWN = 'not known';

/** A date of a map in words: not known, none, or the day. */
export const dayWords = (date: string | undefined, none: string): string =>
  date === undefined ? NOT_KNOWN : date === 'none' ? none : dateInWords(date);

const yesNo = (value: boolean | undefined): string =>
  value === undefined ? NOT_KNOWN : value ? 'yes' : 'no';

const country = (code: string | undefined): string =>
  code === undefined ? NOT_KNOWN : countryName(code);

/** A list: not known, none, or its entries. */
const listOf = <T>(list: readonly T[] | undefined, words: (item: T) => string): string =>
  list === undefined
    ? NOT_KNOWN
    : list.length === 0
      ? 'none'
      : list.map(words).toSorted().join('; ');

const TONES: Readonly<Record<string, Standing>> = {
  met: 'met',
  missing: 'violation',
  unknown: 'unknown',
  quiet: 'nothing',
};

export function vendorEntries(facts: MapFacts): readonly VendorEntry[] {
  const required = requiredContracts(facts);
  return facts.map.vendors.map((vendor) => {
    const nodes = facts.nodes.filter(
      ({ runBy }) => typeof runBy === 'object' && runBy.id === vendor.id,
    );
    const ids = nodes.map(({ node }) => node.id);
    const opened = facts.nodes.filter(({ support = [] }) =>
      support.some(({ by }) => typeof by === 'object' && by.id === vendor.id),
    );
    const touched = [...ids, ...opened.map(({ node }) => node.id)];
    const needs = {
      baa: touched.some((id) => required.hipaaNodes.has(id)),
      dpa: touched.some((id) => required.gdprNodes.has(id)),
    };
    const services = [...new Set(nodes.map(({ node }) => node.service))];
    const service = services.length === 1 ? services[0] : undefined;
    const { words, tone } = contractWords(vendor, needs, service, facts.asOf);
    return {
      id: vendor.id,
      name: vendor.name,
      contract: words,
      standing: TONES[tone] ?? 'unknown',
      runs: nodes.map(({ node }) => node.name),
      facts: factsOf(vendor, (id) => facts.map.vendors.find((one) => one.id === id)?.name ?? id),
    };
  });
}

function factsOf(
  vendor: Vendor,
  vendorName: (id: string) => string,
): { readonly label: string; readonly words: string }[] {
  const { dpf } = vendor;
  const dpfWords =
    dpf?.status === undefined
      ? NOT_KNOWN
      : `${dpf.status}, covers ${listOf(dpf.covers, shortWords)}, checked ${dayWords(dpf.checked, 'never')}`;
  const hours = vendor.incidentNoticeHours;
  const kept = vendor.contentRetentionDays;
  return [
    { label: 'Role', words: vendor.role === undefined ? NOT_KNOWN : choiceWords(vendor.role) },
    {
      label: 'Country, owner',
      words: `${country(vendor.country)}, owned from ${country(vendor.parentCountry)}`,
    },
    { label: 'Agreements', words: listOf(vendor.agreements, agreementWords) },
    { label: 'Data Privacy Framework', words: dpfWords },
    {
      label: 'Certificates',
      words: listOf(
        vendor.certifications,
        ({ name, until }) =>
          `${name === undefined ? NOT_KNOWN : choiceWords(name)} until ${dayWords(until, 'no end')}`,
      ),
    },
    {
      label: 'Assessments',
      words: listOf(
        vendor.assessments,
        ({ type, date, conclusion }) =>
          `${type === undefined ? NOT_KNOWN : choiceWords(type)}, ${dayWords(date, 'none')}, ${conclusion ?? 'conclusion not known'}`,
      ),
    },
    {
      label: 'Subprocessors',
      words: `${listOf(vendor.subprocessors, (one) => `${one.name} (${country(one.country)}; ${one.mechanism === undefined ? 'mechanism not known' : shortWords(one.mechanism)})`)}; list of ${dayWords(vendor.subprocessorsListed, 'no day')}`,
    },
    {
      label: 'Support',
      words: listOf(vendor.support, (entry) => supportWords(entry, vendorName)),
    },
    {
      label: 'Incidents, training',
      words: `notice within ${hours === undefined ? NOT_KNOWN : `${hours} h`}; trains on content: ${vendor.training ?? NOT_KNOWN}; keeps content ${kept === undefined ? NOT_KNOWN : withUnit(kept, 'days')}; states its locations: ${yesNo(vendor.statesLocations)}`,
    },
  ];
}

/** `BAA signed, 3 February 2025 to 31 December 2029, all services`. */
function agreementWords(agreement: Agreement): string {
  const { type, status, effective, expires, services, places, tia, evidence } = agreement;
  const name = type === undefined ? 'type not known' : shortWords(type);
  const state = status === undefined ? 'status not known' : status === 'none' ? 'none' : status;
  const from = dayWords(effective, 'no first day');
  const until = dayWords(expires, 'no end');
  const covered =
    services === undefined
      ? 'services not known'
      : services.includes('*')
        ? 'all services'
        : services.length === 0
          ? 'no service'
          : services.toSorted().join('; ');
  const where =
    places === undefined
      ? []
      : [
          `places: ${places
            .map((one) => placeWords(one).words)
            .toSorted()
            .join(', ')}`,
        ];
  const assessed = tia === undefined ? [] : [`assessed ${dayWords(tia, 'never')}`];
  const paper = evidence?.document === undefined ? [] : [`on file: ${evidence.document}`];
  return [`${name} ${state}`, `${from} to ${until}`, covered, ...where, ...assessed, ...paper].join(
    ', ',
  );
}

const flag = (value: boolean | undefined, word: string): string =>
  value === undefined ? `${word}: not known` : value ? word : `not ${word}`;

/** `Nightdesk from India, standing, approved, masked, not logged`. */
function supportWords(
  { by, country: from, mode, approved, masked, logged }: SupportAccess,
  vendorName: (id: string) => string,
): string {
  const who = by === undefined ? 'not known who' : by === 'self' ? 'own people' : vendorName(by);
  const how = mode === undefined ? 'mode not known' : choiceInSentence(mode);
  return listWords([
    `${who} from ${country(from)}`,
    how,
    flag(approved, 'approved'),
    flag(masked, 'masked'),
    flag(logged, 'logged'),
  ]);
}
