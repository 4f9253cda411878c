/** The units that a field's number can have, each with the word for one of it. */
const ONE = {
  days: 'day',
  hours: 'hour',
  minutes: 'minute',
  years: 'year',
  people: 'person',
  px: 'px',
} as const;

/** The unit of a field's number, in the plural, as it stands behind most numbers. */
export type Unit = keyof typeof ONE;

/** The unit as it stands behind a number: `day` behind 1, `days` behind all others. */
export const unitBehind = (value: number, unit: Unit): string => (value === 1 ? ONE[unit] : unit);

/**
 * A number with its unit: `1 day`, `0.5 days`; the number alone where it has none.
 * @param written the number as it is to be read, where that is not its plain digits
 */
export const withUnit = (
  value: number,
  unit: Unit | undefined,
  written: string = String(value),
): string => (unit === undefined ? written : `${written} ${unitBehind(value, unit)}`);
