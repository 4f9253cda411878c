import type * as Y from 'yjs';
import { applyEdits } from '../document/edit.ts';
import type { ElementRef } from '../document/entities.ts';
import { EditHistory, type Undone } from '../document/history.ts';
import { MapProjection } from '../document/projection.ts';
import type { Command, CommandContext } from './command.ts';
import type { PasteNote } from './paste-note.ts';
import type { CommandProblem } from './problem.ts';

export type SessionOptions<S> = {
  /** Gives a random id that fits the format. */
  readonly newId: () => string;
  /** Date and time in the local zone, ISO 8601. */
  readonly now: () => string;
  /** Milliseconds, from any start; it tells quick successions of changes apart from slow ones. */
  readonly clock: () => number;
  /** Who edits; empty = not said. */
  readonly by: () => string;
  /** What is selected now; undo gives it back. */
  readonly selection: () => S;
};

export type RunResult =
  | {
      readonly ok: true;
      /** False where the map said so already; then there is no step and no line. */
      readonly isChanged: boolean;
      readonly created: readonly ElementRef[];
      readonly notes: readonly PasteNote[];
    }
  | { readonly ok: false; readonly problem: CommandProblem };

/** One editor of a shared document: the picture of the map, the commands, and the way back. */
export class EditSession<S> {
  readonly projection: MapProjection;
  readonly history: EditHistory<S>;
  /** The origin of this editor's transactions. */
  readonly origin: object = { kind: 'editor' };
  readonly #doc: Y.Doc;
  readonly #options: SessionOptions<S>;

  constructor(doc: Y.Doc, options: SessionOptions<S>) {
    this.#doc = doc;
    this.#options = options;
    this.projection = new MapProjection(doc);
    const { origin } = this;
    const { clock, selection } = options;
    this.history = new EditHistory(doc, { origin, clock, selection });
  }

  /** Runs a command: one transaction, one line. Refused, it changes nothing. */
  run<Args>(command: Command<Args>, args: Args): RunResult {
    const plan = command.plan(this.projection, args, this.#context());
    if (!plan.ok) return { ok: false, problem: plan.problem };
    const { edits, line, mergeKey, created, notes } = plan;
    const change = (): void => applyEdits(this.#doc, edits);
    const { isChanged } = this.history.record(line, mergeKey, change);
    return { ok: true, isChanged, created, notes };
  }

  undo(): Undone<S> | undefined {
    return this.history.undo();
  }

  redo(): Undone<S> | undefined {
    return this.history.redo();
  }

  destroy(): void {
    this.history.destroy();
    this.projection.destroy();
  }

  #context(): CommandContext {
    const { newId, now, by } = this.#options;
    return { newId, now: now(), by: by() };
  }
}
