import type { Bridge } from '#shared/bridge/bridge.ts';
import { bridgeOverMessagePort } from './message-port-bridge.ts';
import { bridgeAddress } from './page-secret.ts';
import { portFromShell } from './shell-port.ts';
import { bridgeOverWebSocket } from './websocket-bridge.ts';

/**
 * The bridge to the host. Here alone it is decided what carries it: a page of the desktop window has
 * a protocol of its own and gets a message port, every other page a WebSocket on loopback.
 */
export async function connectToHost(): Promise<Bridge> {
  if (window.location.protocol === 'app:')
    return bridgeOverMessagePort(await portFromShell(window));
  const { address, protocols } = bridgeAddress(window.location, document);
  return bridgeOverWebSocket(() => new WebSocket(address, protocols));
}
