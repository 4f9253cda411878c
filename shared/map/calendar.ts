/** Calendar arithmetic on `YYYY-MM-DD` texts, without a clock and without time zones. */

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

function parts(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

const format = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = parts(text);
  return day >= 1 && day <= monthLength(year, month);
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar (Howard Hinnant, "days_from_civil"). */
function dayNumber(date: string): number {
  const [year, month, day] = parts(date);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear;
}

/** Days from one date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same day so many calendar months later (or earlier, if negative), clamped to the month's end:
 * 31 January plus one month is 28 or 29 February.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return format(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth)));
}

/** Whether a date lies more than so many calendar months before the as-of date. */
export function isOlderThanMonths(date: string, months: number, asOf: string): boolean {
  return addMonths(date, months) < asOf;
}

/** Whether the difference between a date and the as-of date is over so many days. */
export function isOlderThanDays(date: string, days: number, asOf: string): boolean {
  return daysBetween(date, asOf) > days;
}
