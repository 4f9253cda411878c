import * as Y from 'yjs';
import { EditSession, type RunResult } from '#shared/map/commands/edit-session.ts';
import { explainCommandProblem } from '#shared/map/commands/problem.ts';
import type { ElementRef } from '#shared/map/document/entities.ts';
import { createDocument } from '#shared/map/document/map-document.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';

export type TestSession = {
  readonly doc: Y.Doc;
  readonly session: EditSession<readonly ElementRef[]>;
  /** Milliseconds that the test lets pass. */
  readonly clock: { now: number };
  readonly selection: { now: readonly ElementRef[] };
};

/** An editor with a clock and a selection that the test sets; ids are `n1`, `n2` … after `prefix`. */
export function openSession(doc: Y.Doc, prefix = 'n'): TestSession {
  const clock = { now: 0 };
  const selection: TestSession['selection'] = { now: [] };
  let count = 0;
  const session = new EditSession(doc, {
    newId: () => `${prefix}${(count += 1)}`,
    now: () => '2026-11-22T10:15:00+01:00',
    clock: () => clock.now,
    by: () => 'Ada',
    selection: () => selection.now,
  });
  return { doc, session, clock, selection };
}

export const blankMap: MapDocument = {
  format: 'domicile.map',
  version: 1,
  id: 'test-map',
  title: 'Test map',
};

/** An editor of a map of which only what matters to the test is drawn. */
export const editing = (drawing: Partial<MapDocument> = {}): TestSession =>
  openSession(createDocument({ ...blankMap, ...drawing }));

/** The same document on another machine. */
export function replica(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What a command that must succeed has made. Throws where it was refused. */
export function made(result: RunResult): readonly ElementRef[] {
  if (!result.ok) throw new Error(explainCommandProblem(result.problem));
  return result.created;
}

/** Why a command that must be refused was. Throws where it was carried out. */
export function refusal(result: RunResult): string {
  if (result.ok) throw new Error('the command was carried out');
  return explainCommandProblem(result.problem);
}
