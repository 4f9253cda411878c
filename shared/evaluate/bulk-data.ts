import { bulkThresholds, isBulk } from '#shared/geography/concern.ts';
import type { BulkCategory } from '#shared/geography/concern.ts';
import { classSet, everyClass, overlaps, unspecifiedOnly } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';

/** The categories of PHI, the one with the lowest threshold first: 28 CFR 202.205. */
const CATEGORIES = [
  'human-genomic',
  'human-omic',
  'personal-health',
  'covered-identifiers',
] as const satisfies readonly BulkCategory[];

type Category = (typeof CATEGORIES)[number];

const GENOMIC = classSet(['genomic']);
/** Biometric identifiers have the threshold of 'omic data. */
const OMIC_LEVEL = classSet(['omic', 'biometric']);
const OMIC = classSet(['omic']);
const IDENTIFIERS = classSet(['identifiers', 'contact']);
const HEALTH: ClassSet = {
  lo: everyClass.lo & ~(IDENTIFIERS.lo | unspecifiedOnly.lo),
  hi: everyClass.hi & ~(IDENTIFIERS.hi | unspecifiedOnly.hi),
};

/** What a cohort adds to the data that one recipient has. */
export type Share = {
  readonly cohort: CohortFacts;
  readonly classes: ClassSet;
  /** The category of what is known to be there, and the strictest that it may have. */
  readonly sure: Category;
  readonly possible: Category;
  /** US persons at least and at most: all patients, where only their number is known. */
  readonly least: number;
  readonly most: number;
};

function categoryOf(classes: ClassSet): Category {
  if (overlaps(classes, GENOMIC)) return 'human-genomic';
  if (overlaps(classes, OMIC_LEVEL)) return 'human-omic';
  return overlaps(classes, HEALTH) ? 'personal-health' : 'covered-identifiers';
}

/** The share of a cohort, given its classes at a recipient. */
export function shareOf(cohort: CohortFacts, classes: ClassSet): Share {
  const { usPersons, people } = cohort.cohort;
  const sure = categoryOf(classes);
  return {
    cohort,
    classes,
    sure,
    possible: overlaps(classes, unspecifiedOnly) ? 'human-genomic' : sure,
    least: usPersons ?? 0,
    most: usPersons ?? people ?? Infinity,
  };
}

/** Whether what one recipient has is bulk data. */
export type Bulk = {
  /** The categories of which it certainly has more than the threshold, strictest first. */
  readonly categories: readonly Category[];
  /** Whether missing facts could make it bulk, of any category. */
  readonly mayBe: boolean;
  /** Whether it certainly has bulk genomic or 'omic data, to which no security measure opens the way. */
  readonly isOmic: boolean;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Whether a category is at least as strict as another. */
const counts = (category: Category, towards: Category): boolean =>
  CATEGORIES.indexOf(category) <= CATEGORIES.indexOf(towards);

/**
 * Sums the US persons of all shares, per threshold: each cohort counts for its own category and for
 * every one with a higher threshold, as combined data is judged by the lowest.
 */
export function judgeBulk(shares: readonly Share[]): Bulk {
  const least = (chosen: readonly Share[]): number => sum(chosen.map((share) => share.least));
  const most = (chosen: readonly Share[]): number => sum(chosen.map((share) => share.most));
  const genomic = shares.filter(({ classes }) => overlaps(classes, GENOMIC));
  const omic = shares.filter(
    ({ classes }) => overlaps(classes, GENOMIC) || overlaps(classes, OMIC),
  );
  return {
    categories: CATEGORIES.filter((category) =>
      isBulk(category, least(shares.filter(({ sure }) => counts(sure, category)))),
    ),
    mayBe: CATEGORIES.some((category) =>
      isBulk(category, most(shares.filter(({ possible }) => counts(possible, category)))),
    ),
    isOmic: isBulk('human-genomic', least(genomic)) || isBulk('human-omic', least(omic)),
  };
}

/** Whether a share is part of what makes data bulk. */
export const contributes = ({ sure }: Share, { categories }: Bulk): boolean =>
  categories.some((category) => counts(sure, category));

/** "more than 10,000 US persons", of the strictest category that is bulk. */
export function bulkInWords({ categories }: Bulk): string {
  const { number } = bulkThresholds[categories[0] ?? 'covered-identifiers'];
  return `more than ${number.toLocaleString('en-US')} US persons`;
}
