import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  daysBetween,
  isCalendarDate,
  isOlderThanDays,
  isOlderThanMonths,
} from './calendar.ts';

const DAY = 86_400_000;
const date = fc
  .integer({ min: Date.UTC(1600, 0, 1) / DAY, max: Date.UTC(2400, 0, 1) / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));

describe('isCalendarDate', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '2026-01-01', '2026-04-30'])(
    'takes %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
    },
  );
  it.each([
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('daysBetween', () => {
  it('agrees with the platform over eight centuries', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / DAY);
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-20', 0, '2026-05-20'],
    ['2026-05-20', -24, '2024-05-20'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});

describe('ages', () => {
  it('are more than twelve months from the day after', () => {
    expect(isOlderThanMonths('2025-11-22', 12, '2026-11-22')).toBe(false);
    expect(isOlderThanMonths('2025-11-21', 12, '2026-11-22')).toBe(true);
    expect(isOlderThanMonths('2024-02-29', 12, '2025-02-28')).toBe(false);
    expect(isOlderThanMonths('2024-02-29', 12, '2025-03-01')).toBe(true);
  });

  it('are more than 90 days at a difference of 91', () => {
    expect(isOlderThanDays('2026-08-24', 90, '2026-11-22')).toBe(false);
    expect(isOlderThanDays('2026-08-23', 90, '2026-11-22')).toBe(true);
  });
});
