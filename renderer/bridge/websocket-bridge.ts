import { createORPCClient } from '@orpc/client';
import { type LinkWebsocketClientOptions, RPCLink } from '@orpc/client/websocket';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { bytesOnWire } from '#shared/bridge/wire-bytes.ts';
import { base64 } from './base64.ts';

/** The host at the other end of a WebSocket; calls wait until it is open. */
export const bridgeOverWebSocket = (websocket: LinkWebsocketClientOptions['websocket']): Bridge =>
  createORPCClient<Bridge>(
    new RPCLink({ websocket, customJsonSerializers: [bytesOnWire(base64)] }),
  );
