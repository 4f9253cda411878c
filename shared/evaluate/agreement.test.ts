import { describe, expect, it } from 'vitest';
import { signed } from '#test/support/draw-handover.ts';
import type { Agreement } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { nodeKinds } from '../map/schema/vocabulary.ts';
import { agreementName, agreementState, isProcessor } from './agreement.ts';

const AS_OF = '2026-11-22';

function vendor(agreements: readonly Agreement[] | 'unknown', role = 'unknown') {
  const list = agreements === 'unknown' ? agreements : [...agreements];
  const drawn = { id: 'acme', name: 'Acme', agreements: list, role };
  const map = drawMap(JSON.parse(JSON.stringify({ vendors: [drawn] })));
  const [first] = map.vendors;
  if (!first) throw new Error('the vendor is drawn');
  return first;
}

const stateFor = (
  agreements: readonly Agreement[] | 'unknown',
  service: string | undefined | null,
) => agreementState(vendor(agreements), 'baa', AS_OF, service);

const stateOf = (agreements: readonly Agreement[] | 'unknown') => stateFor(agreements, null);

const inForce = (more: Partial<Agreement>) => stateOf([signed('baa', more)]).inForce;

describe('an agreement in force', () => {
  it.each([
    ['signed, without end', {}, true],
    ['its first day', { effective: AS_OF }, true],
    ['the day before its first day', { effective: '2026-11-23' }, false],
    ['its last day', { expires: AS_OF }, true],
    ['the day after its last day', { expires: '2026-11-21' }, false],
    ['without a first day it never began', { effective: 'none' }, false],
    ['a draft', { status: 'draft' }, false],
    ['refused', { status: 'refused' }, false],
    ['known not to exist', { status: 'none' }, false],
    ['its status not known', { status: 'unknown' }, 'unknown'],
    ['its first day not known', { effective: 'unknown' }, 'unknown'],
    ['its last day not known', { expires: 'unknown' }, 'unknown'],
    ['a draft of which no day is known', { status: 'draft', expires: 'unknown' }, false],
    ['over, whatever its first day', { effective: 'unknown', expires: '2026-01-01' }, false],
  ] satisfies [string, Partial<Agreement>, boolean | 'unknown'][])('%s', (_, more, wanted) => {
    expect(inForce(more)).toBe(wanted);
  });
});

describe('the service in use', () => {
  it.each([
    ['every service', ['*'], undefined, true],
    ['the service', ['Queue', 'Store'], 'Store', true],
    ['the service in other capitals', ['STORE'], 'Store', true],
    ['other services', ['Queue'], 'Store', false],
    ['a longer name', ['Store Plus'], 'Store', false],
    ['no service', [], 'Store', false],
    ['no service, whichever it is', [], undefined, false],
    ['a list that is not known', 'unknown', 'Store', 'unknown'],
    ['services, and which it is is not known', ['Queue'], undefined, 'unknown'],
    ['other services, and none matters', ['Queue'], null, true],
    ['a list that is not known, and none matters', 'unknown', null, true],
  ] satisfies [string, Agreement['services'], string | undefined | null, boolean | 'unknown'][])(
    'covered by %s',
    (_, services, service, wanted) => {
      const state = stateFor([signed('baa', services === undefined ? {} : { services })], service);
      expect([state.covers, state.inForce]).toEqual([wanted, wanted]);
    },
  );
});

describe('the agreement that serves best', () => {
  const chosen = (...list: readonly Agreement[]) =>
    stateFor(list, 'Store').agreement?.evidence?.document;
  const named = (document: string, more: Partial<Agreement> = {}) =>
    signed('baa', { evidence: { document }, ...more });

  it.each([
    ['in force before a draft', named('good'), named('bad', { status: 'draft' })],
    ['in force before one that is over', named('good'), named('bad', { expires: '2026-01-01' })],
    ['in force before one not known to be', named('good'), named('bad', { expires: 'unknown' })],
    [
      'signed before a draft in its dates',
      named('good', { expires: '2026-01-01' }),
      named('bad', { status: 'draft' }),
    ],
    [
      'covering before not covering',
      named('good', { services: ['Store'] }),
      named('bad', { services: ['Queue'] }),
    ],
    [
      'not known to cover before not covering',
      named('good', { services: 'unknown' }),
      named('bad', { services: ['Queue'] }),
    ],
    [
      'the longer one',
      named('good', { expires: '2028-01-01' }),
      named('bad', { expires: '2027-01-01' }),
    ],
    ['the one without end', named('good'), named('bad', { expires: '2099-12-31' })],
    [
      'the one whose end is later, of two that are over',
      named('good', { expires: '2026-02-01' }),
      named('bad', { expires: '2026-01-01' }),
    ],
    [
      'the longer one, though the other began later',
      named('good', { effective: '2025-01-01', expires: '2028-01-01' }),
      named('bad', { effective: '2026-01-01', expires: '2027-01-01' }),
    ],
    ['the same one of two alike', named('good'), named('bad')],
  ] satisfies [string, Agreement, Agreement][])('is %s', (_, better, worse) => {
    expect(chosen(better, worse)).toBe('good');
    expect(chosen(worse, better)).toBe('good');
  });

  it('is the same one of two alike, in whatever order each lists its services', () => {
    const pair = (services: string[]) => [
      named('good', { services }),
      named('bad', { services: ['Queue', 'Store'] }),
    ];
    for (const list of [pair(['Store', 'Mail']), pair(['Mail', 'Store'])])
      for (const agreements of [list, list.toReversed()])
        expect(chosen(...agreements)).toBe(chosen(...pair(['Mail', 'Store'])));
  });

  it('is never one of another type', () => {
    expect(stateOf([signed('dpa')])).toMatchObject({ signed: false, inForce: false });
    expect(stateOf([signed('dpa')]).agreement).toBeUndefined();
  });
});

describe('what is not known', () => {
  it.each([
    ['the list', 'unknown', 'agreements'],
    ['the type of the only one', [{ status: 'signed' }], 'agreements.type'],
    [
      'the type of another beside a draft',
      [signed('baa', { status: 'draft' }), {}],
      'agreements.type',
    ],
    ['whether it is signed', [{ type: 'baa' }], 'agreements.status'],
    ['its first day', [signed('baa', { effective: 'unknown' })], 'agreements.effective'],
    ['its last day', [signed('baa', { expires: 'unknown' })], 'agreements.expires'],
    ['its services', [signed('baa', { services: 'unknown' })], 'agreements.services'],
  ] satisfies [string, readonly Agreement[] | 'unknown', string][])(
    'is asked: %s',
    (_, agreements, field) => {
      const { inForce: value, missing } = stateFor(agreements, 'Store');
      expect([value, missing?.subject, missing?.field]).toEqual([
        'unknown',
        { type: 'vendor', id: 'acme' },
        field,
      ]);
      expect(missing?.question).toMatch(/Acme.*\?$/);
    },
  );

  it.each([
    ['an empty list', []],
    ['a draft of a type not known', [{ status: 'draft' }]],
    ['agreements of other types', [signed('dpa'), signed('scc')]],
  ] satisfies [string, readonly Agreement[]][])('is not in %s: there is none', (_, agreements) => {
    const state = stateOf(agreements);
    expect([state.signed, state.inDates, state.covers, state.inForce]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(state.missing).toBeUndefined();
  });

  it('does not matter beside one in force', () => {
    expect(stateOf([{}, signed('baa')]).inForce).toBe(true);
  });

  it('is nothing where all is told: then nothing is asked, in force or not', () => {
    for (const more of [{}, { expires: '2026-01-01' }, { status: 'draft' as const }])
      expect(stateFor([signed('baa', more)], 'Store')).not.toHaveProperty('missing');
  });

  it('is among the facts with no value', () => {
    const none = [{ subject: { type: 'vendor', id: 'acme' }, field: 'agreements', value: null }];
    expect(stateOf('unknown').because).toEqual(none);
  });
});

it('tells the day apart, though answers are kept', () => {
  const acme = vendor([signed('baa', { expires: AS_OF })]);
  const on = (day: string) => agreementState(acme, 'baa', day, null).inForce;
  expect([on(AS_OF), on('2026-11-23'), on(AS_OF)]).toEqual([true, false, true]);
});

it('tells types and services apart, though answers are kept', () => {
  const acme = vendor([signed('baa', { services: ['Store'] })]);
  const covers = (service: string | undefined | null) =>
    agreementState(acme, 'baa', AS_OF, service).covers;
  expect(['Store', 'Queue', undefined, null].map(covers)).toEqual([true, false, 'unknown', true]);
  expect(agreementState(acme, 'dpa', AS_OF, 'Store').signed).toBe(false);
});

it('calls agreements by their names', () => {
  expect(agreementName('baa')).toBe('business associate agreement (BAA)');
  expect(agreementName('dpa')).toBe('data processing agreement (DPA)');
});

describe('a processor', () => {
  const PARTIES = new Set(['ehr', 'lab', 'pharmacy', 'insurer', 'payment']);

  it.each(['provider', 'payer', 'controller', 'conduit', 'payment', 'processor'])(
    'is what the role %s says, whatever it runs',
    (role) => {
      for (const kinds of [[], ['ehr'], ['api']])
        expect(isProcessor(vendor([], role), kinds)).toBe(role === 'processor');
    },
  );

  it.each(nodeKinds)('without a role, running %s', (kind) => {
    expect(isProcessor(vendor([]), [kind])).toBe(PARTIES.has(kind) ? 'unknown' : true);
  });

  it('is one without a role where it runs nothing, or anything else too', () => {
    expect(isProcessor(vendor([]), [])).toBe(true);
    expect(isProcessor(vendor([]), ['ehr', 'lab', 'api'])).toBe(true);
    expect(isProcessor(vendor([]), ['ehr', 'lab'])).toBe('unknown');
  });
});
