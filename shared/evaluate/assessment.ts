import { within } from '#shared/geography/place-list.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Assessment, Vendor } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import type { Fact, Subject } from './finding.ts';
import { every, fromYesNo, some } from './tri.ts';
import type { Tri } from './tri.ts';
import { hasCome } from '../map/day.ts';

/** How a vendor stands with one type of assessment, on a day, for a cohort and a place. */
export type AssessmentState = {
  /** Whether one is dated on or before the as-of date; false where the list is known to have none. */
  readonly exists: Tri;
  /** The day of the latest, where it exists. */
  readonly date?: string;
  /** What the latest concluded; absent where it is not known. */
  readonly conclusion?: Assessment['conclusion'];
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

const NAMES = {
  pia: 'privacy impact assessment',
  tia: 'transfer impact assessment',
} as const;

/** Looks for a vendor's assessment that speaks of a cohort and of a place. */
export function assessmentState(
  vendor: Vendor,
  type: keyof typeof NAMES,
  asOf: string,
  cohort: string,
  place: Place,
): AssessmentState {
  const subject: Subject = { type: 'vendor', id: vendor.id };
  const { assessments } = vendor;
  const ask = (field: string, question: string): Missing => ({ subject, field, question });
  if (!assessments) {
    const question = `Is there a ${NAMES[type]} for ${vendor.name}, and of which day?`;
    return {
      exists: 'unknown',
      because: [{ subject, field: 'assessments', value: null }],
      missing: ask('assessments', question),
    };
  }
  const because: Fact[] = [
    {
      subject,
      field: 'assessments',
      value: assessments.map((item) => `${item.type ?? 'not known'} ${item.date ?? 'not known'}`),
    },
  ];
  const judged = assessments.map((item) => judge(item, type, asOf, cohort, place));
  const exists = some(false, ...judged.map((one) => one.exists));
  if (exists === true) {
    const dated = judged.filter((one) => one.exists === true).map(({ item }) => item);
    const latest = dated.reduce((a, b) => (supersedes(b, a) ? b : a));
    return {
      exists,
      because,
      ...(latest.date === undefined ? {} : { date: latest.date }),
      ...(latest.conclusion === undefined ? {} : { conclusion: latest.conclusion }),
    };
  }
  const lacking = judged.find((one) => one.exists === 'unknown')?.lacking;
  if (lacking === undefined) return { exists, because };
  const question = `Which ${NAMES[type]} of ${vendor.name} is concluded: its type, places and date?`;
  return { exists, because, missing: ask(`assessments.${lacking}`, question) };
}

/** A later one counts, and of one day the most cautious: not known is not adequate. */
function supersedes(a: Assessment, b: Assessment): boolean {
  const [dayA = '', dayB = ''] = [a.date, b.date];
  return dayA === dayB ? caution(a) > caution(b) : dayA > dayB;
}

const caution = ({ conclusion }: Assessment): number =>
  conclusion === 'adequate' ? 0 : conclusion === undefined ? 1 : 2;

type Judged = {
  readonly item: Assessment;
  readonly exists: Tri;
  /** What to ask for where it is not known whether it exists. */
  readonly lacking: 'type' | 'places' | 'date';
};

function judge(item: Assessment, type: string, asOf: string, cohort: string, place: Place): Judged {
  const isType: Tri = item.type === undefined ? 'unknown' : item.type === type;
  const isOfCohort = item.cohorts === undefined || item.cohorts.includes(cohort);
  const { date, places } = item;
  // Places that nobody listed are taken as those of the vendor.
  const isOfPlace = places
    ? some(
        fromYesNo(within(place, known(places), asOf)),
        places.includes('unknown') ? 'unknown' : false,
      )
    : true;
  // A day still to come leaves open whether there is an earlier one.
  const isDated: Tri =
    date === 'none' ? false : date !== undefined && hasCome(date, asOf) ? true : 'unknown';
  const exists = every(isType, isOfCohort, isOfPlace, isDated);
  const lacking = isType === 'unknown' ? 'type' : isOfPlace === 'unknown' ? 'places' : 'date';
  return { item, exists, lacking };
}

const known = (places: readonly string[]): string[] =>
  places.filter((place) => place !== 'unknown');
