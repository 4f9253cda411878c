import type { Connection } from '../connection.ts';

/** A step from one form of the file to the next. */
export type Migration = {
  /** The `user_version` of the file after this step. */
  readonly format: number;
  /** Runs inside a transaction, together with every other step that is due. */
  readonly up: (database: Connection) => void;
};
