import type { Edit } from '../document/edit.ts';
import type { ElementRef } from '../document/entities.ts';
import type { HistoryLine } from '../document/history-line.ts';
import type { MapView } from '../document/projection.ts';
import type { PasteNote } from './paste-note.ts';
import type { CommandProblem } from './problem.ts';

/** What a command may know besides the map and its arguments. */
export type CommandContext = {
  /** Gives a random id that fits the format. */
  readonly newId: () => string;
  /** Date and time in the local zone, ISO 8601, such as `2026-11-22T10:15:00+01:00`. */
  readonly now: string;
  /** Who does it. */
  readonly by: string;
};

/** What a command is going to do. Without edits: the map says so already. */
export type Plan = {
  readonly edits: readonly Edit[];
  readonly line: HistoryLine;
  /** What is new, in the order in which it was made; an editor selects it. */
  readonly created: readonly ElementRef[];
  /** What pasting could not take over as it was. */
  readonly notes: readonly PasteNote[];
  /** Changes in quick succession with the same text, such as typing, are one step of undo. */
  readonly mergeKey?: string;
};

export type Planned =
  | ({ readonly ok: true } & Plan)
  | { readonly ok: false; readonly problem: CommandProblem };

/** A kind of change to a map. To plan it is pure: it reads the map and writes nothing. */
export type Command<Args> = {
  /** Verb and noun, as its file is called. */
  readonly name: string;
  /** As a palette lists it. */
  readonly title: string;
  readonly plan: (view: MapView, args: Args, context: CommandContext) => Planned;
};

/** Declares a command; keeps its name as a literal for the table of commands. */
export const defineCommand = <const Name extends string, Args>(
  command: Command<Args> & { readonly name: Name },
): Command<Args> & { readonly name: Name } => command;

export const refuse = (
  problem: CommandProblem,
): { readonly ok: false; problem: CommandProblem } => ({
  ok: false,
  problem,
});

/** A plan; what is left out is empty. */
export const planned = (
  plan: Pick<Plan, 'edits' | 'line'> & Partial<Plan>,
): { readonly ok: true } & Plan => ({ ok: true, created: [], notes: [], ...plan });
