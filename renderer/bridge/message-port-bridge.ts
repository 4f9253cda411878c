import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';

/** The host at the other end of a message port, as Electron's preload hands it to the page. */
export function bridgeOverMessagePort(port: MessagePort): Bridge {
  const link = new RPCLink({ port, customJsonSerializers: [bytesOnWire] });
  port.start();
  return createORPCClient<Bridge>(link);
}
