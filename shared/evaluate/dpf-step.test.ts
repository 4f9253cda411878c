import { describe, expect, it } from 'vitest';
import { WALK_DAY, certified, walkCase, walkOutcome } from '#test/support/walk-case.ts';
import type { WalkCase } from '#test/support/walk-case.ts';

describe('the Data Privacy Framework', () => {
  const alone = (more: object = {}, agreements: [] = []) => ({
    dpf: { ...certified, ...more },
    agreements,
  });

  it.each([
    ['checked 90 days ago', { checked: '2026-08-24' }, 'channel dpf, fallback fails'],
    ['checked 91 days ago', { checked: '2026-08-23' }, 'undecided vendor:acme dpf.checked'],
    ['checked today', { checked: WALK_DAY }, 'channel dpf, fallback fails'],
    ['to be checked tomorrow', { checked: '2026-11-23' }, 'undecided vendor:acme dpf.checked'],
    ['never checked', { checked: 'none' }, 'undecided vendor:acme dpf.checked'],
    ['checked on a day not known', { checked: 'unknown' }, 'undecided vendor:acme dpf.checked'],
    ['not known to be listed', { status: 'unknown' }, 'undecided vendor:acme dpf.status'],
    ['inactive', { status: 'inactive' }, 'none'],
    ['not certified', { status: 'none' }, 'none'],
    ['certified for staff data only', { covers: ['hr'] }, 'none'],
    ['certified for nothing', { covers: [] }, 'none'],
    ['certified for both', { covers: ['hr', 'non-hr'] }, 'channel dpf, fallback fails'],
    ['certified for what is not known', { covers: 'unknown' }, 'undecided vendor:acme dpf.covers'],
    ['inactive, and checked long ago', { status: 'inactive', checked: '2024-01-01' }, 'none'],
  ] as const)('%s', (_, more, wanted) => {
    expect(walkOutcome({ vendor: alone(more) })).toBe(wanted);
  });

  it.each([
    ['of which nothing is known', { agreements: [] }, 'undecided vendor:acme dpf.status', 'iso:US'],
    ['in Puerto Rico', alone(), 'channel dpf, fallback fails', 'iso:PR'],
    ['in India, certified in the US', alone(), 'none', 'iso:IN'],
    ['anywhere', alone(), 'none', 'aws:global'],
    ['in the US multi-region', alone(), 'channel dpf, fallback fails', 'gcp:us'],
  ] as const)('a vendor %s', (_, vendor, wanted, at) => {
    expect(walkOutcome({ vendor, place: at })).toBe(wanted);
  });

  it('began on 10 July 2023', () => {
    const vendor = alone({ checked: '2023-07-01' });
    expect(walkOutcome({ vendor, asOf: '2023-07-09' })).toBe('none');
    expect(walkOutcome({ vendor, asOf: '2023-07-10' })).toBe('channel dpf, fallback fails');
  });

  it('falls with the assumption that it does not stand', () => {
    expect(walkOutcome({ vendor: alone(), assume: ['no-dpf'] })).toBe('none');
    expect(walkOutcome({ vendor: { agreements: [] }, assume: ['no-dpf'] })).toBe('none');
    expect(walkOutcome({ vendor: alone(), assume: ['no-scc'] })).toBe(
      'channel dpf, fallback fails',
    );
    const steps = walkCase({ vendor: alone(), assume: ['no-dpf'] }).steps;
    expect(steps.find(({ name }) => name === 'dpf')).toMatchObject({ isAssumedAway: true });
  });

  it('tells who is known not to be certified from who is only not reached', () => {
    const flag = (item: WalkCase) =>
      walkCase(item).steps.find(({ name }) => name === 'dpf')?.isNotCertified ?? false;
    expect(flag({ vendor: alone({ status: 'inactive' }) })).toBe(true);
    expect(flag({ vendor: alone({ covers: ['hr'] }) })).toBe(true);
    expect(flag({ vendor: alone(), place: 'iso:IN' })).toBe(false);
    expect(flag({ vendor: alone({ status: 'inactive' }), assume: ['no-dpf'] })).toBe(false);
    expect(flag({ vendor: alone({ ukExtension: false }), law: 'uk' })).toBe(false);
  });

  it.each([
    ['joined', { ukExtension: true }, WALK_DAY, 'channel dpf, fallback fails'],
    ['not joined', { ukExtension: false }, WALK_DAY, 'none'],
    ['not known', {}, WALK_DAY, 'undecided vendor:acme dpf.ukExtension'],
    [
      'joined, checked 91 days ago',
      { ukExtension: true, checked: '2026-08-23' },
      WALK_DAY,
      'undecided vendor:acme dpf.checked',
    ],
    ['the day before it began', { ukExtension: true, checked: '2023-10-01' }, '2023-10-11', 'none'],
    [
      'the day it began',
      { ukExtension: true, checked: '2023-10-01' },
      '2023-10-12',
      'channel dpf, fallback fails',
    ],
  ] as const)('UK Extension: %s', (_, more, asOf, wanted) => {
    expect(walkOutcome({ law: 'uk', vendor: alone(more), asOf })).toBe(wanted);
  });

  const stepOf = (item: WalkCase) => walkCase(item).steps.find(({ name }) => name === 'dpf');
  const told = (item: WalkCase) =>
    stepOf(item)?.because.map(({ subject, field, value }) => [subject.id, field, value]);

  it('is nothing, on no facts, outside the US and before it began', () => {
    const nothing = { name: 'dpf', result: 'fails', because: [] };
    expect(stepOf({ vendor: alone(), place: 'iso:IN' })).toEqual(nothing);
    expect(stepOf({ vendor: alone(), place: 'aws:global' })).toEqual(nothing);
    expect(stepOf({ vendor: alone(), asOf: '2023-07-09' })).toEqual(nothing);
  });

  it('rests on what the vendor says of it, told or not', () => {
    expect(told({ vendor: { dpf: { status: 'inactive', covers: ['hr'] } } })).toEqual([
      ['acme', 'dpf.status', 'inactive'],
      ['acme', 'dpf.checked', null],
      ['acme', 'dpf.covers', ['hr']],
    ]);
    const notJoined = alone({ ukExtension: false });
    expect(told({ law: 'uk', vendor: notJoined })?.at(-1)).toEqual([
      'acme',
      'dpf.ukExtension',
      false,
    ]);
    expect(stepOf({ law: 'uk', vendor: notJoined })?.result).toBe('fails');
    expect(told({ vendor: 'not known' })).toEqual([]);
  });

  it('reads the UK Extension for UK law alone', () => {
    expect(walkOutcome({ vendor: alone({ ukExtension: false }) })).toBe(
      'channel dpf, fallback fails',
    );
  });
});
