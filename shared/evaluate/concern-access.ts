import { countryInSentence } from '#shared/geography/countries.ts';
import { isCountryOfConcern } from '#shared/geography/concern.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Vendor } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import { storageCause } from './causes.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Remedy, Subject } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { Entity, PlaceUse, SupportUse } from './node-facts.ts';
import { endSupport, moveInside } from './relocation.ts';
import { placeInWords } from './statute-check.ts';
import {
  missingSupport,
  missingSupportCountry,
  missingSupporter,
  supportFacts,
} from './support-access.ts';

/** What there is to say of a tie, worked out only where it matters. */
type Told = {
  /** After "PHI at the store": "can be opened from Hong Kong". */
  readonly words: string;
  readonly because: readonly Fact[];
  /** What to ask where it is not known to be a tie, or who the recipient is. */
  readonly missing?: Missing;
  /** Where the path ends, if not at the node. */
  readonly end?: Subject;
  readonly cause?: string;
  readonly remedies: readonly Remedy[];
};

/** A way in which a country of concern, or somebody of it, has or may have a cohort's PHI. */
export type Tie = {
  readonly cohort: CohortFacts;
  readonly holding: Holding;
  /** Whose data is summed up: a vendor, the organisation, or somebody not known at one node. */
  readonly recipient: string;
  readonly entity: Entity;
  readonly isTied: true | 'unknown';
  readonly tell: () => Told;
};

const isConcern = ({ countries }: Place): boolean =>
  countries === 'anywhere' || countries.some(isCountryOfConcern);

/** Every tie of every cohort that may have US persons, patients' own devices aside. */
export function tiesToConcern(facts: MapFacts): Tie[] {
  const ties: Tie[] = [];
  for (const cohort of facts.evaluated) {
    if ((cohort.cohort.usPersons ?? cohort.cohort.people) === 0) continue;
    for (const holding of facts.holdings(cohort, 'present')) {
      const { isExempt, places, runBy, support } = holding.node;
      if (isExempt) continue;
      for (const use of places) addPlace(ties, cohort, holding, use);
      if (typeof runBy === 'object') addVendor(ties, cohort, holding, runBy);
      if (!support) addOpenSupport(ties, cohort, holding);
      for (const use of support ?? []) addSupport(ties, cohort, holding, use);
    }
  }
  return ties;
}

const recipientAt = (who: Entity, at: string): string =>
  typeof who === 'object' ? `vendor ${who.id}` : (who ?? `somebody at ${at}`);

function addPlace(
  ties: Tie[],
  cohort: CohortFacts,
  holding: Holding,
  { field, raw, place }: PlaceUse,
): void {
  const { node } = holding;
  const entity = node.runBy;
  // What only passes through a global service is asked by LOC-25.
  if (!place || !isConcern(place) || (place.countries === 'anywhere' && !node.stores)) return;
  const use: PlaceUse & { place: Place } = { field, raw, place };
  const recipient = recipientAt(entity, node.node.id);
  const question = `Who runs ${node.node.name}?`;
  const missing: Missing = { subject: node.subject, field: 'vendor', question };
  const tell = (): Told => ({
    words: placeInWords(node, use),
    because: [placeFact(node, use), runByFact(node)],
    ...(entity ? {} : { missing }),
    cause: storageCause(node),
    remedies:
      field === 'place'
        ? moveInside(node, use, cohort.careCountry, '', (to) => !isConcern(to))
        : [],
  });
  ties.push({ cohort, holding, recipient, entity, isTied: true, tell });
}

/** Whether a vendor is of a country of concern: by its seat, or by who owns it. */
function isOfConcern({ country, concernOwnership }: Vendor): Tie['isTied'] | false {
  if (concernOwnership === true || (country !== undefined && isCountryOfConcern(country)))
    return true;
  return concernOwnership === undefined || country === undefined ? 'unknown' : false;
}

function tellOfVendor({ id, name, country, concernOwnership }: Vendor): {
  words: string;
  because: Fact[];
  missing?: Missing;
} {
  const subject: Subject = { type: 'vendor', id };
  const because: Fact[] = [
    { subject, field: 'country', value: country ?? null },
    { subject, field: 'concernOwnership', value: concernOwnership ?? null },
  ];
  if (country !== undefined && isCountryOfConcern(country))
    return { words: `${name}, a company in ${countryInSentence(country)}`, because };
  const words = `${name}, which is owned from a country of concern`;
  if (concernOwnership === true) return { words, because };
  const missing: Missing =
    country === undefined
      ? { subject, field: 'country', question: `In which country does ${name} sit?` }
      : {
          subject,
          field: 'concernOwnership',
          question: `Is ${name} owned by half or more from a country of concern (China, Cuba, Iran, North Korea, Russia, Venezuela)?`,
        };
  return { words, because, missing };
}

function addVendor(ties: Tie[], cohort: CohortFacts, holding: Holding, entity: Vendor): void {
  const isTied = isOfConcern(entity);
  if (!isTied) return;
  const tell = (): Told => {
    const { words, because, ...rest } = tellOfVendor(entity);
    return {
      ...rest,
      words: `is in the hands of ${words}`,
      because: [runByFact(holding.node), ...because],
      remedies: [],
    };
  };
  ties.push({ cohort, holding, recipient: recipientAt(entity, ''), entity, isTied, tell });
}

/** Nobody says who supports the node. */
function addOpenSupport(ties: Tie[], cohort: CohortFacts, holding: Holding): void {
  const missing = missingSupport(holding.node);
  const recipient = `support of ${missing.subject.type} ${missing.subject.id}`;
  const tell = (): Told => ({ words: 'can be opened', because: [], missing, remedies: [] });
  ties.push({ cohort, holding, recipient, entity: undefined, isTied: 'unknown', tell });
}

function addSupport(ties: Tie[], cohort: CohortFacts, holding: Holding, support: SupportUse): void {
  const { place, by: entity, hop } = support;
  const isFrom = place ? isConcern(place) : 'unknown';
  const isBy = typeof entity === 'object' ? isOfConcern(entity) : false;
  const isTied = isBy === true || isFrom || isBy;
  if (!isTied) return;
  const tell = (): Told => tellOfSupport(holding, support, isFrom === true || isBy === false);
  ties.push({ cohort, holding, recipient: recipientAt(entity, hop.id), entity, isTied, tell });
}

/** @param isByPlace whether the tie is from where somebody looks, not who it is */
function tellOfSupport({ node }: Holding, support: SupportUse, isByPlace: boolean): Told {
  const { place, by, entry, hop: end } = support;
  const because = supportFacts(support);
  if (!isByPlace && typeof by === 'object') {
    const { words, because: ofVendor, ...rest } = tellOfVendor(by);
    const all = [...because, ...ofVendor];
    return { ...rest, end, words: `can be opened by ${words}`, because: all, remedies: [] };
  }
  const missing = place
    ? by
      ? undefined
      : missingSupporter(node, support)
    : missingSupportCountry(node, support);
  return {
    words: `can be opened from ${countryInSentence(entry.country ?? '')}`,
    because,
    ...(missing ? { missing } : {}),
    end,
    remedies: endSupport(
      node,
      'countries of concern',
      (item) => !item.place || !isConcern(item.place),
    ),
  };
}
