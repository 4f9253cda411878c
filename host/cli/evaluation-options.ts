import { assumptions, isAssumption } from '#shared/evaluate/assumption.ts';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import { isCalendarDate } from '#shared/map/calendar.ts';
import { UsageError } from './io.ts';

/** The options by which every command that evaluates takes day and assumptions. */
export const evaluationOptions = {
  'as-of': { type: 'string' },
  assume: { type: 'string' },
} as const;

/** `no-dpf,no-scc` → the assumptions, or a usage error that names them all. */
export function parseAssumptions(text: string | undefined): Assumption[] {
  const words = (text ?? '').split(',').filter((word) => word !== '');
  return [...new Set(words)].map((word) => {
    if (isAssumption(word)) return word;
    throw new UsageError(`--assume knows ${Object.keys(assumptions).join(', ')}, not "${word}"`);
  });
}

/** A day as written, else today. */
export function parseAsOf(text: string | undefined, today: () => string): string {
  if (text === undefined) return today();
  if (isCalendarDate(text)) return text;
  throw new UsageError(`--as-of is "${text}"; write a day of the calendar as YYYY-MM-DD`);
}
