import type { Failure } from '#shared/bridge/failures.ts';
import type { Subject } from '#shared/evaluate/finding.ts';
import type { Command } from '#shared/map/commands/command.ts';
import type { RunResult } from '#shared/map/commands/edit-session.ts';
import type { EditHistory } from '#shared/map/document/history.ts';
import type { MapView } from '#shared/map/document/projection.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** Where the last edit is: on disk, on its way there, or nowhere because the host is gone. */
export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'read-only'; readonly code: Failure }
  | { readonly kind: 'failed'; readonly code: Failure };

/** What a map can do now, besides what it holds. */
export type OpenMapState = {
  readonly map: DomicileMap;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saved: SavedState;
};

/** Runs a command on the map as one step of undo and one line of the history. */
export type RunCommand = <A>(command: Command<A>, args: A) => RunResult;

/** A map that is open: its projection, its commands, and where its edits are. */
export type OpenMap = {
  readonly state: () => OpenMapState;
  /** Is told after each change of `state()`; gives back how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly run: RunCommand;
  /** Gives back the selection that the step was made with; undefined where there is no step. */
  readonly undo: () => readonly Subject[] | undefined;
  readonly redo: () => readonly Subject[] | undefined;
  /** The map as commands read it; for what the projection of the model does not have. */
  readonly view: MapView;
  /** For gestures that are one step of undo: `beginGroup`, `endGroup`. */
  readonly history: Pick<EditHistory<unknown>, 'beginGroup' | 'endGroup'>;
};
