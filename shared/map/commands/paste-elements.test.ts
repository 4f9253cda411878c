import { describe, expect, it } from 'vitest';
import { blankMap, editing, made, refusal } from '../../../test/support/map-session.ts';
import { lineText } from '../document/history-line.ts';
import type { ElementRef } from '../document/entities.ts';
import type { MapDocument } from '../schema/map.ts';
import { copyElements } from './clipboard.ts';
import { explainPasteNotes } from './paste-note.ts';
import { commands } from './registry.ts';

const drawing = {
  cohorts: [
    { id: 'fr', name: 'French', care: 'FR', entry: ['app'] },
    { id: 'tx', name: 'Texan', care: 'US-TX' },
  ],
  vendors: [
    { id: 'host', name: 'Host', agreements: [{ type: 'baa', status: 'signed' }] },
    { id: 'other', name: 'Other' },
  ],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'host', position: { x: 100, y: 200 } },
    { id: 'db', name: 'Records', kind: 'database', vendor: 'self', position: { x: 300, y: 250 } },
    { id: 'log', name: 'Logs', kind: 'log-store', vendor: 'other' },
  ],
  hops: [
    { id: 'save', from: 'app', to: 'db', cohorts: ['fr', 'tx'], name: 'Save' },
    { id: 'trace', from: 'db', to: 'log', cohorts: ['tx'] },
  ],
} satisfies Partial<MapDocument>;

const node = (id: string): ElementRef => ({ type: 'node', id });
const copyOf = (refs: readonly ElementRef[]) =>
  copyElements(editing(drawing).session.projection, refs);
const words = explainPasteNotes;

describe('pasting into the same map', () => {
  it('makes nodes and the hops between them anew, and keeps who runs them', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [node('app'), node('db')]);
    const result = session.run(commands['paste-elements'], { text, offset: { x: 10, y: 10 } });
    const created = made(result);
    expect(created.map(({ type }) => type)).toEqual(['node', 'node', 'hop']);
    expect(result).toMatchObject({ notes: [] });
    const { map } = session.projection;
    expect(map.vendors).toHaveLength(2);
    expect(map.nodes.filter(({ name }) => name === 'App')).toMatchObject([
      { id: 'app' },
      { vendor: 'host', position: { x: 110, y: 210 } },
    ]);
    expect(map.hops.find(({ id }) => id === created[2]?.id)).toMatchObject({
      from: created[0]?.id,
      to: created[1]?.id,
      cohorts: ['fr', 'tx'],
    });
    const { undoLine } = session.history;
    expect(undoLine && lineText(undoLine)).toBe('2 nodes and 1 hop: pasted');
  });

  it('puts the upper left corner where it is asked to', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [node('app'), node('db')]);
    const created = made(session.run(commands['paste-elements'], { text, at: { x: 0, y: 0 } }));
    const positions = created
      .slice(0, 2)
      .map(({ id }) => session.projection.element('node', id)?.position);
    expect(positions).toEqual([
      { x: 0, y: 0 },
      { x: 200, y: 50 },
    ]);
  });

  it('draws a hop that was copied alone between the same nodes', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [{ type: 'hop', id: 'save' }]);
    const [hop] = made(session.run(commands['paste-elements'], { text }));
    expect(session.projection.element('hop', hop?.id ?? '')).toMatchObject({
      from: 'app',
      to: 'db',
      name: 'Save',
    });
  });

  it('can be done again and again', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [node('app')]);
    for (let index = 0; index < 3; index += 1) session.run(commands['paste-elements'], { text });
    expect(session.projection.map.nodes.filter(({ name }) => name === 'App')).toHaveLength(4);
    expect(session.projection.map.vendors).toHaveLength(2);
  });

  it('never puts a copy exactly on another card', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [node('app'), node('db')]);
    const positionsOf = (created: readonly ElementRef[]) =>
      created.flatMap(({ type, id }) =>
        type === 'node' ? (session.projection.element('node', id)?.position ?? []) : [],
      );
    const paste = (): unknown =>
      positionsOf(
        made(session.run(commands['paste-elements'], { text, offset: { x: 40, y: 40 } })),
      );
    expect(paste()).toEqual([
      { x: 140, y: 240 },
      { x: 340, y: 290 },
    ]);
    expect(paste()).toEqual([
      { x: 180, y: 280 },
      { x: 380, y: 330 },
    ]);
    const args = { elements: [node('app')], offset: { x: 40, y: 40 } };
    expect(positionsOf(made(session.run(commands['duplicate-elements'], args)))).toEqual([
      { x: 220, y: 320 },
    ]);
  });

  it('ends where no offset leads away: so far out that adding changes nothing', () => {
    const far = { x: 1e300, y: 1e300 };
    const nodes = [{ id: 'far', name: 'Far', kind: 'database' as const, position: far }];
    const { session } = editing({ nodes });
    const text = copyElements(session.projection, [node('far')]);
    const args = { text, offset: { x: 40, y: 40 } };
    const [copy] = made(session.run(commands['paste-elements'], args));
    expect(session.projection.element('node', copy?.id ?? '')?.position).toEqual(far);
  });

  it('puts copies where they stood if told so', () => {
    const { session } = editing(drawing);
    const text = copyElements(session.projection, [node('app')]);
    const [copy] = made(session.run(commands['paste-elements'], { text, offset: { x: 0, y: 0 } }));
    expect(session.projection.element('node', copy?.id ?? '')?.position).toEqual({
      x: 100,
      y: 200,
    });
  });
});

describe('what pasting says', () => {
  it('lists what came along and what was found here, and each loss on its own', () => {
    const matched = { code: 'matched-by-name' } as const;
    expect(
      explainPasteNotes([
        { code: 'vendor-added', name: 'Host' },
        { ...matched, type: 'vendor', name: 'Mail' },
        { code: 'hop-dropped', label: 'Save' },
        { code: 'vendor-added', name: 'Other' },
        { ...matched, type: 'cohort', name: 'French' },
        { ...matched, type: 'cohort', name: 'Texan' },
      ]),
    ).toEqual([
      '2 vendors came along, with their agreements: "Host", "Other".',
      'The vendor "Mail" of this map stands for the one of the same name there.',
      '2 cohorts of this map stand for those of the same name there: "French", "Texan".',
      'The hop "Save" is left out: one of its ends was not copied.',
    ]);
    expect(explainPasteNotes([])).toEqual([]);
  });
});

describe('pasting into another map', () => {
  it('brings the vendor along, leaves out cohorts that are not here, and says both', () => {
    const { session } = editing();
    const result = session.run(commands['paste-elements'], {
      text: copyOf([node('app'), node('db')]),
    });
    made(result);
    const { map } = session.projection;
    expect(map.vendors).toMatchObject([{ name: 'Host', agreements: [{ type: 'baa' }] }]);
    expect(map.nodes.find(({ name }) => name === 'App')?.vendor).toBe(map.vendors[0]?.id);
    expect(map.cohorts).toEqual([]);
    // None of its cohorts is here: it is not limited, rather than for nobody.
    expect(map.hops[0]).not.toHaveProperty('cohorts');
    expect(result.ok ? words([...result.notes]) : []).toEqual([
      'The vendor "Host" came along, with its agreements.',
      '"Save": cohorts named "French", which this map does not have; it is left out.',
      '"Save": cohorts named "Texan", which this map does not have; it is left out.',
    ]);
    session.undo();
    expect(session.projection.document).toEqual(blankMap);
  });

  it('takes vendors and cohorts of the same name for the same, whatever their ids', () => {
    const { session } = editing({
      vendors: [{ id: 'v9', name: 'host ' }],
      cohorts: [{ id: 'host', name: 'French', care: 'FR' }],
    });
    const result = session.run(commands['paste-elements'], {
      text: copyOf([node('app'), node('db')]),
    });
    const { map } = session.projection;
    expect(map.vendors).toHaveLength(1);
    expect(map.nodes.find(({ name }) => name === 'App')?.vendor).toBe('v9');
    expect(map.hops[0]?.cohorts).toEqual(['host']);
    expect(result.ok ? words([...result.notes]) : []).toContain(
      'The vendor "Host" of this map stands for the one of the same name there.',
    );
  });

  it('does not take another vendor that happens to have the same id', () => {
    const { session } = editing({ vendors: [{ id: 'host', name: 'Somebody else' }] });
    session.run(commands['paste-elements'], { text: copyOf([node('app')]) });
    const app = session.projection.map.nodes[0];
    expect(session.projection.element('vendor', app?.vendor ?? '')?.name).toBe('Host');
    expect(app?.vendor).not.toBe('host');
  });

  it('leaves out a hop of which an end is not here, and refuses where nothing is left', () => {
    const { session } = editing();
    const text = copyOf([{ type: 'hop', id: 'trace' }]);
    expect(session.run(commands['paste-elements'], { text })).toMatchObject({ ok: false });
    const both = copyOf([{ type: 'hop', id: 'trace' }, node('app')]);
    const result = session.run(commands['paste-elements'], { text: both });
    expect(session.projection.map.hops).toEqual([]);
    expect(result.ok ? result.notes.map(({ code }) => code) : []).toContain('hop-dropped');
  });

  it('takes cohorts, policies and decisions that were copied themselves', () => {
    const policies = {
      matrix: [{ id: 'm', cohorts: ['fr'] }],
      postures: [{ id: 'p', name: 'EU' }],
    };
    const source = editing({ ...drawing, policies, decisions: [{ id: 'd', question: 'Why?' }] });
    const text = copyElements(source.session.projection, [
      { type: 'cohort', id: 'fr' },
      { type: 'matrixRow', id: 'm' },
      { type: 'posture', id: 'p' },
      { type: 'decision', id: 'd' },
    ]);
    const { session } = editing();
    session.run(commands['paste-elements'], { text });
    const { map } = session.projection;
    expect(map.cohorts).toMatchObject([{ name: 'French', entry: [] }]);
    expect(map.policies.matrix[0]?.cohorts).toEqual([map.cohorts[0]?.id]);
    expect(map.policies.postures).toMatchObject([{ name: 'EU' }]);
    expect(map.decisions).toMatchObject([{ question: 'Why?' }]);
  });

  it('takes the whole of a map file, apart from what is here already', () => {
    const { session } = editing({ vendors: [{ id: 'h', name: 'Host' }] });
    session.run(commands['paste-elements'], { text: JSON.stringify({ ...blankMap, ...drawing }) });
    const { map } = session.projection;
    expect(map.nodes.map(({ name }) => name).toSorted()).toEqual(['App', 'Logs', 'Records']);
    expect(map.hops).toHaveLength(2);
    expect(map.vendors.map(({ name }) => name).toSorted()).toEqual(['Host', 'Other']);
    const french = map.cohorts.find(({ name }) => name === 'French');
    const app = map.nodes.find(({ name }) => name === 'App');
    expect(french?.entry).toEqual([app?.id]);
    expect(map.title).toBe('Test map');
  });
});

describe('what is not a map', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['some text', 'hello'],
    ['some JSON', '[1, 2]'],
    ['elements without a map', '{"format":"domicile.elements","elements":[]}'],
    ['elements of an empty map', copyElements(editing().session.projection, [])],
    ['a newer map', '{"format":"domicile.map","version":99}'],
    [
      'an unknown key',
      `{"format":"domicile.elements","map":${JSON.stringify({ ...blankMap, x: 1 })}}`,
    ],
    ['a key twice', '{"format":"domicile.elements","elements":[],"elements":[],"map":{}}'],
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting in a map', `{"format":"domicile.elements","map":${'['.repeat(100_000)}`],
  ])('is refused with the reason: %s', (_what, text) => {
    const { session } = editing(drawing);
    const before = session.projection.map;
    const result = session.run(commands['paste-elements'], { text });
    expect(result).toMatchObject({ ok: false, problem: { code: 'not-a-map' } });
    expect(refusal(result)).toMatch(/^What was pasted is not part of a map: .{10}/);
    expect(session.projection.map).toBe(before);
  });
});
