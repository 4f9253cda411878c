import { describe, expect, it } from 'vitest';
import type { Acceptance } from '../map/model.ts';
import { applyAcceptances } from './acceptances.ts';
import type { Finding } from './finding.ts';

const finding: Finding = {
  rule: 'SUP-01',
  severity: 'risk',
  subject: { type: 'node', id: 'records' },
  elements: [{ type: 'hop', id: 'in' }],
  cohorts: ['french', 'texan'],
  paths: [
    { cohort: 'french', hops: ['f'] },
    { cohort: 'texan', hops: ['t'] },
  ],
  message: 'Opened from abroad',
  because: [],
  citations: [],
  effective: { from: null, until: null },
  confidence: { tier: 1, verified: true },
  confirmWithCounsel: false,
  remedies: [],
  also: ['RST-01'],
};
const complete: Acceptance = {
  rule: 'SUP-01',
  subject: { type: 'node', id: 'records' },
  reason: 'night shift',
  by: 'R. Vance',
  on: '2026-01-10',
  until: '2026-06-30',
};
const why = { reason: 'night shift', by: 'R. Vance', on: '2026-01-10', until: '2026-06-30' };
const DAY = '2026-03-01';

const apply = (acceptances: Acceptance[], asOf = DAY, findings = [finding]) => {
  const answer = applyAcceptances(findings, acceptances, asOf);
  return {
    listed: answer.findings.map(({ cohorts, accepted }) => [cohorts.join(), accepted?.until]),
    inOrder: answer.findings
      .map((item) => `${item.cohorts.join()} ${item.accepted?.until}`)
      .toSorted(),
    warnings: answer.warnings.map(({ code }) => code),
  };
};
const open = [['french,texan', undefined]];
const taken = [['french,texan', '2026-06-30']];

describe('an acceptance', () => {
  it('marks the finding with who bears it, why and until when', () => {
    expect(applyAcceptances([finding], [complete], DAY)).toEqual({
      findings: [{ ...finding, accepted: why }],
      warnings: [],
    });
  });

  it.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('is in force on %s: %s', (day, isInForce) => {
    expect(apply([complete], day)).toMatchObject(
      isInForce
        ? { listed: taken, warnings: [] }
        : { listed: open, warnings: ['acceptance-expired'] },
    );
  });

  it('without an end stays in force', () => {
    const { listed, warnings } = apply([{ ...complete, until: 'none' }], '2099-01-01');
    expect([listed, warnings]).toEqual([[['french,texan', 'none']], []]);
  });

  it.each(['reason', 'by', 'on', 'until'] as const)('without %s is not counted', (field) => {
    const { [field]: _, ...rest } = complete;
    const expected = { listed: open, warnings: ['acceptance-incomplete'] };
    expect(apply([{ ...rest }])).toMatchObject(expected);
    expect(apply([{ ...complete, [field]: '' }])).toMatchObject(expected);
  });

  it('that was made on no day is not counted', () => {
    expect(apply([{ ...complete, on: 'none' }]).warnings).toEqual(['acceptance-incomplete']);
  });

  it.each([
    ['another rule', { rule: 'SUP-02' }],
    ['another element', { subject: { type: 'node', id: 'other' } }],
    ['another kind of element', { subject: { type: 'vendor', id: 'records' } }],
    ['patients of whom nothing was found', { cohorts: ['quebec'] }],
    ['no patients', { cohorts: [] }],
  ] as const)('of %s matches nothing: orphaned', (_, more) => {
    const drawn = { ...complete, ...more };
    expect(apply([drawn])).toMatchObject({ listed: open, warnings: ['acceptance-orphaned'] });
  });
});

describe('an acceptance for some of the patients', () => {
  it('lists the finding twice: the open part and the accepted one, each with its paths', () => {
    const { findings } = applyAcceptances([finding], [{ ...complete, cohorts: ['texan'] }], DAY);
    expect(findings).toEqual([
      { ...finding, cohorts: ['french'], paths: [{ cohort: 'french', hops: ['f'] }] },
      {
        ...finding,
        cohorts: ['texan'],
        paths: [{ cohort: 'texan', hops: ['t'] }],
        accepted: why,
      },
    ]);
  });

  it('leaves nothing open where several name all of them, nor anything to one that names nobody', () => {
    const each = ['texan', 'french'].map((cohort) => ({ ...complete, cohorts: [cohort] }));
    const expected = ['french 2026-06-30', 'texan 2026-06-30'];
    expect(apply(each).inOrder).toEqual(expected);
    expect(apply([...each, complete]).inOrder).toEqual(expected);
  });

  it.each(['2026-05-01', '2026-06-30', '2026-12-31', 'none'])(
    'leaves the rest to one that names nobody, even one until %s',
    (until) => {
      const rest = { ...complete, until };
      const some = { ...complete, cohorts: ['texan'] };
      const expected = [`french ${until}`, 'texan 2026-06-30'];
      expect(apply([some, rest]).inOrder).toEqual(expected);
      expect(apply([rest, some]).inOrder).toEqual(expected);
    },
  );

  it('is listed once for patients whom two name, by the one that lasts longest', () => {
    const texan = { ...complete, cohorts: ['texan'] };
    const longer = { ...texan, until: '2026-12-31' };
    const expected = [
      ['french', undefined],
      ['texan', '2026-12-31'],
    ];
    expect(apply([texan, longer]).listed).toEqual(expected);
    expect(apply([longer, texan]).listed).toEqual(expected);
  });

  it('goes by the one that lasts longest where two cover the same, in whatever order', () => {
    const short = { ...complete, until: '2026-05-01' };
    const endless = { ...complete, until: 'none' };
    for (const acceptances of [
      [short, complete, endless],
      [endless, complete, short],
    ])
      expect(apply(acceptances).listed).toEqual([['french,texan', 'none']]);
  });

  it('goes by the first that is given of those that last as long', () => {
    const other = { ...complete, by: 'A. Stone' };
    const by = (...acceptances: Acceptance[]) =>
      applyAcceptances([finding], acceptances, DAY).findings.map(({ accepted }) => accepted?.by);
    expect(by(complete, other)).toEqual(['R. Vance']);
    expect(by(other, complete)).toEqual(['A. Stone']);
  });
});

describe('findings about the map as a whole', () => {
  const general: Finding = { ...finding, cohorts: [], paths: [] };

  it('are accepted by an acceptance that names nobody', () => {
    expect(apply([complete], DAY, [general]).listed).toEqual([['', '2026-06-30']]);
  });

  it('are not accepted for some patients', () => {
    const { listed, warnings } = apply([{ ...complete, cohorts: ['french'] }], DAY, [general]);
    expect([listed, warnings]).toEqual([[['', undefined]], ['acceptance-orphaned']]);
  });
});

describe('an acceptance of a rule that another finding now leads', () => {
  const moved = { ...complete, rule: 'RST-01' };

  it('is covered, and does not accept the leader', () => {
    expect(apply([moved])).toMatchObject({ listed: open, warnings: ['acceptance-covered'] });
    const { warnings } = applyAcceptances([finding], [moved], DAY);
    expect(warnings[0]?.message).toContain('led by SUP-01');
  });

  it('is covered too where the element is one of several of the leader', () => {
    const onHop = { ...moved, subject: { type: 'hop' as const, id: 'in' } };
    expect(apply([onHop]).warnings).toEqual(['acceptance-covered']);
  });

  it('is orphaned where the leader is about something else, even of the same id', () => {
    const about = (type: 'node' | 'hop', id: string) =>
      apply([{ ...moved, subject: { type, id } }]).warnings;
    expect(about('node', 'other')).toEqual(['acceptance-orphaned']);
    expect(about('hop', 'records')).toEqual(['acceptance-orphaned']);
    expect(about('node', 'in')).toEqual(['acceptance-orphaned']);
  });
});

it('changes nothing without acceptances', () => {
  expect(apply([])).toMatchObject({ listed: open, warnings: [] });
});
