import { createORPCClient } from '@orpc/client';
import { type LinkWebsocketClientOptions, RPCLink } from '@orpc/client/websocket';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import { base64 } from './base64.ts';

type Socket = LinkWebsocketClientOptions['websocket'];

const linkOver = (websocket: Socket) =>
  new RPCLink({ websocket, customJsonSerializers: [bytesOnWire(base64)] });

/**
 * The host at the other end of a WebSocket; calls wait until it is open. A connection that is lost
 * is made anew by the next call; calls that were under way then reject, and their callers ask again.
 * @param open makes a connection
 */
export function bridgeOverWebSocket(open: () => Socket): Bridge {
  let link: ReturnType<typeof linkOver> | undefined;
  const currentLink = (): ReturnType<typeof linkOver> => {
    if (link !== undefined) return link;
    const websocket = open();
    const made = linkOver(websocket);
    websocket.addEventListener('close', () => {
      if (link === made) link = undefined;
    });
    link = made;
    return made;
  };
  return createORPCClient<Bridge>({
    call: async (path, input, options) => currentLink().call(path, input, options),
  });
}
