import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { serveWebSocket } from '#host/bridge/serve-websocket.ts';
import type { BridgeServer } from '#host/bridge/serve-peer.ts';
import type { BrowserAccess } from './browser-access.ts';
import { cookieValues, isFromElsewhere, refuseRequest } from './request-check.ts';

/** The subprotocol that is agreed on; the page sends its secret as a second one. */
const PROTOCOL = 'domicile';

/** Room for a map file of 50 MB as base64, with what stands around it. */
const MAX_MESSAGE = 72 * 1024 * 1024;

/** The name of the protocol and the secret of the page. */
const MAX_PROTOCOLS = 2;

const GOING_AWAY = 1001;

/** Turns requests for the bridge into WebSockets, and refuses all others. */
export class BridgeUpgrade {
  readonly #access: BrowserAccess;
  readonly #bridge: BridgeServer;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(PROTOCOL) ? PROTOCOL : false),
  });

  constructor(access: BrowserAccess, bridge: BridgeServer) {
    this.#access = access;
    this.#bridge = bridge;
  }

  /** @param host address and port of the shell */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, host: string): void {
    // Whoever is refused may be gone before it is told.
    socket.on('error', () => socket.destroy());
    if (!this.#isAllowed(request, host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      serveWebSocket(this.#bridge, webSocket),
    );
  }

  close(): void {
    for (const socket of this.#sockets.clients) {
      socket.close(GOING_AWAY);
      socket.terminate();
    }
    this.#sockets.close();
  }

  #isAllowed(request: IncomingMessage, host: string): boolean {
    if (refuseRequest(request, host) || isFromElsewhere(request)) return false;
    // A browser always says where an upgrade comes from.
    if (request.headers.origin !== `http://${host}`) return false;
    if (request.url !== '/bridge') return false;
    const cookies = cookieValues(request, cookieName(host));
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',');
    const secrets = protocols.slice(0, MAX_PROTOCOLS).map((protocol) => protocol.trim());
    return this.#access.findByPage(cookies, secrets) !== undefined;
  }
}

/** Cookies ignore ports: two shells on one machine would overwrite each other's. */
export const cookieName = (host: string): string => `domicile-${host.split(':').at(-1) ?? ''}`;
