import { describe, expect, it } from 'vitest';
import { editing } from '../../../test/support/map-session.ts';
import { lineText } from '../document/history-line.ts';
import type { MapDocument } from '../schema/map.ts';
import { mapHash } from '../canonical.ts';
import { commands } from './registry.ts';

const drawing = {
  cohorts: [
    { id: 'fr', name: 'French', care: 'FR' },
    { id: 'tx', name: 'Texan', care: 'US-TX' },
  ],
  vendors: [{ id: 'host', name: 'Host' }],
  nodes: [{ id: 'rec', name: 'Recordings', kind: 'recording-store' }],
} satisfies Partial<MapDocument>;

const open = () => {
  const editor = editing(drawing);
  const { session } = editor;
  return {
    session,
    line: () => session.history.undoLine && lineText(session.history.undoLine),
    map: () => session.projection.map,
  };
};

describe('adding to the registers', () => {
  it('takes the fields that are known', () => {
    const { session, line, map } = open();
    session.run(commands['add-cohort'], {
      name: 'Quebec',
      care: 'CA-QC',
      facts: { entry: ['rec'], people: 3 },
    });
    expect(line()).toBe('Quebec: cohort added');
    session.run(commands['add-vendor'], { name: 'Mailer', facts: { agreements: [] } });
    session.run(commands['add-posture'], { name: 'EU only', facts: { allowed: ['group:EU'] } });
    session.run(commands['add-matrix-row'], { facts: { group: 'clinical', cohorts: ['fr'] } });
    expect(line()).toBe('Residency of Clinical: added');
    session.run(commands['add-decision'], { facts: { question: 'Second region?' } });
    expect(map().cohorts).toHaveLength(3);
    expect(map().vendors.map(({ name }) => name)).toContain('Mailer');
    expect(map().policies.postures).toMatchObject([{ name: 'EU only' }]);
    expect(map().policies.matrix).toMatchObject([{ group: 'clinical', cohorts: ['fr'] }]);
    expect(map().decisions).toMatchObject([
      { question: 'Second region?', by: 'Ada', on: '2026-11-22' },
    ]);
  });

  it('refuses what does not fit', () => {
    const { session } = open();
    expect(session.run(commands['add-cohort'], { name: 'X', care: 'UK' })).toMatchObject({
      problem: { code: 'wrong-value', field: 'care' },
    });
    expect(
      session.run(commands['add-matrix-row'], {
        facts: { group: 'clinical', dataClass: 'imaging' },
      }),
    ).toMatchObject({ problem: { code: 'wrong-value', field: 'group' } });
    expect(
      session.run(commands['add-matrix-row'], { facts: { cohorts: ['nobody'] } }),
    ).toMatchObject({ problem: { code: 'dangling-reference', field: 'cohorts', id: 'nobody' } });
  });
});

describe('rows', () => {
  const target = { type: 'vendor', id: 'host', list: 'agreements' } as const;

  it('are added to a list that was not known, changed and taken out to none', () => {
    const { session, line } = open();
    const agreements = () => session.projection.element('vendor', 'host')?.agreements;
    session.run(commands['add-row'], { target, row: { type: 'baa', status: 'signed' } });
    expect(line()).toBe('Host: agreements, one added');
    session.run(commands['add-row'], { target, row: { type: 'scc', module: 2, tia: 'none' } });
    session.run(commands['update-row'], {
      target,
      row: 0,
      fields: { status: undefined, expires: '2027-01-01' },
    });
    expect(agreements()).toEqual([
      { type: 'baa', expires: '2027-01-01' },
      { type: 'scc', module: 2, tia: 'none' },
    ]);
    session.run(commands['remove-row'], { target, row: 0 });
    session.run(commands['remove-row'], { target, row: 0 });
    expect(agreements()).toEqual([]);
    expect(line()).toBe('Host: agreements, one removed');
  });

  it('that are typed into are one step', () => {
    const { session } = open();
    session.run(commands['add-row'], { target, row: {} });
    const type = (document: string) =>
      session.run(commands['update-row'], { target, row: 0, fields: { evidence: { document } } });
    for (const text of ['a', 'ab', 'abc']) type(text);
    session.undo();
    expect(session.projection.element('vendor', 'host')?.agreements).toEqual([{}]);
  });

  it('that are not there, or do not fit, are refused', () => {
    const { session } = open();
    expect(session.run(commands['update-row'], { target, row: 0, fields: {} })).toMatchObject({
      problem: { code: 'no-such-row', field: 'agreements', row: 0 },
    });
    expect(session.run(commands['remove-row'], { target, row: 0 })).toMatchObject({
      problem: { code: 'no-such-row' },
    });
    expect(session.run(commands['add-row'], { target, row: { kind: 'baa' } })).toMatchObject({
      problem: { code: 'wrong-value' },
    });
    expect(
      session.run(commands['add-row'], {
        target: { type: 'node', id: 'rec', list: 'support' },
        row: { by: 'nobody' },
      }),
    ).toMatchObject({ problem: { code: 'dangling-reference', field: 'support', id: 'nobody' } });
    expect(
      session.run(commands['add-row'], { target: { ...target, id: 'gone' }, row: {} }),
    ).toMatchObject({ problem: { code: 'no-such-element' } });
  });
});

describe('accept-finding and withdraw-acceptance', () => {
  const subject = { type: 'node', id: 'rec' } as const;
  const words = { rule: 'LOC-01', subject, reason: 'Moves in May', by: 'Ada', until: '2027-05-01' };

  it('record who bears what until when, and replace what was said of the same cohorts', () => {
    const { session, line, map } = open();
    session.run(commands['accept-finding'], words);
    expect(line()).toBe('LOC-01 for Recordings: accepted until 2027-05-01');
    session.run(commands['accept-finding'], { ...words, cohorts: ['tx', 'fr'] });
    session.run(commands['accept-finding'], { ...words, cohorts: ['fr', 'tx'], reason: 'Longer' });
    session.run(commands['accept-finding'], { ...words, until: 'none' });
    expect(map().acceptances).toEqual([
      { ...words, cohorts: ['fr', 'tx'], reason: 'Longer', on: '2026-11-22' },
      { ...words, until: 'none', on: '2026-11-22' },
    ]);
    const hash = mapHash(session.projection.document);
    session.run(commands['withdraw-acceptance'], { rule: 'LOC-01', subject });
    expect(map().acceptances).toEqual([]);
    session.undo();
    expect(mapHash(session.projection.document)).toBe(hash);
  });

  it('refuse half of it, and what is not there', () => {
    const { session } = open();
    for (const field of ['reason', 'by', 'until'] as const)
      expect(session.run(commands['accept-finding'], { ...words, [field]: ' ' })).toMatchObject({
        problem: { code: 'required-field', field },
      });
    expect(
      session.run(commands['accept-finding'], { ...words, until: '2027-02-30' }),
    ).toMatchObject({ problem: { code: 'wrong-value', field: 'until' } });
    expect(session.run(commands['withdraw-acceptance'], { rule: 'LOC-01', subject })).toMatchObject(
      {
        problem: { code: 'no-such-element' },
      },
    );
  });
});
