/** What a command needs of the world around it; a test gives its own. */
export type CommandIo = {
  /** Reads a file; `-` is standard input. Rejects as Node does. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** The local calendar day, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Whether colour may be used on standard output. */
  readonly hasColour: boolean;
  /** The width of standard output in characters. */
  readonly width: number;
};

/** The exit codes of every command. */
export const EXIT = { ok: 0, found: 1, badInput: 2, internal: 3, untrusted: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command: its place in `--help`, and what it does. */
export type Command = {
  readonly name: string;
  readonly synopsis: string;
  readonly summary: string;
  readonly details: string;
  readonly examples: readonly string[];
  readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>;
};

/** Arguments that are wrong: told in one line, exit code 2. */
export class UsageError extends Error {}
