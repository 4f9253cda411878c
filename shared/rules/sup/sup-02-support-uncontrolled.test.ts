import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { american, bareVendor, drawStore } from '#test/support/draw-store.ts';
import type { Node } from '#test/support/draw-store.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sup02 } from './sup-02-support-uncontrolled.ts';

type Support = NonNullable<Exclude<Node['support'], 'unknown'>>[number];

const good: Support = {
  country: 'IE',
  by: 'self',
  mode: 'just-in-time',
  approved: true,
  masked: true,
  logged: true,
};
const opened = (...support: Partial<Support>[]): Drawing =>
  drawStore({ support: support.map((entry) => ({ ...good, ...entry })) });
const risk = { severity: 'risk', subject: 'node:store', cohorts: ['patients'] } as const;

testRule(sup02, {
  breaks: [
    {
      ...risk,
      when: 'the access is standing',
      map: opened({ mode: 'standing' }),
      path: ['in', 'keep', '~support/store/IE/self/standing'],
      says: 'Support of Recordings by the own organisation is standing',
    },
    {
      ...risk,
      when: 'nobody approves it',
      map: opened({ approved: false }),
      says: 'is not approved',
    },
    { ...risk, when: 'PHI is not masked', map: opened({ masked: false }), says: 'is not masked' },
    { ...risk, when: 'it is not logged', map: opened({ logged: false }), says: 'is not logged' },
    {
      ...risk,
      when: 'one thing is wrong and the rest is not known',
      map: drawStore({ support: [{ country: 'IE', by: 'self', mode: 'standing' }] }),
    },
    {
      ...risk,
      when: 'one of two accesses is out of control',
      map: opened({}, { masked: false, mode: 'screen-share' }),
      elements: ['hop:~support/store/IE/self/screen-share'],
    },
    {
      ...risk,
      when: 'PHI under HIPAA alone',
      map: drawStore({ support: [{ ...good, logged: false }] }, { cohort: american }),
    },
  ],
  holds: [
    { when: 'just in time, approved, masked and logged', map: opened({}) },
    { when: 'a shared screen under control', map: opened({ mode: 'screen-share' }) },
    { when: 'nobody can open it', map: drawStore({ support: [] }) },
    {
      when: "a patient's own device",
      map: drawStore({ kind: 'patient-device', support: [{ ...good, masked: false }] }),
    },
  ],
  unknown: [
    {
      when: 'nobody says who can open it',
      map: drawStore({}, { vendor: { ...bareVendor, support: 'unknown' } }),
      asks: 'vendor:cloud support',
      ifNo: 'risk',
    },
    {
      when: 'the mode is not known',
      map: opened({ mode: 'unknown', logged: 'unknown' }),
      asks: 'node:store support.mode',
      ifNo: 'risk',
    },
    {
      when: 'the approval is not known',
      map: opened({ approved: 'unknown' }),
      asks: 'node:store support.approved',
      ifNo: 'risk',
    },
    {
      when: 'the masking is not known',
      map: opened({ masked: 'unknown' }),
      asks: 'node:store support.masked',
      ifNo: 'risk',
    },
    {
      when: 'the logging is not known',
      map: opened({ logged: 'unknown' }),
      asks: 'node:store support.logged',
      ifNo: 'risk',
    },
  ],
});

describe('SUP-02', () => {
  it('asks for one fact at a time, and for none once something is wrong', () => {
    const asked = (drawing: Drawing) =>
      evaluate(drawMap(drawing), [sup02], AS_OF).openQuestions.map(({ field }) => field);
    expect(asked(opened({ mode: 'unknown', logged: 'unknown' }))).toEqual(['support.mode']);
    expect(asked(opened({ mode: 'unknown', logged: false }))).toEqual([]);
  });

  it('puts every access under control, leaves what is not known, and clears the finding', () => {
    const wrong: Support[] = [
      { ...good, mode: 'standing', approved: false },
      { ...good, mode: 'export', masked: false, logged: false },
      { country: 'IE', by: 'self', mode: 'just-in-time', approved: true },
    ];
    const repaired: Support[] = [good, { ...good, mode: 'export' }, ...wrong.slice(2)];
    const [finding] = evaluate(drawMap(drawStore({ support: wrong })), [sup02], AS_OF).findings;
    expect(finding?.remedies.filter(({ patch }) => patch)).toEqual([
      {
        label: 'Give support of Recordings just in time, approved, masked and logged',
        patch: [{ set: { type: 'node', id: 'store' }, field: 'support', value: repaired }],
      },
    ]);
    const { findings } = evaluate(drawMap(drawStore({ support: repaired })), [sup02], AS_OF);
    expect(findings).toEqual([]);
  });
});
