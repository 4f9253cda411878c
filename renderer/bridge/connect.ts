import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import { base64 } from './base64.ts';
import { bridgeAddress } from './page-secret.ts';

type Link = RPCLink<Record<never, never>>;

/**
 * The bridge over the loopback WebSocket. A connection that is lost is made anew by the next call;
 * calls that were under way then reject, and their callers ask again.
 */
export function connectToHost(): Bridge {
  const { address, protocols } = bridgeAddress(window.location, document);
  let link: Link | undefined;
  const currentLink = (): Link => {
    if (link !== undefined) return link;
    const websocket = new WebSocket(address, protocols);
    const made: Link = new RPCLink({ websocket, customJsonSerializers: [bytesOnWire(base64)] });
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
