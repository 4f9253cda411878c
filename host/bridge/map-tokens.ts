import { randomBytes } from 'node:crypto';

/** The names under which windows know map files; a window never sees or sends a path. */
export class MapTokens {
  readonly #paths = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  /** The token of a path: always the same while the program runs. */
  tokenOf(file: string): string {
    const known = this.#tokens.get(file);
    if (known !== undefined) return known;
    const token = randomBytes(16).toString('base64url');
    this.#tokens.set(file, token);
    this.#paths.set(token, file);
    return token;
  }

  /** The path of a token; undefined where this host did not give it out. */
  pathOf(token: string): string | undefined {
    return this.#paths.get(token);
  }
}
