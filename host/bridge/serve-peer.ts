import { createRouterClient, onError, ORPCError } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { type EncodedMessage, ServerPeer } from '@orpc/standard-server-peer';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import type { Host } from './host.ts';
import { base64 } from './base64.ts';
import { bridgeRouter, type Connection } from './router.ts';

/** From here on a status is the host's fault, as in HTTP. */
const SERVER_ERROR = 500;

/** One window's end of a connection, whatever carries it. */
export type Peer = {
  /** Takes what the window sent. */
  readonly receive: (message: EncodedMessage) => void;
  /** The window is gone: its maps are left. */
  readonly close: () => void;
};

/** What carries a connection. */
export type Carrier = {
  readonly send: (message: EncodedMessage) => void;
  /** The window sent something that is no message: the connection is to be ended. */
  readonly refuse: () => void;
};

/** Serves windows over any carrier of text messages. */
export class BridgeServer {
  readonly #handler: StandardRPCHandler<Connection>;

  /** @param onBug told when a call fails for no fault of the window; that gets an error without details */
  constructor(host: Host, onBug: (error: unknown) => void) {
    this.#handler = new StandardRPCHandler(bridgeRouter(host), {
      customJsonSerializers: [bytesOnWire(base64)],
      interceptors: [
        onError((error) => {
          if (!(error instanceof ORPCError && error.status < SERVER_ERROR)) onBug(error);
        }),
      ],
    });
  }

  /** @param connection what the shell has for this window; a browser tab gets nothing */
  connect(carrier: Carrier, connection: Connection = {}): Peer {
    const handle = createServerPeerHandleRequestFn(this.#handler, { context: connection });
    const peer = new ServerPeer((message) => carrier.send(message));
    return {
      receive(message) {
        peer.message(message, handle).catch(() => carrier.refuse());
      },
      close: () => peer.close(),
    };
  }
}

/** The bridge without a connection, for tests and the command line; arguments are parsed as ever. */
export const directBridge = (host: Host): Bridge => createRouterClient(bridgeRouter(host));
