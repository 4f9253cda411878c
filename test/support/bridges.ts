import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { Host } from '#host/bridge/host.ts';
import { serveMessagePort } from '#host/bridge/serve-message-port.ts';
import { BridgeServer, directBridge } from '#host/bridge/serve-peer.ts';
import { serveWebSocket } from '#host/bridge/serve-websocket.ts';
import { bridgeOverMessagePort } from '#renderer/bridge/message-port-bridge.ts';
import { bridgeOverWebSocket } from '#renderer/bridge/websocket-bridge.ts';
import type { Bridge } from '#shared/bridge/bridge.ts';

/** A window of a host: its bridge, a way to send what is no message, and its end. */
export type TestWindow = {
  readonly bridge: Bridge;
  readonly sendRaw: (message: string) => void;
  readonly closed: Promise<unknown>;
  readonly close: () => void;
};

export type OpenWindow = (host: Host) => Promise<TestWindow>;

const fail = (error: unknown): never => {
  throw error;
};

/** `node:worker_threads` stands in for both of Electron's ends: they differ in how they listen. */
async function messagePortWindow(host: Host): Promise<TestWindow> {
  const { port1, port2 } = new MessageChannel();
  serveMessagePort(new BridgeServer(host, fail), {
    postMessage: (message) => port1.postMessage(message),
    on: (type: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      port1.on(type, (data: unknown) => listener({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  });
  const closed = once(port2, 'close');
  onTestFinished(() => port2.close());
  return {
    bridge: bridgeOverMessagePort(port2),
    sendRaw: (message) => port2.postMessage(message),
    closed,
    close: () => port2.close(),
  };
}

async function webSocketWindow(host: Host): Promise<TestWindow> {
  const server = new BridgeServer(host, fail);
  const listener = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  listener.on('connection', (socket: ServerSocket) => serveWebSocket(server, socket));
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}`);
  onTestFinished(() => {
    for (const client of listener.clients) client.terminate();
    listener.close();
  });
  return {
    bridge: bridgeOverWebSocket(() => socket),
    sendRaw: (message) => socket.send(message),
    closed: once(socket, 'close'),
    close: () => socket.close(),
  };
}

const directWindow: OpenWindow = (host) =>
  Promise.resolve({
    bridge: directBridge(host),
    sendRaw: () => undefined,
    closed: Promise.resolve(),
    close: () => undefined,
  });

export const transports: Record<'message port' | 'websocket' | 'direct', OpenWindow> = {
  'message port': messagePortWindow,
  websocket: webSocketWindow,
  direct: directWindow,
};
