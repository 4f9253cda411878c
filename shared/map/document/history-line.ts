import { harmless } from '../read/path.ts';

/**
 * What a change is called in the history: what it is about, what was done, and for a change of one
 * field what it was and became. Kept in parts so that typing, letter by letter, becomes one line.
 */
export type HistoryLine = {
  /** Such as the name of a node. */
  readonly subject: string;
  /** Such as "place" or "removed with 3 hops". */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  /** It goes with another change: a step of both is called after that one. */
  readonly isAside?: true;
};

/** A line of the history file has at most so many characters. */
const LONGEST = 300;

/** `Recordings: place aws:us-east-1 → aws:eu-west-3`, on one line, at most 300 characters. */
export function lineText({ subject, what, from, to }: HistoryLine): string {
  const change = from === undefined || to === undefined ? '' : ` ${from} → ${to}`;
  const text = harmless(`${subject}: ${what}${change}`);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
}

/** The line of two changes that are one step: from what the first found to what the last left. */
export function mergedLine(first: HistoryLine, last: HistoryLine): HistoryLine {
  if (last.isAside === true) return first;
  return first.what === last.what && first.from !== undefined && last.to !== undefined
    ? { ...last, from: first.from }
    : last;
}
