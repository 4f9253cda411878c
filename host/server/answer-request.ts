import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset } from './assets.ts';
import { cookieName } from './bridge-upgrade.ts';
import { type BrowserAccess, type BrowserSession, newPageSecret } from './browser-access.ts';
import { enterPage, interfacePage, refusalPage } from './pages.ts';
import {
  cookieValues,
  isFromElsewhere,
  type Refusal,
  refuseRequest,
  splitAddress,
} from './request-check.ts';
import { securityHeaders } from './security-headers.ts';

const HTML = 'text/html; charset=utf-8';

type Answer = {
  readonly status: number;
  readonly type: string;
  readonly content: string | Buffer;
  readonly headers?: Record<string, string>;
};

/** What the shell serves: the way in, and the built interface behind it. */
export class RequestAnswers {
  readonly #access: BrowserAccess;
  readonly #assets: ReadonlyMap<string, Asset>;

  constructor(access: BrowserAccess, assets: ReadonlyMap<string, Asset>) {
    this.#access = access;
    this.#assets = assets;
  }

  /** @param host address and port of the shell */
  answer(request: IncomingMessage, response: ServerResponse, host: string): void {
    const refusal = refuseRequest(request, host);
    const { status, type, content, headers } = refusal
      ? refused(refusal)
      : this.#answerFor(request, host);
    response.writeHead(status, {
      ...securityHeaders(host),
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(content),
      ...headers,
      // What else a refused client has to say is not listened to.
      ...(status === 200 ? {} : { Connection: 'close' }),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  }

  #answerFor(request: IncomingMessage, host: string): Answer {
    const url = request.url ?? '';
    const token = /^\/enter\?token=(?<token>[\w-]+)$/.exec(url)?.groups?.['token'];
    const cookies = cookieValues(request, cookieName(host));
    if (token !== undefined) return this.#enter(token, cookies, host);
    const address = splitAddress(url);
    const session = address && this.#access.findByPath(cookies, address.pathSecret);
    if (!session || isFromElsewhere(request))
      return refused({ status: 403, reason: 'Open the address that Domicile has printed.' });
    return this.#serve(session, decoded(address.rest));
  }

  #enter(token: string, cookies: readonly string[], host: string): Answer {
    const session = this.#access.enter(token, cookies);
    if (!session)
      return refused({
        status: 403,
        reason: 'This address has been used. Press Enter where Domicile runs for a new one.',
      });
    const cookie = `${cookieName(host)}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/`;
    return {
      status: 200,
      type: HTML,
      content: enterPage(session),
      headers: { 'Set-Cookie': cookie },
    };
  }

  #serve(session: BrowserSession, address: string): Answer {
    const name = address === '' ? 'index.html' : address;
    const asset = this.#assets.get(name);
    if (!asset) return refused({ status: 404, reason: 'There is no such page.' });
    if (name !== 'index.html') return { status: 200, ...asset };
    const content = interfacePage(asset.content.toString(), newPageSecret(session));
    return { status: 200, type: HTML, content };
  }
}

const refused = ({ status, reason }: Refusal): Answer => ({
  status,
  type: HTML,
  content: refusalPage(reason),
  ...(status === 405 && { headers: { Allow: 'GET, HEAD' } }),
});

/** An address as the name of a file; one that is not well encoded is the name of none. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return '\0';
  }
}
