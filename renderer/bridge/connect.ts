import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import { base64 } from './base64.ts';
import { bridgeAddress } from './page-secret.ts';

const openLink = (websocket: WebSocket) =>
  new RPCLink({ websocket, customJsonSerializers: [bytesOnWire(base64)] });

/**
 * The bridge over the loopback WebSocket. A connection that is lost is made anew by the next call;
 * calls that were under way then reject, and their callers ask again.
 */
export function connectToHost(): Bridge {
  const { address, protocols } = bridgeAddress(window.location, document);
  let link: ReturnType<typeof openLink> | undefined;
  const currentLink = (): ReturnType<typeof openLink> => {
    if (link !== undefined) return link;
    const websocket = new WebSocket(address, protocols);
    const made = openLink(websocket);
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
