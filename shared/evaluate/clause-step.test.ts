import { describe, expect, it } from 'vitest';
import {
  WALK_DAY,
  bare,
  certified,
  clause,
  uncertified,
  walkCase,
  walkOutcome,
  withScc,
} from '#test/support/walk-case.ts';
import type { WalkCase } from '#test/support/walk-case.ts';

describe('a signed instrument', () => {
  it.each([
    ['in force', {}, 'channel scc, fallback fails'],
    ['from today', { effective: WALK_DAY }, 'channel scc, fallback fails'],
    ['from tomorrow', { effective: '2026-11-23' }, 'none'],
    ['until today', { expires: WALK_DAY }, 'channel scc, fallback fails'],
    ['until yesterday', { expires: '2026-11-21' }, 'none'],
    ['without a first day', { effective: 'none' }, 'none'],
    ['a draft', { status: 'draft' }, 'none'],
    ['refused', { status: 'refused' }, 'none'],
    ['of a status not known', { status: 'unknown' }, 'undecided vendor:acme agreements.status'],
    [
      'from a day not known',
      { effective: 'unknown' },
      'undecided vendor:acme agreements.effective',
    ],
    ['until a day not known', { expires: 'unknown' }, 'undecided vendor:acme agreements.expires'],
    ['for this service, in other case', { services: ['Storage'] }, 'channel scc, fallback fails'],
    ['for another service', { services: ['mail'] }, 'none'],
    ['for no service', { services: [] }, 'none'],
    [
      'for services not known',
      { services: 'unknown' },
      'undecided vendor:acme agreements.services',
    ],
    ['not assessed', { tia: 'none' }, 'without-assessment'],
    ['not assessed, and a draft', { tia: 'none', status: 'draft' }, 'none'],
    ['assessed today', { tia: WALK_DAY }, 'channel scc, fallback fails'],
    ['to be assessed tomorrow', { tia: '2026-11-23' }, 'undecided vendor:acme agreements.tia'],
    ['assessed on a day not known', { tia: 'unknown' }, 'undecided vendor:acme agreements.tia'],
  ] as const)('%s', (_, more, wanted) => {
    expect(walkOutcome({ vendor: withScc(more) })).toBe(wanted);
  });

  it.each([
    ['12 months ago', '2025-11-22', undefined],
    ['12 months and a day ago', '2025-11-21', true],
  ] as const)('assessed %s', (_, tia, isOld) => {
    expect(walkCase({ vendor: withScc({ tia }) }).channel?.isAssessmentOld).toBe(isOld);
  });

  it('is not known where the list of agreements is not', () => {
    expect(walkOutcome({ vendor: { dpf: uncertified } })).toBe('undecided vendor:acme agreements');
  });

  it('matters for the service in use, but for none where somebody only looks', () => {
    const vendor = withScc({ services: ['mail'] });
    expect(walkOutcome({ vendor, service: 'mail' })).toBe('channel scc, fallback fails');
    expect(walkOutcome({ vendor, service: null })).toBe('channel scc, fallback fails');
    expect(walkOutcome({ vendor, service: 'storage' })).toBe('none');
  });

  it.each([
    ['none at all', [], 'without-assessment'],
    ['a dated one', [{ type: 'tia', date: '2026-01-01' }], 'channel scc, fallback fails'],
    ['one of another kind', [{ type: 'pia', date: '2026-01-01' }], 'without-assessment'],
    ['one without a day', [{ type: 'tia', date: 'none' }], 'without-assessment'],
    ['one of a day not known', [{ type: 'tia' }], 'undecided vendor:acme agreements.tia'],
    [
      'one of another cohort',
      [{ type: 'tia', date: '2026-01-01', cohorts: ['texan'] }],
      'without-assessment',
    ],
    [
      'one of this cohort',
      [{ type: 'tia', date: '2026-01-01', cohorts: ['french'] }],
      'channel scc, fallback fails',
    ],
    [
      'one of another place',
      [{ type: 'tia', date: '2026-01-01', places: ['iso:IN'] }],
      'without-assessment',
    ],
    [
      'one of this place',
      [{ type: 'tia', date: '2026-01-01', places: ['iso:US'] }],
      'channel scc, fallback fails',
    ],
    [
      'one of a finer place',
      [{ type: 'tia', date: '2026-01-01', places: ['iso:US-CA'] }],
      'without-assessment',
    ],
    [
      'one of a place not known',
      [{ type: 'tia', date: '2026-01-01', places: ['unknown'] }],
      'undecided vendor:acme agreements.tia',
    ],
    ['one of a type not known', [{ date: '2026-01-01' }], 'undecided vendor:acme agreements.tia'],
  ] as const)('is assessed by the list of assessments: %s', (_, assessments, wanted) => {
    const agreements = [clause('scc', { tia: 'unknown' })];
    const list = assessments.map((item) => ({ ...item }));
    expect(walkOutcome({ vendor: { dpf: uncertified, agreements, assessments: list } })).toBe(
      wanted,
    );
  });

  it('takes the latest of several assessments', () => {
    const assessments = ['2024-01-01', '2026-03-01', '2025-01-01'].map((date) => ({
      type: 'tia' as const,
      date,
    }));
    const agreements = [clause('scc', { tia: 'unknown' })];
    const { channel } = walkCase({ vendor: { dpf: uncertified, agreements, assessments } });
    expect(channel).toMatchObject({ name: 'scc' });
    expect(channel?.isAssessmentOld).toBeUndefined();
  });

  it('tries BCR after SCC', () => {
    expect(walkOutcome({ vendor: { dpf: uncertified, agreements: [clause('bcr')] } })).toBe(
      'channel bcr, fallback fails',
    );
    expect(
      walkOutcome({ vendor: { dpf: uncertified, agreements: [clause('bcr'), clause('scc')] } }),
    ).toBe('channel scc, fallback holds');
    const agreements = [clause('scc', { tia: 'none' }), clause('bcr')];
    expect(walkOutcome({ vendor: { dpf: uncertified, agreements } })).toBe(
      'channel bcr, fallback fails',
    );
  });

  it('falls with the assumption that clauses do not stand, but BCR do', () => {
    const assume = ['no-scc'] as const;
    expect(walkOutcome({ vendor: withScc(), assume })).toBe('none');
    expect(walkOutcome({ vendor: { dpf: uncertified, agreements: [clause('bcr')] }, assume })).toBe(
      'channel bcr, fallback fails',
    );
    expect(walkOutcome({ vendor: withScc({ tia: 'none' }), assume })).toBe('none');
    const steps = (more: Partial<WalkCase>) =>
      walkCase({ vendor: withScc(), ...more }).steps.map(({ name, isAssumedAway }) => [
        name,
        isAssumedAway,
      ]);
    expect(steps({ assume })).toContainEqual(['scc', true]);
    expect(steps({})).toContainEqual(['scc', undefined]);
  });

  it.each([
    ['uk-idta', 'channel uk-idta, fallback fails'],
    ['uk-addendum', 'channel uk-addendum, fallback fails'],
    ['bcr', 'channel bcr, fallback fails'],
    ['scc', 'none'],
  ] as const)('under UK law: %s', (type, wanted) => {
    expect(
      walkOutcome({ law: 'uk', vendor: { dpf: uncertified, agreements: [clause(type)] } }),
    ).toBe(wanted);
  });

  it.each(['uk-idta', 'uk-addendum'] as const)('under the GDPR %s is none', (type) => {
    expect(walkOutcome({ vendor: { dpf: uncertified, agreements: [clause(type)] } })).toBe('none');
  });

  it('is followed by the next that holds', () => {
    expect(walkOutcome({ vendor: { dpf: certified, agreements: [clause('scc')] } })).toBe(
      'channel dpf, fallback holds',
    );
    expect(
      walkOutcome({ vendor: { dpf: certified, agreements: [clause('scc', { tia: 'none' })] } }),
    ).toBe('channel dpf, fallback fails');
    expect(walkOutcome({ vendor: { dpf: certified } })).toBe(
      'channel dpf, fallback undecided vendor:acme agreements',
    );
    expect(
      walkOutcome({ vendor: { dpf: certified, agreements: [clause('scc')] }, assume: ['no-scc'] }),
    ).toBe('channel dpf, fallback fails');
  });

  it('holds although an earlier step is not decided', () => {
    expect(walkOutcome({ vendor: { agreements: [clause('scc')] } })).toBe(
      'channel scc, fallback fails',
    );
  });
});

describe('an instrument that the hop names', () => {
  const own = {
    signed: '2025-01-01',
    tia: '2026-05-01',
    fallback: 'none',
  } as const;

  it.each([
    ['gdpr', 'scc'],
    ['gdpr', 'bcr'],
    ['uk', 'uk-idta'],
    ['uk', 'uk-addendum'],
    ['uk', 'bcr'],
  ] as const)('under %s may be %s, signed and assessed on the hop alone', (law, mechanism) => {
    const transfer = { ...own, mechanism };
    expect(walkOutcome({ law, transfer, vendor: bare })).toBe(
      `channel ${mechanism}, fallback fails`,
    );
  });

  it('is all that is told of an importer without instruments of its own', () => {
    const told = (transfer: NonNullable<WalkCase['transfer']>) =>
      walkCase({ transfer, vendor: 'self' }).steps.map(({ because }) => because);
    const fact = (field: string, value: string) => ({
      subject: { type: 'hop', id: 'hop' },
      field: `transfer.${field}`,
      value,
    });
    const stated = [fact('mechanism', 'scc'), fact('fallback', 'none')];
    const scc = { mechanism: 'scc', fallback: 'none' };
    expect(told(scc)).toEqual([stated]);
    const signed = [...stated, fact('signed', '2025-01-01')];
    expect(told({ ...scc, signed: '2025-01-01' })).toEqual([signed]);
    expect(told({ ...scc, signed: '2025-01-01', tia: '2026-01-01' })).toEqual([
      [...signed, fact('tia', '2026-01-01')],
    ]);
  });

  it('is not needed for the assessment of the hop to come before that of the agreement', () => {
    expect(walkOutcome({ transfer: { tia: 'none' }, vendor: withScc() })).toBe(
      'without-assessment',
    );
    const { channel } = walkCase({
      transfer: { tia: '2026-05-01' },
      vendor: withScc({ tia: '2024-05-01' }),
    });
    expect([channel?.name, channel?.isAssessmentOld]).toEqual(['scc', undefined]);
  });
});
