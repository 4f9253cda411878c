import * as Y from 'yjs';
import type { Subject } from '#shared/evaluate/finding.ts';
import type { Command } from '#shared/map/commands/command.ts';
import { applyEdits } from '#shared/map/document/edit.ts';
import { lineText } from '#shared/map/document/history-line.ts';
import { MapProjection } from '#shared/map/document/projection.ts';

export class MapEditor {
  readonly projection: MapProjection;
  readonly #doc: Y.Doc;
  readonly #undo: Y.UndoManager;
  #action = '';
  constructor(
    doc: Y.Doc,
    options: {
      onEdit: (update: Uint8Array, action: string) => void;
      newId: () => string;
      now: () => string;
      by: () => string;
    },
  ) {
    this.#doc = doc;
    this.projection = new MapProjection(doc);
    this.options = options;
    const roots = [
      'map',
      'cohorts',
      'vendors',
      'nodes',
      'hops',
      'matrix',
      'postures',
      'acceptances',
      'decisions',
    ].map((n) => doc.getMap(n));
    this.#undo = new Y.UndoManager(roots, { trackedOrigins: new Set([this]), captureTimeout: 0 });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || origin === this.#undo) options.onEdit(update, this.#action);
    });
  }
  options: {
    onEdit: (update: Uint8Array, action: string) => void;
    newId: () => string;
    now: () => string;
    by: () => string;
  };
  get canUndo() {
    return this.#undo.undoStack.length > 0;
  }
  get canRedo() {
    return this.#undo.redoStack.length > 0;
  }
  run<A>(command: Command<A>, args: A) {
    const { newId, now, by } = this.options;
    const plan = command.plan(this.projection, args, { newId, now: now(), by: by() });
    if (!plan.ok) return plan;
    this.#action = lineText(plan.line).slice(0, 300);
    if (plan.edits.length > 0) this.#doc.transact(() => applyEdits(this.#doc, plan.edits), this);
    return plan;
  }
  undo(): readonly Subject[] | undefined {
    this.#action = 'Undo';
    this.#undo.undo();
    return undefined;
  }
  redo(): readonly Subject[] | undefined {
    this.#action = 'Redo';
    this.#undo.redo();
    return undefined;
  }
}
