import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket as Socket } from 'ws';
import { bridgeOverWebSocket } from '#renderer/bridge/websocket-bridge.ts';
import type { Bridge } from '#shared/bridge/bridge.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** One request, as written: no client tidies the path or adds headers. */
export function get(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What a browser has after it opened an address with a token. */
export type Entered = {
  readonly origin: string;
  readonly cookie: string;
  /** Where the interface is, such as `/s/SECRET/`. */
  readonly home: string;
  readonly pageSecret: string;
};

/** Goes in as a browser does: token, cookie, page. */
export async function enter(address: string): Promise<Entered> {
  const { origin, pathname, search } = new URL(address);
  const entered = await get(origin, pathname + search);
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const home = /url=(?<home>[^"]+)"/.exec(entered.text)?.groups?.['home'] ?? '';
  const page = await get(origin, home, { cookie });
  const pageSecret = /name="page-secret" content="(?<secret>[^"]+)"/.exec(page.text)?.groups?.[
    'secret'
  ];
  if (pageSecret === undefined) throw new Error(`no page: ${page.status} ${page.text}`);
  return { origin, cookie, home, pageSecret };
}

/** A WebSocket as the page opens it, with what a test wants different. */
export function openSocket(
  { origin, cookie, pageSecret }: Entered,
  different: {
    readonly path?: string;
    readonly protocols?: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Socket {
  const address = `${origin.replace('http', 'ws')}${different.path ?? '/bridge'}`;
  const protocols = [...(different.protocols ?? ['domicile', pageSecret])];
  return new Socket(address, protocols, {
    headers: { cookie, origin, ...different.headers },
    // A browser offers it; the shell does not take it.
    perMessageDeflate: true,
  });
}

/** How a WebSocket ends that must not open: the status it was refused with. */
export async function refusalOf(socket: Socket): Promise<number | 'opened'> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate();
      resolve('opened');
    });
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

/** A socket of the library `ws` with the events of a browser's. */
class PageSocket extends EventTarget {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('message', (data: Buffer) =>
      this.dispatchEvent(new MessageEvent('message', { data: data.toString() })),
    );
    socket.on('close', () => this.dispatchEvent(new Event('close')));
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#socket.readyState;
  }

  send(data: string): void {
    this.#socket.send(data);
  }
}

/** The bridge over the shell, as the page has it. */
export async function connectPage(
  page: Entered,
): Promise<{ readonly bridge: Bridge; readonly socket: Socket }> {
  const socket = openSocket(page);
  await once(socket, 'open');
  return { bridge: bridgeOverWebSocket(() => new PageSocket(socket)), socket };
}
