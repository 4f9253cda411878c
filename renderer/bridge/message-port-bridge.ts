import { createORPCClient } from '@orpc/client';
import { RPCLink, type SupportedMessagePort } from '@orpc/client/message-port';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import { base64 } from './base64.ts';

/** The host at the other end of a message port, as Electron's preload hands it to the page. */
export function bridgeOverMessagePort(port: SupportedMessagePort & { start: () => void }): Bridge {
  const link = new RPCLink({ port, customJsonSerializers: [bytesOnWire(base64)] });
  port.start();
  return createORPCClient<Bridge>(link);
}
