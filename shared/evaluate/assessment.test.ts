import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { resolvePlace } from '#shared/geography/place.ts';
import { assessmentState } from './assessment.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Assessment = Exclude<NonNullable<Vendor['assessments']>, string>[number];

const AS_OF = '2026-11-22';

/** The state of privacy impact assessments for patients `french` in the US. */
function state(assessments: readonly Assessment[] | undefined) {
  const listed = assessments ? { assessments: [...assessments] } : {};
  const [vendor] = drawMap({ vendors: [{ id: 'acme', name: 'Acme', ...listed }] }).vendors;
  const place = resolvePlace('iso:US');
  if (!vendor || !place.ok) throw new Error('vendor and place are drawn');
  return assessmentState(vendor, 'pia', AS_OF, 'french', place.place);
}

const pia: Assessment = { type: 'pia', date: '2026-01-01', conclusion: 'adequate' };

/** Whether one exists, or what is asked. */
function answer(...assessments: readonly Assessment[]) {
  const { exists, missing } = state(assessments);
  if (exists === 'unknown') return missing?.field;
  return missing ? `${exists}, yet asks for ${missing.field}` : exists;
}

describe('an assessment', () => {
  it.each<[string, Partial<Assessment>, unknown]>([
    ['dated', {}, true],
    ['of today', { date: AS_OF }, true],
    ['of tomorrow', { date: '2026-11-23' }, 'assessments.date'],
    ['of a day not known', { date: 'unknown' }, 'assessments.date'],
    ['never made', { date: 'none' }, false],
    ['of another type', { type: 'tia' }, false],
    ['of a type not known', { type: 'unknown' }, 'assessments.type'],
    ['of these patients', { cohorts: ['french'] }, true],
    ['of other patients', { cohorts: ['others'] }, false],
    ['of this place', { places: ['iso:IN', 'iso:US'] }, true],
    ['of another place', { places: ['iso:IN'] }, false],
    ['of a part of the place', { places: ['iso:US-CA'] }, 'assessments.places'],
    ['of a place not known', { places: ['unknown'] }, 'assessments.places'],
    ['of this place and one not known', { places: ['unknown', 'iso:US'] }, true],
    ['of another type, nothing else known', { type: 'tia', date: 'unknown' }, false],
    ['of nothing known', { type: 'unknown', date: 'unknown' }, 'assessments.type'],
  ])('%s', (_, more, wanted) => {
    expect(answer({ ...pia, ...more })).toBe(wanted);
  });
});

describe('several assessments', () => {
  const open: Assessment = { type: 'pia' };
  const other: Assessment = { type: 'tia', date: '2026-01-01' };

  it('ask nothing where one exists', () => {
    expect([answer(open, pia), answer(pia, open)]).toEqual([true, true]);
  });

  it('ask about the one that may be, not about one that is none', () => {
    expect(answer(other, open)).toBe('assessments.date');
    expect(answer(open, other)).toBe('assessments.date');
  });

  it('are none where the list is empty or holds others only', () => {
    expect([answer(), answer(other)]).toEqual([false, false]);
  });

  it('go by the latest that counts, of one day by the most cautious, whatever the order', () => {
    const old: Assessment = { ...pia, date: '2025-01-01', conclusion: 'inadequate' };
    const late: Assessment = { ...pia, date: '2026-03-01' };
    const later: Assessment = { type: 'tia', date: '2026-06-01', conclusion: 'inadequate' };
    for (const list of [
      [old, late, later, open],
      [open, later, late, old],
    ])
      expect(state(list)).toMatchObject({ date: '2026-03-01', conclusion: 'adequate' });
    const same: Assessment = { ...late, conclusion: 'inadequate' };
    const unsaid: Assessment = { type: 'pia', date: '2026-03-01' };
    for (const list of [
      [late, same, unsaid],
      [unsaid, same, late],
      [same, late, unsaid],
    ])
      expect(state(list).conclusion).toBe('inadequate');
    for (const list of [
      [late, unsaid],
      [unsaid, late],
    ])
      expect(state(list)).not.toHaveProperty('conclusion');
    expect(state([old, late, { ...old, date: '2026-01-01' }]).conclusion).toBe('adequate');
  });

  it('leave the conclusion open where it is not known', () => {
    const concluded = state([{ type: 'pia', date: '2026-01-01' }]);
    expect(concluded).not.toHaveProperty('conclusion');
    expect(concluded.date).toBe('2026-01-01');
  });
});

it('tells what was read, and asks for the list where there is none', () => {
  const fact = (value: unknown) => ({
    subject: { type: 'vendor', id: 'acme' },
    field: 'assessments',
    value,
  });
  const none = state(undefined);
  expect([none.exists, none.because, none.missing?.field]).toEqual([
    'unknown',
    [fact(null)],
    'assessments',
  ]);
  expect(state([pia, {}]).because).toEqual([fact(['pia 2026-01-01', 'not known not known'])]);
});
