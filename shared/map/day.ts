import { compareText } from './compare-text.ts';

/**
 * Days as the format writes them: `YYYY-MM-DD`, or "none" = there is no such day: what began on
 * "none" never began, what ends on "none" never ends. Not known is for the caller to tell apart.
 */

/** Whether a day has come by the as-of date, that date included. */
export const hasCome = (day: string, asOf: string): boolean => day !== 'none' && day <= asOf;

/** Whether what ends on a day still lasts on the as-of date: the last day counts. */
export const stillLasts = (lastDay: string, asOf: string): boolean =>
  lastDay === 'none' || asOf <= lastDay;

/** Compares last days, the longest first: without end, then by day, then not known. */
export const longestFirst = (a: string | undefined, b: string | undefined): number =>
  rank(b) - rank(a) || compareText(b ?? '', a ?? '');

const rank = (lastDay: string | undefined): number =>
  lastDay === undefined ? 0 : lastDay === 'none' ? 2 : 1;
