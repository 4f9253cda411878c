import { describe, expect, it } from 'vitest';
import { editing, refusal, type TestSession } from '../../../test/support/map-session.ts';
import { lineText } from '../document/history-line.ts';
import type { MapDocument } from '../schema/map.ts';
import { commands } from './registry.ts';

const drawing = {
  vendors: [{ id: 'host', name: 'Cloud Host' }],
  nodes: [
    { id: 'rec', name: 'Recordings', kind: 'recording-store', place: 'aws:us-east-1' },
    { id: 'db', name: 'Records', kind: 'database' },
  ],
  hops: [{ id: 'save', from: 'rec', to: 'db' }],
  policies: { matrix: [{ id: 'm', dataClass: 'imaging' }] },
} satisfies Partial<MapDocument>;

const rec = [{ type: 'node', id: 'rec' } as const];
const set = ({ session }: TestSession, path: string, value: unknown, refs: typeof rec = rec) =>
  session.run(commands['set-field'], { refs, path, value });
const element = ({ session }: TestSession) => session.projection.element('node', 'rec');
const line = ({ session }: TestSession) => {
  const undoLine = session.history.undoLine;
  return undoLine && lineText(undoLine);
};

describe('set-field', () => {
  it.each<[string, unknown, string]>([
    ['place', 'aws:eu-west-3', 'Recordings: place aws:us-east-1 → aws:eu-west-3'],
    ['place', undefined, 'Recordings: place aws:us-east-1 → not known'],
    ['vendor', 'host', 'Recordings: run by not known → Cloud Host'],
    ['vendor', 'self', 'Recordings: run by not known → own organisation'],
    ['retention.days', 90, 'Recordings: retention, kept for not known → 90 days'],
    ['retention.days', 'none', 'Recordings: retention, kept for not known → none'],
    ['backup', 'none', 'Recordings: backup not known → none'],
    ['pinned', false, 'Recordings: pinned not known → no'],
    ['failover', ['iso:FR', 'iso:DE'], 'Recordings: fails over to not known → iso:FR, iso:DE'],
    ['failover', [], 'Recordings: fails over to not known → none'],
    ['support', [{ by: 'self' }], 'Recordings: support access not known → 1 entry'],
    [
      'atRest.encryption',
      'aes-256',
      'Recordings: protection at rest, encryption at rest not known → AES-256',
    ],
    ['hsts', true, 'Recordings: HSTS not known → yes'],
    ['responsibilities.a.b', 'shared', 'Recordings: responsibilities, a.b not known → shared'],
    ['position', { x: 1, y: 2 }, 'Recordings: position not known → filled in'],
  ])('sets %s to %j and says so', (path, value, text) => {
    const editor = editing(drawing);
    expect(set(editor, path, value)).toMatchObject({ ok: true, isChanged: true });
    expect(line(editor)).toBe(text);
  });

  it('keeps "unknown", "none" and a value apart, and takes the parts of a group along', () => {
    const editor = editing(drawing);
    set(editor, 'backup.places', ['iso:FR']);
    set(editor, 'backup.encryption', 'aes-256');
    expect(element(editor)?.backup).toEqual({ places: ['iso:FR'], encryption: 'aes-256' });
    set(editor, 'backup', 'none');
    expect(element(editor)?.backup).toBe('none');
    set(editor, 'backup.encryption', 'unknown');
    expect(editor.session.projection.written('node', 'rec')?.backup).toEqual({
      encryption: 'unknown',
    });
    expect(element(editor)?.backup).toEqual({});
    set(editor, 'backup', undefined);
    expect(editor.session.projection.written('node', 'rec')).not.toHaveProperty('backup');
  });

  it('replaces a group that is written whole', () => {
    const editor = editing(drawing);
    set(editor, 'atRest', { encryption: 'aes-256', keys: { custody: 'hsm', rotationDays: 30 } });
    set(editor, 'atRest', { keys: { rotationDays: 60 } });
    expect(element(editor)?.atRest).toEqual({ keys: { rotationDays: 60 } });
    set(editor, 'atRest', {});
    expect(element(editor)?.atRest).toEqual({});
  });

  it('does not hold on to what the caller passed', () => {
    const editor = editing(drawing);
    const places = ['iso:FR'];
    set(editor, 'failover', places);
    places.push('iso:IN');
    expect(element(editor)?.failover).toEqual(['iso:FR']);
  });

  it.each<[string, unknown, string, string]>([
    ['rigion', 'FR', 'no-such-field', '"rigion" is not a field that can be set here.'],
    ['id', 'other', 'no-such-field', ''],
    ['position.x', 1, 'no-such-field', ''],
    ['responsibilities.__proto__', 'shared', 'no-such-field', ''],
    [
      'name',
      undefined,
      'required-field',
      '"name" must be given; change it instead of clearing it.',
    ],
    [
      'name',
      '  ',
      'wrong-value',
      'The value does not fit "name": expected text that is not blank.',
    ],
    ['kind', 'server', 'wrong-value', ''],
    ['place', 'aws:eu-west-33', 'wrong-value', ''],
    ['retention.days', -1, 'wrong-value', ''],
    ['retention', { dayz: 1 }, 'wrong-value', ''],
    ['support', [{ country: 'UK' }], 'wrong-value', ''],
    ['service', '\udc00', 'wrong-value', ''],
    ['service', null, 'wrong-value', ''],
    ['vendor', 'nobody', 'dangling-reference', ''],
    ['support', [{ by: 'nobody' }], 'dangling-reference', ''],
  ])('refuses %s = %j as %s, and changes nothing', (path, value, code, words) => {
    const editor = editing(drawing);
    const before = editor.session.projection.map;
    const result = set(editor, path, value);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(refusal(result)).toContain(words);
    expect(editor.session.projection.map).toBe(before);
    expect(editor.session.history.canUndo).toBe(false);
  });

  it('refuses an element that is gone, and nothing of several is changed then', () => {
    const editor = editing(drawing);
    const refs = [...rec, { type: 'node', id: 'gone' } as const];
    expect(
      editor.session.run(commands['set-field'], { refs, path: 'place', value: 'iso:FR' }),
    ).toEqual({
      ok: false,
      problem: { code: 'no-such-element', element: { type: 'node', id: 'gone' } },
    });
    expect(element(editor)?.place).toBe('aws:us-east-1');
    expect(
      editor.session.run(commands['set-field'], { refs: [], path: 'place', value: 'iso:FR' }),
    ).toMatchObject({ problem: { code: 'too-few', needed: 1 } });
  });

  it('turns a residency row from a class to a group and back', () => {
    const editor = editing(drawing);
    const row = [{ type: 'matrixRow', id: 'm' } as const];
    editor.session.run(commands['set-field'], { refs: row, path: 'group', value: 'clinical' });
    expect(editor.session.projection.map.policies.matrix).toEqual([{ id: 'm', group: 'clinical' }]);
    editor.session.run(commands['set-field'], { refs: row, path: 'dataClass', value: 'imaging' });
    expect(editor.session.projection.map.policies.matrix).toEqual([
      { id: 'm', dataClass: 'imaging' },
    ]);
    editor.session.run(commands['set-field'], { refs: row, path: 'group', value: 'unknown' });
    expect(editor.session.projection.map.policies.matrix).toEqual([
      { id: 'm', dataClass: 'imaging' },
    ]);
  });
});

describe('set-fields', () => {
  it('sets and clears several fields of several elements in one step', () => {
    const editor = editing(drawing);
    const { session } = editor;
    session.run(commands['set-fields'], {
      changes: [
        {
          type: 'node',
          ids: ['rec', 'db'],
          set: { 'atRest.keys.custody': 'hsm' },
          clear: ['place'],
        },
        { type: 'hop', ids: ['save'], set: { encryption: 'tls-1.3' } },
      ],
    });
    expect(session.projection.map.nodes.map(({ atRest }) => atRest?.keys?.custody)).toEqual([
      'hsm',
      'hsm',
    ]);
    expect(session.projection.map.hops[0]?.encryption).toBe('tls-1.3');
    expect(element(editor)).not.toHaveProperty('place');
    expect(line(editor)).toBe('2 nodes and 1 hop: changed');
    session.undo();
    expect(session.history.canUndo).toBe(false);
    expect(element(editor)?.place).toBe('aws:us-east-1');
  });

  it('says the value where it is the same for all', () => {
    const editor = editing(drawing);
    editor.session.run(commands['set-fields'], {
      changes: [{ type: 'node', ids: ['rec', 'db'], set: { place: 'iso:FR' } }],
    });
    expect(line(editor)).toBe('Recordings, Records: place → iso:FR');
  });

  it('names the fields where there are several', () => {
    const editor = editing(drawing);
    editor.session.run(commands['set-fields'], {
      changes: [
        {
          type: 'node',
          ids: ['rec'],
          set: { place: 'iso:FR', hsts: true, service: 'S3', plane: 'data' },
        },
      ],
    });
    expect(line(editor)).toBe('Recordings: place, HSTS, service and 1 more');
  });
});

describe('the fields of the map itself', () => {
  it('are set by commands of their own', () => {
    const editor = editing();
    const { session } = editor;
    session.run(commands['rename-map'], { title: 'France' });
    expect(line(editor)).toBe('Map: title Test map → France');
    session.run(commands['set-organisation'], {
      set: { 'organisation.country': 'FR', 'organisation.hipaaRole': 'none' },
    });
    session.run(commands['set-routing'], { set: { 'routing.basis': [] } });
    session.run(commands['set-governance'], {
      set: { 'governance.riskAnalysis.date': '2026-06-01', 'governance.breachRunbooks': ['FR'] },
    });
    session.run(commands['set-not-used'], { kinds: ['error-tracker'] });
    session.run(commands['set-organisation'], { clear: ['organisation.hipaaRole'] });
    expect(session.projection.map).toMatchObject({
      title: 'France',
      organisation: { country: 'FR' },
      routing: { basis: [] },
      governance: { riskAnalysis: { date: '2026-06-01' }, breachRunbooks: ['FR'] },
      notUsed: ['error-tracker'],
    });
    expect(session.projection.map.organisation).not.toHaveProperty('hipaaRole');
  });

  it('refuse what does not fit', () => {
    const { session } = editing();
    expect(session.run(commands['rename-map'], { title: '' })).toMatchObject({
      problem: { code: 'wrong-value', field: 'title' },
    });
    expect(
      session.run(commands['set-field'], {
        refs: [{ type: 'map', id: 'test-map' }],
        path: 'policies',
        value: {},
      }),
    ).toMatchObject({ problem: { code: 'no-such-field' } });
    expect(
      session.run(commands['set-field'], {
        refs: [{ type: 'map', id: 'test-map' }],
        path: 'nodes',
        value: [],
      }),
    ).toMatchObject({ problem: { code: 'no-such-field' } });
  });
});
