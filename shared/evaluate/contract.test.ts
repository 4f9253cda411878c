import { describe, expect, it } from 'vitest';
import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF } from '#test/support/test-rule.ts';
import { agreementState } from './agreement.ts';
import {
  agreed,
  allApply,
  askWhoRuns,
  atEachUse,
  dataProtectionApplies,
  firstMissing,
  handedTo,
  hipaaApplies,
  lacksBaa,
  lacksDpa,
  processorApplies,
} from './contract.ts';
import { contractGap } from './gap.ts';
import { MapFacts } from './map-facts.ts';
import type { Applies } from './statute.ts';

function read(handover: Handover) {
  const facts = new MapFacts(drawMap(drawHandover(handover)), AS_OF, new Set());
  const [cohort] = facts.evaluated;
  const [vendor] = facts.map.vendors;
  const node = facts.nodeById('system');
  if (!cohort || !vendor || !node) throw new Error('cohort, vendor and node are drawn');
  return { facts, cohort, vendor, node };
}

/** The answer, or what is asked: nothing where the answer is known. */
const fieldOf = ({ value, missing }: Applies): unknown =>
  value === 'unknown'
    ? `${missing?.subject.type} ${missing?.field}`
    : missing
      ? `${value}, yet asks for ${missing.field}`
      : value;

describe('whether HIPAA applies', () => {
  it.each([
    ['a covered entity, care in the US', {}, true],
    ['a covered entity, care in Guam', { cohort: { care: 'GU' } }, true],
    ['outside HIPAA', { organisation: { hipaaRole: 'none' } }, false],
    ['role not known', { organisation: {} }, 'map organisation.hipaaRole'],
    [
      'role not known, care in France',
      { organisation: {}, cohort: { care: 'FR' } },
      'map organisation.hipaaRole',
    ],
    ['a covered entity, care in France', { cohort: { care: 'FR' } }, 'cohort hipaa'],
    ['stated for the cohort', { organisation: {}, cohort: { hipaa: true } }, true],
    ['stated not to, in the US', { cohort: { hipaa: false } }, false],
  ] satisfies [string, Handover, unknown][])('%s', (_, handover, wanted) => {
    const { facts, cohort } = read(handover);
    expect(fieldOf(hipaaApplies(facts, cohort))).toBe(wanted);
  });
});

describe('whether European, British or Swiss law applies', () => {
  it.each([
    ['care in France', { cohort: { care: 'FR' } }, true],
    ['care in Iceland', { cohort: { care: 'IS' } }, true],
    ['care in Great Britain', { cohort: { care: 'GB' } }, true],
    ['care in Switzerland', { cohort: { care: 'CH' } }, true],
    ['a British controller', { cohort: { controller: 'GB' } }, true],
    ['an organisation in Austria', { organisation: { country: 'AT' } }, true],
    [
      'an American controller of an organisation in Austria',
      { organisation: { country: 'AT' }, cohort: { controller: 'US' } },
      false,
    ],
    ['care in the US, controller not known', { organisation: {} }, 'map organisation.country'],
    ['care in the US', {}, false],
  ] satisfies [string, Handover, unknown][])('%s', (_, handover, wanted) => {
    const { facts, cohort } = read(handover);
    expect(fieldOf(dataProtectionApplies(facts, cohort))).toBe(wanted);
  });
});

describe('whether a vendor needs a processor’s contract', () => {
  it.each([
    ['a processor', {}, true],
    ['a provider', { vendor: { role: 'provider' } }, false],
    ['no role, an API', { vendor: { role: 'unknown' } }, true],
    ['no role, an EHR only', { vendor: { role: 'unknown' }, node: { kind: 'ehr' } }, 'vendor role'],
  ] satisfies [string, Handover, unknown][])('%s', (_, handover, wanted) => {
    const { facts, vendor } = read(handover);
    expect(fieldOf(processorApplies(facts, vendor))).toBe(wanted);
  });
});

describe('one side of an agreement', () => {
  const { vendor } = read({
    vendor: { agreements: [signed('baa', { status: 'draft', effective: 'unknown' })] },
  });
  const state = agreementState(vendor, 'baa', AS_OF, null);

  it('asks where it is not known, not where it is, though something else is not', () => {
    expect([state.signed, state.inDates]).toEqual([false, 'unknown']);
    expect(fieldOf(agreed(state, state.inDates))).toBe('vendor agreements.effective');
    expect(fieldOf(agreed(state, state.signed))).toBe(false);
  });
});

describe('conditions together', () => {
  const missing = (field: string) =>
    ({ subject: { type: 'map', id: 'm' }, field, question: '?' }) as const;
  const yes: Applies = { value: true, because: [] };
  const no: Applies = { value: false, because: [] };
  const maybe = (field: string): Applies => ({
    value: 'unknown',
    because: [],
    missing: missing(field),
  });

  it('are false as soon as one is, and then nothing is asked', () => {
    expect(allApply(maybe('a'), no)).toEqual({ value: false, because: [] });
  });

  it('ask for the first that is not known', () => {
    expect(allApply(yes, maybe('a'), maybe('b'))).toMatchObject({
      value: 'unknown',
      missing: { field: 'a' },
    });
    expect(firstMissing(yes, no)).toBeUndefined();
  });

  it('are true where all are, with the facts of all', () => {
    const fact = { subject: { type: 'map', id: 'm' }, field: 'f', value: 1 } as const;
    const told: Applies = { value: true, because: [fact] };
    expect(allApply(told, yes, told)).toEqual({ value: true, because: [fact, fact] });
    expect(allApply()).toEqual({ value: true, because: [] });
  });
});

describe('a missing BAA or DPA', () => {
  const paris = { organisation: { country: 'FR', hipaaRole: 'none' }, cohort: french } as const;

  it.each([
    ['no BAA', {}, true],
    ['a signed BAA', { vendor: { agreements: [signed('baa')] } }, false],
    [
      'a signed BAA that is over',
      { vendor: { agreements: [signed('baa', { expires: '2026-01-01' })] } },
      false,
    ],
    ['not known', { vendor: { agreements: 'unknown' } }, 'vendor agreements'],
    ['not known, outside HIPAA', { ...paris, vendor: { agreements: 'unknown' } }, false],
    [
      'the law before the paper',
      { organisation: {}, vendor: { agreements: 'unknown' } },
      'map organisation.hipaaRole',
    ],
  ] satisfies [string, Handover, unknown][])('BAA: %s', (_, handover, wanted) => {
    const { facts, cohort, vendor } = read(handover);
    expect(fieldOf(lacksBaa(facts, cohort, vendor))).toBe(wanted);
  });

  it.each([
    ['no DPA', paris, true],
    ['a DPA in force', { ...paris, vendor: { agreements: [signed('dpa')] } }, false],
    [
      'a DPA that is over',
      { ...paris, vendor: { agreements: [signed('dpa', { expires: '2026-01-01' })] } },
      true,
    ],
    [
      'its end not known',
      { ...paris, vendor: { agreements: [signed('dpa', { expires: 'unknown' })] } },
      'vendor agreements.expires',
    ],
    ['an American cohort', {}, false],
  ] satisfies [string, Handover, unknown][])('DPA: %s', (_, handover, wanted) => {
    const { facts, cohort, vendor } = read(handover);
    expect(fieldOf(lacksDpa(facts, cohort, vendor))).toBe(wanted);
  });

  it.each([
    ['American PHI and no BAA', {}, true, 'agreement:acme:system'],
    ['American PHI and a BAA', { vendor: { agreements: [signed('baa')] } }, false, undefined],
    ['French PHI and no DPA', paris, true, undefined],
    [
      'French PHI and a DPA',
      { ...paris, vendor: { agreements: [signed('dpa')] } },
      false,
      undefined,
    ],
    [
      'an EEA controller with a DPA and no BAA',
      { cohort: { controller: 'FR' }, vendor: { agreements: [signed('dpa')] } },
      true,
      'agreement:acme:system',
    ],
    [
      'an EEA controller with a BAA and no DPA',
      { cohort: { controller: 'FR' }, vendor: { agreements: [signed('baa')] } },
      true,
      undefined,
    ],
    [
      'an EEA controller with both',
      { cohort: { controller: 'FR' }, vendor: { agreements: [signed('baa'), signed('dpa')] } },
      false,
      undefined,
    ],
    [
      'nothing is known of agreements',
      { vendor: { agreements: 'unknown' } },
      'vendor agreements',
      undefined,
    ],
    [
      'no BAA, and the law of the controller not known',
      { organisation: { hipaaRole: 'covered-entity' } },
      true,
      'agreement:acme:system',
    ],
    ['the organisation runs it', { node: { vendor: 'self' } }, false, undefined],
    [
      'a patient holds it',
      {
        node: { kind: 'patient-device', vendor: 'acme' },
        nodes: [{ id: 'desk', name: 'Desk', kind: 'api', vendor: 'self' }],
        hops: [{ id: 'd', from: 'portal', to: 'desk' }],
      },
      false,
      undefined,
    ],
    ['nobody says who runs it', { node: { vendor: 'unknown' } }, 'node vendor', undefined],
    [
      'nobody says who runs it, where neither law applies',
      {
        organisation: { country: 'CA', hipaaRole: 'none' },
        cohort: { care: 'CA-ON' },
        node: { vendor: 'unknown' },
      },
      false,
      undefined,
    ],
  ] satisfies [string, Handover, unknown, string | undefined][])(
    'at a node: %s',
    (_, handover, wanted, cause) => {
      const { facts, cohort, node } = read(handover);
      const gap = contractGap(facts, cohort, node);
      expect([fieldOf(gap), gap.cause]).toEqual([wanted, cause]);
      expect(gap.because.length).toBeGreaterThan(0);
    },
  );

  it('is no gap for a law that the PHI has left', () => {
    const { facts, cohort, node } = read({
      cohort: { entry: ['clinic'] },
      nodes: [
        {
          id: 'clinic',
          name: 'Clinic',
          kind: 'web-app',
          vendor: 'self',
          transform: { to: 'deidentified', method: 'safe-harbor' },
        },
      ],
      hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
    });
    const { value, because } = contractGap(facts, cohort, node);
    expect(value).toBe(false);
    expect(because.map(({ field }) => field)).toEqual([
      'vendor',
      'care',
      'controller',
      'role',
      'agreements',
    ]);
  });
});

describe('who runs what has PHI', () => {
  const asked = (handover: Handover) => {
    const { facts, cohort } = read({ ...handover, node: { ...handover.node, vendor: 'unknown' } });
    const law = hipaaApplies(facts, cohort);
    return [...askWhoRuns(facts, cohort, 'hipaa', law, ['VND-02'])].map(
      ({ subject, field, ifNo, unlocks }) => [`${subject.type} ${field}`, ifNo, unlocks],
    );
  };

  it('is asked where the law applies', () => {
    expect(asked({})).toEqual([['node vendor', 'violation', ['VND-02']]]);
  });

  it('is asked after whether the law applies', () => {
    const organisation = { country: 'US' };
    expect(asked({ organisation })).toEqual([
      ['map organisation.hipaaRole', 'violation', ['VND-02']],
    ]);
  });

  it('is not asked where it does not, nor of a patient’s device', () => {
    expect(asked({ cohort: { hipaa: false } })).toEqual([]);
    expect(
      asked({
        node: { kind: 'patient-device' },
        nodes: [{ id: 'desk', name: 'Desk', kind: 'api', vendor: 'self' }],
        hops: [{ id: 'd', from: 'portal', to: 'desk' }],
      }),
    ).toEqual([]);
  });
});

describe('who has a cohort’s PHI', () => {
  const supported = {
    node: { support: [{ country: 'IN', by: 'helper', mode: 'standing' as const }] },
    vendors: [{ id: 'helper', name: 'Helper' }],
  } satisfies Handover;

  it('is who runs a node, and who opens it for support', () => {
    const { facts, cohort } = read(supported);
    const handed = handedTo(facts, cohort, 'hipaa').map(({ subject, uses }) => [
      subject.id,
      uses.map(({ node, end }) => `${node.node.id} by ${end.id}`),
    ]);
    expect(handed).toEqual([
      ['acme', ['system by system']],
      ['helper', ['system by ~support/system/IN/helper/standing']],
    ]);
  });

  it('makes one part for each use, with its own path and cause', () => {
    const { facts, cohort } = read(supported);
    const helper = handedTo(facts, cohort, 'hipaa').find(({ vendor }) => vendor.id === 'helper');
    if (!helper) throw new Error('the helper has PHI');
    const common = { severity: 'risk', message: 'Told', because: [] } as const;
    const plain = [...atEachUse(cohort, helper, 'hipaa', common)];
    expect(plain).toMatchObject([
      {
        subject: { type: 'vendor', id: 'helper' },
        elements: [{ type: 'node', id: 'system' }],
        pathTo: { type: 'hop', id: '~support/system/IN/helper/standing' },
        cohort: 'patients',
        scope: 'hipaa',
      },
    ]);
    expect(plain[0]).not.toHaveProperty('cause');
    const caused = [...atEachUse(cohort, helper, 'hipaa', common, ({ node }) => node.node.id)];
    expect(caused[0]?.cause).toBe('system');
  });
});
