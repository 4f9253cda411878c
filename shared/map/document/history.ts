import * as Y from 'yjs';
import { describeChange } from './change-text.ts';
import { elementTypes } from './entities.ts';
import { type HistoryLine, lineText, mergedLine } from './history-line.ts';
import { rootOf } from './roots.ts';

/** So many steps can be undone; older ones are forgotten. */
export const MAX_STEPS = 1_000;

/** Changes that follow each other faster, in milliseconds, and have the same merge key are one step. */
export const MERGE_WITHIN = 500;

export type HistoryOptions<S> = {
  /** The origin of the transactions that are steps; those of any other origin are never undone. */
  readonly origin: object;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  /** What is selected now; it is kept with each step. */
  readonly selection: () => S;
};

/** What was undone or redone. */
export type Undone<S> = {
  readonly line: HistoryLine;
  /** What was selected before the step, or, of a redo, after it. */
  readonly selection: S;
};

type Step<S> = Undone<S> & { readonly mergeKey: string | undefined };

/** Undo and redo of the steps of one editor in a shared document. */
export class EditHistory<S> {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #options: HistoryOptions<S>;
  readonly #steps = new WeakMap<object, Step<S>>();
  #next: { readonly line: HistoryLine; readonly mergeKey: string | undefined } | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;
  #isGroupOpen = false;
  #groupStep: object | undefined;

  constructor(doc: Y.Doc, options: HistoryOptions<S>) {
    this.#doc = doc;
    this.#options = options;
    const roots = [rootOf(doc, 'map'), ...elementTypes.map((type) => rootOf(doc, type))];
    this.#manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set([options.origin]),
      // Steps are told apart here, by a clock that is passed in; Yjs would ask the system's.
      captureTimeout: Number.POSITIVE_INFINITY,
    });
    this.#manager.on('stack-item-added', ({ stackItem, type }) => this.#add(stackItem, type));
    this.#manager.on('stack-item-updated', ({ stackItem }) => this.#merge(stackItem));
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  /** What the next undo takes back; undefined where there is nothing. */
  get undoLine(): HistoryLine | undefined {
    return this.#top(this.#manager.undoStack)?.line;
  }

  get redoLine(): HistoryLine | undefined {
    return this.#top(this.#manager.redoStack)?.line;
  }

  /** From here to `endGroup`, all changes are one step: a drag, a pass over a table. */
  beginGroup(): void {
    this.#isGroupOpen = true;
    this.#groupStep = undefined;
  }

  endGroup(): void {
    this.#isGroupOpen = false;
    this.#groupStep = undefined;
    this.#manager.stopCapturing();
    this.#lastAt = Number.NEGATIVE_INFINITY;
  }

  /** Makes a change in one transaction, as a step of its own or as more of the step before. */
  record(
    line: HistoryLine,
    mergeKey: string | undefined,
    change: () => void,
  ): { readonly isChanged: boolean } {
    const now = this.#options.clock();
    if (!this.#isMore(mergeKey, now)) this.#manager.stopCapturing();
    this.#next = { line, mergeKey };
    let isChanged = false;
    this.#doc.transact((transaction) => {
      describeChange(transaction, lineText(line));
      change();
      isChanged = transaction.changed.size > 0;
    }, this.#options.origin);
    this.#next = undefined;
    if (isChanged) this.#lastAt = now;
    return { isChanged };
  }

  /** Takes back the last step; undefined where there is none. */
  undo(): Undone<S> | undefined {
    return this.#take('Undo', this.#manager.undoStack, () => this.#manager.undo());
  }

  /** Makes the last undone step again; undefined where there is none. */
  redo(): Undone<S> | undefined {
    return this.#take('Redo', this.#manager.redoStack, () => this.#manager.redo());
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #isMore(mergeKey: string | undefined, now: number): boolean {
    const top = this.#manager.undoStack.at(-1);
    if (top === undefined) return false;
    if (this.#isGroupOpen) return this.#groupStep === top;
    const isSame = mergeKey !== undefined && this.#steps.get(top)?.mergeKey === mergeKey;
    return isSame && now - this.#lastAt < MERGE_WITHIN;
  }

  #add(item: object, type: 'undo' | 'redo'): void {
    const taken = this.#manager.currStackItem;
    const before = taken === null ? undefined : this.#steps.get(taken);
    const said = this.#next ?? before;
    if (said === undefined) throw new Error('a step has a line');
    const { line, mergeKey } = said;
    this.#steps.set(item, { line, mergeKey, selection: this.#options.selection() });
    if (this.#next !== undefined && this.#isGroupOpen) this.#groupStep = item;
    if (type === 'undo' && this.#manager.undoStack.length > MAX_STEPS)
      this.#manager.undoStack.shift();
  }

  #merge(item: object): void {
    const before = this.#steps.get(item);
    if (before === undefined || this.#next === undefined) return;
    this.#steps.set(item, { ...before, line: mergedLine(before.line, this.#next.line) });
  }

  #take(
    word: 'Undo' | 'Redo',
    stack: readonly object[],
    take: () => Y.UndoManager['currStackItem'],
  ): Undone<S> | undefined {
    const top = this.#top(stack);
    if (top === undefined) return undefined;
    this.#isGroupOpen = false;
    this.#groupStep = undefined;
    const text = `${word}: ${lineText(top.line)}`;
    this.#doc.once('beforeTransaction', (transaction) => describeChange(transaction, text));
    const taken = take();
    return taken === null ? undefined : this.#steps.get(taken);
  }

  #top(stack: readonly object[]): Step<S> | undefined {
    const item = stack.at(-1);
    return item && this.#steps.get(item);
  }
}
