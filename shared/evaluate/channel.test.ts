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

describe('inside', () => {
  it.each([
    ['gdpr', 'aws:eu-west-3'],
    ['gdpr', 'iso:NO'],
    ['gdpr', 'iso:RE'],
    ['gdpr', 'gcp:eu'],
    ['uk', 'aws:eu-west-2'],
  ] as const)('%s knows no transfer to %s', (law, at) => {
    expect(walkCase({ law, place: at, vendor: bare })).toEqual({
      outcome: 'inside',
      steps: [],
      fallback: 'holds',
    });
  });

  it.each([
    ['gdpr', 'aws:eu-west-2', 'channel adequacy, fallback fails'],
    ['uk', 'aws:eu-west-3', 'channel adequacy, fallback fails'],
    ['gdpr', 'iso:NC', 'none'],
    ['gdpr', 'aws:global', 'none'],
    ['gdpr', 'iso:US', 'none'],
    ['uk', 'iso:US', 'none'],
  ] as const)('%s looks at %s', (law, at, wanted) => {
    expect(walkOutcome({ law, place: at, vendor: bare })).toBe(wanted);
  });
});

describe('adequacy', () => {
  it.each([
    ['gdpr', 'aws:sa-east-1', '2026-01-25', 'none'],
    ['gdpr', 'aws:sa-east-1', '2026-01-26', 'channel adequacy, fallback fails'],
    ['gdpr', 'iso:GB', '2031-12-26', 'channel adequacy, fallback fails'],
    ['gdpr', 'iso:GB', '2031-12-27', 'none'],
    ['uk', 'iso:KR', '2022-12-18', 'none'],
    ['uk', 'iso:KR', '2022-12-19', 'channel adequacy, fallback fails'],
    ['uk', 'aws:sa-east-1', WALK_DAY, 'none'],
    ['gdpr', 'iso:JP', WALK_DAY, 'channel adequacy, fallback fails'],
    ['gdpr', 'azure:europe', WALK_DAY, 'channel adequacy, fallback fails'],
    ['gdpr', 'azure:europe', '2031-12-27', 'none'],
  ] as const)('%s of %s on %s: %s', (law, at, asOf, wanted) => {
    expect(walkOutcome({ law, place: at, asOf, vendor: bare })).toBe(wanted);
  });

  it('names the decision, or that there is none', () => {
    const values = (at: string) =>
      walkCase({ place: at, vendor: bare }).steps[0]?.because.map(({ field, value }) => [
        field,
        value,
      ]);
    expect(values('aws:sa-east-1')).toEqual([['adequacy.BR', 'Decision (EU) 2026/179']]);
    expect(values('iso:US')).toEqual([
      [
        'adequacy.US',
        `no decision covers the United States as a whole on ${WALK_DAY}. Only for organisations certified under the Data Privacy Framework, a step of its own.`,
      ],
    ]);
  });
});

describe('a mechanism that the hop names', () => {
  const both = { dpf: certified, agreements: [clause('scc'), clause('bcr')] };

  it.each([
    ['none, though much would hold', { mechanism: 'none' }, both, 'none'],
    [
      'none, with a fallback that holds',
      { mechanism: 'none', fallback: 'scc' },
      both,
      'channel scc, fallback fails',
    ],
    [
      'not known: the order of the law',
      { mechanism: 'unknown' },
      both,
      'channel dpf, fallback holds',
    ],
    ['SCC, though the DPF comes first', { mechanism: 'scc' }, both, 'channel scc, fallback holds'],
    [
      'SCC, not signed, though the DPF holds',
      { mechanism: 'scc' },
      { dpf: certified, agreements: [] },
      'none',
    ],
    ['DPF, inactive, though SCC are signed', { mechanism: 'dpf' }, withScc(), 'none'],
    [
      'DPF, inactive, with SCC as fallback',
      { mechanism: 'dpf', fallback: 'scc' },
      withScc(),
      'channel scc, fallback fails',
    ],
    [
      'DPF, inactive, with BCR as fallback',
      { mechanism: 'dpf', fallback: 'bcr' },
      withScc(),
      'none',
    ],
    [
      'DPF and no fallback',
      { mechanism: 'dpf', fallback: 'none' },
      both,
      'channel dpf, fallback fails',
    ],
    ['DPF and a fallback not named', { mechanism: 'dpf' }, both, 'channel dpf, fallback holds'],
    [
      'DPF and a fallback not named, none signed',
      { mechanism: 'dpf' },
      { dpf: certified, agreements: [] },
      'channel dpf, fallback fails',
    ],
    [
      'DPF and a fallback not named, not known',
      { mechanism: 'dpf' },
      { dpf: certified },
      'channel dpf, fallback undecided vendor:acme agreements',
    ],
    [
      'DPF of a status not known',
      { mechanism: 'dpf', fallback: 'none' },
      { agreements: [] },
      'undecided vendor:acme dpf.status',
    ],
    ['adequacy, in the US', { mechanism: 'adequacy' }, both, 'none'],
    ['a derogation', { mechanism: 'art-49' }, both, 'art-49'],
    [
      'a derogation with SCC as fallback',
      { mechanism: 'art-49', fallback: 'scc' },
      both,
      'channel scc, fallback fails',
    ],
    ['a derogation with SCC not signed', { mechanism: 'art-49', fallback: 'scc' }, bare, 'art-49'],
    [
      'a derogation with SCC not known',
      { mechanism: 'art-49', fallback: 'scc' },
      { dpf: uncertified },
      'undecided vendor:acme agreements',
    ],
    [
      'a UK instrument',
      { mechanism: 'uk-idta' },
      { ...both, agreements: [clause('uk-idta')] },
      'none',
    ],
    ['the same twice', { mechanism: 'scc', fallback: 'scc' }, both, 'channel scc, fallback fails'],
  ] as const)('%s', (_, transfer, vendor, wanted) => {
    expect(walkOutcome({ transfer, vendor: { ...vendor } })).toBe(wanted);
  });

  it('holds adequacy in an adequate country, and nothing else there', () => {
    expect(
      walkOutcome({ place: 'iso:JP', transfer: { mechanism: 'adequacy' }, vendor: bare }),
    ).toBe('channel adequacy, fallback fails');
    expect(walkOutcome({ place: 'iso:JP', transfer: { mechanism: 'none' }, vendor: bare })).toBe(
      'none',
    );
  });

  it('is told among the facts', () => {
    const because = (transfer: NonNullable<WalkCase['transfer']>) =>
      walkCase({ transfer, vendor: bare }).steps.flatMap((step) =>
        step.because.map(({ field, value }) => `${field} ${String(value)}`),
      );
    expect(because({ mechanism: 'none' })).toEqual(['transfer.mechanism none']);
    expect(because({ mechanism: 'art-49', fallback: 'none' })).toEqual([
      'transfer.mechanism art-49',
      'transfer.fallback none',
    ]);
    // Its signature is read for the fallback, though nobody knows the mechanism.
    const [first] = walkCase({
      transfer: { mechanism: 'unknown', fallback: 'scc', signed: 'none' },
      vendor: withScc(),
    }).steps.filter(({ name }) => name === 'scc');
    expect(first?.result).toBe('fails');
    expect(first?.because.slice(0, 2).map(({ field, value }) => [field, value])).toEqual([
      ['transfer.fallback', 'scc'],
      ['transfer.signed', 'none'],
    ]);
  });

  const own = {
    mechanism: 'scc',
    signed: '2025-01-01',
    tia: '2026-05-01',
    fallback: 'none',
  } as const;

  it.each([
    ['signed and assessed on the hop', {}, {}, 'channel scc, fallback fails'],
    ['signed today', { signed: WALK_DAY }, {}, 'channel scc, fallback fails'],
    ['signed tomorrow', { signed: '2026-11-23' }, {}, 'none'],
    ['not signed', { signed: 'none' }, withScc(), 'none'],
    [
      'signature not known, nor the agreements',
      { signed: 'unknown' },
      { dpf: uncertified },
      'undecided vendor:acme agreements',
    ],
    [
      'signature not known, agreement in force',
      { signed: 'unknown' },
      withScc(),
      'channel scc, fallback fails',
    ],
    ['no assessment', { tia: 'none' }, withScc(), 'without-assessment'],
    ['assessment not known', { tia: 'unknown' }, bare, 'undecided hop:hop transfer.tia'],
    [
      'assessment not known, that of the agreement dated',
      { tia: 'unknown' },
      withScc(),
      'channel scc, fallback fails',
    ],
    [
      'assessment not known, no list entry',
      { tia: 'unknown' },
      { ...bare, assessments: [] },
      'without-assessment',
    ],
    ['the agreement expired yesterday', {}, withScc({ expires: '2026-11-21' }), 'none'],
    [
      'the agreement expires today',
      {},
      withScc({ expires: WALK_DAY }),
      'channel scc, fallback fails',
    ],
    [
      'the end of the agreement not known',
      {},
      withScc({ expires: 'unknown' }),
      'undecided vendor:acme agreements.expires',
    ],
    [
      'the start of the agreement not known',
      {},
      withScc({ effective: 'unknown' }),
      'channel scc, fallback fails',
    ],
    ['the start of the agreement tomorrow', {}, withScc({ effective: '2026-11-23' }), 'none'],
    [
      'the agreement noted as a draft',
      {},
      withScc({ status: 'draft' }),
      'channel scc, fallback fails',
    ],
    ['the agreement for another service', {}, withScc({ services: ['mail'] }), 'none'],
  ] as const)('with facts of its own: %s', (_, transfer, vendor, wanted) => {
    expect(walkOutcome({ transfer: { ...own, ...transfer }, vendor: { ...vendor } })).toBe(wanted);
  });

  it('reads signature and assessment for the fallback where the mechanism needs none', () => {
    const transfer = { ...own, mechanism: 'dpf', fallback: 'scc' } as const;
    expect(walkOutcome({ transfer, vendor: bare })).toBe('channel scc, fallback fails');
    const twoClauses = { ...own, fallback: 'bcr' } as const;
    expect(walkOutcome({ transfer: twoClauses, vendor: bare })).toBe('channel scc, fallback fails');
  });

  it('prefers the assessment of a fallback agreement to that of the hop', () => {
    const transfer = { ...own, signed: 'none', tia: 'none', fallback: 'bcr' } as const;
    const agreements = [clause('bcr')];
    expect(walkOutcome({ transfer, vendor: { dpf: uncertified, agreements } })).toBe(
      'channel bcr, fallback fails',
    );
    const unassessed = { dpf: uncertified, agreements: [clause('bcr', { tia: 'unknown' })] };
    expect(walkOutcome({ transfer, vendor: unassessed })).toBe('without-assessment');
  });

  it('may date the assessment alone', () => {
    const transfer = { tia: '2026-05-01' };
    expect(walkOutcome({ transfer, vendor: withScc({ tia: 'unknown' }) })).toBe(
      'channel scc, fallback fails',
    );
  });

  it('says nothing under the other law where the cohort is under both', () => {
    const vendor = { dpf: uncertified, agreements: [clause('scc'), clause('uk-addendum')] };
    const isUnderBoth = true;
    const addendum = { mechanism: 'uk-addendum' } as const;
    expect(walkOutcome({ transfer: addendum, vendor, isUnderBoth })).toBe(
      'channel scc, fallback fails',
    );
    expect(walkOutcome({ transfer: addendum, vendor, isUnderBoth: false })).toBe('none');
    const scc = { mechanism: 'scc' } as const;
    expect(walkOutcome({ law: 'uk', transfer: scc, vendor, isUnderBoth })).toBe(
      'channel uk-addendum, fallback fails',
    );
    expect(walkOutcome({ law: 'uk', transfer: scc, vendor })).toBe('none');
    expect(walkOutcome({ law: 'uk', transfer: addendum, vendor, isUnderBoth })).toBe(
      'channel uk-addendum, fallback fails',
    );
  });
});

describe('an importer without instruments', () => {
  it.each([
    ['not known', {}, 'undecided node:node vendor'],
    [
      'not known, in an adequate country',
      { place: 'iso:JP' },
      'channel adequacy, fallback undecided node:node vendor',
    ],
    ['not known, DPF by the hop', { transfer: { mechanism: 'dpf' } }, 'undecided node:node vendor'],
    ['not known, none by the hop', { transfer: { mechanism: 'none' } }, 'none'],
    [
      'not known, SCC by the hop',
      { transfer: { mechanism: 'scc' } },
      'undecided hop:hop transfer.signed',
    ],
    [
      'not known, SCC of the hop',
      { transfer: { mechanism: 'scc', signed: '2025-01-01', tia: '2026-01-01' } },
      'channel scc, fallback undecided node:node vendor',
    ],
    [
      'not known, both assumed away',
      { assume: ['no-dpf', 'no-scc'] },
      'undecided node:node vendor',
    ],
  ] as const)('%s', (_, item, wanted) => {
    expect(walkOutcome({ vendor: 'not known', ...item })).toBe(wanted);
  });

  it.each([
    ['without a hop', {}, 'undecided node:node vendor'],
    ['mechanism not known', { transfer: {} }, 'undecided hop:hop transfer.mechanism'],
    [
      'on the DPF, which the map cannot show of it',
      { transfer: { mechanism: 'dpf', fallback: 'none' } },
      'undecided hop:hop transfer.mechanism',
    ],
    [
      'on the DPF, assumed away',
      { transfer: { mechanism: 'dpf', fallback: 'none' }, assume: ['no-dpf'] },
      'none',
    ],
    [
      'SCC signed, not assessed',
      { transfer: { mechanism: 'scc', signed: '2025-01-01', tia: 'none' } },
      'without-assessment',
    ],
    [
      'SCC signed, assessment not known',
      { transfer: { mechanism: 'scc', signed: '2025-01-01' } },
      'undecided hop:hop transfer.tia',
    ],
  ] as const)('the organisation itself: %s', (_, item, wanted) => {
    expect(walkOutcome({ vendor: 'self', ...item })).toBe(wanted);
  });
});
