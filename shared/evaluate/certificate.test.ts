import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { certified } from './certificate.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Certification = Exclude<NonNullable<Vendor['certifications']>, string>[number];

/** Whether there is a certificate for activity 1 on 22 November 2026, or what is asked. */
function answer(certifications: readonly Certification[] | undefined, activities?: string[]) {
  const listed = certifications ? { certifications: [...certifications] } : {};
  const [vendor] = drawMap({ vendors: [{ id: 'host', name: 'Host', ...listed }] }).vendors;
  if (!vendor) throw new Error('the vendor is drawn');
  const { value, missing, because } = certified(vendor, {
    names: ['hds-v2', 'hds-v1'],
    asOf: '2026-11-22',
    inWords: 'HDS certificate',
    ...(activities ? { activities } : {}),
  });
  expect(because.length).toBeGreaterThan(0);
  return value === 'unknown' ? missing?.field : missing ? `${value}, and asks` : value;
}

const good: Certification = { name: 'hds-v2', scope: ['*'], until: 'none' };
const one = (more: Partial<Certification>) => answer([{ ...good, ...more }], ['1']);
const UNTIL = 'certifications.until';

describe('a certificate', () => {
  it.each<[string, Partial<Certification>, unknown]>([
    ['without end', {}, true],
    ['until today', { until: '2026-11-22' }, true],
    ['until yesterday', { until: '2026-11-21' }, false],
    ['until a day not known', { until: 'unknown' }, UNTIL],
    ['of the other name that serves', { name: 'hds-v1' }, true],
    ['of a name that does not serve', { name: 'iso-27001' }, false],
    ['of a name not known', { name: 'unknown' }, 'certifications.name'],
    ['for the activity among others', { scope: ['6', '1'] }, true],
    ['for another activity', { scope: ['6'] }, false],
    ['for no activity', { scope: [] }, false],
    ['for activities not known', { scope: 'unknown' }, 'certifications.scope'],
    ['that is over, for activities not known', { scope: 'unknown', until: '2026-01-01' }, false],
    ['of which nothing is known', { scope: 'unknown', until: 'unknown' }, UNTIL],
  ])('%s', (_, more, wanted) => {
    expect(one(more)).toBe(wanted);
  });

  it('serves whatever its scope where the activity does not matter', () => {
    for (const scope of [['6'], [], 'unknown'] as const)
      expect(answer([{ ...good, scope: scope === 'unknown' ? scope : [...scope] }])).toBe(true);
  });
});

describe('several certificates', () => {
  const open: Certification = { ...good, until: 'unknown' };
  const over: Certification = { ...good, scope: ['1'], until: '2026-01-01' };

  it('ask nothing where one of them serves', () => {
    expect(answer([open, good])).toBe(true);
    expect(answer([good, open])).toBe(true);
  });

  it('ask about one that may serve, not about one that cannot', () => {
    expect(answer([over, open], ['1'])).toBe(UNTIL);
    expect(answer([open, over], ['1'])).toBe(UNTIL);
  });

  it('ask nothing where none can serve', () => {
    expect(answer([over, { ...good, name: 'iso-27001' }])).toBe(false);
    expect(answer([])).toBe(false);
  });
});

it('is asked for where no list is given', () => {
  expect(answer(undefined)).toBe('certifications');
});
