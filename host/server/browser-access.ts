import { isSameSecret, newSecret } from './secrets.ts';

/** One browser that came in with a token. */
export type BrowserSession = {
  /** Sent by the browser with every request to this host, to any port (RFC 6265, section 8.5). */
  readonly cookie: string;
  /** Part of every address, so that a cookie which another port was sent opens nothing. */
  readonly pathSecret: string;
  /** One a page, from its HTML; without it no bridge. The oldest first. */
  readonly pageSecrets: Set<string>;
};

// Every reload is a page; old pages whose connection was lost come back with their own.
const MAX_PAGES = 200;
const MAX_SESSIONS = 20;
const MAX_TOKENS = 20;

/** Who may use the loopback shell. */
export class BrowserAccess {
  readonly #tokens: string[] = [];
  readonly #sessions: BrowserSession[] = [];

  /** A token that lets one browser in once. */
  issueToken(): string {
    const token = newSecret();
    this.#tokens.push(token);
    if (this.#tokens.length > MAX_TOKENS) this.#tokens.shift();
    return token;
  }

  /**
   * Takes a token; it is used up. Undefined where it is wrong or was used. A browser that is in
   * already keeps its cookie: a new one would shut out its other tabs.
   */
  enter(token: string, cookies: readonly string[]): BrowserSession | undefined {
    const at = this.#tokens.findIndex((known) => isSameSecret(known, token));
    if (at === -1) return undefined;
    this.#tokens.splice(at, 1);
    const session = {
      cookie: this.#withCookie(cookies)[0]?.cookie ?? newSecret(),
      pathSecret: newSecret(),
      pageSecrets: new Set<string>(),
    };
    this.#sessions.push(session);
    if (this.#sessions.length > MAX_SESSIONS) this.#sessions.shift();
    return session;
  }

  /** The session of an address: cookie and path must both be its own; either alone is nothing. */
  findByPath(cookies: readonly string[], pathSecret: string): BrowserSession | undefined {
    const sessions = this.#withCookie(cookies);
    return sessions.find((session) => isSameSecret(session.pathSecret, pathSecret));
  }

  /** The session that sent a page, by the secret in the page and the cookie. */
  findByPage(cookies: readonly string[], secrets: readonly string[]): BrowserSession | undefined {
    const sessions = this.#withCookie(cookies);
    return sessions.find(({ pageSecrets }) =>
      [...pageSecrets].some((known) => secrets.some((secret) => isSameSecret(known, secret))),
    );
  }

  #withCookie(cookies: readonly string[]): BrowserSession[] {
    return this.#sessions.filter((session) =>
      cookies.some((cookie) => isSameSecret(session.cookie, cookie)),
    );
  }
}

/** A secret for a page that is being sent. */
export function newPageSecret({ pageSecrets }: BrowserSession): string {
  const secret = newSecret();
  pageSecrets.add(secret);
  const [oldest] = pageSecrets;
  if (oldest !== undefined && pageSecrets.size > MAX_PAGES) pageSecrets.delete(oldest);
  return secret;
}
