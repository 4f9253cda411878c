import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  editing,
  openSession,
  replica,
  type TestSession,
} from '../../../test/support/map-session.ts';
import { commands } from '../commands/registry.ts';
import type { MapDocument } from '../schema/map.ts';
import { changeText } from './change-text.ts';
import { MAX_STEPS, MERGE_WITHIN } from './history.ts';
import { lineText } from './history-line.ts';

const drawing = {
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app' },
    { id: 'db', name: 'Records', kind: 'database', place: 'aws:us-east-1' },
  ],
} satisfies Partial<MapDocument>;

const name = (editor: TestSession, value: string) =>
  editor.session.run(commands['set-field'], {
    refs: [{ type: 'node', id: 'app' }],
    path: 'name',
    value,
  });
const move = (editor: TestSession, x: number) =>
  editor.session.run(commands['move-nodes'], { moves: [{ id: 'app', position: { x, y: 0 } }] });
const app = ({ session }: TestSession) => session.projection.element('node', 'app');

describe('typing', () => {
  it('is one step while the letters follow each other, and its line spans all of it', () => {
    const editor = editing(drawing);
    for (const text of ['W', 'We', 'Web']) {
      name(editor, text);
      editor.clock.now += MERGE_WITHIN - 1;
    }
    expect(editor.session.history.undoLine).toEqual({
      subject: 'We',
      what: 'name',
      from: 'App',
      to: 'Web',
    });
    editor.session.undo();
    expect(app(editor)?.name).toBe('App');
    expect(editor.session.history.canUndo).toBe(false);
    editor.session.redo();
    expect(app(editor)?.name).toBe('Web');
  });

  it('is two steps after a pause', () => {
    const editor = editing(drawing);
    name(editor, 'W');
    editor.clock.now += MERGE_WITHIN;
    name(editor, 'We');
    editor.session.undo();
    expect(app(editor)?.name).toBe('W');
  });

  it('is a step of its own in each field, and after an undo', () => {
    const editor = editing(drawing);
    name(editor, 'W');
    editor.session.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'app' }],
      path: 'service',
      value: 'W',
    });
    editor.session.undo();
    expect(app(editor)).toMatchObject({ name: 'W' });
    expect(app(editor)).not.toHaveProperty('service');
    name(editor, 'We');
    editor.session.undo();
    expect(app(editor)?.name).toBe('W');
  });
});

describe('a group', () => {
  it('is one step however long it takes', () => {
    const editor = editing(drawing);
    move(editor, 1);
    editor.session.history.beginGroup();
    for (const x of [10, 20, 30]) {
      editor.clock.now += 10_000;
      move(editor, x);
    }
    name(editor, 'Moved');
    editor.session.history.endGroup();
    move(editor, 40);
    editor.session.undo();
    expect(app(editor)).toMatchObject({ position: { x: 30 }, name: 'Moved' });
    editor.session.undo();
    expect(app(editor)).toMatchObject({ position: { x: 1 }, name: 'App' });
    editor.session.undo();
    expect(app(editor)).not.toHaveProperty('position');
  });

  it('without a change leaves no step', () => {
    const editor = editing(drawing);
    editor.session.history.beginGroup();
    editor.session.history.endGroup();
    expect(editor.session.history.canUndo).toBe(false);
    expect(editor.session.undo()).toBeUndefined();
  });

  it('ends where something is undone in the middle of it', () => {
    const editor = editing(drawing);
    editor.session.history.beginGroup();
    move(editor, 1);
    editor.session.undo();
    move(editor, 2);
    editor.clock.now += 10_000;
    move(editor, 3);
    editor.session.undo();
    expect(app(editor)?.position?.x).toBe(2);
  });
});

describe('steps', () => {
  it(`are kept up to ${MAX_STEPS}`, () => {
    const editor = editing(drawing);
    for (let index = 0; index <= MAX_STEPS; index += 1) {
      move(editor, index);
      editor.clock.now += MERGE_WITHIN;
    }
    let steps = 0;
    while (editor.session.undo()) steps += 1;
    expect(steps).toBe(MAX_STEPS);
    expect(app(editor)?.position?.x).toBe(0);
    while (editor.session.redo());
    expect(app(editor)?.position?.x).toBe(MAX_STEPS);
  });

  it('of somebody else are not undone, and what they wrote over stays', () => {
    const ours = editing(drawing);
    const theirs = openSession(replica(ours.doc), 't');
    name(ours, 'Ours');
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(ours.doc));
    name(theirs, 'Theirs');
    theirs.session.run(commands['add-vendor'], { name: 'Host' });
    Y.applyUpdate(ours.doc, Y.encodeStateAsUpdate(theirs.doc));
    ours.session.undo();
    expect(app(ours)?.name).toBe('Theirs');
    expect(ours.session.projection.map.vendors).toHaveLength(1);
    expect(ours.session.history.canUndo).toBe(false);
  });

  it('bring a removed node back with its hops, its fields and who refers to it', () => {
    const editor = editing({
      ...drawing,
      hops: [{ id: 'save', from: 'app', to: 'db' }],
      cohorts: [{ id: 'c', name: 'C', care: 'FR', entry: ['app', 'db'] }],
    });
    const before = editor.session.projection.document;
    editor.session.run(commands['remove-elements'], { elements: [{ type: 'node', id: 'db' }] });
    expect(editor.session.projection.map.cohorts[0]?.entry).toEqual(['app']);
    editor.session.undo();
    expect(editor.session.projection.document).toEqual(before);
  });

  it('can be taken back past a value that was set on a cleared field and undone', () => {
    const editor = editing(drawing);
    const place = (value: string | undefined) => {
      editor.clock.now += 10_000;
      editor.session.run(commands['place-nodes'], { nodes: [{ id: 'db' }], place: value });
    };
    place(undefined);
    place('iso:FR');
    editor.session.undo();
    name(editor, 'Other');
    editor.session.undo();
    editor.session.undo();
    expect(editor.session.projection.element('node', 'db')?.place).toBe('aws:us-east-1');
  });
});

describe('the selection', () => {
  it('is that of before the step after undo, and that of after it after redo', () => {
    const editor = editing(drawing);
    const before = [{ type: 'node', id: 'app' }] as const;
    editor.selection.now = before;
    const result = editor.session.run(commands['send-to'], {
      from: 'app',
      node: { kind: 'email' },
    });
    const after = result.ok ? result.created : [];
    editor.selection.now = after;
    const undone = editor.session.undo();
    expect(undone?.selection).toEqual(before);
    editor.selection.now = undone?.selection ?? [];
    expect(editor.session.redo()?.selection).toEqual(after);
    expect(after).toHaveLength(2);
  });
});

describe('each transaction', () => {
  it('says in one line what it does', () => {
    const editor = editing(drawing);
    const lines: (string | undefined)[] = [];
    editor.doc.on('update', (_update, _origin, _doc, transaction) =>
      lines.push(changeText(transaction)),
    );
    editor.session.run(commands['place-nodes'], { nodes: [{ id: 'db' }], place: 'aws:eu-west-3' });
    editor.session.undo();
    editor.session.redo();
    Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(editing({ vendors: [] }).doc));
    expect(lines.slice(0, 3)).toEqual([
      'Records: place aws:us-east-1 → aws:eu-west-3',
      'Undo: Records: place aws:us-east-1 → aws:eu-west-3',
      'Redo: Records: place aws:us-east-1 → aws:eu-west-3',
    ]);
    expect(lines.slice(3).every((line) => line === undefined)).toBe(true);
  });

  it('has a line of at most 300 characters, without control or hidden ones', () => {
    const long = lineText({
      subject: `a\n\u202e${'x'.repeat(400)}`,
      what: 'name',
      from: 'y'.repeat(60),
      to: 'z',
    });
    expect(long).toHaveLength(300);
    expect(long).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lineText({ subject: 'App', what: 'removed' })).toBe('App: removed');
  });
});
