import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { drawStore } from '#test/support/draw-store.ts';
import { part, plainRule, store } from '#test/support/plain-rule.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { severities } from './finding.ts';
import type { Subject } from './finding.ts';
import { lacks } from './rule.ts';
import type { Rule } from './rule.ts';
import { verdictOf } from './verdict.ts';

const DAY = '2026-11-22';

const run = (rules: readonly Rule[], drawing: Drawing = drawStore({}), asOf = DAY): Evaluation =>
  evaluate(drawMap(drawing), rules, asOf);

describe('a rule that throws', () => {
  const broken = plainRule('BBB-01', [], {
    *check() {
      yield part({ message: 'half an answer' });
      throw new Error('no such place');
    },
  });
  const evaluation = run([plainRule('AAA-01', [part()]), broken, plainRule('CCC-01', [part()])]);

  it('is listed with its reason, and nothing of it counts', () => {
    expect(evaluation.ruleErrors).toEqual([{ rule: 'BBB-01', message: 'no such place' }]);
    expect(evaluation.findings.map((finding) => finding.rule)).toEqual(['AAA-01', 'CCC-01']);
  });

  it('is never green', () => {
    const alone = run([broken]);
    expect(verdictOf(alone, 1)).toMatchObject({ isGreen: false });
    expect(alone.summary.violation).toBe(0);
  });

  it('is told also where it throws no error', () => {
    const odd = plainRule('BBB-01', [], {
      check: () => {
        throw 'just a text';
      },
    });
    expect(run([odd]).ruleErrors).toEqual([{ rule: 'BBB-01', message: 'just a text' }]);
  });
});

describe('a rule is asked only on days on which it is in force', () => {
  const dated = plainRule('AAA-01', [part()], {
    effective: { from: '2024-11-16', until: '2026-05-16' },
  });
  it.each([
    ['2024-11-15', 0],
    ['2024-11-16', 1],
    ['2026-05-15', 1],
    ['2026-05-16', 0],
  ])('on %s: %i', (day, count) => {
    expect(run([dated], drawStore({}), day).findings).toHaveLength(count);
  });

  it('and always where it has no dates', () => {
    expect(run([plainRule('AAA-01', [part()])], drawStore({}), '1900-01-01').findings).toHaveLength(
      1,
    );
  });
});

describe('findings', () => {
  const two: Drawing = {
    ...drawStore({}),
    cohorts: [
      ...(drawStore({}).cohorts ?? []),
      { id: 'others', name: 'Others', care: 'FR', dataClasses: ['chat'], entry: ['api'] },
    ],
  };

  it('unite the cohorts of one rule, subject and severity, with a path for each', () => {
    const parts = [part(), part({ cohort: 'others', because: [] })];
    const [finding, ...more] = run([plainRule('AAA-01', parts)], two).findings;
    expect(more).toEqual([]);
    expect(finding?.cohorts).toEqual(['others', 'patients']);
    expect(finding?.paths).toEqual([
      { cohort: 'others', hops: ['keep'] },
      { cohort: 'patients', hops: ['in', 'keep'] },
    ]);
    expect(finding?.message).toBe('It is wrong');
    expect(finding?.because).toHaveLength(1);
  });

  it('stay apart by subject and by severity', () => {
    const api: Subject = { type: 'node', id: 'api' };
    const parts = [part(), part({ subject: api }), part({ severity: 'risk' })];
    expect(
      run([plainRule('AAA-01', parts)]).findings.map(
        (item) => `${item.severity} ${item.subject.id}`,
      ),
    ).toEqual(['violation api', 'violation store', 'risk store']);
  });

  it('are in the order of severity, rule and the name of the subject', () => {
    const odd = severities.toReversed().map((severity) => part({ severity }));
    const api = part({ subject: { type: 'node', id: 'api' } });
    const listed = run([plainRule('BBB-01', odd), plainRule('AAA-01', [part(), api])]).findings;
    expect(listed.map((item) => `${item.severity} ${item.rule} ${item.subject.id}`)).toEqual([
      'violation AAA-01 api',
      'violation AAA-01 store',
      'violation BBB-01 store',
      'risk BBB-01 store',
      'question BBB-01 store',
      'info BBB-01 store',
    ]);
  });

  it('go to counsel where the law is not certain', () => {
    const law = { text: 'Some law', tier: 1, verified: true } as const;
    const confirm = (...cites: [Rule['cites'][0], ...Rule['cites'][number][]]) => {
      const [finding] = run([plainRule('AAA-01', [part()], { cites })]).findings;
      return [finding?.confirmWithCounsel, finding?.confidence];
    };
    expect(confirm(law)).toEqual([false, { tier: 1, verified: true }]);
    expect(confirm(law, { ...law, tier: 2 })).toEqual([false, { tier: 2, verified: true }]);
    expect(confirm(law, { ...law, tier: 3 })).toEqual([true, { tier: 3, verified: true }]);
    expect(confirm({ ...law, verified: false }, law)).toEqual([true, { tier: 1, verified: false }]);
  });

  it('offer what the case offers before what the rule offers, each once', () => {
    const own = { label: 'Move it', patch: [{ set: store, field: 'place', value: 'iso:FR' }] };
    const parts = [part({ remedies: [own] }), part({ remedies: [own, { label: 'Do better' }] })];
    expect(run([plainRule('AAA-01', parts)]).findings[0]?.remedies).toEqual([
      own,
      { label: 'Do better' },
    ]);
  });

  it('end the path of a derived hop with the hop', () => {
    const reader: Subject = { type: 'hop', id: '~support/store/IN/desk/standing' };
    const [finding] = run([plainRule('AAA-01', [part({ pathTo: reader })])]).findings;
    expect(finding?.paths).toEqual([{ cohort: 'patients', hops: ['in', 'keep', reader.id] }]);
    expect(finding?.elements).toEqual([reader]);
  });

  it('about the map as a whole have no path', () => {
    const whole = part({ subject: { type: 'map', id: 'test-map' } });
    expect(run([plainRule('AAA-01', [whole])]).findings[0]?.paths).toEqual([]);
  });
});

describe('the summary', () => {
  const lacking = lacks({ subject: store, field: 'place', question: 'Where?', ifNo: 'risk' });
  const all = [...severities.map((severity) => part({ severity })), lacking];
  const acceptance = {
    rule: 'AAA-01',
    subject: store,
    reason: 'known',
    by: 'R. Vance',
    on: '2026-01-01',
    until: 'none',
  };

  it('counts open findings by severity, and questions', () => {
    expect(run([plainRule('AAA-01', all)]).summary).toEqual({
      violation: 1,
      risk: 1,
      question: 1,
      info: 1,
      accepted: 0,
      openQuestions: 1,
      cohortsNotEvaluated: 0,
    });
  });

  it('takes accepted findings out of the counts, and lists them', () => {
    const drawing = { ...drawStore({}), acceptances: [acceptance] };
    const evaluation = run([plainRule('AAA-01', [part()])], drawing);
    expect(evaluation.summary).toMatchObject({ violation: 0, accepted: 1 });
    expect(evaluation.findings[0]?.accepted?.by).toBe('R. Vance');
    expect(verdictOf(evaluation, 1).words).toMatch(/^No violation found/);
  });

  it('takes them back in when the acceptance has ended', () => {
    const ended = { ...acceptance, until: '2026-11-21' };
    const evaluation = run([plainRule('AAA-01', [part()])], {
      ...drawStore({}),
      acceptances: [ended],
    });
    expect(evaluation.summary).toMatchObject({ violation: 1, accepted: 0 });
    expect(evaluation.warnings.map(({ code }) => code)).toEqual(['acceptance-expired']);
  });
});

describe('sparse maps are never green', () => {
  const judge = (drawing: Drawing) => {
    const map = drawMap(drawing);
    const evaluation = evaluate(map, [plainRule('AAA-01', [])], DAY);
    const asked = evaluation.openQuestions.map(({ subject, field }) => `${subject.id} ${field}`);
    const { isGreen } = verdictOf(evaluation, map.cohorts.length);
    return { isGreen, asked, notEvaluated: evaluation.summary.cohortsNotEvaluated };
  };
  const cohort = { id: 'p', name: 'Patients', care: 'FR' };
  const phone = { id: 'phone', name: 'Phone', kind: 'patient-device' } as const;

  it('a blank map asks whose PHI there is', () => {
    expect(judge({})).toEqual({ isGreen: false, asked: ['test-map cohorts'], notEvaluated: 0 });
  });

  it.each<[string, Drawing, string]>([
    ['without entry', { cohorts: [cohort], nodes: [phone] }, 'p entry'],
    ['with an empty entry', { cohorts: [{ ...cohort, entry: [] }], nodes: [phone] }, 'p entry'],
    [
      'whose PHI stays on the phone',
      { cohorts: [{ ...cohort, entry: ['phone'] }], nodes: [phone] },
      'p entry',
    ],
    [
      'whose PHI is named and stays on the phone',
      { cohorts: [{ ...cohort, entry: ['phone'], dataClasses: ['chat'] }], nodes: [phone] },
      'p entry',
    ],
    [
      'without PHI',
      { cohorts: [{ ...cohort, entry: ['phone'], dataClasses: [] }], nodes: [phone] },
      'p dataClasses',
    ],
    [
      'without PHI and without entry',
      { cohorts: [{ ...cohort, entry: [], dataClasses: [] }], nodes: [phone] },
      'p entry',
    ],
  ])('a cohort %s is not evaluated', (_, drawing, asks) => {
    expect(judge(drawing)).toEqual({ isGreen: false, asked: [asks], notEvaluated: 1 });
  });

  it('one cohort that is evaluated does not make up for one that is not', () => {
    const drawing = drawStore({});
    const both = { ...drawing, cohorts: [...(drawing.cohorts ?? []), cohort] };
    expect(judge(both)).toMatchObject({ isGreen: false, notEvaluated: 1 });
  });

  it('a map on which nothing is wrong, missing or open is', () => {
    expect(judge(drawStore({}))).toEqual({ isGreen: true, asked: [], notEvaluated: 0 });
  });
});

describe('questions', () => {
  const cohort = { id: 'p', name: 'Patients', care: 'FR' };
  const asked = (drawing: Drawing, rules: readonly Rule[]) =>
    run(rules, drawing).openQuestions.map(({ question, unlocks }) => [question, unlocks]);
  const two = [plainRule('AAA-01', []), plainRule('BBB-01', [])];
  const both = ['AAA-01', 'BBB-01'];

  it('about what cannot be judged at all open every rule', () => {
    const phone = { id: 'phone', name: 'Phone', kind: 'patient-device' } as const;
    const withEntry = (entry: string[]) =>
      asked({ cohorts: [{ ...cohort, entry }], nodes: [phone] }, two);
    expect(asked({}, two)).toEqual([
      ['Whose PHI is on this map: which patients, treated where?', both],
    ]);
    const where = [['Where does the PHI of Patients enter?', both]];
    expect(asked({ cohorts: [cohort] }, two)).toEqual(where);
    expect(withEntry([])).toEqual(where);
    expect(withEntry(['phone'])).toEqual([
      ['Where does the PHI of Patients go from its entry? It reaches no system.', both],
    ]);
  });

  it.each([
    ['map', 'organisation.hipaaRole', ['AAA-01', 'BAA-01']],
    ['cohort', 'hipaa', ['AAA-01', 'BAA-01', 'PAT-01']],
    ['map', 'organisation.country', ['AAA-01', 'EEA-01']],
    ['cohort', 'controller', ['AAA-01', 'EEA-01']],
    ['cohort', 'care', ['AAA-01', 'CAR-01']],
    ['node', 'care', ['AAA-01']],
    ['node', 'place', ['AAA-01']],
  ] as const)('about a %s, on %s, settle %j', (type, field, unlocks) => {
    const ids = { map: 'test-map', cohort: 'patients', node: 'store' } as const;
    const lacking = lacks({ subject: { type, id: ids[type] }, field, question: '?', ifNo: 'risk' });
    const rules = [
      plainRule('AAA-01', [lacking]),
      plainRule('BAA-01', [], { regime: ['US-FL', 'US-HIPAA'] }),
      plainRule('EEA-01', [], { regime: ['EU-GDPR'] }),
      plainRule('PAT-01', [], { reads: ['node.place', 'cohort.hipaa'] }),
      plainRule('CAR-01', [], { reads: ['cohort.care'] }),
    ];
    expect(asked(drawStore({}), rules)).toEqual([['?', unlocks]]);
  });

  it('come in an order that hangs on what is drawn, not on ids, also where names are the same', () => {
    const ask = (ids: readonly string[]) => {
      const kinds = ['queue', 'cache', 'worker', 'database'] as const;
      const nodes = ids.map((id, at) => ({ id, name: 'Relay', kind: kinds[at] ?? kinds[0] }));
      const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]));
      const rule = plainRule('AAA-01', [], {
        *check(facts) {
          for (const { subject } of facts.nodes)
            if (kindOf.has(subject.id))
              yield lacks({ subject, field: 'place', question: 'Where?', ifNo: 'risk' });
        },
      });
      const drawing = drawStore({});
      return run([rule], {
        ...drawing,
        nodes: [...(drawing.nodes ?? []), ...nodes],
      }).openQuestions.flatMap(({ subject, elements = [subject] }) =>
        elements.map(({ id }) => kindOf.get(id)),
      );
    };
    expect(ask(['x1', 'x2'])).toEqual(['cache', 'queue']);
    expect(ask(['x2', 'x1'])).toEqual(['cache', 'queue']);
    const all = ['cache', 'database', 'queue', 'worker'];
    expect(ask(['x1', 'x2', 'x3', 'x4'])).toEqual(all);
    expect(ask(['x4', 'x3', 'x2', 'x1'])).toEqual(all);
  });
});

describe('warnings', () => {
  const acceptance = { reason: 'known', by: 'R. Vance', on: '2026-01-01', until: 'none' };
  const orphaned = (rule: string, id: string) => ({
    ...acceptance,
    rule,
    subject: { type: 'node' as const, id },
  });
  const told = (acceptances: NonNullable<Drawing['acceptances']>, nodes: readonly string[]) => {
    const drawing = drawStore({});
    const own = nodes.map((id) => ({
      id,
      name: `Own ${id}`,
      kind: 'api' as const,
      vendor: 'self',
      place: 'aws:eu-west-1',
    }));
    const all = { ...drawing, nodes: [...(drawing.nodes ?? []), ...own], acceptances };
    return run([], all).warnings.map(({ code, subject, message }) => [
      code,
      subject.id,
      /of (\S+) for/.exec(message)?.[1],
    ]);
  };

  it('come by what they warn of, then by the name of the element', () => {
    const acceptances = [orphaned('AAA-01', 'store'), orphaned('AAA-01', 'api')];
    const expected = [
      ['acceptance-orphaned', 'api', 'AAA-01'],
      ['acceptance-orphaned', 'store', 'AAA-01'],
      ['self-at-cloud-region', 'a', undefined],
      ['self-at-cloud-region', 'b', undefined],
    ];
    expect(told(acceptances, ['b', 'a'])).toEqual(expected);
    expect(told(acceptances.toReversed(), ['a', 'b'])).toEqual(expected);
  });

  it('about the same element come in the same order, whatever the order of the acceptances', () => {
    const acceptances = [orphaned('BBB-01', 'store'), orphaned('AAA-01', 'store')];
    const expected = [
      ['acceptance-orphaned', 'store', 'AAA-01'],
      ['acceptance-orphaned', 'store', 'BBB-01'],
    ];
    expect(told(acceptances, [])).toEqual(expected);
    expect(told(acceptances.toReversed(), [])).toEqual(expected);
  });
});

describe('two acceptances of one finding that last as long', () => {
  const why = { reason: 'known', on: '2026-01-01', until: 'none' };
  const some = [
    { ...why, rule: 'AAA-01', subject: store, by: 'R. Vance' },
    { ...why, rule: 'AAA-01', subject: store, by: 'A. Stone' },
  ];

  it('are decided between by what they say, whatever their order', () => {
    const by = (acceptances: typeof some) =>
      run([plainRule('AAA-01', [part()])], { ...drawStore({}), acceptances }).findings.map(
        ({ accepted }) => accepted?.by,
      );
    expect([by(some), by(some.toReversed())]).toEqual([['A. Stone'], ['A. Stone']]);
  });
});

it('repeats what was asked of it: the day and the assumptions', () => {
  const evaluation = evaluate(drawMap({}), [], DAY, ['no-scc', 'no-dpf']);
  expect([evaluation.asOf, evaluation.assumptions]).toEqual([DAY, ['no-dpf', 'no-scc']]);
});
