import type { OpenQuestion } from '#shared/evaluate/finding.ts';
import type { ElementName } from '#shared/map/field-table.ts';

/** What rows of fields read and write: elements, or an entry of one of their lists. */
export type FieldTarget = {
  readonly element: ElementName;
  /** What is edited, for names of controls: `Recordings`, `Agreement 2 of Sentry`. */
  readonly name: string;
  /** The value on each element; undefined = not known. */
  readonly read: (path: string) => readonly unknown[];
  /** Sets a value on all; undefined = not known. */
  readonly write: (path: string, value: unknown) => void;
  /** What the format assumes where nothing is said, on each element. */
  readonly assumed: (path: string) => readonly unknown[];
  /** The open question that a field answers; undefined where none is open. */
  readonly question: (path: string) => OpenQuestion | undefined;
};
